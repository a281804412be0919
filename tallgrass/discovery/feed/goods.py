"""Goods between the notes of a page: a product is as good for a reader as the notes that speak of it.

What the reader did with those notes counts first, then what the funnel thinks of those they may see; how much a product sells only breaks the
silence. So goods and notes are ranked by one judgement, and no second model has to be fed.
"""

from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from tallgrass.discovery import loops
from tallgrass.discovery.feed.filing import write_arrays
from tallgrass.discovery.feed.types import ChosenGoods, Source

Array = Any
_DONE, _FORESEEN, _SOLD = 1.5, 0.5, 0.1
"""What the heaviest note of the history, the best candidate, and the best seller say of a product."""
_SELLERS = 40
"""Best sellers that are thought of where no note speaks of anything."""


@dataclass(frozen=True)
class Shelf:
    """What is on sale and in stock, and which notes speak of it. `sold` descends; pairs go by ascending note."""

    ids: Array
    stores: Array
    sold: Array
    notes: Array
    """Of each pair: the id of the note."""
    rows: Array
    """Of each pair: the row of the product."""

    @cached_property
    def says(self) -> Array:
        """What its sales say of each product."""
        sold = np.log1p(self.sold)
        return _SOLD * sold / max(float(sold.max(initial=0.0)), 1.0)


def empty_shelf() -> Shelf:
    nothing = np.zeros(0, np.int64)
    return Shelf(nothing, nothing, nothing, nothing, nothing)


def write_shelf(path: Path, shelf: Shelf) -> None:
    write_arrays(path, **{part.name: getattr(shelf, part.name) for part in fields(Shelf)})


def read_shelf(path: Path) -> Shelf:
    """
    Raises:
        OSError, ValueError, KeyError: there is none, or it is damaged.
    """
    with np.load(path, allow_pickle=False) as kept:
        return Shelf(**{part.name: kept[part.name] for part in fields(Shelf)})


def choose_goods(shelf: Shelf, done: tuple[Array, Array], foreseen: tuple[Array, Array], out: Array, count: int) -> list[ChosenGoods]:
    """At most `count` products for a page, best first, no two of one store.

    `done`: ids of notes of the history and how much each says; `foreseen`: ids of candidates and their values; `out`: ids of things that
    must not come up.
    """
    if not count or not len(shelf.ids):
        return []
    told = shelf.ids, shelf.says, shelf.stores, shelf.notes, shelf.rows
    rows, because = loops.choose_goods(told, (done, foreseen), (_DONE, _FORESEEN), out, (count, _SELLERS))
    notes: list[int] = because.tolist()
    chosen = zip(shelf.ids[rows].tolist(), notes, strict=True)
    return [ChosenGoods(id, Source.GOODS if note else Source.SELLING, note) for id, note in chosen]
