"""Portraits: people who are not siblings. Shape of the face, age, hair, eyes, brows, clothes and tilt of the head all differ."""

import random
from dataclasses import dataclass

from tallgrass.media.drawing import circle, document, ellipse, leaf, mixed, moved, path, rectangle, stroke

GROUNDS = (
    "#c3e6d0",
    "#ffe0d6",
    "#dcf2f5",
    "#fdf1cf",
    "#e6dcf3",
    "#d6e6a8",
    "#f4cfc4",
    "#1d7147",
    "#2a5d74",
    "#a8344a",
    "#f2b632",
    "#24453f",
    "#5c3f93",
    "#e2694f",
)
SKINS = ("#f7dcc2", "#f3cfae", "#e8b890", "#d9a378", "#b57a50", "#8a5a3c", "#6b4430")
HAIRS = ("#1e1c22", "#2b2320", "#3d2a20", "#5a3a26", "#7a4a2a", "#a8643f", "#c98a3e", "#b9b4ae", "#e4e0da", "#a8344a", "#3b5b8a")
GREY = ("#b9b4ae", "#e4e0da")
CLOTHES = ("#1d7147", "#e2694f", "#2a6f8f", "#f2b632", "#7a5aa6", "#fffaf0", "#24453f", "#14211a", "#c3e35f", "#a8344a", "#d8c39a")
BRIGHT = ("#ec5b45", "#f2b632", "#1d7147", "#2a6f8f", "#fffaf0")


@dataclass(frozen=True)
class Head:
    x: float
    y: float
    wide: float
    long: float
    """Half width and half height of the face."""
    skin: str
    hair: str


def draw_portrait(seed: int) -> str:
    """A portrait as an SVG document, 100 by 100. The same seed is the same person; one in eight shows something else than a face."""
    r = random.Random(f"portrait/{seed}")
    if r.random() < 0.12:
        return document(_no_face(r), 100, 100)
    ground = r.choice(GROUNDS)
    head = Head(50 + r.uniform(-5, 5), 45 + r.uniform(-2, 3), r.uniform(16.5, 22), r.uniform(19.5, 25), r.choice(SKINS), r.choice(HAIRS))
    x, y, wide, long = head.x, head.y, head.wide, head.long
    back, front = _hair(r, head)
    if r.random() < 0.6:
        face = ellipse(x, y, wide, long, head.skin)
    else:
        face = rectangle(x - wide, y - long, wide * 2, long * 2, head.skin, wide * r.uniform(0.75, 0.95))
    ears = circle(x - wide, y + 2, 3.6, head.skin) + circle(x + wide, y + 2, 3.6, head.skin)
    inner = _behind(r, ground) + back + _body(r, head) + ears + face + _features(r, head) + front + _extras(r, head)
    near, turn = r.uniform(1.0, 1.28), r.uniform(-5, 5)
    return document(rectangle(0, 0, 100, 100, ground) + moved(moved(inner, -50, -56), 50, 56, turn, near + abs(turn) * 0.022), 100, 100)


def _behind(r: random.Random, ground: str) -> str:
    soft, kind = mixed(ground, "#ffffff", 0.28), r.randrange(4)
    if kind == 0:
        return circle(r.uniform(30, 70), r.uniform(30, 60), r.uniform(30, 42), soft)
    if kind == 1:
        return path("M-20 120V40L120 -10V120Z", soft)
    if kind == 2:
        return "".join(leaf(x, 104, r.uniform(50, 90), 9, r.uniform(-24, 24), soft) for x in (6, 22, 82, 96))
    return ""


