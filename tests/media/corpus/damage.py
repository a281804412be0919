"""Files that are damaged, by accident or not."""

import random
import struct
import zlib

from PIL import Image

from tests.media.corpus.hostile import (
    KEPT,
    chunk,
    picture,
    plain,
    png,
    saved,
    small_png,
)


@picture("not_a_picture")
def nothing() -> bytes:
    return b""


@picture("not_a_picture")
def one_byte() -> bytes:
    return b"\xff"


@picture("broken_picture")
def jpeg_cut_short() -> bytes:
    return saved(Image.effect_noise((300, 300), 90), "JPEG")[:5000]


@picture("broken_picture")
def png_cut_short() -> bytes:
    return saved(Image.effect_noise((300, 300), 90), "PNG")[:5000]


@picture("broken_picture")
def gif_cut_short() -> bytes:
    return saved(Image.effect_noise((300, 300), 90), "GIF")[:5000]


@picture("broken_picture")
def webp_cut_short() -> bytes:
    return saved(Image.effect_noise((300, 300), 90), "WEBP")[:3000]


@picture("broken_picture")
def avif_cut_short() -> bytes:
    return saved(Image.effect_noise((300, 300), 90).convert("RGB"), "AVIF")[:3000]


@picture("broken_picture", KEPT)
def png_with_a_wrong_checksum() -> bytes:
    return small_png()[:-20] + b"\0" * 20


@picture("broken_picture")
def png_without_data() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)) + chunk(b"IEND", b"")


@picture("broken_picture")
def png_of_no_size() -> bytes:
    return png(0, 0, zlib.compress(b""))


@picture("broken_picture")
def gif_of_no_size() -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", 0, 0, 0, 0, 0) + b";"


@picture("broken_picture", KEPT)
def gif_without_frames() -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", 10, 10, 0, 0, 0) + b";"


@picture("broken_picture", KEPT)
def gif_with_wild_codes() -> bytes:
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", 100, 100, 0, 0, 0)
        + b","
        + struct.pack("<HHHHB", 0, 0, 100, 100, 0)
        + b"\x0c\xff"
        + b"\xff" * 255
        + b"\0;"
    )


@picture("broken_picture")
def webp_that_lies_about_its_length() -> bytes:
    return b"RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\x7f" + bytes(60)


@picture("broken_picture")
def jpeg_of_noise() -> bytes:
    return b"\xff\xd8\xff\xe0" + random.Random(1).randbytes(20_000)


@picture("broken_picture", KEPT, "too_complex", "too_many_pixels")
def jpeg_with_flipped_bits() -> bytes:
    data, dice = bytearray(saved(plain(size=(400, 400)), "JPEG")), random.Random(7)
    for _ in range(60):
        data[dice.randrange(20, len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


@picture("broken_picture")
def avif_of_noise() -> bytes:
    return b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + random.Random(2).randbytes(5000)
