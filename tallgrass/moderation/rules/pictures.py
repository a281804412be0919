"""Pictures that look like known ones: all known likenesses within a few bits, without comparing with each.

Two 64-bit numbers that differ in at most 8 bits agree wholly in at least one of nine pieces (pigeonhole; Norouzi, Punjani and
Fleet 2012): only those that share a piece are compared.
"""

from collections.abc import Iterator, Mapping

REACH = 8
"""Bits in which two likenesses may differ and still be of the same picture."""
_PIECES = REACH + 1
_WIDTHS = [64 // _PIECES + (place < 64 % _PIECES) for place in range(_PIECES)]


class KnownPictures:
    """Likenesses (64 bits, signed) with the rule each broke."""

    def __init__(self, known: Mapping[int, str]) -> None:
        self._known = dict(known)
        self._by_piece: dict[tuple[int, int], list[int]] = {}
        for likeness in known:
            for piece in _pieces(likeness):
                self._by_piece.setdefault(piece, []).append(likeness)

    def __len__(self) -> int:
        return len(self._known)

    def find(self, likeness: int) -> str | None:
        """The rule that the known picture nearest to this one broke; None when none is near."""
        near = {other for piece in _pieces(likeness) for other in self._by_piece.get(piece, ())}
        found = min(((distance(likeness, other), other) for other in near), default=None)
        return self._known[found[1]] if found and found[0] <= REACH else None


def distance(one: int, other: int) -> int:
    """In how many bits two likenesses differ."""
    return ((one ^ other) & 0xFFFFFFFFFFFFFFFF).bit_count()


def _pieces(likeness: int) -> Iterator[tuple[int, int]]:
    rest = likeness & 0xFFFFFFFFFFFFFFFF
    for place, width in enumerate(_WIDTHS):
        yield place, rest & ((1 << width) - 1)
        rest >>= width
