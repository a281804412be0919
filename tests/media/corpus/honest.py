"""Rare, but honest."""

import zlib

from PIL import Image

from tests.media.corpus.hostile import KEPT, frames, picture, plain, png, saved


@picture(KEPT)
def one_pixel() -> bytes:
    return saved(Image.new("RGB", (1, 1), "red"), "PNG")


@picture(KEPT)
def a_line_ten_thousand_pixels_high() -> bytes:
    return saved(Image.new("RGB", (1, 10_000), "red"), "PNG")


@picture(KEPT)
def sixteen_bits_of_grey() -> bytes:
    return saved(Image.new("I;16", (40, 40), 40_000), "PNG")


@picture(KEPT)
def sixteen_bits_of_colour() -> bytes:
    return png(8, 8, zlib.compress((b"\0" + b"\x40\0\x80\0\x30\0" * 8) * 8), depth=16)


@picture(KEPT)
def printers_colours() -> bytes:
    return saved(plain("CMYK"), "JPEG")


@picture(KEPT, file_name="photo.gif")
def palette_with_a_hole() -> bytes:
    return saved(plain("P"), "GIF", transparency=0)


@picture(KEPT)
def palette_with_soft_holes() -> bytes:
    return saved(plain("P"), "PNG", transparency=bytes(range(0, 250, 10)))


@picture(KEPT)
def black_and_white() -> bytes:
    return saved(plain("1"), "PNG")


@picture(KEPT)
def short_animation() -> bytes:
    return frames(3, (64, 64), "GIF")


@picture(KEPT)
def jpeg_whose_name_says_png() -> bytes:
    return saved(plain(), "JPEG")


@picture(KEPT, file_name="../../../../etc/cron.d/evil.jpg")
def name_that_climbs() -> bytes:
    return saved(plain(), "JPEG")


@picture(KEPT, file_name="a\0b;rm -rf ~|`id`$(id).jpg" + "长" * 300)
def name_for_a_shell() -> bytes:
    return saved(plain(), "JPEG")
