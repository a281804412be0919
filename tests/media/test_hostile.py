"""No file of a stranger can hurt the house: each ends as expected, within the dark room's bounds, and nothing of it comes out."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import av
import psutil
import pytest
from PIL import Image

from tallgrass.media import actions, files, isolation
from tallgrass.media.isolation import Darkroom
from tallgrass.media.models import Picture, Video
from tallgrass.media.queries import check_files
from tallgrass.platform.errors import DomainError
from tests.media import corpus
from tests.media.clips import make_clip
from tests.media.corpus import KEPT, Hostile

pytestmark = pytest.mark.django_db
ME = 11
MEMORY_MB = 512


class Uploaded(io.BytesIO):
    def __init__(self, hostile: Hostile) -> None:
        content = hostile.make()
        super().__init__(content)
        self.name, self.size = hostile.file_name, len(content)


def _outcome(store: object, file: Uploaded) -> str:
    for _ in range(5):
        file.seek(0)
        try:
            store(owner_id=ME, file=file)  # type: ignore[operator]
        except DomainError as error:
            assert str(error)
            if error.code != "busy":
                return error.code
        else:
            return KEPT
    return "busy"


def test_the_corpus_is_large() -> None:
    assert len(corpus.PICTURES) + len(corpus.VIDEOS) >= 60


@pytest.mark.parametrize("hostile", corpus.PICTURES, ids=lambda hostile: hostile.name)
def test_a_hostile_picture(hostile: Hostile, media_root: Path, tmp_path: Path) -> None:
    file = Uploaded(hostile)
    outcome = _outcome(actions.store_picture, file)
    assert outcome in hostile.outcomes
    _check_house(isolation.pictures, media_root)
    assert {path.name for path in tmp_path.iterdir()} <= {"media"}
    for picture in Picture.objects.all():
        _check_clean(files.folder("pictures", picture.key), file.getvalue())
    assert Picture.objects.count() == (outcome == KEPT)


@pytest.mark.parametrize("hostile", corpus.VIDEOS, ids=lambda hostile: hostile.name)
def test_a_hostile_video(hostile: Hostile, media_root: Path, django_capture_on_commit_callbacks: Any) -> None:
    outcome = _outcome(actions.store_video, Uploaded(hostile))
    assert outcome in hostile.outcomes
    for video in Video.objects.all():
        with django_capture_on_commit_callbacks(execute=True):
            actions.cut_video(video_id=video.id)
        video.refresh_from_db()
        assert video.state in {"ready", "failed"}
    _check_house(isolation.probing, media_root)
    assert isolation.cutting.deaths == 0


def test_place_and_device_leave_a_video(tmp_path: Path) -> None:
    make_clip(tmp_path / "plain.mp4", 160, 120, seconds=1)
    with av.open(str(tmp_path / "plain.mp4")) as source, av.open(str(tmp_path / "place.mp4"), "w") as target:
        target.metadata.update({"location": "+31.2304+121.4737/", "comment": corpus.SECRET.decode(), "title": "NIKON-4711"})
        streams = {stream.index: target.add_stream_from_template(stream) for stream in source.streams}
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream_index]
                target.mux(packet)
    content = (tmp_path / "place.mp4").read_bytes()
    assert b"loci" in content and corpus.SECRET in content
    video = actions.store_video(owner_id=ME, file=io.BytesIO(content))
    actions.cut_video(video_id=video.id)
    video.refresh_from_db()
    assert video.state == "ready"
    for file in files.folder("videos", video.key).iterdir():
        out = file.read_bytes()
        assert out != content
        assert b"loci" not in out and b"31.2304" not in out and b"NIKON" not in out


def test_a_decoder_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    """Fewer scans than are refused at once, on a picture as large as allowed: what only the limit on processor time can stop."""
    file = io.BytesIO()
    Image.effect_noise((6000, 5000), 8).save(file, "JPEG", progressive=True)
    data = file.getvalue()
    last = data.rindex(b"\xff\xda")
    source = tmp_path / "slow.jpg"
    source.write_bytes(data[:last] + data[last:-2] * 40 + b"\xff\xd9")
    room = Darkroom(memory_mb=500, cpu_seconds=1, wall_seconds=60, workers=1)
    errand = {"do": "develop", "of": "picture", "source": str(source), "kind": "jpeg", "into": str(tmp_path)}
    try:
        with pytest.raises(Exception, match="too_complex"):
            room.ask(errand)
        assert room.deaths == 0
    finally:
        room.close()


def test_what_only_waits_for_a_busy_machine_is_told_to_come_again(tmp_path: Path) -> None:
    """A file that never comes stands for a decoder that gets no processor time."""
    os.mkfifo(tmp_path / "late.png")
    room = Darkroom(memory_mb=500, cpu_seconds=1, wall_seconds=1.5, workers=1)
    errand = {"do": "develop", "of": "picture", "source": str(tmp_path / "late.png"), "kind": "png", "into": str(tmp_path)}
    try:
        with pytest.raises(DomainError) as told:
            room.ask(errand)
        assert (told.value.code, told.value.status, room.deaths) == ("busy", 503, 0)
    finally:
        room.close()


def test_a_decoder_that_takes_too_much_memory_is_stopped(tmp_path: Path) -> None:
    source = tmp_path / "wide.png"
    Image.new("RGB", (5000, 5000)).save(source)
    room = Darkroom(memory_mb=100, cpu_seconds=5, wall_seconds=60, workers=1)
    try:
        with pytest.raises(Exception, match="too_complex"):
            room.ask({"do": "develop", "of": "picture", "source": str(source), "kind": "png", "into": str(tmp_path)})
    finally:
        room.close()


def test_a_child_that_has_gone_home_is_replaced(tmp_path: Path) -> None:
    source = tmp_path / "plain.png"
    Image.new("RGB", (20, 10)).save(source)
    errand = {"do": "develop", "of": "picture", "source": str(source), "kind": "png", "into": str(tmp_path)}
    room = Darkroom(memory_mb=500, cpu_seconds=5, wall_seconds=60, workers=1)
    try:
        room.ask(errand)
        gone = room._idle[0]._process
        assert gone.stdin is not None
        nobody, ours = os.pipe()
        os.close(nobody)
        os.dup2(ours, gone.stdin.fileno())  # it hears the end of its input, and we speak into nothing
        os.close(ours)
        gone.wait()
        assert room.ask(errand)["width"] == 20
    finally:
        room.close()


def test_a_busy_child_leaves_with_its_parent(tmp_path: Path) -> None:
    source = tmp_path / "long.mp4"
    make_clip(source, 1280, 720, seconds=20, sound=False)
    errand = {
        "do": "cut", "of": "video", "kind": "mp4", "seconds": 20, "source": str(source), "into": str(tmp_path), "poster_into": str(tmp_path),
    }  # fmt: skip
    program = f"""
