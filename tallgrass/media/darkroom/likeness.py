"""The likeness of a picture: 64 bits that stay nearly the same when it is scaled, encoded anew or touched a little.

The signs of its 64 lowest frequencies against their median (the perceptual hash "pHash", Zauner 2010), over 32 × 32 grey points.
"""

import math
from operator import mul
from statistics import median

from PIL import Image

_SIDE, _LOW = 32, 8
_COSINES = [[math.cos(math.pi * (2 * x + 1) * u / (2 * _SIDE)) for x in range(_SIDE)] for u in range(1, _LOW + 1)]
_MARGIN = 0.02
_PLAIN = 6.0
"""Spread of the grey values (of 255) below which a picture is too plain to be told from another."""


def likeness_of(image: Image.Image) -> int | None:
    """As a signed number of 64 bits; None for a picture with next to nothing on it."""
    data = image.convert("L").resize((_SIDE, _SIDE), Image.Resampling.BOX).tobytes()
    mean = sum(data) / len(data)
    if sum((value - mean) ** 2 for value in data) / len(data) < _PLAIN**2:
        return None
    rows = [[float(value) for value in data[y * _SIDE : (y + 1) * _SIDE]] for y in range(_SIDE)]
    across = [[sum(map(mul, wave, row)) for row in rows] for wave in _COSINES]
    waves = [sum(map(mul, wave, column)) for column in across for wave in _COSINES]
    # A simple or symmetric picture has many waves of next to nothing: without the margin their signs would be chance.
    least = median(waves) + _MARGIN * max(map(abs, waves))
    bits = sum(1 << place for place, wave in enumerate(waves) if wave > least)
    return bits - (1 << 64) if bits >> 63 else bits
