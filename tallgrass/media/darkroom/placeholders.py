"""The blur placeholder: what is left of a picture in fifty letters."""

from PIL import Image

_GRID = 16
_Colour = tuple[float, float, float]


def blur_of(image: Image.Image) -> str:
    """Ground colour at the top and at the bottom, the subject's colour, and where it stands: `#rrggbb,#rrggbb,#rrggbb,x,y` (in %).

    The ground is what the edges show; the subject is what differs most from it.
    """
    tiny = image.resize((_GRID, _GRID), Image.Resampling.BOX).convert("RGB")
    data = tiny.tobytes()
    pixels = [(data[i], data[i + 1], data[i + 2]) for i in range(0, len(data), 3)]
    rows = [pixels[y * _GRID : (y + 1) * _GRID] for y in range(_GRID)]
    top = _mean([*rows[0], *rows[1], *(row[i] for row in rows[2:5] for i in (0, -1))])
    bottom = _mean([*rows[-1], *rows[-2], *(row[i] for row in rows[-5:-2] for i in (0, -1))])
    weights = []
    for y, row in enumerate(rows):
        share = y / (_GRID - 1)
        ground = [a + (b - a) * share for a, b in zip(top, bottom, strict=True)]
        weights += [sum((a - b) ** 2 for a, b in zip(pixel, ground, strict=True)) for pixel in row]
    total = sum(weights)
    if total < 1:
        return f"{_hex(top)},{_hex(bottom)},{_hex(_mean(pixels))},50,50"
    subject = tuple(sum(pixel[i] * weight for pixel, weight in zip(pixels, weights, strict=True)) / total for i in range(3))
    centre_x = sum((i % _GRID + 0.5) * weight for i, weight in enumerate(weights)) / total / _GRID
    centre_y = sum((i // _GRID + 0.5) * weight for i, weight in enumerate(weights)) / total / _GRID
    return f"{_hex(top)},{_hex(bottom)},{_hex(subject)},{round(100 * centre_x)},{round(100 * centre_y)}"


def _mean(pixels: list[tuple[int, int, int]]) -> _Colour:
    count = len(pixels)
    return sum(p[0] for p in pixels) / count, sum(p[1] for p in pixels) / count, sum(p[2] for p in pixels) / count


def _hex(colour: tuple[float, ...]) -> str:
    return "#" + "".join(f"{min(255, max(0, round(part))):02x}" for part in colour)
