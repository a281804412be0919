"""Home: rooms, windows, shelves, flowers."""

from tallgrass.media.drawing import circle, ellipse, leaf, mixed, moved, path, rectangle, stroke
from tallgrass.simulation.art.props import bloom, books, framed, lamp, mug, plant, pot, view
from tallgrass.simulation.art.scene import Scene, cut, disc, ground, hills, sky, table


def window(s: Scene) -> str:
    p, r = s.palette, s.chance
    x, y, w, h = r.uniform(50, 84), s.level(0.06, 0.14), r.uniform(140, 170), s.height * r.uniform(0.44, 0.54)
    outside = Scene(h, p, r)
    land = (
        ground(outside)
        + sky(outside, h * 0.5)
        + hills(outside, h * r.uniform(0.4, 0.6), [mixed(p.bottom, p.deep, t) for t in (0.3, 0.55, 0.8)])
    )
    drawn = rectangle(0, 0, 300, s.height, mixed(p.quiet, p.floor, 0.18 if p.light == "day" else 0.5))
    drawn += cut(rectangle(x - 9, y - 9, w + 18, h + 18, p.pale, 6)) + view(x, y, w, h, land)
    drawn += rectangle(x + w / 2 - 3, y, 6, h, p.pale) + rectangle(x, y + h * 0.42, w, 6, p.pale)
    veil = mixed(p.pale, p.spark, 0.12)
    drawn += cut(path(f"M{x} {y - 18}C{x - 14} {y + h * 0.4} {x - 28} {y + h * 0.7} {x - 38} {y + h + 40}H-6V{y - 18}Z", veil))
    drawn += cut(
        path(f"M{x + w} {y - 18}C{x + w + 8} {y + h * 0.4} {x + w + 24} {y + h * 0.7} {x + w + 30} {y + h + 40}H306V{y - 18}Z", veil)
    )
    floor = s.height * r.uniform(0.78, 0.88)
    drawn += rectangle(-4, y - 21, 308, 7, "#a8643f", 3) + cut(rectangle(-4, floor, 308, s.height, p.floor))
    return drawn + moved(plant(p, r, 130), r.choice((60, 236)), floor + 40) + moved(mug(p.main, p.pale), r.uniform(120, 180), floor + 14)


