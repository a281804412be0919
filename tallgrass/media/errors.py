"""What can be wrong with an upload, in words a person can act on."""

from tallgrass.media.darkroom.refusal import Refusal
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words

PICTURE_BYTES = 16 * 1024 * 1024
VIDEO_BYTES = 99 * 1024 * 1024

_WORDS: dict[str, Words] = {
    "not_a_picture": Words(
        "这个文件不是图片。可以用 JPEG、PNG、WebP、GIF 或 AVIF。", "This file is not a picture. Use JPEG, PNG, WebP, GIF or AVIF."
    ),
    "heic": Words(
        "暂时读不了 HEIC。请在相机设置里选“兼容性最佳”，或另存为 JPEG 再传。",
        "HEIC cannot be read here. Choose “Most Compatible” in the camera settings, or save it as JPEG.",
    ),
    "broken_picture": Words(
        "这张图打不开，可能没有传完整。请换一个文件。", "This picture does not open; it may be incomplete. Choose another file."
    ),
    "too_many_pixels": Words(
        "这张图有 {width}×{height} 像素，上限是 {millions} 百万像素。请缩小后再传。",
        "This picture has {width} × {height} pixels; the limit is {millions} million. Make it smaller.",
    ),
    "too_many_pixels_animated": Words("动图最大 1280×720。请缩小后再传。", "An animation may be 1280 × 720 at most. Make it smaller."),
    "too_many_frames": Words("动图最多 300 帧。请剪短后再传。", "An animation may have 300 frames at most. Make it shorter."),
    "too_complex": Words(
        "处理这个文件太费力，没有收下。请另存一份普通的再传。", "This file takes too much work to read. Save a plain copy and use that."
    ),
    "not_a_video": Words("这个文件不是视频。可以用 MP4、MOV、WebM 或 MKV。", "This file is not a video. Use MP4, MOV, WebM or MKV."),
    "broken_video": Words(
        "这个视频打不开，可能没有传完整。请换一个文件。", "This video does not open; it may be incomplete. Choose another file."
    ),
    "no_picture_track": Words("这个文件只有声音，没有画面。", "This file has sound but no picture."),
    "too_large_video": Words(
        "视频画面是 {width}×{height}，最大 3840×2160。请导出小一些的再传。",
        "This video is {width} × {height}; 3840 × 2160 is the most. Export a smaller one.",
    ),
    "too_long": Words("视频最长 {minutes} 分钟。请剪短后再传。", "A video may last {minutes} minutes at most. Make it shorter."),
    "too_many_video_frames": Words(
        "视频帧数太多，上限 36,000 帧。请剪短或降低帧率。", "A video may have 36,000 frames at most. Make it shorter or slower."
    ),
    "too_fast": Words(
        "视频每秒最多 {rate} 帧。请降低帧率后再传。", "A video may have {rate} frames a second at most. Export it with fewer."
    ),
    "interrupted": Words("视频处理中断了。请重新上传。", "The work on this video was interrupted. Upload it again."),
}


def refused(refusal: Refusal) -> DomainError:
    words = _WORDS[refusal.code]
    return DomainError(refusal.code, words.format(**refusal.values) if refusal.values else words, field="file")


def unreadable(code: str) -> DomainError:
    """The refusal of that code, for those who list what may happen."""
    return refused(Refusal(code))


def words_for(code: str) -> Words:
    """Why a video failed."""
    return _WORDS.get(code, _WORDS["broken_video"])


def too_large(limit: int, size: int | None, thing: Words) -> DomainError:
    """`size` is None when reading stopped at the limit."""
    most = limit // (1024 * 1024)
    if size is None:
        words = Words(f"{thing.zh}超过 {most} MB 了。请缩小后再传。", f"This {thing.en} is over {most} MB. Make it smaller.")
    else:
        mb = -(-size // (1024 * 1024))
        words = Words(
            f"{thing.zh}有 {mb} MB，上限 {most} MB。请缩小后再传。",
            f"This {thing.en} has {mb} MB; the limit is {most} MB. Make it smaller.",
        )
    return DomainError("too_large", words, field="file", status=413)


def no_file() -> DomainError:
    return DomainError("no_file", Words("没有收到文件。请选一个再传。", "No file arrived. Choose one."), field="file")


def quota_full() -> DomainError:
    return DomainError(
        "quota_full",
        Words(
            "你的空间满了（5 GB，10,000 个文件）。删掉一些旧内容再传。",
            "Your space is full (5 GB, 10,000 files). Delete something old first.",
        ),
        field="file",
    )


def busy() -> DomainError:
    return DomainError(
        "busy",
        Words("现在上传的人很多，过几秒再试。", "Many uploads at the moment. Try again in a few seconds."),
        status=503,
        retry_after=5,
    )


def upload_gone() -> DomainError:
    return DomainError(
        "upload_gone",
        Words("有一张图或一个视频已经不在了，请重新上传。", "A picture or video is no longer here. Upload it again."),
        field="file",
        status=422,
    )


def in_use() -> DomainError:
    return DomainError("in_use", Words("它已经用在一篇内容里，要在那里删除。", "It is in use; remove it where it is used."), status=409)


PICTURE, VIDEO = Words("这张图", "picture"), Words("这个视频", "video")