def _body(r: random.Random, head: Head) -> str:
    x, chin, top, broad = head.x, head.y + head.long, r.choice(CLOTHES), r.uniform(30, 40)
    neck = rectangle(x - 8, chin - 12, 16, 24, mixed(head.skin, "#7a3a20", 0.2), 7)
    shoulders = path(
        f"M{x - broad} 118C{x - broad} {chin + 12} {x - broad * 0.6} {chin + 6} {x} {chin + 5}S{x + broad} {chin + 12} {x + broad} 118Z",
        top,
    )
    trim = mixed(top, "#2b2320" if top in ("#fffaf0", "#c3e35f", "#d8c39a") else "#ffffff", 0.35)
    kind = r.randrange(5)
    if kind == 0:
        return neck + shoulders + path(f"M{x - 12} {chin + 3}l12 14l12 -14l5 5l-13 20h-8l-13 -20Z", trim)
    if kind == 1:
        return shoulders + rectangle(x - 11, chin - 3, 22, 14, trim, 6)
    if kind == 2:
        return shoulders + neck + path(f"M{x - 12} {chin + 4}q12 20 24 0Z", mixed(head.skin, "#7a3a20", 0.2))
    if kind == 3:
        return neck + shoulders + stroke("".join(f"M{x - 30} {chin + k}q30 -7 60 0" for k in (16, 24, 32)), trim, 3.4)
    return (
        neck
        + shoulders
        + path(f"M{x - 15} {chin}q15 14 30 0l4 10q-19 18 -38 0Z", trim)
        + path(f"M{x + 4} {chin + 9}l12 22l-12 4l-5 -22Z", trim)
    )


def _fringe(r: random.Random, head: Head) -> str:
    """Hair over the brow, parted one way or another."""
    x, y, w, t = head.x, head.y, head.wide, head.y - head.long
    over = f"M{x - w - 1} {y - 3}Q{x - w - 2} {t - 6} {x} {t - 6}T{x + w + 1} {y - 3}"
    return path(
        over
        + r.choice(
            (
                f"Q{x + w - 4} {t + 11} {x} {t + 11}T{x - w - 1} {y - 3}Z",
                f"Q{x + w - 3} {t + 14} {x + 5} {t + 7}Q{x - 4} {y - 6} {x - w - 1} {y - 3}Z",
                f"L{x + w - 4} {t + 14}H{x - w + 4}Z",
                f"Q{x + w - 3} {t + 6} {x} {t + 12}Q{x - w + 3} {t + 6} {x - w - 1} {y - 3}Z",
                f"Q{x + 2} {y - 6} {x - w * 0.3} {t + 6}Q{x - w + 2} {t + 10} {x - w - 1} {y - 3}Z",
            )
        ),
        head.hair,
    )


def _hair(r: random.Random, head: Head) -> tuple[str, str]:
    """(behind the face, over it)."""
    x, y, w, h, c, t = head.x, head.y, head.wide, head.long, head.hair, head.y - head.long
    kind = r.choice(("long", "bob", "bun", "plaits", "curls", "cropped", "bald", "tail", "tall", "waves", "cropped"))
    if kind in {"curls", "cropped", "bald", "tall"}:
        return _whole_hair(r, head, kind)
    backs = {
        "long": path(f"M{x - w - 5} {y + h * 1.5}Q{x - w - 10} {t - 10} {x} {t - 10}T{x + w + 5} {y + h * 1.5}Z", c),
        "bob": path(
            (
                f"M{x - w - 6} {y + h * 0.72}Q{x - w - 9} {t - 9} {x} {t - 9}"
                f"T{x + w + 6} {y + h * 0.72}Q{x} {y + h} {x - w - 6} {y + h * 0.72}Z"
            ),
            c,
        ),
        "bun": circle(x + r.uniform(-6, 6), t - 7, r.uniform(8, 11), c),
        "plaits": stroke(f"M{x - w - 2} {y + 6}q-7 16 -4 34M{x + w + 2} {y + 6}q7 16 4 34", c, 9),
        "tail": path(f"M{x + w - 4} {t + 8}q24 2 18 46q-10 -4 -14 -24Z", c),
        "waves": "".join(circle(x + side * (w + 3), y + down, 9, c) for side in (-1, 1) for down in (-8, 6, 20)),
    }
    return backs[kind], _fringe(r, head)


