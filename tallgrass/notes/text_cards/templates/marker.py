"""Marker 划重点: a page of dots, the point underlined with a broad pen."""

import math
from random import Random

from tallgrass.media.drawing import leaf, moved, path, stroke
from tallgrass.media.lettering import draw_text, measure
from tallgrass.notes.text_cards.card import HEIGHT, MARGIN, WIDTH, Card, block_height, cut_short, draw_lines, ground_of, page_number
from tallgrass.notes.text_cards.lines import Line, fit
from tallgrass.notes.text_cards.words import paragraphs

LEADING = 1.42
BOLD = 0.045


def draw(card: Card) -> list[str]:
    setting = fit(paragraphs(card.text), WIDTH - 2 * MARGIN, 860, (126.0, 108.0, 90.0, 74.0, 62.0), LEADING)
    pages = setting.pages()
    drawn = []
    for i, lines in enumerate(pages, start=1):
        top = (HEIGHT - block_height(lines, setting.size, LEADING)) / 2 - 30
        inner = ground_of(card) + _dots(card) + _doodle(card, i)
        inner += _pen(card, lines, setting.size, top) + draw_lines(
            lines, setting.size, top, LEADING, card, bold=BOLD if setting.size > 80 else 0
        )
        if card.byline and i == len(pages):
            inner += draw_text(cut_short(card.byline, 36, 500), 36, MARGIN, HEIGHT - 80, card.ground.quiet)
        drawn.append(inner + page_number(card, i, len(pages), y=100))
    return drawn


def _dots(card: Card) -> str:
    """One dashed stroke a row: a dash of no length with round ends is a dot, and costs less than fifteen circles."""
    colour = card.ground.decoration[0]
    rows = "".join(f"M35 {y}H{WIDTH}" for y in range(35, HEIGHT, 62))
    return stroke(rows, colour, 9, 'stroke-dasharray="0 62"')


def _pen(card: Card, lines: list[Line], size: float, top: float) -> str:
    chance = card.chance("pen")
    drawn = []
    for i, line in enumerate(lines):
        x = float(MARGIN)
        baseline = top + size * LEADING * (i + 0.5) + size * 0.37
        for run in line.runs():
            width = measure(run.text, size)
            if run.emphasised:
                drawn.append(_band(chance, x - 10, baseline - size * 0.42, width + 22, size * 0.5, card.ground.highlight))
            x += width
    return "".join(drawn)


def _band(chance: Random, x: float, y: float, width: float, height: float, colour: str) -> str:
    """A stroke of the pen: never quite level, its ends never quite square."""
    a, b, c, d = (chance.uniform(-7, 7) for _ in range(4))
    upper = f"M{x + a} {y + b}Q{x + width / 2} {y + c} {x + width + d} {y + a / 2}"
    lower = f"L{x + width + c} {y + height + d}Q{x + width / 2} {y + height + b} {x + d} {y + height + c / 2}Z"
    return path(upper + lower, colour)


def _doodle(card: Card, page: int) -> str:
    """A drawing in the corner, by the hand that marks."""
    chance = card.chance(f"doodle {page}")
    colour = card.ground.decoration[1]
    turn = chance.uniform(-14, 14)
    kind = chance.randrange(5)
    if kind == 0:
        shape = stroke("M-110 40C-60 -50 30 -70 90 -20M90 -20l-46 -8M90 -20l-14 44", colour, 11)
    elif kind == 1:
        points = [(math.cos(a) * r, math.sin(a) * r) for k in range(10) for a, r in [(math.pi * (k / 5 - 0.5), 76 if k % 2 == 0 else 32)]]
        shape = stroke("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z", colour, 10)
    elif kind == 2:
        shape = stroke("M-120 20q30 -56 60 0t60 0t60 0t60 0", colour, 11)
    elif kind == 3:
        shape = "".join(leaf(0, 70, length, 34, turn_, colour) for length, turn_ in ((130, -34), (150, 6), (110, 46)))
    else:
        shape = stroke("M-80 0A80 66 0 1 1 -70 34M-36 -6l28 32l54 -62", colour, 11)
    return moved(shape, WIDTH - 190, HEIGHT - 150, turn)
