"""Cards dealt to the columns of the wall: shortest column first, from stored ratios, so that nothing moves after the first paint."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

NARROWEST, WIDEST = 0.72, 1.15
"""Bounds of width / height of a cover on the wall."""

WIDTH, CAPTION, LINE, LINE_LETTERS = 240, 62, 18, 14
"""A card as it is drawn: its width, the caption with one line of title, one more line, Chinese letters in a line (Latin count half)."""


def columns_wanted(request: HttpRequest) -> int:
    """How many columns the reader's window shows: as its script last said, else two for a phone and five for the rest."""
    told = request.COOKIES.get("columns", "")
    if told in {"2", "3", "4", "5"}:
        return int(told)
    phone = request.headers.get("Sec-CH-UA-Mobile") == "?1" or "Mobi" in request.headers.get("User-Agent", "")
    return 2 if phone else 5


def deal(cards: Sequence[Any], columns: int) -> list[list[Any]]:
    """The cards in `columns` lists. A card needs `cover` (width, height; or None) and `title`."""
    heights = [0.0] * columns
    dealt: list[list[Any]] = [[] for _ in range(columns)]
    for card in cards:
        # The first card always stands top left; of columns equally short the leftmost is next.
        shortest = min(range(columns), key=heights.__getitem__)
        dealt[shortest].append(card)
        heights[shortest] += height(card)
    return dealt


def height(card: Any) -> float:
    """About how high the card is at `WIDTH`, in px."""
    return WIDTH / ratio(card.cover) + CAPTION + (LINE if _letters(card.title or "") > LINE_LETTERS else 0)


def ratio(cover: Any) -> float:
    if cover is None or not cover.height:
        return 0.8
    return min(max(cover.width / cover.height, NARROWEST), WIDEST)


def _letters(text: str) -> float:
    return sum(1 if letter > "\u2e7f" else 0.5 for letter in text)
