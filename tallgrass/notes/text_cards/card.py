"""What every template is given, and the parts most of them draw alike. The canvas is 1000 wide and 1250 high: ten units to a percent."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tallgrass.media.drawing import rectangle, wash
from tallgrass.media.lettering import draw_text, measure
from tallgrass.notes.text_cards.grounds import Ground
from tallgrass.notes.text_cards.lines import Line
from tallgrass.platform.words import Words

WIDTH, HEIGHT = 1000, 1250
MARGIN = 90
STEPS = (110.0, 94.0, 76.0, 62.0)
BOLD = 0.022
"""Added to the stems of headlines, in em; the typeface has one weight."""


@dataclass(frozen=True)
class Card:
    text: str
    """Clean, with `*emphasis*` still marked."""
    ground: Ground
    byline: str
    seed: int
    day: date

    def chance(self, purpose: str) -> random.Random:
        """Chance for one part of the decoration, so that parts do not disturb one another."""
        return random.Random(f"{self.seed}/{purpose}")


@dataclass(frozen=True)
class Template:
    name: str
    label: Words
    grounds: tuple[Ground, ...]
    draw: Callable[[Card], list[str]]
    """The inner SVG of each page."""


def ground_of(card: Card) -> str:
    under = card.ground.under
    return rectangle(0, 0, WIDTH, HEIGHT, under[0]) if len(under) == 1 else wash(under[0], under[-1], WIDTH, HEIGHT)


def draw_lines(
    lines: list[Line],
    size: float,
    top: float,
    leading: float,
    card: Card,
    *,
    x: float = MARGIN,
    anchor: str = "start",
    lean: float = 0,
    bold: float = 0,
) -> str:
    """Lines from `top` downwards, `leading` in em. Emphasis takes the accent colour."""
    drawn = []
    for i, line in enumerate(lines):
        along = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * line.width
        baseline = top + size * leading * (i + 0.5) + size * 0.37
        for run in line.runs():
            colour = card.ground.accent if run.emphasised else card.ground.ink
            drawn.append(draw_text(run.text, size, along, baseline, colour, lean=lean, bold=bold))
            along += measure(run.text, size)
    return "".join(drawn)


def block_height(lines: list[Line], size: float, leading: float) -> float:
    return len(lines) * size * leading


def page_number(card: Card, page: int, pages: int, x: float = WIDTH - MARGIN, y: float = HEIGHT - 60, colour: str = "") -> str:
    return draw_text(f"{page} / {pages}", 30, x, y, colour or card.ground.quiet, anchor="end", tracking=0.04) if pages > 1 else ""


def cut_short(text: str, size: float, width: float) -> str:
    """The text, with an ellipsis where it would leave the width."""
    if measure(text, size) <= width:
        return text
    while text and measure(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"
