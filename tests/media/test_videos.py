"""Videos: looked through at once, cut in a job."""

import io
import struct
from pathlib import Path
from typing import Any

import av
import pytest
from PIL import Image
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from tallgrass.media import actions, files, isolation, tasks
from tallgrass.media.models import Picture, Video
from tallgrass.media.queries import check_files, get_video, video_views
from tallgrass.media.types import VideoState
from tallgrass.platform.models import LoggedEvent
from tests.media.clips import make_clip, make_sound
from tests.media.conftest import refused

pytestmark = pytest.mark.django_db
ME = 11


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clips")
    make_clip(folder / "wide.mp4", 960, 540, seconds=6)
    make_clip(folder / "phone.mov", 240, 426, seconds=1, sound=False)
    make_clip(folder / "browser.webm", 320, 240, seconds=1, codec="libvpx")
    make_sound(folder / "song.m4a")
    return folder


def _stored(path: Path) -> Video:
    with path.open("rb") as file:
        return actions.store_video(owner_id=ME, file=file)


def _names(video: Video) -> set[str]:
    video.refresh_from_db()
    return {path.name for path in files.folder("videos", video.key).iterdir()}


def test_a_video_is_kept_and_a_job_awaits_it(clips: Path) -> None:
    video = _stored(clips / "wide.mp4")
    assert (video.state, video.width, video.height, round(video.seconds)) == (VideoState.UPLOADED, 960, 540, 6)
    job = ProcrastinateJob.objects.get(task_name="media.cut_video")
    assert job.args == {"video_id": video.id}
    assert list(check_files()) == []


def test_a_video_is_cut_to_two_renditions_with_a_poster(clips: Path, django_capture_on_commit_callbacks: Any) -> None:
    video = _stored(clips / "wide.mp4")
    uploaded = video.key
    with django_capture_on_commit_callbacks(execute=True):
        actions.cut_video(video_id=video.id)
    segments = {f"{size}-{part}" for size in ("360", "720") for part in ("init.mp4", "0000.m4s", "0001.m4s")}
    assert _names(video) == {"master.m3u8", "360.m3u8", "720.m3u8", *segments}
    assert not files.folder("videos", uploaded).exists()
    view = get_video(ME, video.id)
    assert (view.state, view.percent, view.width, view.height) == (VideoState.READY, 100, 960, 540)
    assert view.poster is not None and (view.poster.width, view.poster.height) == (960, 540)
    assert list(check_files()) == []
    assert LoggedEvent.objects.get(kind="VideoReady").body == {"video_id": video.id, "owner_id": ME}


def test_what_was_cut_plays(clips: Path) -> None:
    video = _stored(clips / "wide.mp4")
    actions.cut_video(video_id=video.id)
    video.refresh_from_db()
    with av.open(str(files.folder("videos", video.key) / "master.m3u8")) as container:
        assert {(stream.codec.canonical_name, stream.width) for stream in container.streams.video} == {("h264", 640), ("h264", 960)}
        assert {stream.codec.canonical_name for stream in container.streams.audio} == {"aac"}
        frames = sum(1 for _ in container.decode(video=1))
    assert frames == 6 * 15


@pytest.mark.parametrize(("name", "width", "height"), [("phone.mov", 240, 426), ("browser.webm", 320, 240)])
def test_a_small_video_has_one_rendition(clips: Path, name: str, width: int, height: int) -> None:
    video = _stored(clips / name)
    actions.cut_video(video_id=video.id)
    assert {file.split("-")[0].split(".")[0] for file in _names(video)} == {"master", "360"}
    assert (video.width, video.height) == (width, height)


def test_cutting_again_changes_nothing(clips: Path) -> None:
    video = _stored(clips / "phone.mov")
    actions.cut_video(video_id=video.id)
    video.refresh_from_db()
    key = video.key
    actions.cut_video(video_id=video.id)
    video.refresh_from_db()
    assert video.key == key
    assert LoggedEvent.objects.filter(kind="VideoReady").count() == 1


def test_an_interrupted_cut_is_begun_anew(clips: Path) -> None:
    video = _stored(clips / "phone.mov")
    Video.objects.filter(id=video.id).update(state=VideoState.PROCESSING, progress=40)
    actions.cut_video(video_id=video.id)
    assert get_video(ME, video.id).state is VideoState.READY


def test_a_video_that_cannot_be_cut_says_why(clips: Path, django_capture_on_commit_callbacks: Any) -> None:
    video = _stored(clips / "phone.mov")
    (files.folder("videos", video.key) / "original").write_bytes(b"damaged on the way")
    with django_capture_on_commit_callbacks(execute=True):
        actions.cut_video(video_id=video.id)
    view = video_views([video.id])[video.id]
    assert (view.state, view.error, view.url) == (VideoState.FAILED, "broken_video", None)
    assert not files.folder("videos", video.key).exists()
    assert LoggedEvent.objects.get(kind="VideoFailed").body == {"video_id": video.id, "owner_id": ME}
    assert Picture.objects.count() == 0
    assert list(check_files()) == []


