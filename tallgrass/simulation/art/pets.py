"""Pets, and the furniture they own."""

from tallgrass.media.drawing import circle, ellipse, leaf, mixed, moved, path, rectangle, stroke
from tallgrass.simulation.art.props import framed, plant
from tallgrass.simulation.art.scene import Scene, cut, disc, ground, table

FURS = (
    ("#f3c27b", "#dc9f4e"),
    ("#fff6ea", "#e6d2bb"),
    ("#5a5450", "#423c39"),
    ("#c98a5e", "#a86c42"),
    ("#d8d2cc", "#b3aaa2"),
    ("#2f2b2e", "#474147"),
)
INK = "#2b2320"


def cat_face(fur: str, stripe: str, eye: str) -> str:
    """About its middle, 70 wide; `eye` is a colour, or "shut"."""
    line = INK if fur not in ("#5a5450", "#2f2b2e") else "#f3ecd6"
    ears = path("M-32 -12l-2 -36l26 14Z", fur) + path("M32 -12l2 -36l-26 14Z", fur)
    inside = path("M-28 -22l-1 -16l12 7Z", "#e79a86") + path("M28 -22l1 -16l-12 7Z", "#e79a86")
    if eye == "shut":
        eyes = stroke("M-19 0q6 6 12 0M7 0q6 6 12 0", line, 2.6)
    else:
        eyes = "".join(ellipse(x, -1, 5, 6.5, eye) + ellipse(x, -1, 2, 5.5, "#1b1512") for x in (-13, 13))
    whiskers = stroke("M-32 8l-20 -4M-32 14l-20 3M32 8l20 -4M32 14l20 3", line, 1.2)
    mouth = path("M-4.5 8h9l-4.5 5Z", "#c2583e") + stroke("M0 13q-4 6 -9 3M0 13q4 6 9 3", line, 2)
    return cut(ears + ellipse(0, 0, 37, 33, fur)) + inside + stroke("M-8 -30v10M0 -32v12M8 -30v10", stripe, 4) + eyes + mouth + whiskers


