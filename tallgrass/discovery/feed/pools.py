"""Traffic pools: every new note is shown to its first readers, and goes on to more of them as long as those respond.

A note in a pool may be helped until its exposures reach the ceiling; it enters the next when its engagement per exposure beats the bar.
Ceilings are those practitioners name for large places (after domain knowledge marked weak, so they are defaults); bars are ours.
"""

from typing import Any

import numpy as np

Array = Any
CEILINGS = (200, 500, 5_000, 20_000, 200_000, 3_000_000, 12_000_000)
BARS = (0.04, 0.05, 0.06, 0.07, 0.08, 0.09)
"""Engagement an exposure that opens the pool after this one."""
WINDOW = 7 * 86400
"""Seconds in which a note is new."""
LIKE, SAVE, COMMENT, SHARE = 1, 1, 4, 4


def pools_of(items: dict[str, Array], now: float) -> Array:
    """The pool of each note, −1 for those that are old, have filled their pool without reaching the bar, or have filled the last."""
    exposures = items["exposures"]
    engagement = LIKE * items["likes"] + SAVE * items["saves"] + COMMENT * items["comments"] + SHARE * items["shares"]
    pool = np.searchsorted(np.array(CEILINGS), exposures, side="right")
    bars = np.array([0.0, *BARS, np.inf])
    passed = engagement >= bars[np.minimum(pool, len(bars) - 1)] * exposures
    young = now - items["published"] < WINDOW
    return np.where(young & passed & (pool < len(CEILINGS)), pool, -1).astype(np.int64)
