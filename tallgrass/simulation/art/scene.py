"""What every drawn scene is given, and what scenes share: paper with a shadow, grounds, tables, hills.

Cut paper: a canvas 300 wide, flat fills without outlines, a wash of two near tones, one large quiet shape, one subject, one small surprise.
Horizon, closeness, side and props come from the seed, so that one kind is never the same twice.
"""

import random
import re
from dataclasses import dataclass

from tallgrass.media.drawing import blade, circle, mixed, moved, path, rectangle, stroke, wash

WIDTH = 300


@dataclass(frozen=True)
class Palette:
    name: str
    light: str
    """day, dusk or night: what the sky and the lamps do."""
    top: str
    bottom: str
    quiet: str
    floor: str
    main: str
    second: str
    third: str
    pale: str
    dark: str
    spark: str
    """The small surprise."""
    green: str = "#2f8c5b"
    fresh: str = "#59ad7f"
    deep: str = "#175c39"


def _palette(name: str, light: str, colours: str) -> Palette:
    return Palette(name, light, *colours.split())


PALETTES: dict[str, Palette] = {
    palette.name: palette
    for palette in (
        _palette("cream", "day", "#f7ecd9 #eedcc0 #fbf5e8 #d9b88c #1d7147 #e2694f #f2b632 #fffaf0 #3a2a1c #ec5b45"),
        _palette("rose", "day", "#f9dcd3 #f1b9aa #fbe9e1 #e59f8d #a8344a #2a6f8f #f6d172 #fff6ef #4a2430 #1d7147"),
        _palette("mint", "day", "#dcefe2 #bfe0cb #eef7ee #8fbf9f #e2694f #1d7147 #f2c86b #fffdf5 #123524 #ec5b45"),
        _palette("sky", "day", "#cfe8f0 #a9d3e2 #e8f5f8 #6fa9bd #f0a04b #2a6f8f #fff0c4 #fcfeff #12323f #ec5b45"),
        _palette("lilac", "day", "#e9e3f4 #d2c5ea #f4f0fa #b09bd0 #5c3f93 #f0a04b #7fcbd8 #fffaff #2b1d44 #ec5b45"),
        _palette("sun", "day", "#fdeebc #f8d888 #fff8e0 #dba948 #24707f #d9512f #1d7147 #fffaf0 #3d2c08 #ec5b45"),
        _palette(
            "dusk",
            "dusk",
            "#5a3560 #e78a63 #f3b07a #7a3a4a #f6cb6e #d9512f #8fb7b3 #fff1e0 #2a1730 #ffd08a",
        ),
        _palette("ember", "dusk", "#7a2f2a #c9603f #e08a5a #5a231f #f7d9a8 #24606b #f2b632 #fff3e0 #2c100e #ffd27a"),
        _palette("pine", "night", "#1f4a3a #12332a #2a5c48 #0d2a20 #f0a04b #e2694f #c3e35f #f7f1e3 #07170f #ff8d72"),
        _palette("night", "night", "#1b2c4c #2f4a6b #2a3f63 #131f38 #f2b632 #e2694f #7fcbd8 #f3ecd6 #0a1324 #ff8d72"),
    )
}


@dataclass(frozen=True)
class Scene:
    height: float
    palette: Palette
    chance: random.Random

    def level(self, low: float, high: float) -> float:
        """A height on the canvas, in shares of it; most horizons are drawn from here."""
        return self.height * self.chance.uniform(low, high)

    def pick(self, *choices: str) -> str:
        return self.chance.choice(choices)

    def colours(self) -> list[str]:
        """The palette's strong colours in a drawn order."""
        p = self.palette
        found = [p.main, p.second, p.third, p.spark, p.green]
        self.chance.shuffle(found)
        return found


def cut(inner: str, lift: float = 3.2) -> str:
    """A piece of paper above what is drawn so far: its silhouette, moved, then itself."""
    shade = re.sub(r' (?:fill-|stroke-)?opacity="[^"]*"', "", inner)
    shade = re.sub(r' fill="(?!none)[^"]*"', ' fill="#0b2317" fill-opacity=".17"', shade)
    shade = re.sub(r' stroke="[^"]*"', ' stroke="#0b2317" stroke-opacity=".17"', shade)
    return f'<g transform="translate({lift * 0.4:.1f} {lift:.1f})">{shade}</g>{inner}'


def ground(scene: Scene) -> str:
    return wash(scene.palette.top, scene.palette.bottom, WIDTH, scene.height)


