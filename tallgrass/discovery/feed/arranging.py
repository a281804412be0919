"""Re-ranking: from many things ranked one by one to one page that is good as a page.

First the order in which neighbours differ (sliding spectrum decomposition, `reco/diversity.py`), over the most valuable; then place by place
the first of it whose author did not come up lately; and whenever a floor would be missed, the first among those that keep it. Floors give way
only where there is nothing left to keep them with.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from tallgrass.discovery.feed.types import Tuning
from tallgrass.discovery.reco.diversity import spectrum_order

Array = Any
SPREAD_OUT = 60
"""Of the most valuable, so many are put into the order of diversity; the rest follow by value."""
_WINDOW = 4
"""Things on the screen together."""


@dataclass(frozen=True)
class Ranked:
    """What is to be arranged, most valuable first, one entry a thing: value, author, whether its author is small, whether it is new and owed
    readers, and a direction (rows of length 1; likeness is their product)."""

    values: Array
    authors: Array
    small: Array
    young: Array
    directions: Array


def arrange(ranked: Ranked, size: int, tuning: Tuning) -> list[int]:
    """At most `size` rows of `ranked` in the order to show."""
    count = len(ranked.values)
    order = _diverse(ranked, size, tuning.diversity)
    small, young = ranked.small[order], ranked.young[order]
    _, authors = np.unique(ranked.authors[order], return_inverse=True)
    last = np.full(count, -1000)  # The place at which each author came up last.
    left = np.ones(count, bool)
    chosen: list[int] = []
    smalls = youngs = 0
    for place in range(min(size, count)):
        open_ = left & (place - last[authors] >= tuning.spacing)
        # Floors are kept at every place of the page, so that they hold however far one looks.
        if smalls < int(tuning.fairness * (place + 1) + 1e-9):
            open_ = _narrowed(open_, left, small)
        if youngs < int(tuning.freshness * (place + 1) + 1e-9):
            open_ = _narrowed(open_, left, young)
        best = int(open_.argmax()) if open_.any() else int(left.argmax())
        chosen.append(int(order[best]))
        left[best] = False
        last[authors[best]] = place
        smalls += int(small[best])
        youngs += int(young[best])
    return chosen


def _diverse(ranked: Ranked, count: int, weight: float) -> Array:
    """All rows: first those that were chosen for being valuable and unlike what stands before them, then the rest by value."""
    top = min(SPREAD_OUT, len(ranked.values))
    most = float(ranked.values[:top].max(initial=0.0)) or 1.0
    first = spectrum_order(ranked.values[:top] / most, ranked.directions[:top], count, weight=weight, window=_WINDOW)
    rest = np.ones(len(ranked.values), bool)
    rest[first] = False
    return np.concatenate([np.array(first, np.int64), np.flatnonzero(rest)])


def _narrowed(open_: Array, left: Array, wanted: Array) -> Array:
    """Those that keep a floor; authors may come up again sooner for it rather than that it is missed."""
    both = open_ & wanted
    if both.any():
        return both
    rest = left & wanted
    return rest if rest.any() else open_
