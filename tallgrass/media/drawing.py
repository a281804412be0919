"""Pictures made by code: shapes written as SVG, and SVG turned into PNG.

No text elements and no filters: letters come as outlines from `lettering`, shadows as offset copies. Both would cost more than all the
rest of a picture (reading the typeface anew; blurring at full size). Large washes are bands of plain colour for the same reason: a
gradient costs a hundred times a plain fill, and near tones in steps look the same.
"""

import re

import resvg_py


def rasterize(svg: str, width: int) -> bytes:
    """The drawing as PNG, `width` pixels wide, height by its viewBox. Raises ValueError when the SVG is not well formed."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True))


def document(inner: str, width: float, height: float) -> str:
    box = f"0 0 {number(width)} {number(height)}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{number(width)}" height="{number(height)}">{inner}</svg>'


def number(value: float) -> str:
    """At most one decimal: the canvas is 300 to 1000 units wide, finer steps cannot be seen."""
    return f"{value:.1f}".removesuffix(".0").replace("-0.0", "0")


def rectangle(x: float, y: float, width: float, height: float, fill: str, radius: float = 0, extra: str = "") -> str:
    rounded = f' rx="{number(radius)}"' if radius else ""
    size = f'width="{number(width)}" height="{number(height)}"'
    return f'<rect x="{number(x)}" y="{number(y)}" {size}{rounded} fill="{fill}" {extra}/>'


def circle(x: float, y: float, radius: float, fill: str, extra: str = "") -> str:
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{fill}" {extra}/>'


def ellipse(x: float, y: float, across: float, down: float, fill: str, extra: str = "") -> str:
    """`across` and `down` are radii."""
    return f'<ellipse cx="{number(x)}" cy="{number(y)}" rx="{number(across)}" ry="{number(down)}" fill="{fill}" {extra}/>'


def path(commands: str, fill: str, extra: str = "") -> str:
    return f'<path d="{tidy(commands)}" fill="{fill}" {extra}/>'


def stroke(commands: str, colour: str, width: float = 2, extra: str = "") -> str:
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{tidy(commands)}" fill="none" stroke="{colour}" stroke-width="{number(width)}" {ends} {extra}/>'


def moved(inner: str, x: float = 0, y: float = 0, turn: float = 0, scale: float = 1) -> str:
    """`turn` in degrees, clockwise, about the new origin."""
    steps = f"translate({number(x)} {number(y)})"
    steps += f" rotate({number(turn)})" if turn else ""
    steps += f" scale({scale:.3f})" if scale != 1 else ""
    return f'<g transform="{steps}">{inner}</g>'


def tidy(commands: str) -> str:
    """Path commands with at most one decimal."""
    return re.sub(r"-?\d+\.\d\d+", lambda found: number(float(found.group())), commands)


def wash(top: str, bottom: str, width: float, height: float, x: float = 0, y: float = 0) -> str:
    """A ground that goes from one colour to another, from above to below."""
    steps = max(2, min(96, max(abs(a - b) for a, b in zip(channels(top), channels(bottom), strict=True))))
    each = height / steps
    bands = [rectangle(x, y + i * each, width, each + 1, mixed(top, bottom, i / (steps - 1))) for i in range(steps)]
    return f'<g shape-rendering="crispEdges">{"".join(bands)}</g>'


def blade(x: float, y: float, length: float, bend: float, width: float, fill: str) -> str:
    """One blade of grass rooted at (x, y); `bend` is how far the tip stands aside."""
    tip_x, tip_y, half = x + bend, y - length, width / 2
    rise = f"M{x - half} {y}C{x - half} {y - length * 0.45} {x + bend * 0.25} {y - length * 0.8} {tip_x} {tip_y}"
    fall = f"C{x + bend * 0.45 + width * 0.3} {y - length * 0.7} {x + half} {y - length * 0.4} {x + half} {y}Z"
    return path(rise + fall, fill)


def leaf(x: float, y: float, length: float, width: float, turn: float, fill: str, rib: str = "") -> str:
    """One leaf whose stalk is at (x, y), pointing up when `turn` is 0."""
    side, foot, top = width * 0.8, -length * 0.25, -length * 0.8
    shape = f"M0 0C{width} {foot} {side} {top} 0 {-length}C{-side} {top} {-width} {foot} 0 0Z"
    middle = stroke(f"M0 -2L0 {-length * 0.86}", rib, max(1.2, length / 60)) if rib else ""
    return moved(path(shape, fill) + middle, x, y, turn)


def mark(x: float, y: float, size: float, left: str, middle: str, right: str, drop: str) -> str:
    """The three blades and the drop of dew of the brand, in a square of `size`."""
    return moved(
        path("M29 59C27 43 19 31 6 25c15 2 26 12 29 34Z", left)
        + path("M34 59c0-15 8-28 24-34-10 9-17 19-18 34Z", right)
        + path("M28.5 59C27 36 32 17 48 6.5 40 20 37.5 38 37.5 59Z", middle)
        + circle(51.5, 13.5, 4.6, drop),
        x,
        y,
        scale=size / 64,
    )


def channels(colour: str) -> tuple[int, int, int]:
    """`#rrggbb` as three numbers up to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(one: str, other: str, share: float) -> str:
    """`share` of the other colour in the one."""
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(channels(one), channels(other), strict=True))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels(colour)))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