def disc(scene: Scene, y: float = 0.42, size: float = 110) -> str:
    """The large quiet shape: a disc, an arch or a tilted square behind the subject."""
    p, r = scene.palette, scene.chance
    x, at, radius = 150 + r.uniform(-40, 40), scene.height * y + r.uniform(-26, 26), size * r.uniform(0.85, 1.15)
    kind = r.randrange(4)
    if kind == 0:
        return path(f"M{x - radius} {scene.height}V{at}A{radius} {radius} 0 0 1 {x + radius} {at}V{scene.height}Z", p.quiet)
    if kind == 1:
        return cut(moved(rectangle(-radius, -radius, 2 * radius, 2 * radius, p.quiet, radius * 0.3), x, at, r.uniform(-18, 18)))
    return cut(circle(x, at, radius, p.quiet))


def table(scene: Scene, y: float, colour: str = "") -> str:
    """A table or floor from `y` down, level or with a rounded far edge."""
    fill = colour or scene.palette.floor
    if scene.chance.random() < 0.4:
        sag = scene.chance.uniform(10, 26)
        return path(f"M0 {y + sag}Q150 {y - sag} 300 {y + sag}V{scene.height}H0Z", fill)
    return rectangle(-4, y, WIDTH + 8, scene.height - y + 4, fill)


def planks(scene: Scene) -> str:
    """A surface seen from above: boards, a chequered cloth, tiles or plain paper."""
    p, r, h = scene.palette, scene.chance, scene.height
    line = mixed(p.bottom, p.dark, 0.12)
    kind = r.randrange(4)
    if kind == 0:
        return ground(scene) + stroke("".join(f"M{x} 0V{h}" for x in range(24, WIDTH, r.choice((48, 60, 75)))), line, 1.5)
    if kind == 1:
        step = r.choice((40, 50))
        squares = "".join(
            f"M{x} {y}h{step}v{step}h-{step}z" for j, y in enumerate(range(0, int(h), step)) for x in range((j % 2) * step, WIDTH, step * 2)
        )
        return ground(scene) + path(squares, p.quiet)
    if kind == 2:
        return ground(scene) + moved(rectangle(-230, -h * 0.3, 460, h * 0.62, p.quiet), 150, h / 2, r.uniform(-24, 24))
    return ground(scene) + stroke("".join(f"M0 {y}q80 {r.choice((-7, 7))} 300 0" for y in range(14, int(h), 26)), line, 1.5)


def hills(scene: Scene, top: float, colours: list[str], height: float = 0) -> str:
    """Ridges one before another, from `top` (in units) down."""
    r, h = scene.chance, height or scene.height
    drawn = ""
    for i, colour in enumerate(colours):
        y, a = top + (h - top) * i / len(colours), h * 0.05
        w, x, z, v = (r.uniform(-a, a) for _ in range(4))
        rise = f"M0 {y + w}C75 {y - a * 1.6 + x} 120 {y + a * 1.5 + z} 186 {y + v}S270 {y - a + x} 300 {y + z}V{h}H0Z"
        drawn += path(rise, colour)
    return drawn


def sky(scene: Scene, low: float) -> str:
    """What stands in the sky down to `low`: sun and cloud by day, a low sun at dusk, moon and stars by night."""
    p, r = scene.palette, scene.chance
    x = r.uniform(50, 250)
    if p.light == "night":
        stars = "".join(circle(r.uniform(0, 300), r.uniform(0, low), r.choice((0.8, 1.1, 1.7)), p.pale) for _ in range(34))
        return stars + cut(circle(x, low * r.uniform(0.25, 0.5), r.uniform(20, 32), "#f8eec2"))
    if p.light == "dusk":
        return circle(x, low * r.uniform(0.75, 0.95), r.uniform(36, 54), p.spark)
    cloud = "".join(
        path(f"M{cx} {cy}q2 -16 20 -14q10 -16 28 -6q20 -2 20 20Z", p.pale)
        for cx, cy in [(r.uniform(0, 200), low * r.uniform(0.2, 0.6)) for _ in range(2)]
    )
    return circle(x, low * r.uniform(0.2, 0.5), r.uniform(22, 34), "#fbe2a0") + cut(cloud)


def grass(
    scene: Scene, y: float, count: int, low: float, high: float, colours: tuple[str, ...], thick: tuple[float, float] = (5, 11)
) -> str:
    r = scene.chance
    lean = r.uniform(-0.25, 0.25) * high
    return "".join(
        blade(
            WIDTH * (i + 0.5) / count + r.uniform(-1, 1) * 210 / count,
            y + 4,
            r.uniform(low, high),
            r.uniform(-0.27, 0.27) * high + lean,
            r.uniform(*thick),
            r.choice(colours),
        )
        for i in range(count)
    )


def greens(scene: Scene) -> tuple[str, ...]:
    p = scene.palette
    return (p.green, p.fresh, p.deep) if p.light == "day" else (p.deep, mixed(p.deep, p.dark, 0.5), p.green)
