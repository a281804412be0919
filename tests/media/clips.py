"""Small clips, made on the spot."""

from fractions import Fraction
from pathlib import Path

import av

_SOUND = 48_000


def make_clip(
    path: Path,
    width: int = 320,
    height: int = 240,
    seconds: float = 2,
    rate: int = 15,
    codec: str = "libx264",
    sound: bool = True,
    sound_from: float = 0,
    bright_top: bool = False,
) -> Path:
    """A clip whose colour changes as it plays."""
    with av.open(str(path), "w") as container:
        picture = container.add_stream(
            codec, rate=rate, options={"preset": "ultrafast"} if codec == "libx264" else {"deadline": "realtime", "cpu-used": "8"}
        )
        picture.width, picture.height, picture.pix_fmt = width, height, "yuv420p"
        voice = container.add_stream("aac" if codec == "libx264" else "libopus", rate=_SOUND, layout="stereo") if sound else None
        for number in range(int(seconds * rate)):
            frame = av.VideoFrame(width, height, "yuv420p")
            for plane, shade in zip(frame.planes, (60 + number * 3 % 160, 90, 160), strict=True):
                plane.update(bytes([shade]) * plane.buffer_size)
            if bright_top:
                half = frame.planes[0].buffer_size // 2
                frame.planes[0].update(bytes([235]) * half + bytes([20]) * (frame.planes[0].buffer_size - half))
            frame.pts, frame.time_base = number, Fraction(1, rate)
            container.mux(picture.encode(frame))
        container.mux(picture.encode(None))
        if voice is not None:
            _silence(container, voice, seconds, sound_from)
    return path


def make_sound(path: Path, seconds: float = 1) -> Path:
    """Sound without a picture."""
    with av.open(str(path), "w") as container:
        _silence(container, container.add_stream("aac", rate=_SOUND, layout="stereo"), seconds)
    return path


def _silence(container: av.container.OutputContainer, stream: av.AudioStream, seconds: float, start: float = 0) -> None:
    for number in range(int(start * _SOUND / 1024), int(seconds * _SOUND / 1024)):
        frame = av.AudioFrame(stream.codec_context.format.name, "stereo", 1024)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        frame.rate, frame.pts, frame.time_base = _SOUND, number * 1024, Fraction(1, _SOUND)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))
