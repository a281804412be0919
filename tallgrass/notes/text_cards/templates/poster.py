"""Poster 大字: a few words as large as they go, one small line beneath."""

import re

from tallgrass.media.drawing import circle, leaf, moved, path, rectangle
from tallgrass.media.lettering import draw_text
from tallgrass.notes.text_cards.card import HEIGHT, WIDTH, Card, block_height, cut_short, draw_lines, ground_of, page_number
from tallgrass.notes.text_cards.lines import fit
from tallgrass.notes.text_cards.words import paragraphs, plain

MARGIN = 80
LEADING = 1.12
SMALL = (54.0, 46.0)
BOLD = 0.06
LOUD = 14
"""A first line up to this many letters is shouted; the rest is said quietly."""


def draw(card: Card) -> list[str]:
    loud, rest = _split(card.text)
    room = 640 if rest else 860
    big = fit(paragraphs(loud), WIDTH - 2 * MARGIN, room, (250.0, 205.0, 165.0, 130.0, 100.0, 78.0), LEADING)
    big_pages = big.pages()
    end = 90 + block_height(big_pages[0], big.size, LEADING) + 50
    small = fit(paragraphs(rest), WIDTH - 2 * MARGIN, max(210, HEIGHT - end - 300), SMALL, 1.5) if rest else None
    small_pages = small.pages() if small else []
    drawn = []
    pages = max(len(big_pages), 1) + max(0, len(small_pages) - 1)
    for i in range(pages):
        inner = ground_of(card) + _shapes(card, i)
        if i < len(big_pages):
            inner += draw_lines(big_pages[i], big.size, 90, LEADING, card, x=MARGIN, bold=BOLD if big.size > 100 else 0.02)
        if small and i >= len(big_pages) - 1 and small_pages:
            inner += draw_lines(small_pages[i - len(big_pages) + 1], small.size, end if i < len(big_pages) else 120, 1.5, card, x=MARGIN)
        if card.byline and i == pages - 1:
            inner += draw_text(cut_short(card.byline, 36, 460), 36, MARGIN, HEIGHT - 80, card.ground.quiet)
        drawn.append(inner + page_number(card, i + 1, pages, y=70))
    return drawn


def _split(text: str) -> tuple[str, str]:
    """(shouted, said): at the first line's end, else at its first stop."""
    first, _, rest = text.partition("\n")
    if rest.strip() and len(plain(first)) <= 2 * LOUD:
        return first, rest.strip()
    most = 2 * LOUD if first.isascii() else LOUD
    found = re.match(rf"(.{{2,{most}}}?)[。！？，,.;；:：!?]\s*(\S.{{3,}})$", text, re.DOTALL)
    if found and found[1].count("*") % 2 == 0:
        return found[1], found[2]
    return text, ""


def _shapes(card: Card, page: int) -> str:
    """Cut paper at the foot, kept to the lower right."""
    chance = card.chance(f"shapes {page}")
    one, two, three, four = card.ground.decoration
    base = card.ground.under[0]
    foot = rectangle(0, HEIGHT - 26, WIDTH, 26, four)
    x, size = chance.uniform(700, 820), chance.uniform(170, 215)
    kind = chance.randrange(4)
    if kind == 0:
        shape = circle(x, HEIGHT - 90, size, one) + circle(x, HEIGHT - 90, size * 0.7, base) + circle(x, HEIGHT - 90, size * 0.42, three)
    elif kind == 1:
        steps = sorted((chance.uniform(60, 280) for _ in range(4)), reverse=chance.random() < 0.3)
        colours = (two, one, three, two)
        shape = "".join(rectangle(560 + k * 110, HEIGHT - 26 - step, 112, step, colours[k]) for k, step in enumerate(steps))
        shape += circle(615 + 110 * chance.randrange(2), HEIGHT - 330, 44, three)
    elif kind == 2:
        rays = "".join(moved(path("M-26 0L0 -250L26 0Z", (one, three)[k % 2]), x, HEIGHT - 26, -80 + k * 20) for k in range(9))
        shape = rays + circle(x, HEIGHT - 26, size * 0.62, two)
    else:
        shape = circle(x, HEIGHT - 40, size, two) + "".join(
            leaf(x, HEIGHT - 20, length, 50, turn, colour) for length, turn, colour in ((230, -48, one), (270, -8, three), (220, 36, one))
        )
    return shape + foot
