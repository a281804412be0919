"""The card one hands on: a note's cover, title and author, and a QR code that leads to it. 900 wide; as high as cover and title need."""

from dataclasses import dataclass
from pathlib import Path

import segno

from tallgrass.media.composing import set_in
from tallgrass.media.drawing import document, mark, rasterize, rectangle, stroke
from tallgrass.media.lettering import draw_text, measure
from tallgrass.notes.text_cards.lines import broken
from tallgrass.notes.text_cards.words import paragraphs

WIDTH, MARGIN, RADIUS = 900, 40, 30
TITLE, LEADING, MOST_LINES = 46.0, 1.42, 2
CODE = 188
"""Side of the QR code with its quiet zone of four modules (ISO/IEC 18004)."""
_PAPER, _SURFACE, _INK, _INK_2, _LINE, _GRASS = "#f5f7f2", "#ffffff", "#14211a", "#4b574f", "#e0e5db", "#175c39"


@dataclass(frozen=True)
class Poster:
    """What stands on it, in the reader's language. `ratio` is width / height of the cover."""

    title: str
    author: str
    place: str
    slogan: str
    hint: str
    link: str
    ratio: float
    cover: Path | None


def draw_poster(poster: Poster) -> bytes:
    """The poster as PNG.

    Raises:
        OSError: the cover's file is gone.
    """
    box = WIDTH - 2 * MARGIN
    high = round(box / min(max(poster.ratio, 0.72), 1.15)) if poster.cover else 0
    top = MARGIN + high + (34 if high else 40)
    lines = _lines(poster.title, box)
    under = top + len(lines) * TITLE * LEADING
    foot = under + (78 if poster.author else 30)
    height = round(foot + CODE + 44)
    parts = [rectangle(0, 0, WIDTH, height, _PAPER)]
    parts += [draw_text(line, TITLE, MARGIN, top + (i + 0.78) * TITLE * LEADING, _INK, bold=0.014) for i, line in enumerate(lines)]
    parts.append(draw_text(_cut(poster.author, 27, box), 27, MARGIN, under + 36, _INK_2))
    parts.append(stroke(f"M{MARGIN} {foot - 14}L{WIDTH - MARGIN} {foot - 14}", _LINE))
    parts.append(_foot(poster, foot + 10))
    drawn = rasterize(document("".join(parts), WIDTH, height), WIDTH)
    if poster.cover is None:
        return drawn
    return set_in(drawn, poster.cover, x=MARGIN, y=MARGIN, width=box, height=high, radius=RADIUS)


def _foot(poster: Poster, top: float) -> str:
    """The place's mark, name and slogan on the left, the code on the right."""
    room = WIDTH - 2 * MARGIN - CODE - 30
    return (
        mark(MARGIN - 4, top + 26, 64, "#59ad7f", _GRASS, "#2f8c5b", "#ec5b45")
        + draw_text(poster.place, 40, MARGIN + 74, top + 74, _GRASS, bold=0.014)
        + draw_text(_cut(poster.slogan, 25, room), 25, MARGIN, top + 130, _INK_2)
        + draw_text(_cut(poster.hint, 23, room), 23, MARGIN, top + 170, _INK_2)
        + code_drawing(poster.link, WIDTH - MARGIN - CODE, top, CODE)
    )


def code_drawing(link: str, x: float, y: float, side: float) -> str:
    """The QR code of a link, dark on white, with its quiet zone, in a square of `side`."""
    matrix = segno.make(link, error="m", micro=False).matrix
    module = side / (len(matrix) + 8)
    dark = "".join(
        f"M{x + (4 + column) * module:.2f} {y + (4 + line) * module:.2f}h{module:.3f}v{module:.3f}h-{module:.3f}z"
        for line, modules in enumerate(matrix)
        for column, is_dark in enumerate(modules)
        if is_dark
    )
    return rectangle(x, y, side, side, _SURFACE, 16) + f'<path d="{dark}" fill="{_INK}" shape-rendering="crispEdges"/>'


def _lines(title: str, width: float) -> list[str]:
    """The title in at most `MOST_LINES` lines, the last cut short."""
    words = title.replace("*", "＊").strip()
    if not words:
        return []
    lines = [line.text for paragraph in paragraphs(words) for line in broken(paragraph, width, TITLE)]
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[: MOST_LINES - 1], _cut("".join(lines[MOST_LINES - 1 :]), TITLE, width)]


def _cut(text: str, size: float, width: float) -> str:
    if measure(text, size) <= width:
        return text
    while text and measure(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"
