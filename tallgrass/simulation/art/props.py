"""Things that stand in many scenes. Each is drawn about its foot (0, 0), about 60 to 120 units high; callers move and scale it."""

from random import Random

from tallgrass.media.drawing import circle, ellipse, leaf, mixed, moved, path, rectangle, stroke
from tallgrass.simulation.art.scene import Palette, cut


def pot(width: float, height: float, fill: str, rim: str) -> str:
    body = path(f"M{-width / 2} {-height}H{width / 2}L{width * 0.38} 0H{-width * 0.38}Z", fill)
    return body + rectangle(-width / 2 - 4, -height - 6, width + 8, 12, rim, 3)


def plant(p: Palette, r: Random, height: float = 110) -> str:
    """A pot plant of one of three growths."""
    kind, fill = r.randrange(3), r.choice((p.main, p.second, p.pale))
    base = pot(height * 0.46, height * 0.42, fill, mixed(fill, "#ffffff", 0.25))
    foot, reach = -height * 0.44, height * 0.75
    if kind == 0:
        turns = [(-64, 0.6), (62, 0.6), (-34, 0.9), (38, 0.85), (4, 1.0)]
        growth = "".join(
            leaf(0, foot, reach * s, 15, t + r.uniform(-6, 6), p.fresh if i % 2 else p.green, p.deep) for i, (t, s) in enumerate(turns)
        )
    elif kind == 1:
        growth = "".join(
            path(f"M-4 {foot}Q{x} {foot - reach * 0.6} {x * 1.5} {foot - reach}Q{x * 0.8 + 8} {foot - reach * 0.5} 5 {foot}Z", c)
            for x, c in ((-26, p.green), (24, p.fresh), (-8, p.fresh), (10, p.deep))
        )
    else:
        growth = stroke(f"M0 {foot}q4 {-reach * 0.5} 0 {-reach}", p.deep, 3)
        growth += "".join(
            circle(x, foot - reach * y, r.uniform(11, 17), c)
            for x, y, c in ((-14, 0.5, p.green), (14, 0.62, p.fresh), (-8, 0.86, p.fresh), (8, 1.0, p.green))
        )
    return cut(growth) + cut(base)


def bloom(x: float, y: float, size: float, petal: str, heart: str, petals: int = 6) -> str:
    leaves = "".join(moved(ellipse(0, -size * 0.72, size * 0.5, size * 0.66, petal), x, y, a * 360 / petals) for a in range(petals))
    return leaves + circle(x, y, size * 0.42, heart)


def mug(fill: str, steam: str = "") -> str:
    body = path("M-17 0v-32h34v32q-17 6 -34 0Z", fill) + stroke("M17 -26q14 0 12 11q-2 8 -12 7", fill, 4.4)
    rise = stroke("M-7 -40q-5 -8 2 -14M6 -40q-5 -8 2 -14", steam, 2.4) if steam else ""
    return cut(body) + rise


def books(p: Palette, r: Random, count: int = 4, lying: bool = True) -> str:
    colours = [p.main, p.second, p.third, p.pale, p.spark, p.green]
    r.shuffle(colours)
    drawn, at = "", 0.0
    for i in range(count):
        thick, long = r.uniform(11, 17), r.uniform(72, 98)
        c = colours[i % len(colours)]
        if lying:
            x = r.uniform(-8, 8) - long / 2
            drawn += cut(
                rectangle(x, at - thick, long, thick, c, 2)
                + rectangle(x + long - 7, at - thick + 2.5, 7, thick - 5, mixed(c, "#ffffff", 0.7))
            )
            at -= thick
        else:
            drawn += rectangle(at, -long * 0.72, thick, long * 0.72, c, 2) + rectangle(
                at + 3, -long * 0.6, thick - 6, 4, mixed(c, "#ffffff", 0.55)
            )
            at += thick + 1
    return drawn if lying else cut(drawn)


def bottle(kind: int, fill: str, cap: str, label: str) -> str:
    """0 pump, 1 round flask, 2 dropper, 3 jar, 4 tube; the foot at 0."""
    if kind == 0:
        body = (
            rectangle(-22, -104, 44, 104, fill, 10)
            + rectangle(-9, -118, 18, 16, cap, 3)
            + rectangle(-6, -132, 12, 16, cap)
            + path("M-24 -138h30v10h-30q-4 -4 0 -10Z", cap)
        )
    elif kind == 1:
        body = circle(0, -38, 38, fill) + rectangle(-10, -94, 20, 24, fill) + rectangle(-13, -108, 26, 18, cap, 5)
    elif kind == 2:
        body = (
            path("M-24 0V-62q0 -14 14 -18v-10h20v10q14 4 14 18V0Z", fill)
            + rectangle(-13, -102, 26, 16, cap, 3)
            + path("M-8 -102q-2 -28 8 -28q10 0 8 28Z", mixed(cap, "#000000", 0.25))
        )
    elif kind == 3:
        body = rectangle(-36, -42, 72, 42, fill, 12) + rectangle(-38, -58, 76, 20, cap, 6)
    else:
        body = path("M-24 -112h48l-8 92h-32Z", fill) + rectangle(-15, -20, 30, 20, cap, 4)
    height = (-46, -34, -38, -24, -70)[kind]
    words = rectangle(-13, height - 22, 26, 34, label, 3) if kind in (0, 2) else ""
    return cut(
        body
        + words
        + stroke(f"M-8 {height - 10}h16M-8 {height - 3}h11", mixed(fill, "#ffffff" if kind not in (0, 2) else "#000000", 0.5), 2.2)
    )


