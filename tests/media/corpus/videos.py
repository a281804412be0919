"""Videos."""

import random
import struct
import tempfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av

from tests.media.clips import make_clip, make_sound
from tests.media.corpus.hostile import KEPT, plain, saved, video


def _made(build: Callable[[Path], Path], name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return build(Path(folder) / name).read_bytes()


def _repeated(count: int, rate: int) -> bytes:
    """One tiny picture, shown `count` times."""

    def build(path: Path) -> Path:
        with av.open(str(path), "w") as container:
            stream = container.add_stream("libx264", rate=rate)
            stream.width = stream.height = 16
            stream.pix_fmt = "yuv420p"
            frame = av.VideoFrame(16, 16, "yuv420p")
            frame.pts, frame.time_base = 0, Fraction(1, rate)
            content = bytes(next(iter([*stream.encode(frame), *stream.encode(None)])))
            for number in range(count):
                packet = av.Packet(content)
                packet.stream, packet.time_base = stream, Fraction(1, rate)
                packet.pts = packet.dts = number
                packet.duration, packet.is_keyframe = 1, True
                container.mux(packet)
        return path

    return _made(build, "clip.mp4")


def _clip() -> bytes:
    return _made(lambda path: make_clip(path, 160, 120, seconds=2), "clip.mp4")


@video("not_a_video")
def playlist_named_mp4() -> bytes:
    return b"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\nconcat:http://127.0.0.1/header.m3u8|file:///etc/passwd\n#EXT-X-ENDLIST\n"


@video("not_a_video")
def joining_script_named_mp4() -> bytes:
    return b"ffconcat version 1.0\nfile /etc/passwd\n"


@video("not_a_video", file_name="clip.mpd")
def dash_manifest() -> bytes:
    return b'<?xml version="1.0"?><MPD><Period><BaseURL>http://127.0.0.1/</BaseURL></Period></MPD>'


@video("not_a_video", file_name="clip.sdp")
def session_description() -> bytes:
    return b"v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n"


@video("broken_video")
def playlist_behind_an_mp4_head() -> bytes:
    return b"\0\0\0\x14ftypisom\0\0\0\0isom" + playlist_named_mp4() * 20


@video("broken_video", "too_complex", KEPT)
def tracks_that_lie_elsewhere() -> bytes:
    data = _clip()
    at = data.index(b"url \0\0\0\x01")
    return data[:at] + b"url \0\0\0\0" + data[at + 8 :]


@video("no_picture_track", file_name="song.m4a")
def sound_only() -> bytes:
    return _made(make_sound, "song.m4a")


@video("broken_video")
def mp4_cut_short() -> bytes:
    return _clip()[:2000]


@video("broken_video")
def mp4_of_noise() -> bytes:
    return b"\0\0\0\x14ftypisom\0\0\0\0isom" + random.Random(3).randbytes(50_000)


@video("broken_video", file_name="clip.mkv")
def matroska_of_noise() -> bytes:
    return b"\x1a\x45\xdf\xa3" + random.Random(4).randbytes(50_000)


@video("broken_video", KEPT, "no_picture_track", "too_complex", "too_large_video", "too_long", "too_fast")
def mp4_with_flipped_bits() -> bytes:
    data, dice = bytearray(_clip()), random.Random(5)
    for _ in range(300):
        data[dice.randrange(40, len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


@video("broken_video", KEPT, file_name="clip.webm")
def webm_cut_short() -> bytes:
    data = _made(lambda path: make_clip(path, 160, 120, seconds=2, codec="libvpx"), "clip.webm")
    return data[: len(data) * 2 // 3]


@video("too_large_video")
def larger_than_4k() -> bytes:
    return _made(lambda path: make_clip(path, 4096, 2400, seconds=0.1, rate=10, sound=False), "clip.mp4")


@video("too_large_video", "broken_video")
def larger_than_4k_under_a_modest_header() -> bytes:
    data = bytearray(larger_than_4k())
    at = data.index(b"avc1", data.index(b"stsd")) + 28
    assert data[at : at + 4] == struct.pack(">HH", 4096, 2400)
    data[at : at + 4] = struct.pack(">HH", 320, 240)
    return bytes(data)


@video("too_fast")
def two_hundred_frames_a_second() -> bytes:
    return _repeated(400, 200)


@video("too_long")
def sixteen_minutes() -> bytes:
    return _repeated(16 * 60, 1)


@video("too_many_video_frames")
def forty_thousand_frames() -> bytes:
    return _repeated(40_000, 50)


@video("too_complex")
def twelve_tracks() -> bytes:
    def build(path: Path) -> Path:
        with av.open(str(path), "w") as container:
            streams = [container.add_stream("libx264", rate=10) for _ in range(12)]
            for stream in streams:
                stream.width = stream.height = 16
                stream.pix_fmt = "yuv420p"
            for stream in streams:
                frame = av.VideoFrame(16, 16, "yuv420p")
                frame.pts, frame.time_base = 0, Fraction(1, 10)
                container.mux(stream.encode(frame))
                container.mux(stream.encode(None))
        return path

    return _made(build, "clip.mkv")


@video("not_a_video")
def picture_named_mp4() -> bytes:
    return saved(plain(), "AVIF")


@video("too_large")
def over_ninety_nine_megabytes() -> bytes:
    return b"\0\0\0\x14ftypisom\0\0\0\0isom" + bytes(100 * 1024 * 1024)
