"""Food: bowls, cups, fruit, cakes; mostly seen from above and near."""

import math

from tallgrass.media.drawing import circle, ellipse, leaf, mixed, moved, path, rectangle, stroke
from tallgrass.simulation.art.props import cup_of_tea, fruit
from tallgrass.simulation.art.scene import Scene, cut, disc, ground, planks, table


def noodles(s: Scene) -> str:
    p, r = s.palette, s.chance
    x, y, soup = 150 + r.uniform(-24, 24), s.level(0.46, 0.6), s.pick("#e7a24b", "#d9812f", "#f0d9a0", "#c9502f")
    inner = "".join(
        stroke(f"M{-70 + i * 9} {30 + i % 3 * 7}q{20 + i * 2} {-46 + i * 3} {62 - i} {-20 + i * 4}", "#f9e3ae", 5) for i in range(8)
    )
    inner += (
        cut(ellipse(34, -34, 27, 22, "#fff8e8") + ellipse(36, -33, 12, 11, "#f08a2c"))
        if r.random() < 0.7
        else cut(path("M6 -64q50 -10 70 30q-30 16 -60 2Z", "#d9644d"))
    )
    inner += "".join(circle(-48 + a, -38 + b, 4.4, "#5fae57") for a, b in ((0, 0), (13, -9), (-8, 14), (20, 8), (8, 22), (-17, -4)))
    inner += "".join(leaf(-30 + i * 16, 62 - i * 5, 34, 9, -30 + i * 24, p.green, p.deep) for i in range(3))
    bowl = cut(circle(0, 0, 118, p.pale)) + circle(0, 0, 106, p.second) + circle(0, 0, 101, p.pale) + circle(0, 0, 92, soup)
    sticks = cut(moved(rectangle(-4, -150, 7, 270, "#b6763f", 3) + rectangle(10, -150, 7, 270, "#c98a50", 3), x + 112, y + 20, 24))
    return planks(s) + moved(bowl + moved(inner, turn=r.uniform(-60, 60)), x, y) + sticks


def coffee(s: Scene) -> str:
    p, r = s.palette, s.chance
    y = s.level(0.42, 0.58)
    heart = path("M0 36C-48 4 -40 -34 0 -16C40 -34 48 4 0 36Z", "#f6e3c6")
    fern = "".join(stroke(f"M0 {30 - k * 12}q-20 -8 -24 -20M0 {30 - k * 12}q20 -8 24 -20", "#f6e3c6", 5) for k in range(4))
    cup = cut(circle(0, 0, 98, p.pale)) + circle(0, 0, 88, mixed(p.pale, p.floor, 0.25))
    cup += (
        cut(circle(0, 0, 66, p.pale) + stroke("M62 -20q34 -4 32 20q-2 22 -36 20", p.pale, 12))
        + circle(0, 0, 56, "#6e4023")
        + (heart if r.random() < 0.5 else fern)
    )
    bread = path("M-34 8q-6 -30 24 -32q36 -2 42 20q2 18 -22 20q-34 2 -44 -8Z", "#d48a3e") + stroke(
        "M-18 10q2 -22 14 -32M2 12q0 -20 8 -34M20 8q2 -14 2 -24", "#a8612a", 3
    )
    book = (
        rectangle(-38, -28, 76, 56, p.main, 4)
        + rectangle(-38, -28, 10, 56, mixed(p.main, p.dark, 0.3), 4)
        + stroke("M-16 -12h40M-16 0h28", p.pale, 3)
    )
    return (
        planks(s)
        + moved(cup, 140, y, r.uniform(-40, 40))
        + cut(moved(book, 236, y + 122, r.uniform(-24, 4)))
        + cut(moved(bread, 66, y - 132, r.uniform(-10, 34), 1.2))
        + leaf(286, y - 96, 70, 18, -120, p.fresh, p.green)
    )


def orchard(s: Scene) -> str:
    """Fruit on a dish, and on a branch above it."""
    p, r = s.palette, s.chance
    kind, y = r.randrange(4), s.level(0.68, 0.8)
    branch = stroke(f"M-6 {s.height * 0.1}q90 20 140 80q20 26 60 30", "#5a3c28", 6) + "".join(
        leaf(40 + i * 38, s.height * 0.1 + 22 + i * 20, 44, 13, 150 - i * 60, p.fresh if i % 2 else p.green, p.deep) for i in range(4)
    )
    dish = cut(ellipse(150, y + 34, 128, 26, mixed(p.pale, p.floor, 0.3)) + ellipse(150, y + 28, 126, 24, p.pale))
    spots = [(104, -2, 35), (190, -4, 38), (146, -46, 35)][: r.choice((2, 3, 3))]
    return (
        ground(s)
        + disc(s, 0.35, 90)
        + table(s, y + 12)
        + cut(branch)
        + moved(fruit(kind, 27, p), 200, s.height * 0.1 + 124)
        + dish
        + "".join(moved(fruit(kind, size, p), x, y + dy) for x, dy, size in spots)
    )