def lamp(p: Palette, height: float = 130) -> str:
    glow = path(f"M-24 {-height + 30}L-80 0H80L24 {-height + 30}Z", p.third, 'fill-opacity=".28"') if p.light != "day" else ""
    return glow + cut(
        stroke(f"M0 0V{-height + 30}", p.pale, 5) + ellipse(0, 0, 24, 6, p.pale) + path(f"M-34 {-height + 40}l14 -42h40l14 42Z", p.main)
    )


def cup_of_tea(fill: str, tea: str) -> str:
    """Seen from above."""
    return (
        cut(circle(0, 0, 46, fill)) + circle(0, 0, 40, mixed(fill, "#000000", 0.06)) + cut(circle(0, 0, 30, fill)) + circle(0, 0, 25, tea)
    )


def fruit(kind: int, size: float, p: Palette) -> str:
    """0 persimmon, 1 lemon, 2 peach, 3 pear, 4 berry; about its middle."""
    if kind == 0:
        calyx = "".join(leaf(0, -size * 0.8, size * 0.6, size * 0.24, a, "#4f8a4c") for a in (-70, -20, 30, 76))
        return cut(
            ellipse(0, 0, size, size * 0.88, "#f0772f") + ellipse(-size * 0.3, -size * 0.25, size * 0.3, size * 0.2, "#ff9d57") + calyx
        )
    if kind == 1:
        return cut(
            moved(
                path(
                    (
                        f"M{-size * 1.15} 0Q{-size * 0.5} {-size} {size * 0.2} {-size * 0.76}Q{size * 0.9} {-size * 0.6} {size * 1.15} 0"
                        f"Q{size * 0.6} {size} 0 {size * 0.8}Q{-size * 0.8} {size * 0.7} {-size * 1.15} 0Z"
                    ),
                    "#f6d149",
                ),
                turn=-18,
            )
        )
    if kind == 2:
        return cut(
            circle(0, 0, size, "#ffb199")
            + path(f"M0 {-size}Q{size * 0.5} 0 0 {size}A{size} {size} 0 0 0 0 {-size}Z", "#ff8d72")
            + leaf(0, -size * 0.9, size * 0.8, size * 0.28, 50, p.green)
        )
    if kind == 3:
        return cut(
            path(
                (
                    f"M0 {-size * 1.3}Q{size * 0.5} {-size * 1.2} {size * 0.5} {-size * 0.5}"
                    f"Q{size * 1.2} {size * 0.1} {size * 0.7} {size * 0.8}Q0 {size * 1.2} {-size * 0.7} {size * 0.8}"
                    f"Q{-size * 1.2} {size * 0.1} {-size * 0.5} {-size * 0.5}Q{-size * 0.5} {-size * 1.2} 0 {-size * 1.3}Z"
                ),
                "#bccb4f",
            )
            + stroke(f"M0 {-size * 1.25}q2 -10 8 -14", "#5a3c28", 3)
        )
    return cut(
        "".join(
            circle(x * size * 0.55, y * size * 0.5, size * 0.42, c)
            for x, y, c in ((-1, 0, "#7a2f56"), (0, -1, "#8f3a68"), (1, 0, "#7a2f56"), (-0.5, 1, "#8f3a68"), (0.6, 0.9, "#6a2749"))
        )
        + leaf(0, -size * 0.7, size * 0.6, size * 0.2, 20, p.green)
    )


def framed(p: Palette) -> str:
    """A small picture for a wall, hung from its left upper corner."""
    frame = cut(rectangle(0, 0, 78, 92, p.pale, 4)) + rectangle(8, 8, 62, 76, p.quiet)
    return frame + circle(38, 42, 17, p.spark) + path("M8 84q30 -36 62 -8v8Z", p.green)


def view(x: float, y: float, width: float, height: float, inner: str, box: str = "") -> str:
    """A drawing seen through an opening; `box` is the part of it that fills the opening, by default as large as the opening."""
    shown = box or f"0 0 {width:.0f} {height:.0f}"
    place = f'x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}"'
    return f'<svg {place} viewBox="{shown}" preserveAspectRatio="xMidYMid slice">{inner}</svg>'
