"""Heat of many notes at once: the engagement score with its customary weights, cooled by time (`ranking.heat` for one)."""

from typing import Any

import numpy as np

from tallgrass.discovery.ranking import GRAVITY, LIKE, SAVE, SHARE

COMMENT = 4
HOT = 400
"""Notes a list of the hot."""


def heat_of(likes: Any, saves: Any, comments: Any, shares: Any, hours: Any) -> Any:
    """float32 of as many notes as the arrays have."""
    score = 1 + LIKE * likes + SAVE * saves + COMMENT * comments + SHARE * shares
    return (score / (np.maximum(hours, 0) + 2) ** GRAVITY).astype(np.float32)
