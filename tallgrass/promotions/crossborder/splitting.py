"""How a too large order becomes the fewest transactions that pass: bin packing, exact while the search stays small.

A thing above the limit goes alone, at full tax. The rest is packed by branch and bound over the pieces from large to small, starting from first
fit decreasing (never more than 11/9 of the fewest, plus one); orders of more than some dozen pieces may keep that when the search gives up.
"""

from collections.abc import Sequence

from tallgrass.promotions.crossborder.types import Declaration, Item, Part
from tallgrass.promotions.pricing.shares import apportion

MOST_STEPS = 20_000
"""Of the search: some hundredths of a second."""

Piece = tuple[int, str]
"""Value and key of its line."""


def split(declaration: Declaration) -> tuple[Part, ...]:
    """Transactions of which each passes the transaction limit; the year is judged elsewhere. Empty for an empty order."""
    limit = declaration.limits.transaction
    pieces = sorted((piece for item in declaration.items for piece in _pieces(item)), key=lambda piece: (-piece[0], piece[1]))
    alone = [[piece] for piece in pieces if piece[0] > limit]
    packed = _pack([piece for piece in pieces if piece[0] <= limit], limit)
    return tuple(_part(pieces, limit) for pieces in (*alone, *packed))


def _pieces(item: Item) -> list[Piece]:
    return [(value, item.key) for value in apportion(item.value, [1] * item.quantity)]


def _part(pieces: Sequence[Piece], limit: int) -> Part:
    counts: dict[str, int] = {}
    for _, key in pieces:
        counts[key] = counts.get(key, 0) + 1
    value = sum(value for value, _ in pieces)
    return Part(tuple(sorted(counts.items())), value, value > limit)


def _pack(pieces: Sequence[Piece], limit: int) -> list[list[Piece]]:
    return _Packing(pieces, limit).fewest() if pieces else []


class _Packing:
    def __init__(self, pieces: Sequence[Piece], limit: int) -> None:
        self._pieces, self._limit = pieces, limit
        self._steps = 0
        self._best = self._first_fit()

    def fewest(self) -> list[list[Piece]]:
        if len(self._best) > self._bound():
            self._place(0, [], [])
        return self._best

    def _bound(self) -> int:
        """No packing has fewer: the whole value over the limit, and things of more than half of it share with none of their like."""
        whole = sum(value for value, _ in self._pieces)
        return max(1, -(-whole // self._limit), sum(value * 2 > self._limit for value, _ in self._pieces))

    def _first_fit(self) -> list[list[Piece]]:
        bins: list[list[Piece]] = []
        room: list[int] = []
        for piece in self._pieces:
            place = next((place for place, free in enumerate(room) if free >= piece[0]), None)
            if place is None:
                bins.append([piece])
                room.append(self._limit - piece[0])
            else:
                bins[place].append(piece)
                room[place] -= piece[0]
        return bins

    def _place(self, next_piece: int, bins: list[list[Piece]], room: list[int]) -> None:
        """Try the next piece in every bin that differs, then in a new one; stop where no better packing can follow."""
        self._steps += 1
        if self._steps > MOST_STEPS or len(bins) >= len(self._best):
            return
        if next_piece == len(self._pieces):
            self._best = [list(pieces) for pieces in bins]
            return
        piece = self._pieces[next_piece]
        tried: set[int] = set()
        for place in range(len(bins)):
            if room[place] >= piece[0] and room[place] not in tried:
                tried.add(room[place])
                bins[place].append(piece)
                room[place] -= piece[0]
                self._place(next_piece + 1, bins, room)
                room[place] += piece[0]
                bins[place].pop()
        if len(bins) + 1 < len(self._best):
            self._place(next_piece + 1, [*bins, [piece]], [*room, self._limit - piece[0]])
