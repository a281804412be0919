"""The placeholder behind a picture."""

import re

from PIL import Image

from tallgrass.media.blur import blur_svg
from tallgrass.media.darkroom.placeholders import blur_of


def test_ground_and_subject_are_found() -> None:
    image = Image.new("RGB", (400, 400), "#204060")
    image.paste("#80c040", (0, 200, 400, 400))
    image.paste("#ff2000", (250, 80, 350, 180))
    top, bottom, subject, x, y = blur_of(image).split(",")
    assert (top, bottom) == ("#204060", "#80c040")
    assert int(subject[1:3], 16) > 150
    assert 55 < int(x) < 80 and 20 < int(y) < 55


def test_a_plain_picture_has_one_colour() -> None:
    assert blur_of(Image.new("RGB", (5, 5), "#123456")) == "#123456,#123456,#123456,50,50"


def test_the_drawing_uses_no_style_and_no_script() -> None:
    svg = blur_svg("#204060,#80c040,#ff2000,66,40")
    assert svg.startswith('<svg class="blur"') and hasattr(svg, "__html__")
    assert "style" not in svg and "script" not in svg
    assert re.findall(r'stop-color="(#\w+)"', svg) == ["#204060", "#80c040", "#ff2000", "#ff2000"]


def test_what_is_no_placeholder_draws_nothing() -> None:
    for text in ("", "#fff", '#204060,#80c040,#ff2000,66,40"/><script>', "red,red,red,1,1"):
        assert blur_svg(text) == ""