def vase(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, glass = s.level(0.82, 0.92), s.pick(p.second, p.main, p.pale)
    tips = ((84, 0.3), (132, 0.2), (182, 0.26), (224, 0.37), (160, 0.41), (106, 0.45))
    stems, heads = "", ""
    for i, (x, share) in enumerate(tips[: r.randint(4, 6)]):
        top = s.height * (share + r.uniform(-0.04, 0.04))
        stems += stroke(f"M152 {y - 90}Q{(152 + x) / 2 + 8} {top + 90} {x} {top}", p.green, 3.4)
        petal = (p.spark, p.pale, p.main, p.third)[i % 4]
        heads += cut(bloom(x, top, r.uniform(22, 36), petal, p.third if i % 2 else "#f6d172", r.choice((5, 6, 8))))
    leaves = leaf(176, y - 84, 70, 15, 52, p.fresh, p.green) + leaf(128, y - 84, 64, 15, -56, p.fresh, p.green)
    body = r.choice(
        (
            f"M128 {y - 104}h48q-4 22 14 44q16 40 -20 60h-36q-36 -20 -20 -60q18 -22 14 -44Z",
            f"M120 {y - 110}h64L172 {y}h-40Z",
            f"M138 {y - 118}h28v40q40 14 40 46q0 32 -34 32h-40q-34 0 -34 -32q0 -32 40 -46Z",
        )
    )
    drawn = ground(s) + disc(s, 0.34, 120) + table(s, y - 12) + stems + leaves + heads + cut(path(body, glass))
    return drawn + stroke(f"M132 {y - 44}q20 9 40 0", mixed(glass, "#ffffff", 0.5), 6) + moved(books(p, r, 2), 252, y + 22, scale=0.8)


def armchair(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, cloth, x = s.level(0.84, 0.92), s.pick(p.main, p.second), r.uniform(110, 150)
    dark = mixed(cloth, p.dark, 0.2)
    chair = rectangle(x - 74, y - 170, 148, 140, cloth, 40) + rectangle(x - 66, y - 74, 132, 46, mixed(cloth, "#ffffff", 0.14), 16)
    chair += rectangle(x - 96, y - 106, 42, 84, dark, 20) + rectangle(x + 54, y - 106, 42, 84, dark, 20)
    legs = stroke(f"M{x - 70} {y - 22}l-6 26M{x + 70} {y - 22}l6 26", "#7a4b2e", 8)
    cushion = rectangle(-30, -30, 60, 60, p.third, 10) + stroke("M-16 0h32M0 -16v32", p.pale, 4)
    rug = cut(ellipse(x + 10, y + 18, 146, 22, mixed(p.pale, p.floor, 0.4)))
    room = ground(s) + moved(framed(p), 40, s.height * 0.1) + rectangle(0, y - 40, 300, s.height, p.floor) + rug
    room += moved(lamp(p, 250), 262, y) + cut(legs) + cut(chair) + cut(moved(cushion, x + 10, y - 96, r.uniform(-24, 24)))
    return room + moved(plant(p, r, 90), 26, y + 22)


def shelf(s: Scene) -> str:
    """Kitchen shelves: bowls, jars, plants, books."""
    p, r = s.palette, s.chance
    drawn = ground(s)
    for y in (s.level(0.28, 0.34), s.level(0.56, 0.62), s.level(0.86, 0.9)):
        x, row = 28.0, ""
        while x < 280:
            kind, c = r.randrange(5), s.colours()[0]
            if kind == 0:
                jar = rectangle(x, y - 58, 38, 58, mixed(p.pale, p.quiet, 0.3), 8) + rectangle(x + 3, y - 34, 32, 31, c, 5)
                row += cut(jar + rectangle(x - 1, y - 66, 40, 12, "#b6763f", 4))
            elif kind == 1:
                row += cut(
                    "".join(path(f"M{x} {y - 20 - k * 9}h56q-4 20 -18 20h-20q-14 0 -18 -20Z", (c, p.pale, p.third)[k]) for k in range(3))
                )
            else:
                row += (moved(plant(p, r, 82), x + 22, y), moved(books(p, r, 3, lying=False), x, y, scale=0.86), moved(mug(c), x + 18, y))[
                    kind - 2
                ]
            x += (52, 68, 56, 56, 50)[kind] + r.uniform(0, 12)
        drawn += cut(rectangle(-4, y, 308, 11, mixed(p.floor, p.dark, 0.2))) + row
    return drawn


def bed(s: Scene) -> str:
    p, r, h = s.palette, s.chance, s.height
    y, quilt = s.level(0.62, 0.72), s.pick(p.main, p.second, p.third)
    head = cut(rectangle(20, y - 120, 260, 150, mixed(p.floor, p.dark, 0.15), 26))
    pillows = cut(moved(rectangle(-52, -36, 104, 72, p.pale, 26), 96, y - 22, r.uniform(-8, 2)))
    pillows += cut(moved(rectangle(-52, -36, 104, 72, mixed(p.pale, p.spark, 0.16), 26), 204, y - 20, r.uniform(-2, 8)))
    cover = cut(path(f"M0 {y + 22}q150 -36 300 0V{h}H0Z", quilt)) + cut(path(f"M0 {y + 22}q150 -36 300 0v34q-150 -34 -300 0Z", p.pale))
    seams = "".join(f"M{x} {y + 60}L{x * 1.3 - 45} {h}" for x in range(-40, 360, 56))
    seams += "".join(f"M0 {y + 110 + k * 60}q150 -30 300 0" for k in range(4))
    page = path("M0 -30q-30 -12 -56 -2v50q26 -10 56 2q30 -12 56 -2v-50q-26 -10 -56 2Z", p.pale)
    page += stroke("M0 -28v50M-44 -16q18 -4 32 0M-44 -4q18 -4 32 0M12 -16q18 -4 32 0", mixed(p.pale, p.dark, 0.3), 2)
    hole = (
        cut(circle(150, y * 0.36, 56, p.pale))
        + circle(150, y * 0.36, 48, mixed(p.top, p.quiet, 0.5))
        + circle(168, y * 0.33, 13, "#f8eec2")
    )
    drawn = ground(s) + hole + head + pillows + cover + stroke(seams, mixed(quilt, "#ffffff", 0.3), 2.5)
    return drawn + cut(moved(page, 190, y + 120, r.uniform(-20, 16)))


def desk(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, up = s.level(0.72, 0.82), s.height * 0.14
    board = cut(rectangle(24, up, 112, 8, mixed(p.floor, "#ffffff", 0.3), 2)) + moved(books(p, r, 4, lying=False), 32, up, scale=0.7)
    board += moved(pot(24, 22, p.pale, p.third), 116, up) + leaf(116, up - 26, 28, 7, -24, p.fresh) + leaf(116, up - 26, 30, 7, 16, p.green)
    screen = cut(rectangle(58, y - 98, 130, 92, p.dark, 7)) + rectangle(64, y - 92, 118, 78, p.fresh, 3)
    screen += path(f"M64 {y - 44}q34 -36 60 -10t58 -14v54H64Z", p.deep) + cut(rectangle(104, y - 10, 38, 10, p.dark))
    notes = cut(rectangle(36, y + 14, 92, 14, p.pale, 4) + rectangle(44, y + 2, 80, 14, p.third, 4))
    room = ground(s) + moved(framed(p), 190, s.height * 0.12) + board + table(s, y) + moved(lamp(p, 150), 244, y + 6)
    return room + screen + notes + moved(mug(p.pale, p.pale), 216, y + 34)
