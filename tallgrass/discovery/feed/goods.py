"""Goods between the notes of a page: a product is as good for a reader as the notes that speak of it.

What the reader did with those notes counts first, then what the funnel thinks of those they may see; how much a product sells only breaks the
silence. So goods and notes are ranked by one judgement, and no second model has to be fed.
"""

from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

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
    says = shelf.says.copy()
    loudest, because = np.zeros(len(shelf.ids)), np.zeros(len(shelf.ids), np.int64)
    for (notes, weights), most in ((done, _DONE), (foreseen, _FORESEEN)):
        rows, speakers, heard = _spoken_of(shelf, notes, most * weights / max(float(weights.max(initial=0.0)), 1e-9))
        np.add.at(says, rows, heard)
        order = np.argsort(heard, kind="stable")  # The loudest writes last.
        rows, speakers, heard = rows[order], speakers[order], heard[order]
        louder = heard > loudest[rows]
        because[rows[louder]], loudest[rows[louder]] = speakers[louder], heard[louder]
    likely = np.union1d(np.flatnonzero(loudest > 0), np.arange(min(_SELLERS, len(shelf.ids))))
    likely = likely[~np.isin(shelf.ids[likely], out)]
    return _one_a_store(shelf, likely[np.argsort(-says[likely], kind="stable")], because, count)


def _one_a_store(shelf: Shelf, ranked: Array, because: Array, count: int) -> list[ChosenGoods]:
    chosen: list[ChosenGoods] = []
    stores: set[int] = set()
    for row in ranked.tolist():
        if shelf.stores[row] in stores:
            continue
        stores.add(int(shelf.stores[row]))
        note = int(because[row])
        chosen.append(ChosenGoods(int(shelf.ids[row]), Source.GOODS if note else Source.SELLING, note))
        if len(chosen) == count:
            break
    return chosen


def _spoken_of(shelf: Shelf, notes: Array, weights: Array) -> tuple[Array, Array, Array]:
    """Of every pair that one of the notes is in: the row of the product, the note, the weight."""
    starts, ends = np.searchsorted(shelf.notes, notes, "left"), np.searchsorted(shelf.notes, notes, "right")
    lengths = ends - starts
    at = (
        np.repeat(starts - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths) + np.arange(int(lengths.sum()))
        if len(notes)
        else starts
    )
    return shelf.rows[at], np.repeat(notes, lengths), np.repeat(weights, lengths)