def cat_asleep(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, (fur, stripe), sofa = s.level(0.86, 0.93), r.choice(FURS), s.pick(p.second, p.main)
    arm = mixed(sofa, p.dark, 0.16)
    seat = cut(rectangle(10, y - 172, 280, 160, sofa, 34)) + cut(
        rectangle(-16, y - 112, 56, 108, arm, 24) + rectangle(260, y - 112, 56, 108, arm, 24)
    )
    seat += cut(rectangle(34, y - 82, 232, 74, mixed(sofa, "#ffffff", 0.14), 20))
    body = path(f"M88 {y - 80}c-12 -66 42 -92 92 -82c46 8 62 44 54 82Z", fur)
    body += path(f"M228 {y - 84}c26 -4 32 -36 12 -46c20 24 -8 32 -28 28Z", fur)
    marks = stroke(f"M172 {y - 158}q4 16 -2 30M194 {y - 154}q5 16 0 32M214 {y - 142}q4 14 0 28", stripe, 5)
    blanket = cut(path(f"M54 {y - 80}q96 -20 194 0v28q-96 22 -194 0Z", p.third))
    blanket += stroke(f"M66 {y - 64}q86 -16 170 0", p.pale, 2.4, 'stroke-dasharray="2 8"')
    room = ground(s) + moved(framed(p), r.choice((40, 180)), s.height * 0.08) + table(s, y) + seat
    return room + cut(body) + marks + moved(cat_face(fur, stripe, "shut"), 112, y - 112) + blanket


def cat_near(s: Scene) -> str:
    """Only the face, very near, over an edge."""
    p, r = s.palette, s.chance
    (fur, stripe), y = r.choice(FURS), s.level(0.54, 0.64)
    paws = ""
    for x in (92, 208):
        paws += cut(ellipse(x, y + 92, 32, 26, fur)) + stroke(f"M{x - 8} {y + 100}v10M{x + 8} {y + 100}v10", stripe, 3)
    face = moved(cat_face(fur, stripe, s.pick("#c3e35f", "#f2b632", "#7fcbd8")), 150, y, r.uniform(-6, 6), 2.3)
    return ground(s) + disc(s, 0.4, 124) + face + table(s, y + 92) + paws + moved(plant(p, r, 90), r.choice((30, 270)), y + 108)


def dog(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, (fur, dark), x = s.level(0.86, 0.94), r.choice(FURS[:5]), 150 + r.uniform(-24, 24)
    body = path(f"M{x - 62} {y}q-8 -110 62 -116q70 6 62 116Z", fur) + path(f"M{x + 58} {y - 18}q44 -8 40 -56q-18 4 -46 36Z", fur)
    pale = mixed(fur, "#ffffff", 0.25)
    legs = rectangle(x - 36, y - 66, 28, 70, pale, 14) + rectangle(x + 8, y - 66, 28, 70, pale, 14)
    hy, floppy = y - 142, r.random() < 0.6
    head = ellipse(x, hy, 52, 48, fur) + ellipse(x, hy + 20, 30, 24, mixed(fur, "#ffffff", 0.5))
    if floppy:
        ears = path(f"M{x - 40} {hy - 34}q-36 6 -30 72q22 8 32 -34Z", dark) + path(f"M{x + 40} {hy - 34}q36 6 30 72q-22 8 -32 -34Z", dark)
    else:
        ears = path(f"M{x - 46} {hy - 16}l-4 -56l42 28Z", dark) + path(f"M{x + 46} {hy - 16}l4 -56l-42 28Z", dark)
    face = circle(x - 19, hy - 4, 5, INK) + circle(x + 19, hy - 4, 5, INK) + ellipse(x, hy + 12, 9, 7, INK)
    face += path(f"M{x - 7} {hy + 31}h14v11q-7 8 -14 0Z", "#ec8a76") + stroke(
        f"M{x} {hy + 18}v8q-8 10 -16 4M{x} {hy + 26}q8 10 16 4", INK, 2.6
    )
    collar = cut(rectangle(x - 34, hy + 46, 68, 12, p.spark, 6) + circle(x, hy + 62, 8, "#e9c46a"))
    top = cut(head) + cut(ears) if floppy else cut(ears) + cut(head)
    ball = cut(circle(r.choice((44, 258)), y - 6, 20, p.third))
    return ground(s) + disc(s, 0.44, 124) + table(s, y - 26) + cut(body) + cut(legs) + top + face + collar + ball


def birds(s: Scene) -> str:
    p, r = s.palette, s.chance
    y = s.level(0.4, 0.56)
    branch = stroke(f"M-10 {y + 40}Q120 {y + 70} 310 {y + 10}M180 {y + 50}q30 -60 90 -90", "#6b4a32", 9)
    leaves = ""
    for x in range(14, 300, 34):
        leaves += leaf(
            x, y + 50 + r.uniform(-10, 10), r.uniform(36, 60), 15, r.uniform(-70, 160), r.choice((p.green, p.fresh, p.deep)), p.deep
        )
    blossoms = "".join(circle(r.uniform(0, 300), y + r.uniform(-60, 90), r.uniform(5, 9), p.spark) for _ in range(7))
    flock = ""
    for at, size, side in ((r.uniform(80, 110), 1.25, 1), (r.uniform(190, 214), 1.05, -1))[: r.choice((1, 2, 2))]:
        c = s.colours()[0]
        bird = path("M-40 -6q4 -46 42 -46q30 0 32 26l14 6l-15 6q-6 40 -44 40q-20 0 -30 -16l-44 20q-4 -14 4 -22Z", c)
        bird += path("M-10 22q30 -4 36 -36q-6 38 -36 38Z", s.pick(p.pale, p.third)) + path(
            "M-24 -6q20 -10 40 6q-16 18 -42 10Z", mixed(c, p.dark, 0.3)
        )
        bird += circle(16, -28, 4, "#1b1512") + stroke("M-6 26v14M6 25v14", "#6b4a32", 3)
        flock += f'<g transform="translate({at:.0f} {y + 14:.0f}) scale({size * side:.2f} {size:.2f})">{cut(bird)}</g>'
    return ground(s) + disc(s, 0.36, 116) + cut(branch) + cut(leaves) + blossoms + flock


def fish(s: Scene) -> str:
    p, r = s.palette, s.chance
    y, wide = s.level(0.56, 0.64), r.uniform(100, 116)
    water, edge, rim = mixed("#8fd0de", p.quiet, 0.25), wide * 0.96, y - wide * 0.24
    bowl = cut(circle(150, y, wide, mixed(water, "#ffffff", 0.5)))
    bowl += path(f"M{150 - edge} {rim}A{wide} {wide} 0 1 0 {150 + edge} {rim}Q150 {y - wide * 0.36} {150 - edge} {rim}Z", water)
    bowl += ellipse(150, y + wide * 0.86, wide * 0.5, 10, mixed("#e3c89a", p.floor, 0.3))
    for x, c in ((104, p.green), (128, p.fresh), (190, p.deep)):
        tall, sway = r.uniform(70, 110), r.uniform(-24, 24)
        bowl += path(f"M{x} {y + wide * 0.84}q{sway} {-tall * 0.5} {sway * 0.3} {-tall}q{sway * 0.5 + 12} {tall * 0.5} 10 {tall}Z", c)
    shoal = ""
    for k, (x, down) in enumerate(((130, 0), (184, 34), (150, 62))[: r.choice((1, 2, 3))]):
        c, size = (p.spark, p.third, p.pale)[k], 1.3 - k * 0.2
        one = path("M-26 0q24 -28 52 0q-28 28 -52 0Z", c) + path("M-22 0l-24 -18q8 18 0 36Z", c) + circle(14, -4, 3, "#1b1512")
        one += stroke("M2 -8q6 8 0 16", mixed(c, p.dark, 0.3), 2.4)
        shoal += f'<g transform="translate({x} {y + down:.0f}) scale({size * r.choice((1, -1)):.2f} {size:.2f})">{one}</g>'
    bubbles = "".join(circle(200 + r.uniform(-14, 14), y - k * 16, 4 + k, "#ffffff", 'fill-opacity=".7"') for k in range(3))
    low = y + wide - 8
    return ground(s) + disc(s, 0.4, 130) + table(s, low - 10) + bowl + shoal + bubbles + moved(plant(p, r, 86), 270, low + 20)
