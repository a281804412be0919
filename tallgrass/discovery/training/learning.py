"""Learning how likely each goal is, from the pages that were served: the rows they were ranked by, and what was done with them.

A goal is learnt when enough was seen and done. Until then the prior of `feed/ranking.py` stands, and once enough was seen, on the scale of what is done.
"""

from typing import Any

import numpy as np

from tallgrass.discovery.feed.features import FORM, NAMES, WIDTH, unpack
from tallgrass.discovery.feed.ranking import goals_of, levelled
from tallgrass.discovery.feed.types import GOALS, OF_GOODS
from tallgrass.discovery.training.reaching import DAY, LEARNT, reached
from tallgrass.platform.database import rows

Array = Any
MOST = 200_000
"""Exposures learnt from, the latest."""
LEAST, LEAST_DONE = 2_000, 150
_TREES = {
    "objective": "binary",
    "num_leaves": 24,
    "learning_rate": 0.08,
    "min_data_in_leaf": 80,
    "feature_fraction": 0.8,
    "num_threads": 2,
    "verbose": -1,
    "seed": 7,
    "deterministic": True,
}
_ROUNDS = 50

_SEEN = f"""
SELECT s.id, array_position(s.thing_ids, b.thing_id) - 1, s.features, {reached("s.id", "s.person_id", "b.thing_id")}
FROM discovery_behaviour b JOIN discovery_served s ON s.id = b.page_id
WHERE b.kind = 1 AND octet_length(s.features) = %(bytes)s * (cardinality(s.thing_ids) - (SELECT count(*) FROM unnest(s.sources) AS o (source) WHERE o.source = ANY(%(goods)s)))
  AND array_position(s.thing_ids, b.thing_id) * %(bytes)s <= octet_length(s.features) -- goods stand after the notes
ORDER BY b.page_id DESC LIMIT %(most)s
"""


def read_seen() -> tuple[Array, Array]:
    """What was seen: features (rows × `NAMES`), and whether each of `LEARNT` was reached (rows × those)."""
    found = rows(_SEEN, {"day": DAY, "bytes": 2 * WIDTH, "goods": list(OF_GOODS), "most": MOST})
    pages: dict[int, Array] = {}
    seen = np.zeros((len(found), WIDTH), np.float32)
    for row, (page, place, features, *_) in enumerate(found):
        if page not in pages:
            pages[page] = unpack(bytes(features))
        seen[row] = pages[page][place]
    done = np.array([row[3:] for row in found], bool).reshape(len(found), len(LEARNT))
    return seen, done


def learn_goals() -> tuple[dict[str, Array], dict[str, float]]:
    """Models as arrays of a version, and how well each tells apart what it did not learn from (area under the curve).

    `goal.click` …: trees, as text, of goals that were reached often enough, if they tell better than the prior. `level.like` …: of the others, by
    how much the odds of the prior are to be multiplied to come to what was reached; so that all goals are on one scale, that of what is done.
    """
    seen, done = read_seen()
    models: dict[str, Array] = {}
    scores: dict[str, float] = {}
    if len(seen) < LEAST:
        return models, scores
    prior, late = goals_of(seen.astype(FORM), {}), _late(len(seen))
    for place, goal in enumerate(LEARNT):
        reached, before = done[:, place], prior[:, GOALS.index(goal)]
        if reached.sum() >= LEAST_DONE:
            text, area = fit_goal(seen, reached)
            scores |= {f"auc_{goal}": area, f"auc_{goal}_before": _area(before[late], reached[late])}
            if area > scores[f"auc_{goal}_before"]:
                models[f"goal.{goal}"] = np.frombuffer(text.encode(), np.uint8)
                continue
        if before.any():
            models[f"level.{goal}"] = np.array([level_of(before, int(reached.sum()))])
    return models, scores


def level_of(chances: Array, count: int) -> float:
    """What to multiply the odds of these chances by, so that `count` of them are to be expected."""
    wanted, low, high = (count + 0.5) / (len(chances) + 1), -20.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if levelled(chances, float(np.exp(middle))).mean() < wanted else (low, middle)
    return float(np.exp(low))


def fit_goal(seen: Array, reached: Array) -> tuple[str, float]:
    """Trees for one goal, as text, and their area under the curve over the later tenth, which they did not learn from."""
    # Heavy: only a process that learns, or serves what was learnt, loads it.
    import lightgbm

    late = _late(len(seen))
    learnt = lightgbm.train(_TREES, lightgbm.Dataset(seen[~late], reached[~late], feature_name=list(NAMES)), _ROUNDS)
    return learnt.model_to_string(), _area(learnt.predict(seen[late]), reached[late])


def _late(count: int) -> Array:
    """The later tenth, which is not learnt from: the latest come first."""
    return np.arange(count) < count // 10


def _area(says: Array, reached: Array) -> float:
    positives = int(reached.sum())
    if not positives or positives == len(reached):
        return 0.5
    ranks = np.empty(len(says))
    ranks[np.argsort(says, kind="stable")] = np.arange(1, len(says) + 1)
    return float((ranks[reached].sum() - positives * (positives + 1) / 2) / (positives * (len(reached) - positives)))