def _whole_hair(r: random.Random, head: Head, kind: str) -> tuple[str, str]:
    """Hair that needs no fringe: (behind the face, over it)."""
    x, y, w, h, c, t = head.x, head.y, head.wide, head.long, head.hair, head.y - head.long
    if kind == "curls":
        ring = (
            (-1, -0.1),
            (-1.02, -0.5),
            (-0.75, -0.85),
            (-0.35, -1.08),
            (0.1, -1.14),
            (0.5, -1.02),
            (0.85, -0.75),
            (1.04, -0.4),
            (1.0, 0),
        )
        back = "".join(circle(x + a * w * 1.06, y + b * h, r.uniform(6.5, 9), c) for a, b in ring)
        return back, "".join(circle(x + a * w * 0.9, y + b * h, 5.5, c) for a, b in ring[2:7])
    if kind == "cropped":
        return "", path(
            (
                f"M{x - w - 0.5} {y - 6}Q{x - w} {t - 3} {x} {t - 4}T{x + w + 0.5} {y - 6}"
                f"Q{x + w - 3} {t + 8} {x} {t + 7}T{x - w - 0.5} {y - 6}Z"
            ),
            c,
        )
    if kind == "bald":
        beard = (
            f"M{x - w} {y + 3}Q{x - w + 3} {y + h * 0.5} {x} {y + h * 0.44}"
            f"T{x + w} {y + 3}Q{x + w} {y + h + 6} {x} {y + h + 5}T{x - w} {y + 3}Z"
        )
        mouth = stroke(f"M{x - 4} {y + h * 0.68}q4 2.5 8 0", mixed(head.skin, "#a8403a", 0.5), 2)
        return "", path(beard, c) + mouth if r.random() < 0.7 else ""
    top = (
        f"M{x - w - 1} {y - 6}Q{x - w - 2} {t - 4} {x - 8} {t - 8}"
        f"Q{x + 2} {t - 18} {x + w - 2} {t - 6}Q{x + w + 3} {t + 4} {x + w + 1} {y - 6}"
    )
    return "", path(f"{top}Q{x + w - 3} {t + 8} {x} {t + 7}T{x - w - 1} {y - 6}Z", c)


def _features(r: random.Random, head: Head) -> str:
    x, w, skin = head.x, head.wide, head.skin
    ink, shade = "#2b2320" if skin not in SKINS[5:] else "#1b1210", mixed(skin, "#7a3a20", 0.34)
    apart, look, level = w * r.uniform(0.36, 0.48), r.uniform(-1.6, 1.6), head.y + r.uniform(0, 3)
    left, right, low, tilt = x - apart, x + apart, level + r.uniform(12, 14), r.uniform(-1.4, 1.4)
    dots = r.choice((1.7, 2.2))
    eyes = r.choice(
        (
            stroke(f"M{left - 3.5} {level}q3.5 3 7 0M{right - 3.5} {level}q3.5 3 7 0", ink, 1.7),
            stroke(f"M{left - 3.5} {level + 1}q3.5 -3.5 7 0M{right - 3.5} {level + 1}q3.5 -3.5 7 0", ink, 1.7),
            ellipse(left + look, level, 1.8, dots, ink) + ellipse(right + look, level, 1.8, dots, ink),
            ellipse(left + look, level, 1.8, dots, ink) + ellipse(right + look, level, 1.8, dots, ink),
        )
    )
    brows = stroke(
        f"M{left - 4} {level - 6 - tilt}q4 -2 8 {tilt}M{right - 4} {level - 6}q4 -2 8 {-tilt}",
        mixed(head.hair, ink, 0.5),
        r.uniform(1.1, 2.2),
    )
    nose = stroke(f"M{x + look} {level + 2}q{r.choice((-3, 3))} 5 0.5 6", shade, 1.5) if r.random() < 0.75 else ""
    lip = mixed(skin, "#8a2a24", 0.62)
    mouth = r.choice(
        (
            stroke(f"M{x - 5} {low}q5 4.5 10 0", lip, 1.8),
            stroke(f"M{x - 4} {low + 1}h8", lip, 1.8),
            path(f"M{x - 6} {low - 1}q6 9 12 0Z", lip),
            stroke(f"M{x - 3} {low}q4 2.5 7 -1", lip, 1.8),
            path(f"M{x - 4.5} {low}q2.2 -2 4.5 -0.5q2.3 -1.5 4.5 0.5q-4.5 4.5 -9 0Z", lip),
        )
    )
    warm = mixed(skin, "#e2583f", 0.24)
    cheeks = circle(x - w * 0.62, level + 7, 3.4, warm) + circle(x + w * 0.62, level + 7, 3.4, warm) if r.random() < 0.5 else ""
    freckles = (
        "".join(circle(x + e, level + 6 + r.uniform(-1.5, 1.5), 0.7, shade) for e in (-10, -7, -5, 5, 8, 10)) if r.random() < 0.15 else ""
    )
    age = stroke(f"M{left - 5} {level + 4}q3 2 7 1M{right - 2} {level + 5}q4 1 7 -1", shade, 1) if head.hair in GREY else ""
    return cheeks + freckles + age + eyes + brows + nose + mouth


