"""What a thing is ranked by, for one reader: written once, for serving and for training.

A page writes down the rows it was ranked by (`pack`), and training reads those (`unpack`): what was served is what is learnt from,
to the bit. So serving ranks by the rounded values too.
"""

from typing import Any

import numpy as np

from tallgrass.discovery import loops
from tallgrass.discovery.feed.ground import Ground
from tallgrass.discovery.feed.recall import History
from tallgrass.discovery.feed.types import OF_NOTES, Candidates, Source, Wish

Array = Any

NAMES = (
    *(f"recall_{source.name.lower()}" for source in OF_NOTES),
    "factor_fit",
    "text_fit",
    "channel_taste",
    "author_taste",
    "topic_taste",
    "likes_rate",
    "saves_rate",
    "comments_rate",
    "clicks_rate",
    "acts",
    "exposures",
    "fans",
    "age_hours",
    "history",
)
WIDTH = len(NAMES)
FORM = np.dtype("<f2")

SEEN_PER_ACT = 12.0
"""Where exposures were not counted, an act is taken to have come from so many."""
BASE = {"clicks": 0.08, "likes": 0.03, "saves": 0.015, "comments": 0.004}
STEADY = 60.0
"""Exposures after which a thing's own rates count half."""
_COLUMNS = np.array([*OF_NOTES, Source.TOPIC], np.int64)
_RATES = np.array([BASE[name] for name in ("clicks", "likes", "saves", "comments")]), STEADY, SEEN_PER_ACT
_NO_THINGS, _NOBODY = np.zeros((0, 0), np.float32), np.zeros(0, np.float32)


def features_of(ground: Ground, wish: Wish, history: History, found: Candidates) -> Array:
    """One row a candidate, `NAMES` as columns, float16. Rates are acts an exposure, drawn to what is usual while few have seen a thing."""
    factors = _NO_THINGS, _NOBODY
    if history.vector is not None:
        factors = ground.snapshot.vectors("factors").items, history.vector
    candidates = found.places, found.scores, _COLUMNS
    reader = wish.now, history.taste, history.places, history.weights
    fits = *factors, text_fit(ground, history, found.places)
    rows: Array = loops.describe(ground.laid, candidates, reader, fits, _RATES)
    return rows.astype(FORM)


def pack(rows: Array) -> bytes:
    """Rows as they are written down."""
    return np.ascontiguousarray(rows, FORM).tobytes()


def unpack(kept: bytes) -> Array:
    """The rows of one page as they were ranked.

    Raises:
        ValueError: they were written by features of another width.
    """
    return np.frombuffer(kept, FORM).reshape(-1, WIDTH)


def text_fit(ground: Ground, history: History, places: Array) -> Array:
    """How alike each is to what the history says: the cosine, 0 where nothing is known. float32."""
    return ground.texts(places) @ history.words if history.words is not None else np.zeros(len(places), np.float32)
