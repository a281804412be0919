"""Night 夜话: stars, a moon, hills; Chinese set in columns, other scripts leaning."""

from functools import partial
from random import Random

from tallgrass.media.drawing import blade, circle, path
from tallgrass.media.lettering import SLANT, column_height, draw_column, draw_text
from tallgrass.notes.text_cards.card import Card, block_height, cut_short, draw_lines, ground_of, page_number
from tallgrass.notes.text_cards.lines import Line, broken, fit
from tallgrass.notes.text_cards.words import mostly_han, paragraphs, plain

TRACKING = 0.12
PITCH = 1.75
"""Distance of columns, in em."""
TOP, LOWEST = 120, 960
RIGHT, LEFT = 890, 190
SIZES = (96.0, 80.0, 66.0, 56.0)


def draw(card: Card) -> list[str]:
    return _columns(card) if mostly_han(plain(card.text)) else _leaning(card)


def _columns(card: Card) -> list[str]:
    text = paragraphs(card.text)
    for size in SIZES:
        most = int((RIGHT - LEFT) / (size * PITCH)) + 1
        height = LOWEST - TOP if size < 70 else 760
        columns = [
            column for line in text for column in broken(line, height, size, TRACKING, partial(column_height, size=size, tracking=TRACKING))
        ]
        if len(columns) <= most:
            break
    count = -(-len(columns) // most)
    each = -(-len(columns) // count)
    drawn = []
    for page in range(count):
        part = columns[page * each : (page + 1) * each]
        left = RIGHT - (len(part) - 1) * size * PITCH - size
        inner = ground_of(card) + _sky(card, page, left - 40, left > 420)
        for i, column in enumerate(part):
            inner += _column(column, RIGHT - size / 2 - i * size * PITCH, size, card)
        if card.byline and page == count - 1:
            by = cut_short(card.byline, 36, 560)
            inner += draw_column(by, 36, 112, max(400, 1150 - column_height(by, 36, 0.08)), card.ground.quiet, tracking=0.08)
        drawn.append(inner + page_number(card, page + 1, count))
    return drawn


def _column(column: Line, x: float, size: float, card: Card) -> str:
    drawn, down = "", float(TOP)
    for run in column.runs():
        drawn += draw_column(run.text, size, x, down, card.ground.accent if run.emphasised else card.ground.ink, tracking=TRACKING)
        down += column_height(run.text, size, TRACKING)
    return drawn


def _leaning(card: Card) -> list[str]:
    setting = fit(paragraphs(card.text), 780, 700, (96.0, 82.0, 68.0, 56.0), 1.42)
    pages = setting.pages()
    drawn = []
    for i, lines in enumerate(pages, start=1):
        height = block_height(lines, setting.size, 1.42)
        top = max(110.0, 980 - height)
        inner = ground_of(card) + _sky(card, i, 1000, top > 250, below=top - 40)
        inner += draw_lines(lines, setting.size, top, 1.42, card, x=110, lean=SLANT)
        if card.byline and i == len(pages):
            inner += draw_text(cut_short(card.byline, 36, 600), 36, 110, 1190, card.ground.quiet)
        drawn.append(inner + page_number(card, i, len(pages)))
    return drawn


def _sky(card: Card, page: int, free: float, moon: bool, below: float = 0) -> str:
    """Stars and moon stay left of `free` and above `below`, off the words; hills and grass stand at the foot."""
    chance = card.chance(f"sky {page}")
    light, near, far = card.ground.decoration
    high = below or 900
    stars = "".join(
        circle(chance.uniform(20, 980), chance.uniform(20, 100), chance.choice((2.5, 3.5, 5)), light, 'fill-opacity=".6"') for _ in range(9)
    )
    stars += "".join(
        circle(
            chance.uniform(20, max(60, min(980, free))),
            chance.uniform(100, max(140, high)),
            chance.choice((2.5, 3.5, 5.0)),
            light,
            'fill-opacity=".6"',
        )
        for _ in range(26)
    )
    disc = _moon(card, chance, min(free, 860) if not below else 860, below) if moon else ""
    a, b, c, d = (chance.uniform(-40, 40) for _ in range(4))
    ridge = f"M0 {1085 + a}C240 {960 + b} 430 {1110 + c} 640 {1040 + d}S930 {990 + b} 1000 {1020 + c}V1250H0Z"
    hills = path(ridge, near)
    grass = "".join(
        blade(
            x + chance.uniform(-16, 16),
            1260,
            chance.uniform(50, 170),
            chance.uniform(-50, 50),
            chance.uniform(14, 26),
            chance.choice((near, far)),
        )
        for x in range(10, 1000, 34)
    )
    return stars + disc + hills + grass


def _moon(card: Card, chance: Random, free: float, below: float) -> str:
    light = card.ground.decoration[0]
    radius = chance.uniform(62, 88)
    x = chance.uniform(130, max(140, free - radius - 50))
    y = chance.uniform(150, max(160, min(330, below - radius - 20))) if below else chance.uniform(190, 330)
    phase = chance.choice(("full", "waxing", "waning"))
    if phase == "full":
        return circle(x, y, radius, light)
    outer, inner = (1, 0) if phase == "waxing" else (0, 1)
    wider = radius * 1.25
    crescent = f"M{x} {y - radius}A{radius} {radius} 0 1 {outer} {x} {y + radius}A{wider} {wider} 0 0 {inner} {x} {y - radius}Z"
    return path(crescent, light)