def market_bag(s: Scene) -> str:
    p, r = s.palette, s.chance
    y = s.level(0.8, 0.92)
    leaves = "".join(
        leaf(x, y - 120, length, 15, turn, c, p.deep)
        for x, length, turn, c in ((104, 84, -26, p.green), (122, 108, -8, p.fresh), (144, 92, 10, p.green))
    )
    bread = moved(
        rectangle(-10, -112, 20, 124, "#d9a05f", 10) + stroke("M-5 -94l8 6M-5 -76l8 6M-5 -58l8 6", "#a86c3c", 2.4),
        180,
        y - 106,
        r.uniform(8, 24),
    )
    strap = stroke(f"M108 {y - 124}q-4 -90 42 -92q46 2 42 92", mixed(p.pale, p.floor, 0.25), 8)
    body = path(f"M80 {y - 132}H220L232 {y + 4}q-82 12 -164 0Z", p.pale)
    badge = circle(150, y - 58, 30, p.main) + leaf(150, y - 38, 42, 11, -24, p.pale) + leaf(150, y - 38, 44, 11, 20, p.pale)
    return (
        ground(s)
        + disc(s, 0.4)
        + table(s, y - 8)
        + cut(leaves)
        + cut(bread)
        + moved(fruit(r.randrange(4), 22, p), 206, y - 132)
        + cut(strap)
        + cut(body)
        + badge
        + moved(fruit(r.randrange(4), 17, p), 256, y - 4)
    )


