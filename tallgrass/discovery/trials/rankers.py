"""Rankers by name, and how each scores what was drawn among: the ranking that served, the order of its page, heat, other weights, other models.

What they score is what was written down with the draw. Another version is asked for its models alone: the rows they judge say how the version
that served recalled a thing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from tallgrass.discovery.feed.ranking import goals_of, value_of
from tallgrass.discovery.feed.trees import learnt_in
from tallgrass.discovery.feed.types import GOALS, WEIGHT, Tuning
from tallgrass.discovery.reco.snapshot import SnapshotRefused, open_snapshot

Array = Any
VERSION = "version:"
NAMES = ("served", "page", "heat", "prior", f"{VERSION}NAME")


class BadRanker(ValueError):
    """There is no such ranker; the message says why."""


@dataclass(frozen=True)
class Asked:
    """Candidates of many decisions, one after the other."""

    first: Array
    """Of each decision, the row of its first candidate: what its page would have shown."""
    scores: Array
    heats: Array
    features: Array
    goals: Array


@dataclass(frozen=True)
class Ranker:
    """A score for each candidate."""

    score: Callable[[Asked], Array]
    made_at: datetime | None = None
    """Of a version: what was decided before it may be what it learnt from."""


def ranker_of(name: str, weights: str, tuning: Tuning, folder: Path) -> Ranker:
    """`served` (by the weights of its time, or by others), `page` (what the re-ranking would have put there), `heat`, `prior` (nothing learnt),
    `version:NAME` of a folder of versions, or `version:` and the path of one that was put aside.

    Raises:
        BadRanker: of another name; weights that are none, or for what has none; a version that is not there or damaged.
    """
    if weights and name in {"page", "heat"}:
        raise BadRanker(f"{name} has no weights")
    weighed = replace(tuning, **_weights(weights)) if weights else tuning
    if name == "served":
        return Ranker((lambda asked: value_of(asked.goals, weighed)) if weights else (lambda asked: asked.scores))
    if name == "page":
        return Ranker(_as_placed)
    if name == "heat":
        return Ranker(lambda asked: asked.heats)
    if name == "prior":
        return Ranker(lambda asked: value_of(goals_of(asked.features, {}), weighed))
    if name.startswith(VERSION) and name != VERSION:
        return _version(folder / name.removeprefix(VERSION), weighed)
    raise BadRanker(f"{name} is no ranker; there are {', '.join(NAMES)}")


def _version(path: Path, tuning: Tuning) -> Ranker:
    try:
        made = open_snapshot(path)
    except SnapshotRefused as refusal:
        raise BadRanker(str(refusal)) from refusal
    learnt = learnt_in(made)
    return Ranker(lambda asked: value_of(goals_of(asked.features, learnt), tuning), datetime.fromisoformat(made.made_at))


def _as_placed(asked: Asked) -> Array:
    scores = np.zeros(len(asked.scores))
    scores[asked.first] = 1.0
    return scores


def _weights(text: str) -> Mapping[str, Any]:
    """`like=2,save=3` as figures."""
    found: dict[str, Any] = {}
    for part in text.split(","):
        name, _, value = part.strip().partition("=")
        if name not in GOALS:
            raise BadRanker(f"{name or 'nothing'} is no goal; there are {', '.join(GOALS)}")
        try:
            found[name] = float(value)
        except ValueError:
            raise BadRanker(f"the weight of {name} is a number") from None
        if not WEIGHT[0] <= found[name] <= WEIGHT[1]:
            raise BadRanker(f"the weight of {name} is from {WEIGHT[0]:g} to {WEIGHT[1]:g}")
    return found
