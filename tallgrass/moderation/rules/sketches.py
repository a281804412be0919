"""Near-sameness of texts: the eight smallest hashes of their pieces (bottom-k sketches, Broder 1997).

The share of hashes two sketches have in common estimates the share of pieces the texts have in common.
"""

import heapq
import zlib
from collections.abc import Sequence

SIZE = 8
PIECE = 4
"""Letters a piece."""
SHORTEST = 14
"""Letters below which a text says too little to be called a copy: `好看`, `thank you so much`."""
NEAR = 6
"""Common hashes, of `SIZE`, from which two texts count as near the same."""


def sketch_of(letters: str) -> list[int]:
    """The sketch of a folded text, as signed 32-bit numbers; empty for a short one."""
    if len(letters) < SHORTEST:
        return []
    pieces = {letters[place : place + PIECE] for place in range(len(letters) - PIECE + 1)}
    return heapq.nsmallest(SIZE, [zlib.crc32(piece.encode()) - 2**31 for piece in pieces])


def are_near(one: Sequence[int], other: Sequence[int]) -> bool:
    return len(set(one) & set(other)) >= min(NEAR, len(one), len(other)) > 0
