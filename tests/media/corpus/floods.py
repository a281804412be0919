"""Floods and bombs: small files that want to become large."""

import struct
import zlib

from PIL import Image

from tests.media.corpus.hostile import KEPT, chunk, frames, picture, plain, png, saved, small_png, webp


@picture("too_many_pixels")
def png_header_flood() -> bytes:
    return png(60_000, 60_000, zlib.compress(bytes(1000)))


@picture("too_many_pixels")
def png_true_flood() -> bytes:
    return saved(Image.new("1", (9000, 9000)), "PNG")


@picture("too_many_pixels")
def gif_screen_flood() -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0) + bytes(6) + _gif_frame(65535, 65535) + b";"


@picture("broken_picture", "too_many_pixels", "too_complex", KEPT)
def gif_frame_larger_than_screen() -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6) + _gif_frame(60_000, 60_000) + b";"


def _gif_frame(width: int, height: int) -> bytes:
    return b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x4c\x01\x00"


@picture("too_many_pixels")
def webp_canvas_flood() -> bytes:
    return webp(b"VP8X", bytes([0, 0, 0, 0]) + (16383).to_bytes(3, "little") * 2)


@picture("too_many_pixels")
def webp_lossless_flood() -> bytes:
    return webp(b"VP8L", b"\x2f" + (16383 | 16383 << 14).to_bytes(4, "little") + bytes(40))


@picture("too_many_pixels")
def webp_lossy_flood() -> bytes:
    return webp(b"VP8 ", b"\x10\x02\x00\x9d\x01\x2a" + struct.pack("<HH", 16383, 16383) + bytes(40))


@picture("too_many_pixels")
def jpeg_header_flood() -> bytes:
    data = bytearray(saved(plain(), "JPEG"))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 65500, 65500)
    return bytes(data)


@picture("too_many_pixels", "broken_picture")
def avif_header_flood() -> bytes:
    data = bytearray(saved(plain(), "AVIF"))
    at = data.index(b"ispe")
    data[at + 8 : at + 16] = struct.pack(">II", 60_000, 60_000)
    return bytes(data)


@picture("too_many_frames")
def gif_frame_bomb() -> bytes:
    return frames(301, (16, 16), "GIF")


@picture("too_many_frames")
def webp_frame_bomb() -> bytes:
    return frames(301, (16, 16), "WEBP")


@picture("too_many_frames")
def apng_frame_bomb() -> bytes:
    return frames(301, (16, 16), "PNG")


@picture("too_many_frames", "broken_picture")
def apng_that_lies_about_its_frames() -> bytes:
    return small_png(chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0)))


@picture("too_many_pixels_animated")
def gif_animation_too_large() -> bytes:
    return frames(2, (1600, 900), "GIF")


@picture("too_complex")
def jpeg_of_five_thousand_scans() -> bytes:
    data = saved(plain(size=(512, 512)), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * 5000 + b"\xff\xd9"


@picture("broken_picture", "too_complex", KEPT)
def png_text_bomb() -> bytes:
    return small_png(chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000), 9)))


@picture("broken_picture", "too_complex", KEPT)
def png_profile_bomb() -> bytes:
    return small_png(chunk(b"iCCP", b"huge\0\0" + zlib.compress(bytes(80_000_000), 9)))


@picture("broken_picture", "too_complex", KEPT)
def png_of_a_hundred_thousand_chunks() -> bytes:
    return small_png(chunk(b"tEXt", b"a\0b") * 100_000)


@picture("broken_picture", "too_complex", KEPT)
def png_data_far_longer_than_its_picture() -> bytes:
    return png(8, 8, zlib.compress(bytes(60_000_000), 9))


@picture("too_large")
def over_sixteen_megabytes() -> bytes:
    return saved(plain(), "JPEG") + bytes(17 * 1024 * 1024)


@picture(KEPT)
def largest_that_is_allowed() -> bytes:
    return saved(Image.new("RGBA", (7680, 4320), (40, 90, 60, 128)), "PNG", compress_level=1)


@picture(KEPT, "too_complex")
def largest_webp_that_is_allowed() -> bytes:
    return saved(Image.new("RGBA", (6000, 4000), (40, 90, 60, 128)), "WEBP", lossless=True, quality=0, method=0)
