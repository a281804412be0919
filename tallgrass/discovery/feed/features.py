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


def features_of(ground: Ground, wish: Wish, history: History, found: Candidates) -> Array:
    """One row a candidate, `NAMES` as columns, float16."""
    places = found.places
    _, authors, fans, published, channels, likes, saves, comments, clicks, exposures = loops.figures_of(ground.laid, places)
    acts = (likes + saves + comments).astype(np.float64)
    seen = np.maximum(exposures, SEEN_PER_ACT * acts)
    rows = np.concatenate(
        [
            found.scores[:, OF_NOTES],
            np.stack(
                [
                    _factor_fit(ground, history, places),
                    text_fit(ground, history, places),
                    np.where(channels >= 0, history.taste[np.maximum(channels, 0)], 0.0),
                    _author_fit(ground, history, authors),
                    found.scores[:, Source.TOPIC],
                    _rate(likes, seen, BASE["likes"]),
                    _rate(saves, seen, BASE["saves"]),
                    _rate(comments, seen, BASE["comments"]),
                    _rate(clicks, exposures, BASE["clicks"]),
                    np.log1p(acts),
                    np.log1p(exposures),
                    np.log1p(fans),
                    np.log1p(np.maximum(wish.now - published, 0) / 3600),
                    np.full(len(places), np.log1p(len(history.places))),
                ],
                axis=1,
            ),
        ],
        axis=1,
    )
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


def _rate(acts: Array, seen: Array, base: float) -> Array:
    """Acts an exposure, drawn to what is usual while few have seen it; times 10, so that half precision tells them apart."""
    return 10 * np.minimum((acts + STEADY * base) / (seen + STEADY), 0.5)


def _factor_fit(ground: Ground, history: History, places: Array) -> Array:
    fit = np.zeros(len(places))
    person = history.vector
    if person is not None:
        inside = places < ground.count
        fit[inside] = ground.snapshot.vectors("factors").items[places[inside]] @ person
    return np.clip(fit, -2, 2)


def text_fit(ground: Ground, history: History, places: Array) -> Array:
    """How alike each is to what the history says: the cosine, 0 where nothing is known."""
    return ground.texts(places) @ history.words if history.words is not None else np.zeros(len(places))


def _author_fit(ground: Ground, history: History, authors: Array) -> Array:
    """Share of the history that is by the same author."""
    if not len(history.places):
        return np.zeros(len(authors))
    known, inverse = np.unique(ground.authors_of(history.places)[0], return_inverse=True)
    share = np.bincount(inverse, history.weights, len(known)) / max(history.weights.sum(), 1e-9)
    at = np.minimum(np.searchsorted(known, authors), len(known) - 1)
    return np.where(known[at] == authors, share[at], 0.0)
