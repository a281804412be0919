"""Re-ranking: from many things ranked one by one to one page that is good as a page.

Greedy, place by place: the most valuable thing whose author did not come up lately and which is not too like what stands before it;
and whenever a floor would be missed, the most valuable among those that keep it. Floors give way only where there is nothing left to keep
them with.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from tallgrass.discovery.feed.types import Tuning

Array = Any
_WINDOW = 8
"""Places back that a thing is compared with."""
_ALIKE = 0.35
"""Share of its value a thing loses to one it is wholly like in the window."""


@dataclass(frozen=True)
class Ranked:
    """What is to be arranged, one entry a thing: value, author, channel, whether its author is small, whether it is new and owed readers, and a direction (rows of length 1; likeness is their product)."""

    values: Array
    authors: Array
    channels: Array
    small: Array
    young: Array
    directions: Array


def arrange(ranked: Ranked, size: int, tuning: Tuning) -> list[int]:
    """At most `size` rows of `ranked` in the order to show."""
    count = len(ranked.values)
    alike = _alike(ranked)
    _, authors = np.unique(ranked.authors, return_inverse=True)
    last = np.full(count, -1000)  # The place at which each author came up last.
    left = np.ones(count, bool)
    near = np.zeros(count)
    chosen: list[int] = []
    smalls = youngs = 0
    for place in range(min(size, count)):
        open_ = left & (place - last[authors] >= tuning.spacing)
        # Floors are kept at every place of the page, so that they hold however far one looks.
        if smalls < int(tuning.fairness * (place + 1) + 1e-9):
            open_ = _narrowed(open_, left, ranked.small)
        if youngs < int(tuning.freshness * (place + 1) + 1e-9):
            open_ = _narrowed(open_, left, ranked.young)
        if not open_.any():
            open_ = left
        worth = ranked.values * np.maximum(1.0 - _ALIKE * near, 0.05)
        best = int(np.where(open_, worth, -np.inf).argmax())
        chosen.append(best)
        left[best] = False
        last[authors[best]] = place
        smalls += int(ranked.small[best])
        youngs += int(ranked.young[best])
        near = alike[chosen[-_WINDOW:]].max(0)
    return chosen


def _narrowed(open_: Array, left: Array, wanted: Array) -> Array:
    """Those that keep a floor; authors may come up again sooner for it rather than that it is missed."""
    both = open_ & wanted
    if both.any():
        return both
    rest = left & wanted
    return rest if rest.any() else open_


def _alike(ranked: Ranked) -> Array:
    """How like each thing is to each: half for the same channel, one more for the same direction."""
    same = 0.5 * (ranked.channels[None, :] == ranked.channels[:, None])
    return same + np.clip(ranked.directions @ ranked.directions.T, 0, 1) if ranked.directions.shape[1] else same