import os, pathlib, signal
from tallgrass.media.isolation import Darkroom

def die(percent):
    print(pathlib.Path(f"/proc/self/task/{{os.getpid()}}/children").read_text(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

Darkroom(memory_mb=1500, cpu_seconds=600, wall_seconds=600, workers=1).ask({errand!r}, die)
"""
    parent = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert parent.returncode == -signal.SIGKILL
    if psutil.pid_exists(int(parent.stdout)):
        psutil.Process(int(parent.stdout)).wait(timeout=60)


@pytest.mark.parametrize(
    "escape",
    [
        "import socket; socket.socket()",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import os; os.execv('/bin/true', ['true'])",
        "import subprocess; subprocess.run(['/bin/true'])",
    ],
)
def test_the_dark_room_reaches_nobody(escape: str) -> None:
    program = (
        f"from tallgrass.media.darkroom.seclusion import seclude\nseclude(500)\ntry:\n {escape}\nexcept PermissionError:\n print('kept in')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "kept in\n"


def _check_house(room: Darkroom, media_root: Path) -> None:
    assert room.deaths == 0
    assert room.peak_mb < MEMORY_MB
    assert list(check_files()) == []
    assert list((media_root / "desk").iterdir()) == []


def _check_clean(folder: Path, content: bytes) -> None:
    for file in folder.iterdir():
        out = file.read_bytes()
        assert out != content and out not in content and corpus.SECRET not in out
        with Image.open(file) as image:
            image.load()
            assert image.format == "WEBP"
            assert dict(image.getexif()) == {}
            assert not {"exif", "xmp", "icc_profile", "comment"} & set(image.info)