def _extras(r: random.Random, head: Head) -> str:
    """Glasses, hats, ear-rings, a leaf in the hair, head-phones; half of all people wear none."""
    x, y, w, h, bright = head.x, head.y, head.wide, head.long, r.choice(BRIGHT)
    kind = r.randrange(12)
    if kind <= 1:
        side, frame = w * 0.42 + 0.6, r.choice(("#2b2320", "#a8643f", "#a8344a"))
        rims = "".join(f'<circle cx="{x + e:.1f}" cy="{y + 1.5:.1f}" r="6.6"/>' for e in (-side, side))
        if kind:
            rims = "".join(f'<rect x="{x + e - 7:.1f}" y="{y - 4:.1f}" width="14" height="11" rx="3"/>' for e in (-side, side))
        return f'<g fill="none" stroke="{frame}" stroke-width="1.6">{rims}</g>' + stroke(f"M{x - 2} {y + 1}h4", frame, 1.5)
    if kind == 2:
        cap = (
            f"M{x - w - 3} {y - h * 0.42}Q{x - w - 2} {y - h - 11} {x} {y - h - 11}"
            f"T{x + w + 3} {y - h * 0.42}Q{x} {y - h * 0.72} {x - w - 3} {y - h * 0.42}Z"
        )
        return path(cap, bright) + circle(x, y - h - 13, 4.5, mixed(bright, "#8a8078", 0.4))
    if kind == 3:
        crown = path(f"M{x - w} {y - h * 0.62}Q{x - w} {y - h - 14} {x} {y - h - 14}T{x + w} {y - h * 0.62}Z", "#e7c48f")
        return ellipse(x, y - h * 0.6, w * 1.75, 5.5, "#d9b078") + crown + rectangle(x - w, y - h * 0.84, w * 2, 5, bright)
    if kind == 4:
        return circle(x - w, y + 8, 2.4, "#f2b632") + circle(x + w, y + 8, 2.4, "#f2b632")
    if kind == 5:
        return leaf(x + w * 0.7, y - h * 0.62, 12, 4, 40, "#2f8c5b") + circle(x + w * 0.7, y - h * 0.62, 4, bright)
    if kind == 6:
        band = stroke(f"M{x - w - 1} {y}Q{x - w} {y - h - 9} {x} {y - h - 9}T{x + w + 1} {y}", bright, 3.2)
        return band + rectangle(x - w - 4, y - 4, 7, 14, bright, 3) + rectangle(x + w - 3, y - 4, 7, 14, bright, 3)
    return ""


def _no_face(r: random.Random) -> str:
    """Some show a cat, a plant or hills instead of themselves."""
    ground = r.choice(GROUNDS)
    inner = rectangle(0, 0, 100, 100, ground) + circle(
        r.uniform(34, 66), r.uniform(30, 50), r.uniform(20, 34), mixed(ground, "#ffffff", 0.3)
    )
    kind = r.randrange(3)
    if kind == 0:
        fur = r.choice(("#f3c27b", "#5a5450", "#fff6ea"))
        ink = "#2b2320" if fur != "#5a5450" else "#fff6ea"
        cat = (
            path("M22 104q-2 -52 28 -54q30 2 28 54Z", fur)
            + path("M28 46l-1 -26l20 12Z", fur)
            + path("M72 46l1 -26l-20 12Z", fur)
            + circle(50, 52, 25, fur)
        )
        return inner + cat + stroke("M36 52q5 4 9 0M55 52q5 4 9 0M46 62q4 3 8 0M28 60h-12M72 60h12", ink, 2)
    if kind == 1:
        turns = ((-52, 40, "#59ad7f"), (-22, 56, "#2f8c5b"), (8, 60, "#175c39"), (34, 50, "#59ad7f"), (60, 36, "#2f8c5b"))
        leaves = "".join(leaf(50, 74, length, 9, turn, c) for turn, length, c in turns)
        return inner + leaves + path("M34 72h32l-5 34H39Z", r.choice(("#e2694f", "#fffaf0", "#f2b632")))
    return (
        inner
        + path("M0 74Q24 44 50 66T100 56V104H0Z", mixed(ground, "#14211a", 0.35))
        + path("M0 88Q30 66 58 84T100 78V104H0Z", mixed(ground, "#14211a", 0.6))
    )
