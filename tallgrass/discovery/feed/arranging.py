"""Re-ranking: from many things ranked one by one to one page that is good as a page.

First the order in which neighbours differ (sliding spectrum decomposition, `reco/diversity.py`), over the most valuable; then place by place
the first of it whose author did not come up lately; and whenever a floor would be missed, the first among those that keep it. Floors give way
only where there is nothing left to keep them with.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from tallgrass.discovery import loops
from tallgrass.discovery.feed.types import Tuning

Array = Any
SPREAD_OUT = 60
"""Of the most valuable, so many are put into the order of diversity; the rest follow by value."""
_WINDOW = 4
"""Things on the screen together."""


@dataclass(frozen=True)
class Ranked:
    """What is to be arranged, most valuable first, one entry a thing: value, author, whether its author is small, whether it is new and owed
    readers, and the directions of the first `SPREAD_OUT` at least (rows of length 1; likeness is their product)."""

    values: Array
    authors: Array
    small: Array
    young: Array
    directions: Array


def arrange(ranked: Ranked, size: int, tuning: Tuning) -> list[int]:
    """At most `size` rows of `ranked` in the order to show."""
    directions = ranked.directions[:SPREAD_OUT]
    products = np.ascontiguousarray(directions @ directions.T, np.float64)
    rules = int(tuning.spacing), float(tuning.fairness), float(tuning.freshness), float(tuning.diversity)
    told = ranked.authors, ranked.small, ranked.young
    order: list[int] = loops.arrange(ranked.values, told, products, rules, (size, _WINDOW)).tolist()
    return order
