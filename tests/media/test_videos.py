"""Videos: looked through at once, cut in a job."""

import io
from pathlib import Path
from typing import Any

import av
import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from tallgrass.media import actions, files, isolation
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
