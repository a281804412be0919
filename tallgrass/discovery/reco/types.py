"""Shapes the channels of recall share, and which a snapshot holds. Items and people are places 0…n−1 in arrays; `Snapshot` knows their ids."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # Whoever only passes these shapes on need not load NumPy.
    from numpy import float32, int32, int64
    from numpy.typing import NDArray

    Ints = NDArray[int32]
    Longs = NDArray[int64]
    Floats = NDArray[float32]
else:
    Ints = Longs = Floats = Any


@dataclass(frozen=True)
class Acts:
    """What people did: four arrays of one length, oldest first within a person.

    `people` and `items` int32 places, `weights` float32 (how much the act says: 1 a like, more a save), `times` int64 seconds
    (or anything that grows).
    """

    people: Ints
    items: Ints
    weights: Floats
    times: Longs
    person_count: int
    item_count: int


@dataclass(frozen=True)
class History:
    """What one person, or one visit, did: oldest first. `weights` already hold the strength of the act and how long ago it was."""

    items: Ints
    weights: Floats


@dataclass(frozen=True)
class Candidates:
    """What a channel proposes, best first. `because` is the place of the item of the history that spoke loudest, −1 where none did."""

    items: Ints
    scores: Floats
    because: Ints


@dataclass(frozen=True)
class Table:
    """Item → (neighbour, weight): row *i* is `neighbours[starts[i]:starts[i + 1]]`, heaviest first, with as many `weights`.

    `starts` int64 of item_count + 1, `neighbours` int32, `weights` float32. The one form in which every channel that works by
    neighbours is served: score = sum over the history of its weight × the weight here.
    """

    starts: Longs
    neighbours: Ints
    weights: Floats

    @property
    def item_count(self) -> int:
        return len(self.starts) - 1


@dataclass(frozen=True)
class Vectors:
    """Items in a space where a person is a sum: `items` float32 of item_count × d; `gram` float32 d × d = `unseen` · itemsᵀ·items.

    A person's vector is folded in from the history: (gram + Σ v vᵀ + ridge·(n + unseen·item_count)·I)⁻¹ Σ v (Rendle et al. 2021, arXiv:2110.14037).
    """

    items: Floats
    gram: Floats
    unseen: float
    ridge: float