def cake(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, cream, layers = s.level(0.72, 0.84), s.pick("#fff6ef", "#fbe3ea", "#f6e7bd"), r.randint(2, 3)
    drawn, top = "", y - 18.0
    for i in range(layers):
        wide = 92 - i * 20
        drawn += cut(rectangle(150 - wide, top - 48, wide * 2, 50, (p.main, p.second, p.third)[i] if i % 2 == 0 else cream, 8))
        drip = f"M{150 - wide} {top - 40}q0 -12 12 -12h{wide * 2 - 24}q12 0 12 12"
        drawn += path(
            drip + "".join(f"q{-wide / 8} {r.uniform(14, 26)} {-wide / 4} 0" for _ in range(8)) + "Z", cream if i % 2 == 0 else p.third
        )
        top -= 48
    drawn += "".join(moved(fruit(4 if r.random() < 0.5 else 2, 11, p), 150 + dx, top - 12) for dx in (-26, 0, 26))
    candle = rectangle(146, top - 62, 7, 42, p.spark, 2) + path(f"M149.5 {top - 84}q9 12 0 20q-9 -8 0 -20Z", "#f2b632")
    stand = ellipse(150, y - 14, 118, 12, p.pale) + path(f"M132 {y - 10}h36l-8 30h34v8H106v-8h34Z", p.pale)
    return ground(s) + disc(s, 0.4, 118) + table(s, y + 6) + cut(stand) + drawn + candle


def hotpot(s: Scene) -> str:
    p, r = s.palette, s.chance
    y = s.level(0.46, 0.56)
    half = f"M0 -84A84 84 0 0 1 0 84Q{r.choice((-46, 46))} 0 0 -84Z"
    pot = cut(circle(0, 0, 104, "#8a8f94")) + circle(0, 0, 94, "#c9ccce") + circle(0, 0, 84, "#f3e2bd") + path(half, "#c43a27")
    bits = "".join(circle(30 + math.cos(a) * 28, math.sin(a) * 44, 6, "#7a1f10") for a in (0, 1, 2, 3.4, 5)) + "".join(
        ellipse(-36 + dx, dy, 14, 9, "#fff8e8") for dx, dy in ((0, -30), (-14, 8), (10, 34))
    )
    bits += leaf(-20, 60, 40, 12, -60, p.green, p.deep) + leaf(34, 50, 36, 10, 30, p.fresh, p.green)
    plates = ""
    for k, (x, dy) in enumerate(((52, -150), (246, -136), (44, 148), (254, 142))):
        top = (
            moved(fruit(2, 15, p), -14, 0)
            if k == 0
            else "".join(ellipse(-18 + i * 12, 0, 8, 22, c) for i, c in enumerate(("#e8806a", "#f2a08c", "#e8806a", "#f2a08c")))
            if k == 1
            else "".join(leaf(-16 + i * 11, 20, 40, 9, -12 + i * 10, p.fresh) for i in range(4))
            if k == 2
            else "".join(circle(a, b, 9, "#f7ead2") for a, b in ((-12, -8), (10, -10), (0, 10)))
        )
        plates += moved(
            cut(circle(0, 0, 44, p.pale)) + circle(0, 0, 35, mixed(p.pale, p.second, 0.16)) + top, x, y + dy, r.uniform(-30, 30)
        )
    return planks(s) + plates + moved(pot + bits, 150, y, r.uniform(-90, 90))


def tea(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, clay = s.level(0.7, 0.84), s.pick(p.main, p.second, "#8a4a32")
    body = (
        path("M-64 -12q-6 -66 64 -68q70 2 64 68q-14 14 -64 14q-50 0 -64 -14Z", clay)
        + path("M58 -52q34 -4 44 -36l10 6q-4 46 -46 62Z", clay)
        + stroke("M-58 -62q-50 -4 -46 26q4 24 42 22", clay, 11)
    )
    lid = ellipse(0, -80, 38, 9, mixed(clay, p.dark, 0.25)) + circle(0, -94, 9, clay)
    cups = "".join(
        moved(cut(path("M-20 -26h40q0 26 -14 26h-12q-14 0 -14 -26Z", p.pale)) + ellipse(0, -26, 20, 5, "#c98a3e"), x, y + dy)
        for x, dy in ((222, 34), (266, 14))
    )
    return (
        ground(s)
        + disc(s, 0.36, 96)
        + table(s, y - 18)
        + moved(cut(body) + cut(lid), 126, y + 8, scale=r.uniform(1, 1.25))
        + stroke(f"M232 {y - 66}q-8 -18 4 -34q10 -14 0 -30", p.pale, 3)
        + cups
        + leaf(30, y + 40, 60, 15, 70, p.fresh, p.green)
    )


def dumplings(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, radius = s.level(0.44, 0.56), 112
    basket = cut(circle(0, 0, radius, "#c98a50")) + circle(0, 0, radius - 9, "#e7c48f") + circle(0, 0, radius - 16, "#f3dfb8")
    basket += stroke(
        "".join(f"M{x} {-math.sqrt(92**2 - x * x):.0f}V{math.sqrt(92**2 - x * x):.0f}" for x in range(-80, 81, 20)), "#e0c08c", 2
    )
    bun = (
        cut(circle(0, 0, 30, "#fff8e8"))
        + "".join(moved(stroke("M0 -6Q5 -16 2 -26", "#e3d3b0", 2.4), turn=a) for a in range(0, 360, 45))
        + circle(0, 0, 4, p.spark)
    )
    spots = [(0, 0)] + [(math.cos(a) * 62, math.sin(a) * 62) for a in (k * math.pi / 3 + 0.4 for k in range(r.choice((5, 6))))]
    sauce = (
        cut(circle(0, 0, 34, p.second))
        + circle(0, 0, 26, "#5a2b16")
        + "".join(circle(a, b, 3, p.spark) for a, b in ((-8, -6), (6, 4), (0, 12)))
    )
    return (
        planks(s)
        + moved(basket + "".join(moved(bun, x, z, r.uniform(0, 90)) for x, z in spots), 136, y)
        + moved(sauce, 252, y + r.choice((-130, 132)))
    )


def breakfast(s: Scene) -> str:
    p, r = s.palette, s.chance
    y = s.level(0.5, 0.6)
    toast = path("M-46 40V-18q-14 -34 20 -34h52q34 0 20 34V40Z", "#d9a05f") + path(
        "M-36 32V-16q-10 -24 14 -24h44q24 0 14 24V32Z", "#f3dcae"
    )
    egg = path("M-30 6q-10 -30 22 -32q34 -6 38 22q4 28 -28 30q-28 2 -32 -20Z", "#fffdf5") + circle(2, 2, 12, "#f2a52c")
    plate = cut(circle(0, 0, 104, p.pale)) + circle(0, 0, 84, mixed(p.pale, p.second, 0.12))
    berries = "".join(moved(fruit(4, 13, p), x, z) for x, z in ((-62, 40), (58, 48)))
    inner = (
        plate
        + cut(moved(toast, -10, 4, r.uniform(-26, 14), 1.1))
        + cut(moved(egg, 4, 0, r.uniform(0, 360)))
        + leaf(-66, -10, 50, 12, 20, p.green, p.deep)
        + berries
    )
    return planks(s) + moved(inner, 150, y) + moved(cup_of_tea(p.pale, s.pick("#c98a3e", "#6e4023", "#8fae4a")), 60, y - 150)
