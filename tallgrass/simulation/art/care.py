"""Skin care and make-up: bottles, jars, brushes, pans of colour."""

from tallgrass.media.drawing import circle, ellipse, leaf, mixed, moved, path, rectangle, stroke
from tallgrass.simulation.art.props import bloom, bottle, plant
from tallgrass.simulation.art.scene import Scene, cut, disc, ground, planks, table

GOLD = "#e9c46a"


def bottles(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, colours = s.level(0.74, 0.86), s.colours()
    row = ""
    for i, (kind, x) in enumerate(zip(r.sample(range(5), 3), (86, 156, 226), strict=True)):
        row += moved(bottle(kind, colours[i], p.dark if i % 2 else p.third, p.pale), x, y - 32, scale=r.uniform(1.15, 1.5))
    shelf = cut(rectangle(40, y - 34, 220, 44, p.pale, 6))
    sprig = cut(leaf(56, y - 30, 120, 22, -20, p.green, p.deep) + leaf(50, y - 30, 84, 18, -56, p.fresh, p.green))
    return ground(s) + disc(s, 0.4, 104) + table(s, y) + sprig + shelf + row


def serum(s: Scene) -> str:
    """One dropper bottle, very near."""
    p, r = s.palette, s.chance
    y, fill = s.level(0.78, 0.9), s.pick("#b5672b", p.main, p.second)
    glass = moved(bottle(2, fill, p.dark, p.pale), 150, y, r.uniform(-4, 4), r.uniform(2.1, 2.5))
    drops = ""
    for x, rise, w in ((58, 150, 13), (252, 220, 17), (238, 90, 9)):
        drops += path(f"M{x} {y - rise}q{w} {w * 1.5} 0 {w * 2}q{-w} {-w * 0.5} 0 {-w * 2}Z", p.third)
    stone = cut(ellipse(150, y + 8, 126, 26, mixed(p.floor, p.pale, 0.5)))
    leaves = cut(leaf(36, y + 30, 130, 26, 14, p.green, p.deep) + leaf(28, y + 34, 92, 20, -22, p.fresh, p.green))
    return ground(s) + disc(s, 0.4, 124) + table(s, y - 6) + stone + glass + drops + leaves


def jars(s: Scene) -> str:
    """Open jars and a smear of cream, from above."""
    p, r, h = s.palette, s.chance, s.height
    creams = ["#fff8ee", "#f7d9cf", "#e4efd6", "#f6e7bd", "#dfe9f4"]
    r.shuffle(creams)
    colours, drawn = s.colours(), ""
    for i, (x, share, size) in enumerate(((98, 0.3, 74), (214, 0.52, 58), (92, 0.74, 50))):
        curl = (
            f"M{-size * 0.35} {size * 0.1}q{size * 0.2} {-size * 0.6} {size * 0.5} {-size * 0.2}"
            f"q{size * 0.2} {size * 0.5} {-size * 0.3} {size * 0.35}"
        )
        jar = cut(circle(0, 0, size, colours[i])) + circle(0, 0, size * 0.84, p.pale) + circle(0, 0, size * 0.74, creams[i])
        drawn += moved(jar + stroke(curl, mixed(creams[i], p.dark, 0.12), 5), x + r.uniform(-14, 14), h * share, r.uniform(0, 360))
    smear = cut(moved(path("M-60 -8q40 -26 80 -10t50 2q-4 34 -50 30t-80 -2Z", creams[3]), 214, h * 0.82, r.uniform(-30, 30)))
    petals = "".join(bloom(x, h * share, size, p.pale, p.third) for x, share, size in ((240, 0.16, 20), (30, 0.53, 15)))
    return planks(s) + cut(leaf(262, h * 0.36, 100, 24, -100, p.fresh, p.green)) + drawn + smear + cut(petals)


def soap(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, bar = s.level(0.64, 0.8), s.pick(p.main, p.third, "#f3cdbf")
    block = cut(rectangle(-72, -46, 144, 50, bar, 16)) + rectangle(-58, -38, 116, 8, mixed(bar, "#ffffff", 0.35), 4)
    block += stroke("M-30 -20q10 -10 20 0t20 0t20 0", mixed(bar, p.dark, 0.3), 4)
    dish = cut(path(f"M40 {y + 6}H260q-6 34 -40 34H80q-34 0 -40 -34Z", p.pale))
    foam = "".join(circle(r.uniform(50, 250), y - r.uniform(70, 210), r.uniform(7, 24), p.pale, 'fill-opacity=".75"') for _ in range(9))
    towel = cut(rectangle(-4, y + 62, 154, s.height, p.second, 10)) + stroke(f"M0 {y + 84}H150M0 {y + 96}H150", p.pale, 4)
    sprig = cut(leaf(274, y + 50, 120, 22, -24, p.green, p.deep))
    return ground(s) + disc(s, 0.42, 112) + table(s, y + 20) + moved(block, 150, y + 4, r.uniform(-9, 5)) + dish + foam + towel + sprig


def washstand(s: Scene) -> str:
    """A mirror, a basin, the morning's row of bottles."""
    p, r = s.palette, s.chance
    y, size = s.level(0.72, 0.82), r.uniform(74, 92)
    glass = mixed(p.quiet, "#dff3f6", 0.6)
    mirror = cut(circle(150, y - 190, size, p.floor)) + circle(150, y - 190, size - 8, glass)
    mirror += stroke(
        f"M{150 - size * 0.4} {y - 180}l{size * 0.5} {-size * 0.5}M{150 - size * 0.1} {y - 170}l{size * 0.4} {-size * 0.4}", "#ffffff", 5
    )
    basin = cut(path(f"M70 {y - 46}H230q-6 48 -50 48h-60q-44 0 -50 -48Z", p.pale)) + ellipse(
        150, y - 46, 80, 10, mixed(p.pale, p.dark, 0.12)
    )
    tap = cut(stroke(f"M150 {y - 50}V{y - 92}q0 -16 22 -16v14", "#8a9a9a", 8))
    kept = ((r.choice((0, 2)), p.main, 34), (3, p.third, 260), (r.choice((1, 4)), p.second, 288))
    row = "".join(moved(bottle(kind, colour, p.dark, p.pale), x, y, scale=0.62) for kind, colour, x in kept)
    lines = "".join(f"M0 {t}H300" for t in range(40, int(y), 46)) + "".join(f"M{t} 0V{y}" for t in range(30, 300, 46))
    tiles = stroke(lines, mixed(p.bottom, p.pale, 0.4), 1.6)
    return ground(s) + tiles + mirror + tap + basin + table(s, y) + row + moved(plant(p, r, 70), 64, s.height * 0.99)


def lipstick(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, reds = s.level(0.8, 0.92), ["#c43a4a", "#d9512f", "#a8344a", "#e2736a", "#8f2450"]
    r.shuffle(reds)
    drawn = ""
    for i, (x, size) in enumerate(((88, 0.9), (150, 1.25), (216, 0.8))[: r.choice((2, 3, 3))]):
        stick = path("M-16 -90V-132Q-14 -150 16 -158V-90Z", reds[i]) + rectangle(-19, -98, 38, 34, GOLD, 2)
        stick += rectangle(-24, -66, 48, 66, p.dark if i != 1 else p.main, 4)
        drawn += cut(moved(stick, x, y, r.uniform(-3, 3), size))
    smear = moved(path("M-90 -14Q0 -40 96 -12Q60 6 80 20Q-20 34 -84 18Q-60 4 -90 -14Z", reds[0]), 150, y - 250, r.uniform(-16, 16))
    return ground(s) + disc(s, 0.55, 110) + smear + table(s, y - 12) + drawn


def colour_pans(s: Scene) -> str:
    """Eye colours in an open case, from above."""
    p, r, h = s.palette, s.chance, s.height
    pairs = ((p.main, "#f3d9cf"), ("#b5674a", "#f3d9cf"), (p.second, "#efe6f4"))
    tones = [mixed(base, other, share) for base, other in pairs for share in (0.0, 0.25, 0.5, 0.75)]
    r.shuffle(tones)
    pans = cut(rectangle(-112, -86, 224, 172, p.dark, 14))
    for i, tone in enumerate(tones):
        x, y = -82 + i % 4 * 55, -54 + i // 4 * 54
        pans += circle(x, y, 22, tone)
        pans += stroke(f"M{x - 12} {y + 6}q12 -14 24 -2", mixed(tone, "#ffffff", 0.35), 5) if r.random() < 0.4 else ""
    brush = (
        rectangle(-5, -20, 10, 150, p.main, 5) + rectangle(-8, -44, 16, 28, GOLD, 2) + path("M-8 -44q-10 -34 8 -52q18 18 8 52Z", "#5a3a2a")
    )
    powder = "".join(circle(r.uniform(30, 270), r.uniform(0.66, 0.96) * h, r.uniform(2, 7), tones[i]) for i in range(10))
    tools = cut(moved(brush, 130, h * 0.74, r.uniform(50, 80))) + cut(moved(brush, 160, h * 0.84, r.uniform(56, 96), 0.8))
    return planks(s) + moved(pans, 150, h * 0.34, r.uniform(-14, 14), 1.06) + powder + tools


def brushes(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, cup, drawn = s.level(0.82, 0.92), s.pick(p.main, p.second, p.pale), ""
    for i in range(6):
        wide = r.uniform(7, 20)
        hair = path(f"M-6 -150q{-wide} -30 0 -54q6 -10 12 0q{wide} 24 0 54Z", s.pick("#5a3a2a", "#e8b8a8", p.dark))
        one = rectangle(-4, -120, 8, 120, s.colours()[0], 4) + rectangle(-6, -154, 12, 38, GOLD, 2) + hair
        drawn += cut(moved(one, 150 + (i - 2.5) * 12, y - 60, (i - 2.5) * 9 + r.uniform(-3, 3), r.uniform(0.8, 1.15)))
    holder = cut(path(f"M98 {y - 108}H202L192 {y}H108Z", cup)) + rectangle(98, y - 116, 104, 14, mixed(cup, p.dark, 0.2), 4)
    holder += stroke(f"M112 {y - 50}q20 -16 38 0t38 0", mixed(cup, "#ffffff", 0.5), 5)
    sponge = cut(path(f"M222 {y + 14}q-6 -44 26 -64q30 22 22 64q-24 10 -48 0Z", p.spark))
    return ground(s) + disc(s, 0.42, 118) + table(s, y - 14) + drawn + holder + sponge


def perfume(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, juice = s.level(0.76, 0.88), s.pick(p.third, "#f3b7a8", p.spark)
    glass, fluid = r.choice(
        (
            (rectangle(84, y - 150, 132, 150, p.pale, 18), rectangle(96, y - 104, 108, 92, juice, 10)),
            (circle(150, y - 82, 82, p.pale), path(f"M78 {y - 78}a72 72 0 0 0 144 0Z", juice)),
            (path(f"M150 {y - 168}L232 {y - 90}L200 {y}H100L68 {y - 90}Z", p.pale), path(f"M82 {y - 88}H218L192 {y - 12}H108Z", juice)),
        )
    )
    top = rectangle(132, y - 188, 36, 34, GOLD, 3) + rectangle(122, y - 236, 56, 52, p.dark, 10)
    mist = "".join(circle(210 + r.uniform(0, 80), y - 210 + r.uniform(-50, 40), r.uniform(2, 6), p.pale) for _ in range(12))
    flowers = cut(
        bloom(50, y - 6, 34, p.spark, p.third) + leaf(64, y + 6, 60, 14, 60, p.green, p.deep) + bloom(256, y + 20, 24, p.pale, p.third)
    )
    return ground(s) + disc(s, 0.4, 116) + table(s, y - 14) + mist + cut(top) + cut(glass) + fluid + flowers
