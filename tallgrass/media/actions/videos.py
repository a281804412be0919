"""Taking videos in, and cutting them to HLS in a job."""

import time
from pathlib import Path
from typing import IO, Any

from django.db import transaction
from procrastinate.contrib.django import app

from tallgrass.media import files, isolation
from tallgrass.media.actions.pictures import keep_picture
from tallgrass.media.actions.quota import check_quota, hold_quota
from tallgrass.media.actions.uploads import delete_pictures
from tallgrass.media.darkroom.refusal import Refusal
from tallgrass.media.darkroom.sniffing import video_kind
from tallgrass.media.errors import VIDEO, VIDEO_BYTES, refused, too_large
from tallgrass.media.events import VideoFailed, VideoReady
from tallgrass.media.models import Picture, Video
from tallgrass.media.types import VideoState
from tallgrass.platform import clock, live
from tallgrass.platform.events import emit
from tallgrass.platform.ids import short

ORIGINAL = "original"
_OPEN = [VideoState.UPLOADED, VideoState.PROCESSING]


def store_video(*, owner_id: int, file: IO[bytes] | Any) -> Video:
    """Take in what `file` holds, looked through but not yet cut; a job does that.

    Raises:
        DomainError: `too_large`, `not_a_video`, `broken_video`, `no_picture_track`, `too_large_video`, `too_long`,
            `too_many_video_frames`, `too_fast`, `too_complex`, `quota_full`, `busy`.
    """
    check_quota(owner_id)
    with files.desk() as desk:
        folder = desk / "upload"
        folder.mkdir()
        try:
            head = files.receive(file, folder / ORIGINAL, VIDEO_BYTES)
        except files.TooLarge:
            raise too_large(VIDEO_BYTES, getattr(file, "size", None), VIDEO) from None
        try:
            kind, facts = _probe(folder / ORIGINAL, head)
        except Refusal as refusal:
            raise refused(refusal) from None
        return _keep_upload(owner_id, folder, kind, facts)


def cut_video(*, video_id: int) -> None:
    """Cut an uploaded video to HLS and a poster. Cutting what is cut, failed or deleted changes nothing.

    Emits `VideoReady`, or `VideoFailed` when the file is at fault; any other trouble is raised, for the job to try again.
    The cut gets a new key: until the row names it, the uploaded file stays as it was.
    """
    if not Video.objects.filter(id=video_id, state__in=_OPEN).update(state=VideoState.PROCESSING, progress=0):
        return
    video = Video.objects.get(id=video_id)
    with files.desk() as desk:
        into, poster_into = desk / "cut", desk / "poster"
        into.mkdir()
        poster_into.mkdir()
        errand = {
            "do": "cut", "of": "video", "kind": video.container, "seconds": video.seconds, "cpu_seconds": round(300 + 8 * video.seconds),
            "source": str(files.folder("videos", video.key) / ORIGINAL),
            "into": str(into), "poster_into": str(poster_into),
        }  # fmt: skip
        try:
            facts = isolation.cutting.ask(errand, _Progress(video))
        except Refusal as refusal:
            fail_video(video_id=video_id, code=refusal.code)
            return
        poster = keep_picture(owner_id=video.owner_id, prints=poster_into, facts=facts["poster"], purpose="poster", attached_at=clock.now())
        _finish(video, into, facts, poster)


def fail_video(*, video_id: int, code: str) -> None:
    """The video cannot be cut. Its file is removed, the row stays to say why. Emits `VideoFailed`."""
    with transaction.atomic():
        video = Video.objects.select_for_update().filter(id=video_id, state__in=_OPEN).first()
        if video is None:
            return
        video.state, video.error, video.bytes, video.sha256 = VideoState.FAILED, code, 0, ""
        video.save(update_fields=["state", "error", "bytes", "sha256"])
        emit(VideoFailed(video_id=video.id, owner_id=video.owner_id))
        live.tell([video.owner_id], "video_failed", video=short(video.id), code=code)
        key = video.key
        transaction.on_commit(lambda: files.remove("videos", key))


class _Progress:
    """Writes down and tells how far the cut is, at most once a second."""

    def __init__(self, video: Video) -> None:
        self._video = video
        self._next = 0.0

    def __call__(self, percent: int) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + 1
        if not Video.objects.filter(id=self._video.id, state=VideoState.PROCESSING).update(progress=percent):
            raise Refusal("interrupted")  # deleted meanwhile
        live.tell([self._video.owner_id], "video_progress", video=short(self._video.id), percent=percent)


def _probe(original: Path, head: bytes) -> tuple[str, dict[str, Any]]:
    kind = video_kind(head)
    if kind is None:
        raise Refusal("not_a_video")
    return kind, isolation.probing.ask({"do": "probe", "of": "video", "source": str(original), "kind": kind})


def _keep_upload(owner_id: int, folder: Path, kind: str, facts: dict[str, Any]) -> Video:
    key = files.new_key()
    sha256, size = files.fingerprint(folder)
    files.settle(folder, "videos", key)
    try:
        with transaction.atomic():
            hold_quota(owner_id, size)
            video = Video.objects.create(
                owner_id=owner_id, key=key, sha256=sha256, bytes=size, container=kind,
                seconds=facts["seconds"], width=facts["width"], height=facts["height"],
            )  # fmt: skip
            app.configure_task("media.cut_video", lock=f"video-{video.id}").defer(video_id=video.id)
            return video
    except BaseException:
        files.remove("videos", key)
        raise


def _finish(video: Video, cut: Path, facts: dict[str, Any], poster: Picture) -> None:
    key, before = files.new_key(), video.key
    sha256, size = files.fingerprint(cut)
    files.settle(cut, "videos", key)
    done = False
    try:
        with transaction.atomic():
            done = bool(
                Video.objects.filter(id=video.id, state=VideoState.PROCESSING).update(
                    state=VideoState.READY, progress=100, key=key, sha256=sha256, bytes=size, poster=poster,
                    seconds=facts["seconds"], width=facts["width"], height=facts["height"],
                )
            )  # fmt: skip
            if done:
                emit(VideoReady(video_id=video.id, owner_id=video.owner_id))
                live.tell([video.owner_id], "video_ready", video=short(video.id))
                transaction.on_commit(lambda: files.remove("videos", before))
    finally:
        if not done:
            files.remove("videos", key)
            delete_pictures(ids=[poster.id])
