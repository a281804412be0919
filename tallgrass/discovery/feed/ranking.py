"""Ranking: how likely each goal is, and their sum by the weights operators see.

Where enough was logged, trees learnt from it say how likely (`Trees`); before that the prior does: a thing's own rates, lifted by how well
it fits the reader.
"""

from typing import Any, Protocol

import numpy as np

from tallgrass.discovery.feed.features import NAMES
from tallgrass.discovery.feed.types import GOALS, Tuning

Array = Any

_AT = {name: place for place, name in enumerate(NAMES)}
FIT = {
    "recall_near": 1.0,
    "recall_closed": 1.0,
    "recall_next": 0.7,
    "recall_factors": 0.5,
    "recall_topic": 0.5,
    "recall_following": 0.8,
    "recall_friends": 0.5,
    "recall_interest": 0.3,
    "recall_new": 0.3,
    "recall_hot": 0.35,
    "recall_text": 0.3,
    "factor_fit": 0.8,
    "text_fit": 0.8,
    "channel_taste": 0.9,
    "author_taste": 0.8,
}
"""How much each sign of fitting lifts the odds, before anything is learnt."""
_FITS = np.array([FIT.get(name, 0.0) for name in NAMES])
_RATE_OF = {"click": "clicks_rate", "like": "likes_rate", "save": "saves_rate", "comment": "comments_rate"}
_RARE = {"follow": 0.08, "buy": 0.02}
"""Of the clicks, where there is nothing to learn from."""


class Learnt(Protocol):
    """What a model of one goal gives: a probability for each row of features."""

    def predict(self, rows: Array) -> Array: ...


def goals_of(rows: Array, learnt: dict[str, Learnt]) -> Array:
    """How likely each of `GOALS` is: rows × goals."""
    wide = rows.astype(np.float64)
    prior = _prior(wide)
    for place, goal in enumerate(GOALS):
        if goal in learnt:
            prior[:, place] = learnt[goal].predict(wide)
    return prior


def value_of(goals: Array, tuning: Tuning) -> Array:
    """Each row's worth: the weighted sum of its goals."""
    return goals @ np.array([tuning.goals[goal] for goal in GOALS])


def _prior(rows: Array) -> Array:
    lift = np.exp(np.minimum(rows @ _FITS, 3.0))
    # What nobody chose for long cools; what is new starts with everybody's chance.
    cool = 1.0 / (1.0 + np.maximum(rows[:, _AT["age_hours"]] - 5.0, 0.0) / 4.0)
    loved = 1.0 + 0.1 * rows[:, _AT["acts"]]
    found = np.zeros((len(rows), len(GOALS)))
    for place, goal in enumerate(GOALS):
        if goal in _RATE_OF:
            found[:, place] = rows[:, _AT[_RATE_OF[goal]]] / 10
        else:
            found[:, place] = _RARE[goal] * rows[:, _AT["clicks_rate"]] / 10 * (rows[:, _AT["author_taste"]] if goal == "follow" else 0.0)
    return np.minimum(found * (lift * cool * loved)[:, None], 1.0)