def test_a_video_deleted_while_it_is_cut_leaves_nothing(clips: Path, media_root: Path, django_capture_on_commit_callbacks: Any) -> None:
    video = _stored(clips / "phone.mov")
    cutting = isolation.cutting.ask

    class Meanwhile:
        def ask(self, *arguments: Any) -> dict[str, Any]:
            facts = cutting(*arguments)
            actions.delete_videos(ids=[video.id])
            return facts

    with pytest.MonkeyPatch.context() as patch, django_capture_on_commit_callbacks(execute=True):
        patch.setattr(isolation, "cutting", Meanwhile())
        actions.cut_video(video_id=video.id)
    assert [path for path in media_root.rglob("*") if path.is_file()] == []
    assert Picture.objects.count() == 0


def test_a_deleted_video_takes_its_poster_along(clips: Path, media_root: Path, django_capture_on_commit_callbacks: Any) -> None:
    video = _stored(clips / "phone.mov")
    with django_capture_on_commit_callbacks(execute=True):
        actions.cut_video(video_id=video.id)
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard_upload(owner_id=ME, upload_id=video.id)
    assert [path for path in media_root.rglob("*") if path.is_file()] == []


def test_sound_alone_is_no_video(clips: Path) -> None:
    with refused("no_picture_track"):
        _stored(clips / "song.m4a")


def test_a_picture_is_no_video(clips: Path) -> None:
    with refused("not_a_video"):
        actions.store_video(owner_id=ME, file=io.BytesIO(b"\x89PNG\r\n\x1a\n"))


def test_a_video_taken_sideways_stands_upright(tmp_path: Path) -> None:
    """The matrix a phone writes says: turn by 90° clockwise. What was the top is then on the right."""
    path = make_clip(tmp_path / "phone.mp4", 320, 240, seconds=1, sound=False, bright_top=True)
    content = bytearray(path.read_bytes())
    at = content.index(b"tkhd") + 44
    content[at : at + 36] = struct.pack(">9i", 0, 0x10000, 0, -0x10000, 0, 0, 240 << 16, 0, 0x40000000)
    video = actions.store_video(owner_id=ME, file=io.BytesIO(bytes(content)))
    assert (video.width, video.height) == (240, 320)
    actions.cut_video(video_id=video.id)
    view = get_video(ME, video.id)
    assert view.poster is not None
    assert (view.width, view.height, view.poster.width, view.poster.height) == (240, 320, 240, 320)
    with Image.open(files.folder("pictures", view.poster.key) / "large.webp") as poster:
        left, right = (poster.convert("L").getpixel((x, 160)) for x in (30, 210))
    assert left < 60 and right > 190


def test_a_cut_tells_how_far_it_is(clips: Path, tmp_path: Path) -> None:
    heard: list[int] = []
    errand = {
        "do": "cut",
        "of": "video",
        "kind": "mp4",
        "seconds": 1.0,
        "source": str(clips / "phone.mov"),
        "into": str(tmp_path),
        "poster_into": str(tmp_path),
    }
    isolation.cutting.ask(errand, heard.append)
    assert len(heard) > 5 and heard == sorted(set(heard)) and heard[-1] <= 99


def test_sound_that_begins_late_stays_late(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "late.mp4", 160, 120, seconds=3, sound_from=1.5)
    with path.open("rb") as file:
        video = actions.store_video(owner_id=ME, file=file)
    actions.cut_video(video_id=video.id)
    video.refresh_from_db()
    with av.open(str(files.folder("videos", video.key) / "360.m3u8")) as container:
        first = next(frame for frame in container.decode(audio=0) if frame.pts is not None)
        assert 1.3 < float(first.pts * first.time_base) < 1.7


def test_a_job_that_keeps_failing_gives_the_video_up(clips: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    video = _stored(clips / "phone.mov")
    monkeypatch.setattr(files, "fingerprint", _disk_is_full)

    def run(attempts: int) -> None:
        job = Job(id=1, status="doing", queue="default", lock=None, queueing_lock=None, task_name="media.cut_video", attempts=attempts)
        context = JobContext(app=app, worker_name="", job=job, start_timestamp=0, abort_reason=lambda: None)
        with pytest.raises(OSError, match="full"):
            tasks.cut_video.func(context, video_id=video.id)

    run(attempts=0)
    assert get_video(ME, video.id).state is VideoState.PROCESSING
    run(attempts=3)
    assert (get_video(ME, video.id).state, get_video(ME, video.id).error) == (VideoState.FAILED, "interrupted")


def _disk_is_full(path: Path) -> tuple[str, int]:
    raise OSError("the disk is full")
