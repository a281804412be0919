"""Ranking: how likely each goal is, and their sum by the weights operators see.

Where enough was logged, trees learnt from it say how likely (`Trees`); before that the prior does: a thing's own rates, lifted by how well
it fits the reader.
"""

from typing import Any, Protocol

import numpy as np

from tallgrass.discovery import loops
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
_RATE_OF = {
    "click": "clicks_rate",
    "like": "likes_rate",
    "save": "saves_rate",
    "comment": "comments_rate",
    "follow": "clicks_rate",
    "buy": "clicks_rate",
}
_SHARE = {"follow": 0.08, "buy": 0.0}
"""Of the clicks, where there is nothing to learn from."""
_PRIOR = (
    np.array([_AT[_RATE_OF[goal]] for goal in GOALS], np.int64),
    np.array([_SHARE.get(goal, 1.0) / 10 for goal in GOALS]),
    np.array([_AT["author_taste"] if goal == "follow" else -1 for goal in GOALS], np.int64),
)
_COOLING = _AT["age_hours"], _AT["acts"]


class Learnt(Protocol):
    """What a model of one goal gives: a probability for each row of features."""

    def predict(self, rows: Array) -> Array: ...


class Level:
    """The prior of one goal, moved to how often it is reached here: where too little was done to learn with what, enough was seen to tell how often."""

    def __init__(self, goal: str, odds: float) -> None:
        at, self._odds = GOALS.index(goal), odds
        self._prior = tuple(part[at : at + 1] for part in _PRIOR)

    def predict(self, rows: Array) -> Array:
        return levelled(loops.foresee(rows.astype(np.float32), _FITS, self._prior, _COOLING)[:, 0], self._odds)


def levelled(chances: Array, odds: float) -> Array:
    """Probabilities whose odds are so many times those of `chances`."""
    return odds * chances / (1 - chances + odds * chances)


def goals_of(rows: Array, learnt: dict[str, Learnt]) -> Array:
    """How likely each of `GOALS` is: rows × goals."""
    rows = rows.astype(np.float32)
    goals: Array = loops.foresee(rows, _FITS, _PRIOR, _COOLING)
    if learnt:
        wide = rows.astype(np.float64)
        for place, goal in enumerate(GOALS):
            if goal in learnt:
                goals[:, place] = learnt[goal].predict(wide)
    return goals


def value_of(goals: Array, tuning: Tuning) -> Array:
    """Each row's worth: the weighted sum of its goals."""
    return goals @ np.array([tuning.goals[goal] for goal in GOALS])
