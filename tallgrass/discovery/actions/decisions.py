"""What was drawn by lot and what came of it, as a log that `tallgrass reco replay` reads. Nobody can tell from it whose pages those were."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from tallgrass.discovery.feed.features import WIDTH, unpack
from tallgrass.discovery.feed.types import GOALS, Tuning
from tallgrass.discovery.queries.decisions import SETTLED, Drew, count_draws, list_drawn_days, list_draws
from tallgrass.discovery.training.reaching import LEARNT
from tallgrass.discovery.trials.rankers import Asked, Ranker
from tallgrass.discovery.trials.replaying import BadLog
from tallgrass.platform import clock

VALUE = "value"
REWARDS = (*LEARNT, VALUE)


@dataclass(frozen=True)
class Written:
    """What a log came to."""

    decisions: int
    reward: float
    """The mean."""
    unseen: int
    """Left out, since the page did not tell that what was drawn came in sight."""
    of_other_form: int
    """Left out, since they were written down by other features or goals than those of today."""
    waiting: int
    """Of those that would count, not settled yet."""


def write_log(path: Path, *, current: Ranker, new: Ranker, reward: str, tuning: Tuning, since: datetime | None = None) -> Written:
    """Write the decisions that are settled, oldest first, as JSON Lines. The reward is 1 for a goal that was reached and 0 for one that was
    not, or the `value` of all that were by the weights of `tuning`. Of a version only decisions count that were made after it.

    Raises:
        BadLog: there is nothing to write. A file that was there before is left alone.
        OSError: the file cannot be written.
    """
    now = clock.now()
    until = now - SETTLED
    since = max(moment for moment in (since, current.made_at, new.made_at, datetime(1970, 1, 1, tzinfo=UTC)) if moment)
    waiting = count_draws(since=max(since, until), until=now)
    earns = _earnings(reward, tuning)
    rewards, unseen, other = [], 0, 0
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("w", encoding="utf-8") as file:
            for day in list_drawn_days():
                drew = list_draws(day, since=since, until=until)
                seen = [one for one in drew if one.seen]
                fit = [one for one in seen if _is_of_today(one)]
                unseen, other = unseen + len(drew) - len(seen), other + len(seen) - len(fit)
                for line in _lines(fit, current, new, earns):
                    rewards.append(line["reward"])
                    file.write(json.dumps(line) + "\n")
        if not rewards:
            raise BadLog(
                f"no decision to write: {unseen} were not seen, {other} are of another form, {waiting} wait until their page is a day old"
            )
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return Written(len(rewards), float(np.mean(rewards)), unseen, other, waiting)


def _earnings(reward: str, tuning: Tuning) -> "np.ndarray[Any, np.dtype[np.float64]]":
    """What each of the goals that are asked for earns."""
    return np.array([tuning.goals[goal] if reward == VALUE else float(goal == reward) for goal in LEARNT])


def _is_of_today(drew: Drew) -> bool:
    count = len(drew.chances)
    return len(drew.features) == 2 * WIDTH * count and len(drew.goals) == 4 * len(GOALS) * count


def _lines(drew: list[Drew], current: Ranker, new: Ranker, earns: "np.ndarray[Any, Any]") -> Iterator[dict[str, Any]]:
    if not drew:
        return
    first = np.cumsum([0, *(len(one.chances) for one in drew)])
    asked = Asked(
        first[:-1],
        np.concatenate([one.scores for one in drew]),
        np.concatenate([one.heats for one in drew]),
        np.concatenate([unpack(one.features) for one in drew]),
        np.concatenate([np.frombuffer(one.goals, "<f4").reshape(-1, len(GOALS)) for one in drew]).astype(np.float64),
    )
    scores = {"current": current.score(asked), "new": new.score(asked)}
    for one, begin, end in zip(drew, first[:-1], first[1:], strict=True):
        yield {
            "propensities": one.chances,
            "shown": one.shown,
            "reward": float(earns @ np.array(one.reached)),
            "scores": {name: values[begin:end].tolist() for name, values in scores.items()},
        }
