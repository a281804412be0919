"""What the corpus is made of: the registers, and pieces of files."""

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

KEPT = "kept"
SECRET = b"31.2304 121.4737 <script>alert(1)</script> NIKON-4711"
"""Stands in every file that carries something which must not come out again."""


@dataclass(frozen=True)
class Hostile:
    name: str
    make: Callable[[], bytes]
    outcomes: frozenset[str]
    file_name: str


PICTURES: list[Hostile] = []
VIDEOS: list[Hostile] = []


def picture(*outcomes: str, file_name: str = "photo.jpg") -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    return _in(PICTURES, outcomes, file_name)


def video(*outcomes: str, file_name: str = "clip.mp4") -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    return _in(VIDEOS, outcomes, file_name)


def _in(corpus: list[Hostile], outcomes: tuple[str, ...], file_name: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def add(make: Callable[[], bytes]) -> Callable[[], bytes]:
        corpus.append(Hostile(make.__name__, make, frozenset(outcomes), file_name))
        return make

    return add


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def plain(mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> Image.Image:
    image = Image.new("RGB", size, "#3f7d3a")
    image.paste("#f2b134", (10, 10, 30, 30))
    return image.convert(mode)


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, data: bytes, *extra: bytes, depth: int = 8, colour: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(extra) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def small_png(*extra: bytes) -> bytes:
    return png(8, 8, zlib.compress((b"\0" + b"\x40\x80\x30" * 8) * 8), *extra)


def frames(count: int, size: tuple[int, int], form: str) -> bytes:
    first, *rest = [Image.new("RGB", size, (number % 256, number // 256 * 40, 90)) for number in range(count)]
    return saved(first, form, save_all=True, append_images=rest, duration=20, lossless=True)


def webp(chunk: bytes, body: bytes) -> bytes:
    inside = b"WEBP" + chunk + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def with_segment(jpeg: bytes, marker: int, body: bytes) -> bytes:
    return jpeg[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def gps_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x010E] = "NIKON", "NIKON-4711", SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (31.0, 13.0, 49.0), 3: "E", 4: (121.0, 28.0, 25.0)})
    return exif
