"""Film, fitness, handmade and reading."""

from tallgrass.media.drawing import circle, ellipse, leaf, mixed, moved, path, rectangle, stroke
from tallgrass.simulation.art.props import bloom, books, mug, plant, view
from tallgrass.simulation.art.scene import Scene, cut, disc, grass, greens, ground, hills, planks, sky, table
from tallgrass.simulation.art.travel import bicycle, ridges

SKINS = ("#f7dcc2", "#f3cfae", "#e8b890", "#c68a5e", "#8a5a3c")
HAIRS = ("#2b2320", "#5a3a26", "#1e1c22", "#7a4a2a")


def landscape(s: Scene, height: float) -> str:
    """A small country scene, 300 wide, for screens and canvases."""
    small = Scene(height, s.palette, s.chance)
    return ground(small) + sky(small, height * 0.55) + hills(small, height * 0.48, ridges(small, 3))


def popcorn(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, red = s.level(0.84, 0.93), s.pick(p.spark, p.second, p.main)
    stripes = ""
    for k in range(6):
        shape = f"M{84 + k * 22} {y - 150}h22L{100 + (k + 1) * 16.6} {y}h-16.6Z"
        stripes += path(shape, red if k % 2 == 0 else p.pale)
    tones = ("#fff8e0", "#fbe9b8", "#f6dc95")
    puffs = "".join(circle(150 + r.uniform(-60, 60), y - 158 - r.uniform(0, 34), r.uniform(12, 19), r.choice(tones)) for _ in range(20))
    flying = "".join(circle(r.uniform(40, 260), y - r.uniform(220, 300), r.uniform(8, 12), "#fff3cf") for _ in range(5))
    ticket = path("M-44 -20h88v12a8 8 0 0 0 0 16v12h-88v-12a8 8 0 0 0 0 -16Z", p.third)
    ticket += stroke("M14 -14v28", p.dark, 2.4, 'stroke-dasharray="3 5"') + leaf(-16, 12, 26, 8, 0, p.deep)
    drawn = ground(s) + disc(s, 0.4, 120) + table(s, y - 12) + cut(flying) + cut(puffs) + cut(stripes)
    return drawn + cut(moved(ticket, 236, y - 20, r.uniform(-30, 20)))


def cinema(s: Scene) -> str:
    """A screen in the dark, heads before it."""
    p, r, h = s.palette, s.chance, s.height
    y = s.level(0.16, 0.26)
    if r.random() < 0.6:
        film = landscape(s, 150)
    else:
        film = rectangle(0, 0, 300, 150, p.quiet) + circle(150, 90, 54, p.spark) + path("M0 150q80 -70 150 -20t150 -30v50Z", p.main)
    seats = ""
    for row, (share, size) in enumerate(((0.72, 26), (0.84, 34), (1.0, 44))):
        for k in range(6):
            x = k * 62 - 10 + row * 22
            seats += rectangle(x, h * share - size, size * 1.3, h, mixed(p.second, p.dark, 0.7 - row * 0.2), size * 0.4)
            seats += circle(x + size * 0.65, h * share - size - 4, size * 0.42, mixed(p.dark, "#000000", 0.2)) if r.random() < 0.6 else ""
    hall = rectangle(0, 0, 300, h, mixed(p.dark, p.floor, 0.2)) + cut(rectangle(18, y - 8, 264, 166, p.dark, 6))
    return hall + view(26, y, 248, 150, film, "0 0 300 150") + path(f"M150 {h}L28 {y}H272Z", p.pale, 'fill-opacity=".1"') + seats


def television(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, shell, x, w, h = s.level(0.66, 0.76), s.pick(p.main, p.second, "#b6763f"), 44, 212, r.uniform(136, 158)
    picture = rectangle(x + 14, y - h + 12, w - 62, h - 26, mixed(p.fresh, p.quiet, 0.5), 16) + circle(x + 70, y - h + 54, 22, p.spark)
    picture += path(f"M{x + 14} {y - 40}q40 -40 80 -10t70 -20v44q0 12 -14 12H{x + 28}q-14 0 -14 -14Z", p.deep)
    knobs = circle(x + w - 24, y - h + 36, 11, p.pale) + circle(x + w - 24, y - h + 70, 11, p.pale)
    knobs += stroke(f"M{x + w - 34} {y - 44}h20M{x + w - 34} {y - 34}h20M{x + w - 34} {y - 24}h20", p.dark, 3)
    horns = stroke(f"M140 {y - h}L104 {y - h - 66}M154 {y - h}L206 {y - h - 58}", p.dark, 4)
    horns += circle(104, y - h - 66, 5, p.spark) + circle(206, y - h - 58, 5, p.spark)
    stand = cut(rectangle(20, y, 260, 66, mixed(p.floor, p.dark, 0.25), 6))
    stand += stroke(f"M150 {y + 8}v50M50 {y + 66}v{s.height - y}M250 {y + 66}v{s.height - y}", mixed(p.floor, p.dark, 0.5), 6)
    drawn = ground(s) + disc(s, 0.34, 120) + rectangle(0, s.height * 0.93, 300, 60, p.floor) + stand + cut(horns)
    return drawn + cut(rectangle(x, y - h, w, h, shell, 18)) + picture + knobs + moved(plant(p, r, 74), 270, y)


def dumbbells(s: Scene) -> str:
    p, r, h = s.palette, s.chance, s.height
    mat = rectangle(-74, -h * 0.6, 148, h * 1.2, s.pick(p.main, p.second), 12)
    plates = ((-82, 0, p.dark), (-60, 2, p.third), (62, 0, p.dark), (42, 2, p.third))
    bar = rectangle(-70, -7, 140, 14, "#c9ccce", 7) + "".join(rectangle(x, -34 + k * 4, 20, 68 - k * 8, c, 6) for x, k, c in plates)
    water = rectangle(-20, -80, 40, 120, mixed(p.quiet, "#bfe6ee", 0.6), 12) + rectangle(-14, -100, 28, 24, p.spark, 6)
    water += rectangle(-20, -30, 40, 24, p.pale)
    towel = rectangle(-60, -30, 120, 60, p.pale, 12) + stroke("M-60 8H60M-60 18H60", p.spark, 4)
    drawn = planks(s) + cut(moved(mat, 118, h / 2, r.uniform(8, 24))) + cut(moved(bar, 128, h * 0.3, r.uniform(-50, -10), 1.1))
    drawn += cut(moved(bar, 156, h * 0.6, r.uniform(-40, 10), 1.1)) + cut(moved(towel, 208, h * 0.85, r.uniform(-30, 10)))
    return drawn + cut(moved(water, 252, h * 0.22, r.uniform(-16, 24)))


def running(s: Scene) -> str:
    """A runner on a road."""
    p, r = s.palette, s.chance
    y, x, skin, hair = s.level(0.72, 0.84), 150 + r.uniform(-40, 40), r.choice(SKINS), r.choice(HAIRS)
    legs = stroke(f"M{x} {y - 66}L{x + 30} {y - 44}L{x + 24} {y - 4}M{x} {y - 66}L{x - 18} {y - 38}L{x - 48} {y - 30}", p.dark, 13)
    legs += stroke(f"M{x + 22} {y}h18M{x - 50} {y - 36}l-6 14", p.spark, 9)
    trunk = path(f"M{x - 14} {y - 62}L{x + 2} {y - 126}q16 -8 26 4L{x + 16} {y - 60}Z", p.main)
    arms = f"M{x + 14} {y - 120}L{x - 14} {y - 96}L{x - 32} {y - 108}M{x + 20} {y - 118}L{x + 36} {y - 90}L{x + 58} {y - 96}"
    head = circle(x + 26, y - 146, 16, skin) + path(f"M{x + 10} {y - 146}q0 -20 18 -20q14 0 14 10q-16 0 -20 8q-4 8 -12 2Z", hair)
    head += path(f"M{x + 12} {y - 152}q-22 -2 -30 12q16 -2 28 0Z", hair)
    road = path(f"M0 {y + 6}q150 -16 300 -4V{s.height}H0Z", mixed(p.floor, p.quiet, 0.2))
    road += stroke(f"M0 {y + 46}q150 -14 300 -4", p.pale, 4, 'stroke-dasharray="26 22"')
    land = ground(s) + sky(s, y * 0.55) + hills(s, y * 0.55, ridges(s), y + 30) + road
    return land + cut(legs + trunk + stroke(arms, skin, 9) + head) + grass(s, s.height + 4, 20, 14, 40, greens(s))


def yoga(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, skin, hair, suit = s.level(0.8, 0.9), r.choice(SKINS), r.choice(HAIRS), s.pick(p.main, p.second)
    mat = cut(ellipse(150, y + 4, 140, 18, p.third))
    legs = path(f"M62 {y - 2}q-10 -34 40 -40l48 -8l48 8q50 6 40 40q-40 14 -88 -8q-48 22 -88 8Z", mixed(suit, p.dark, 0.25))
    body = path(f"M122 {y - 40}q-4 -50 -2 -84q30 -14 60 0q2 34 -2 84Z", suit) + rectangle(141, y - 146, 18, 26, skin, 8)
    at_rest = f"M124 {y - 116}Q88 {y - 92} 84 {y - 40}M176 {y - 116}Q212 {y - 92} 216 {y - 40}"
    raised = f"M124 {y - 116}Q92 {y - 160} 146 {y - 226}M176 {y - 116}Q208 {y - 160} 154 {y - 226}"
    head = circle(150, y - 168, 25, skin) + path(f"M124 {y - 166}q-2 -32 26 -32q28 0 26 32q-10 -16 -26 -16q-16 0 -26 16Z", hair)
    head += circle(150, y - 202, 12, hair) + stroke(f"M138 {y - 166}q4 4 8 0M154 {y - 166}q4 4 8 0M145 {y - 155}q5 4 10 0", "#6a3a2a", 2)
    drawn = ground(s) + disc(s, 0.44, 122) + rectangle(0, y - 20, 300, s.height, p.floor) + mat
    drawn += cut(stroke(s.pick(at_rest, raised), skin, 12)) + cut(legs) + cut(body) + cut(head)
    return drawn + moved(plant(p, r, 110), r.choice((34, 268)), y + 10)


def cycling(s: Scene) -> str:
    """A bicycle, near, against a wall."""
    p, r = s.palette, s.chance
    y = s.level(0.74, 0.84)
    bricks = "".join(f"M{r.uniform(0, 260):.0f} {r.uniform(20, y - 60):.0f}h{r.choice((18, 26))}" for _ in range(24))
    wall = rectangle(0, 0, 300, y - 10, mixed(p.quiet, p.third, 0.2)) + stroke(bricks, mixed(p.quiet, p.dark, 0.12), 8)
    door = cut(path(f"M{r.choice((30, 178))} {y}V{y * 0.36}q0 -46 46 -46t46 46V{y}Z", p.second))
    vine = ""
    for _ in range(20):
        vine += leaf(r.uniform(0, 300), r.uniform(0, y * 0.26), r.uniform(24, 40), 11, r.uniform(120, 240), r.choice(greens(s)))
    street = rectangle(0, y - 12, 300, s.height, p.floor)
    return wall + door + cut(vine) + street + bicycle(s, 150, y, r.uniform(1.25, 1.5)) + grass(s, s.height + 2, 18, 12, 34, greens(s))


def yarn(s: Scene) -> str:
    p, r, h = s.palette, s.chance, s.height
    colours, drawn = s.colours(), ""
    for i, (x, share, size) in enumerate(((96, 0.6, 68), (204, 0.5, 56), (178, 0.78, 48))):
        rows = [(k * size / 4, k * size / 4 - size * 0.7) for k in range(-1, 4)]
        threads = "".join(f"M{-size * 0.9:.0f} {a:.0f}Q0 {b:.0f} {size * 0.9:.0f} {a:.0f}" for a, b in rows)
        ball = circle(0, 0, size, colours[i]) + stroke(threads, mixed(colours[i], "#ffffff", 0.45), 2.6)
        drawn += moved(cut(ball), x + r.uniform(-10, 10), h * share, r.uniform(0, 180))
    tail = stroke(f"M204 {h * 0.5 + 56}q-30 90 -110 80q-60 0 -90 40", colours[1], 3.4)
    needles = ""
    for x, turn, wood in ((214, r.uniform(16, 34), "#c98a50"), (180, r.uniform(-28, -8), "#d9a05f")):
        needles += moved(rectangle(-3, -150, 6, 230, wood, 3) + circle(0, -150, 8, p.dark), x, h * 0.4, turn)
    buttons = ""
    for x, share, c in ((60, 0.24, p.pale), (116, 0.16, p.third), (56, 0.92, p.spark)):
        buttons += cut(circle(x, h * share, 9, c) + circle(x - 2.5, h * share, 1.4, p.dark) + circle(x + 2.5, h * share, 1.4, p.dark))
    return planks(s) + cut(needles) + tail + drawn + buttons


def pottery(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, clay, skin = s.level(0.74, 0.84), s.pick("#c77b4f", "#b5674a", "#d9a07a"), r.choice(SKINS)
    wheel = cut(ellipse(150, y, 118, 22, mixed(p.floor, p.dark, 0.35))) + ellipse(150, y - 6, 112, 19, mixed(p.floor, p.pale, 0.3))
    high, neck, belly = r.uniform(120, 170), r.uniform(26, 56), r.uniform(66, 88)
    left = f"M{150 - neck} {y - high}Q{150 - belly * 1.3} {y - high * 0.5} 106 {y - 8}Q150 {y + 6} 194 {y - 8}"
    body = path(f"{left}Q{150 + belly * 1.3} {y - high * 0.5} {150 + neck} {y - high}Z", clay)
    body += ellipse(150, y - high, neck, 9, mixed(clay, p.dark, 0.45))
    turns = "".join(f"M{150 - belly * 0.7} {y - high * t}q{belly * 0.7} 12 {belly * 1.4} 0" for t in (0.28, 0.42, 0.56))
    hands = path(f"M-6 {y + 4}q50 -10 66 -70q14 -14 22 2q-4 60 -50 92q-20 10 -38 6Z", skin)
    hands += path(f"M306 {y + 4}q-50 -10 -66 -70q-14 -14 -22 2q4 60 50 92q20 10 38 6Z", skin)
    sleeves = path(f"M-6 {y}l46 -22l14 50l-60 30Z", p.second) + path(f"M306 {y}l-46 -22l-14 50l60 30Z", p.second)
    drawn = ground(s) + disc(s, 0.36, 116) + table(s, y + 20) + wheel + cut(body) + stroke(turns, mixed(clay, "#ffffff", 0.25), 2.6)
    return drawn + cut(hands) + cut(sleeves)


def embroidery(s: Scene) -> str:
    p, r = s.palette, s.chance
    y = s.level(0.42, 0.54)
    cloth = cut(moved(rectangle(-140, -140, 280, 280, mixed(p.pale, p.quiet, 0.25), 6), 150, y, r.uniform(-20, 20)))
    hoop = cut(circle(0, 0, 108, "#c98a50")) + circle(0, 0, 98, p.pale)
    stem = stroke("M0 70Q-8 10 0 -40M0 30q-30 -10 -44 -40M0 10q28 -10 44 -44", p.green, 4, 'stroke-dasharray="7 4"')
    flowers = bloom(0, -50, 26, p.spark, p.third) + bloom(-46, -16, 19, p.main, p.third, 5) + bloom(46, -38, 19, p.second, p.third, 5)
    leaves = leaf(0, 60, 44, 12, 60, p.fresh, p.green) + leaf(0, 50, 40, 11, -62, p.green, p.deep)
    spools = ""
    for x, c in ((60, p.main), (126, p.second), (236, p.spark)):
        spool = rectangle(-18, -26, 36, 52, c, 4) + rectangle(-22, -34, 44, 10, "#d9a05f", 3) + rectangle(-22, 24, 44, 10, "#d9a05f", 3)
        spool += stroke("M-16 -10h32M-16 0h32M-16 10h32", mixed(c, "#ffffff", 0.4), 2)
        spools += cut(moved(spool, x, s.height * 0.87, r.uniform(-30, 30)))
    return planks(s) + cloth + moved(hoop + stem + flowers + leaves, 150, y, r.uniform(-20, 20)) + spools


def painting(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, top, high = s.level(0.84, 0.92), s.height * 0.16, s.height * 0.44
    legs = stroke(f"M150 {s.height * 0.08}L92 {y + 20}M150 {s.height * 0.08}L208 {y + 20}M150 {s.height * 0.1}V{y}", "#8a5a3a", 8)
    if r.random() < 0.5:
        subject = landscape(s, high)
    else:
        flower = bloom(0, 0, 56, p.spark, p.third) + leaf(0, 150, 90, 26, -40, p.fresh) + leaf(0, 150, 90, 26, 40, p.green)
        subject = rectangle(0, 0, 300, high, p.quiet) + moved(stroke("M0 40V200", p.green, 9) + flower, 150, high * 0.4)
    canvas = cut(rectangle(54, top - 6, 192, high + 12, p.pale, 3)) + view(62, top, 176, high, subject, f"40 0 220 {high:.0f}")
    board = path("M-56 0q0 -40 60 -38q56 4 54 36q-4 26 -30 20q-18 -4 -22 10q-62 14 -62 -28Z", "#d9a05f")
    board += "".join(circle(x, z, 8, c) for x, z, c in ((-34, -12, p.main), (-10, -24, p.second), (18, -24, p.third), (40, -8, p.spark)))
    jar = "".join(stroke(f"M{240 + k * 9} {y - 34}l{(k - 1) * 8} -50", c, 4) for k, c in enumerate((p.main, p.second, p.spark)))
    jar += rectangle(230, y - 40, 40, 54, mixed(p.pale, "#bfe6ee", 0.4), 6)
    drawn = ground(s) + rectangle(0, y - 20, 300, s.height, p.floor) + cut(legs) + canvas
    drawn += cut(rectangle(70, top + high + 6, 160, 9, "#8a5a3a", 3)) + cut(jar)
    return drawn + cut(moved(board, 80, y + 6, r.uniform(-12, 12)))


def pile(s: Scene) -> str:
    """Books in a pile, something standing on it."""
    p, r = s.palette, s.chance
    y, count = s.level(0.86, 0.93), r.randint(4, 6)
    top = y - count * 12.5 * 1.9
    on_top = moved(mug(p.spark, p.pale), 140, top, scale=1.2) if r.random() < 0.5 else moved(plant(p, r, 84), 140, top)
    glasses = f'<g fill="none" stroke="{p.dark}" stroke-width="4"><circle cx="-20" cy="0" r="16"/><circle cx="20" cy="0" r="16"/></g>'
    glasses += stroke("M-4 -2q4 -4 8 0M36 -4l16 -12", p.dark, 4)
    drawn = ground(s) + disc(s, 0.4, 118) + table(s, y - 12) + on_top + moved(books(p, r, count), 140, y, scale=1.9)
    return drawn + cut(moved(glasses, 244, y + 14, r.uniform(-10, 10)))


def reader(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, m, skin, hair = s.level(0.84, 0.92), 150 + r.uniform(-16, 16), r.choice(SKINS), r.choice(HAIRS)
    shelves, top = "", y - 158
    for share in (0.1, 0.28):
        low = s.height * share + 46
        shelves += rectangle(0, low, 300, 7, "#7a4f34") + moved(books(p, r, 9, lying=False), r.uniform(4, 30), low, scale=0.72)
        shelves += moved(books(p, r, 7, lying=False), 196, low, scale=0.72)
    body = path(f"M{m - 84} {y + 4}q-4 -104 62 -112h44q66 8 62 112Z", s.pick(p.main, p.second, p.third))
    body += rectangle(m - 13, top + 34, 26, 34, mixed(skin, "#8a5a3a", 0.16), 10)
    if r.random() < 0.5:
        mane = path(f"M{m - 46} {top + 6}q-4 -56 46 -56q50 0 46 56q4 40 -6 58h-80q-10 -18 -6 -58Z", hair)
    else:
        mane = path(f"M{m - 38} {top + 14}q-6 -62 38 -62q44 0 38 62Z", hair) + (circle(m, top - 44, 16, hair) if r.random() < 0.5 else "")
    face = ellipse(m, top + 10, 33, 38, skin)
    face += path(f"M{m - 34} {top + 2}q2 -36 36 -36q32 0 32 36q-14 -4 -24 -20q-14 18 -44 20Z", hair)
    calm = stroke(f"M{m - 18} {top + 16}q6 5 12 0M{m + 6} {top + 16}q6 5 12 0", "#2b2320", 2.4) + stroke(
        f"M{m - 7} {top + 31}q7 5 14 0", "#a8523e", 2.2
    )
    book = path(f"M{m} {y - 52}q-34 -16 -64 -4v62q30 -12 64 4q34 -16 64 -4v-62q-30 -12 -64 4Z", p.spark)
    book += path(f"M{m} {y - 48}q-30 -13 -57 -4v4q28 -8 57 4q29 -12 57 -4v-4q-27 -9 -57 4Z", p.pale)
    hands = circle(m - 60, y - 12, 11, skin) + circle(m + 60, y - 12, 11, skin)
    drawn = ground(s) + shelves + cut(mane) + cut(body) + cut(face) + calm + cut(book) + hands
    return drawn + table(s, y) + moved(mug(p.pale, p.pale), 46, y + 8)


def bookshop(s: Scene) -> str:
    p, r, h = s.palette, s.chance, s.height
    y, wall, up = s.level(0.82, 0.9), s.pick(p.main, p.second), s.height * 0.3
    lit = "#ffe9b8" if p.light != "day" else mixed(p.quiet, "#dff3f6", 0.5)
    awning = "".join(path(f"M{k * 50 - 4} {h * 0.2}h50v34q-25 20 -50 0Z", p.pale if k % 2 else p.spark) for k in range(7))
    tall = y - up - 30
    rows = "".join(moved(books(p, r, 9, lying=False), 32, up + tall * t, scale=0.9) for t in (0.48, 1.0))
    pane = cut(rectangle(24, up, 150, tall, lit, 4)) + rectangle(24, up + tall * 0.48, 150, 5, mixed(wall, p.dark, 0.4)) + rows
    door = (
        cut(rectangle(196, up, 76, y - up, mixed(wall, p.dark, 0.4), 4))
        + rectangle(208, up + 14, 52, (y - up) * 0.5, lit, 3)
        + circle(206, y - 60, 4, p.third)
    )
    sign = cut(rectangle(60, h * 0.06, 180, 46, p.pale, 8)) + stroke(f"M84 {h * 0.06 + 24}h34M182 {h * 0.06 + 24}h34", p.dark, 4)
    sign += leaf(150, h * 0.06 + 38, 34, 9, -30, p.green) + leaf(150, h * 0.06 + 38, 36, 9, 14, p.deep)
    front = rectangle(0, 0, 300, h, wall) + sign + pane + rectangle(18, y - 32, 162, 32, mixed(wall, p.dark, 0.3)) + door + cut(awning)
    return front + cut(rectangle(-4, y, 308, h, p.floor)) + moved(plant(p, r, 96), 40, y + 24)
