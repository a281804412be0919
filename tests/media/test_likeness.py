"""The likeness of a picture stays near when it is scaled or encoded anew, and far from other pictures."""

import io
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from tallgrass.media.darkroom.likeness import likeness_of


def picture(seed: int, width: int = 320, height: int = 400) -> Image.Image:
    chance, image = Random(seed), Image.new("RGB", (320, 400), "#f0f0e8")
    for _ in range(14):
        x, y, size = chance.randrange(320), chance.randrange(400), chance.randrange(30, 160)
        colour = tuple(chance.randrange(256) for _ in range(3))
        ImageDraw.Draw(image).ellipse((x - size, y - size, x + size, y + size), fill=colour)
    return image.resize((width, height))


def apart(one: Image.Image, other: Image.Image) -> int:
    first, second = likeness_of(one), likeness_of(other)
    assert first is not None
    assert second is not None
    return ((first ^ second) & (2**64 - 1)).bit_count()


def test_scaled_encoded_anew_or_softened_it_is_the_same_picture():
    for seed in range(8):
        whole, file = picture(seed), io.BytesIO()
        whole.save(file, "JPEG", quality=35)
        for changed in (picture(seed, 90, 112), Image.open(file), whole.filter(ImageFilter.GaussianBlur(2))):
            assert apart(whole, changed) <= 6


def test_other_pictures_are_far():
    assert min(apart(picture(one), picture(other)) for one in range(8) for other in range(one)) > 12


def test_a_plain_picture_has_no_likeness():
    assert likeness_of(Image.new("RGB", (300, 400), "#9cc4e4")) is None
