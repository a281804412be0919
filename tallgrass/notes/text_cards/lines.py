"""Where lines break, and how large the letters can be.

Chinese breaks between any two letters except before closing and after opening punctuation; a break after punctuation is liked, a last
line of one letter is not; English breaks at spaces. All lines of a paragraph are chosen together, so that they come out even.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from tallgrass.media.lettering import measure
from tallgrass.notes.text_cards.words import Paragraph, Piece

NEVER_FIRST = set("，。、；：？！）》」』】〉”’…—·,.;:?!)]}%℃～~")
NEVER_LAST = set("（《「『【〈“‘([{¥￥$#@")
LIKED_LAST = set("，。、；：？！…—,.;:?!")


@dataclass(frozen=True)
class Line:
    pieces: Paragraph
    width: float
    last: bool
    """Ends a paragraph."""

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def runs(self) -> list[Piece]:
        """Neighbours of one emphasis joined."""
        joined: list[Piece] = []
        for piece in self.pieces:
            if joined and joined[-1].emphasised == piece.emphasised:
                joined[-1] = Piece(joined[-1].text + piece.text, piece.emphasised)
            else:
                joined.append(piece)
        return joined


@dataclass(frozen=True)
class Setting:
    """Lines of one size, ready to be put on pages."""

    size: float
    lines: list[Line]
    to_a_page: int

    def pages(self) -> list[list[Line]]:
        """Lines shared out evenly; empty lines do not open a page."""
        count = -(-len(self.lines) // self.to_a_page)
        each = -(-len(self.lines) // count)
        pages = [self.lines[i : i + each] for i in range(0, len(self.lines), each)]
        return [page for page in map(_without_blank_ends, pages) if page]


def fit(text: list[Paragraph], width: float, height: float, sizes: tuple[float, ...], leading: float, tracking: float = 0) -> Setting:
    """The largest of `sizes` at which all lines stand within the box, else the smallest, over several pages.

    `leading` is the distance of lines in em. When the author made the lines, a somewhat smaller size that keeps every one of them
    whole goes before a larger one that breaks them.
    """
    tried = [_set(text, width, height, size, leading, tracking) for size in sizes]
    fitting = [setting for setting in tried if len(setting.lines) <= setting.to_a_page]
    if not fitting:
        return tried[-1]
    if len(text) > 1:
        whole = [setting for setting in fitting if len(setting.lines) == len(text) and setting.size > fitting[0].size * 0.68]
        return (whole or fitting)[0]
    return fitting[0]


def _set(text: list[Paragraph], width: float, height: float, size: float, leading: float, tracking: float) -> Setting:
    lines = [line for paragraph in text for line in broken(paragraph, width, size, tracking)]
    return Setting(size, lines, max(1, int(height / (size * leading))))


def broken(
    paragraph: Paragraph, width: float, size: float, tracking: float = 0, measured: Callable[[str], float] | None = None
) -> list[Line]:
    """The lines of one paragraph, as even as they can be in as few lines as needed."""
    if not paragraph:
        return [Line((), 0, True)]
    pieces = _divided(paragraph, width, size, tracking)
    widths = [measured(p.text) if measured else measure(p.text, size, tracking) for p in pieces]
    whole = sum(widths)
    ideal = whole / max(1, -(-whole // width)) if whole > width else width
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        best.append(min(_ways(pieces, widths, best, end, width, ideal), default=(best[-1][0] + 1e6, end - 1)))
    ends, end = [], len(pieces)
    while end:
        ends.append(end)
        end = best[end][1]
    ends = [0, *reversed(ends)]
    lines = []
    for start, stop in pairwise(ends):
        kept = _trimmed(pieces[start:stop])
        lines.append(Line(kept, sum(measured(p.text) if measured else measure(p.text, size, tracking) for p in kept), stop == len(pieces)))
    return lines


def _ways(
    pieces: list[Piece], widths: list[float], best: list[tuple[float, int]], end: int, width: float, ideal: float
) -> list[tuple[float, int]]:
    """(cost, start) of every line that may end at `end`."""
    ways, wide, start = [], 0.0, end
    while start:
        start -= 1
        wide += widths[start]
        trimmed = wide - (widths[end - 1] if pieces[end - 1].text == " " and end - 1 > start else 0)
        if trimmed > width and start < end - 1:
            break
        if start and _glued(pieces[start - 1], pieces[start]):
            continue
        last = end == len(pieces)
        cost = best[start][0] + 0.35 + ((ideal - trimmed) / ideal) ** 2 * (0.5 if last and trimmed < ideal else 1.0)
        if last and start and len("".join(p.text for p in pieces[start:end]).strip()) == 1:
            cost += 3
        if not last and pieces[end - 1].text[-1] in LIKED_LAST:
            cost -= 0.15
        ways.append((cost, start))
    return ways


def _glued(before: Piece, after: Piece) -> bool:
    """No line may end between the two."""
    if after.text == " " or after.text[0] in NEVER_FIRST:
        return True
    return before.text[-1] in NEVER_LAST


def _divided(paragraph: Paragraph, width: float, size: float, tracking: float) -> list[Piece]:
    """Pieces wider than the line (addresses, long compounds) cut to letters."""
    divided: list[Piece] = []
    for piece in paragraph:
        if len(piece.text) > 1 and measure(piece.text, size, tracking) > width:
            divided += [Piece(c, piece.emphasised) for c in piece.text]
        else:
            divided.append(piece)
    return divided


def _trimmed(pieces: list[Piece]) -> Paragraph:
    start, stop = 0, len(pieces)
    while start < stop and pieces[start].text == " ":
        start += 1
    while stop > start and pieces[stop - 1].text == " ":
        stop -= 1
    return tuple(pieces[start:stop])


def _without_blank_ends(lines: list[Line]) -> list[Line]:
    while lines and not lines[0].pieces:
        lines = lines[1:]
    while lines and not lines[-1].pieces:
        lines = lines[:-1]
    return lines
