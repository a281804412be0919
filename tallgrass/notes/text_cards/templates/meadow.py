"""Meadow 草野: words on a sky, grass growing from below."""

from tallgrass.media.drawing import blade, circle
from tallgrass.media.lettering import draw_text
from tallgrass.notes.text_cards.card import (
    BOLD,
    HEIGHT,
    MARGIN,
    STEPS,
    WIDTH,
    Card,
    block_height,
    cut_short,
    draw_lines,
    ground_of,
    page_number,
)
from tallgrass.notes.text_cards.lines import fit
from tallgrass.notes.text_cards.words import paragraphs

LEADING = 1.36
TOP = 100
GRASS = 330
"""Height kept for the grass."""


def draw(card: Card) -> list[str]:
    setting = fit(paragraphs(card.text), WIDTH - 2 * MARGIN, HEIGHT - TOP - GRASS - 80, (*STEPS, 54.0), LEADING)
    pages = setting.pages()
    drawn = []
    for i, lines in enumerate(pages, start=1):
        end = TOP + block_height(lines, setting.size, LEADING)
        by = draw_text(cut_short(card.byline, 36, 700), 36, MARGIN, end + 62, card.ground.quiet) if card.byline and i == len(pages) else ""
        words = draw_lines(lines, setting.size, TOP, LEADING, card, bold=BOLD if setting.size > 80 else 0)
        drawn.append(ground_of(card) + _grass(card, i) + words + by + page_number(card, i, len(pages), y=70))
    return drawn


def _grass(card: Card, page: int) -> str:
    chance = card.chance(f"grass {page}")
    far, near = card.ground.decoration[:2], card.ground.decoration[1:]
    wind = chance.uniform(-60, 60)
    blades = []
    for colours, count, low, high, thick in ((far, 22, 130, 300, (20, 34)), (near, 26, 60, 270, (16, 32))):
        for i in range(count):
            x = WIDTH * (i + 0.5) / count + chance.uniform(-34, 34)
            length = chance.uniform(low, high)
            blades.append(
                blade(
                    x, HEIGHT + 10, length, wind * length / high + chance.uniform(-60, 60), chance.uniform(*thick), chance.choice(colours)
                )
            )
    dew = chance.uniform(120, WIDTH - 120)
    tip = chance.uniform(290, 330)
    stem = blade(dew, HEIGHT + 10, tip, wind + 30, 30, card.ground.decoration[2])
    return "".join(blades) + stem + circle(dew + wind + 38, HEIGHT - tip + 14, 15, "#ff7d67")
