"""What a stranger's video holds, read packet by packet without believing its header."""

from pathlib import Path
from typing import Any

import av
import av.logging
from av.container import InputContainer
from av.video.stream import VideoStream

from tallgrass.media.darkroom.refusal import Refusal
from tallgrass.media.darkroom.sizes import MAX_LONG_SIDE, MAX_RATE, MAX_SECONDS, MAX_SHORT_SIDE, MAX_VIDEO_FRAMES

av.logging.set_level(None)

_FORMATS = {"mp4": "mov", "matroska": "matroska"}
_CODECS = (
    "h264,hevc,vp8,vp9,libdav1d,av1,mpeg4,mjpeg,aac,mp3,mp3float,opus,vorbis,ac3,eac3,flac,alac,pcm_s16le,pcm_s16be,pcm_f32le,amrnb,amrwb"
)
_OPTIONS = {
    # One container, known codecs, and no way from one file to another: nothing but the bytes handed over is read.
    "format_whitelist": "mov,mp4,m4a,3gp,3g2,mj2,mov,mp4,matroska,webm,matroska,webm",
    "codec_whitelist": _CODECS,
    "protocol_whitelist": "pipe",
    "enable_drefs": "0",
    "use_absolute_path": "0",
}
_MAX_STREAMS = 8


def open_video(file: Any, kind: str) -> InputContainer:
    """Open the bytes of `file` (a Python file, so FFmpeg opens nothing itself) as exactly that kind of container.

    Raises:
        Refusal: `broken_video`.
    """
    options = {name: value for name, value in _OPTIONS.items() if kind == "mp4" or name not in ("enable_drefs", "use_absolute_path")}
    try:
        return av.open(file, "r", format=_FORMATS[kind], options=options, metadata_errors="replace", io_open=_refuse_to_open)
    except (av.FFmpegError, ValueError) as error:
        raise Refusal("broken_video") from error


def picture_stream(container: InputContainer) -> VideoStream:
    """The stream to show (a cover picture is none).

    Raises:
        Refusal: `no_picture_track`, `too_complex`.
    """
    if len(container.streams) > _MAX_STREAMS:
        raise Refusal("too_complex")
    for stream in container.streams.video:
        if not stream.disposition & av.stream.Disposition.attached_pic:
            return stream
    raise Refusal("no_picture_track")


def check_size(width: int, height: int) -> None:
    """
    Raises:
        Refusal: `too_large_video`, `broken_video`.
    """
    if width < 2 or height < 2:
        raise Refusal("broken_video")
    if max(width, height) > MAX_LONG_SIDE or min(width, height) > MAX_SHORT_SIDE:
        raise Refusal("too_large_video", width=width, height=height)


def probe(*, source: Path, kind: str) -> dict[str, Any]:
    """Seconds, width, height and frames of a video, counted over all its packets; one frame is decoded.

    Raises:
        Refusal: `broken_video`, `no_picture_track`, `too_large_video`, `too_long`, `too_many_video_frames`, `too_fast`, `too_complex`.
    """
    with source.open("rb") as file, open_video(file, kind) as container:
        stream = picture_stream(container)
        check_size(stream.width, stream.height)
        seconds, frames = _length(container, stream)
    if seconds > MAX_SECONDS + 1:
        raise Refusal("too_long", minutes=MAX_SECONDS // 60)
    if frames > MAX_VIDEO_FRAMES:
        raise Refusal("too_many_video_frames")
    if frames < 1:
        raise Refusal("broken_video")
    if seconds > 0 and frames / seconds > MAX_RATE * 1.05:
        raise Refusal("too_fast", rate=MAX_RATE)
    with source.open("rb") as file, open_video(file, kind) as container:
        width, height = _shown_size(container, picture_stream(container))
    return {"seconds": round(seconds, 3), "width": width, "height": height, "frames": frames}


def upright(frame: av.VideoFrame) -> tuple[int, int]:
    """Width and height as shown, after the turn a phone wrote into the file."""
    return (frame.height, frame.width) if frame.rotation % 180 else (frame.width, frame.height)


def _length(container: InputContainer, stream: VideoStream) -> tuple[float, int]:
    first: float | None = None
    last, frames = 0.0, 0
    try:
        for packet in container.demux(stream):
            if packet.size == 0:
                continue
            frames += 1
            if frames > MAX_VIDEO_FRAMES:
                break
            if packet.pts is not None and packet.time_base is not None:
                at = float(packet.pts * packet.time_base)
                first = at if first is None else min(first, at)
                last = max(last, at + float((packet.duration or 0) * packet.time_base))
    except av.FFmpegError as error:
        raise Refusal("broken_video") from error
    return last - (first or 0.0), frames


def _shown_size(container: InputContainer, stream: VideoStream) -> tuple[int, int]:
    stream.codec_context.thread_count = 1
    try:
        for frame in container.decode(stream):
            check_size(frame.width, frame.height)
            return upright(frame)
    except av.FFmpegError as error:
        raise Refusal("broken_video") from error
    raise Refusal("broken_video")


def _refuse_to_open(url: str, flags: int, options: dict[str, str]) -> Any:
    raise Refusal("broken_video")
