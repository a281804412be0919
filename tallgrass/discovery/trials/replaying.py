"""Two rankers on what a third one showed: inverse propensity scoring (Horvitz & Thompson 1952; Bottou et al. 2013, arXiv:1209.2355).

Each decision of the log says how likely the ranker that served was to show each candidate, which it showed, and what came of it. What another
ranker would have earned is the mean of reward × (its own chance of showing that one ÷ the chance at which it was shown). That is true on
average only where whatever the other may show had some chance; where it had none, the report says so.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import numpy as np

Array = Any


class BadLog(ValueError):
    """A line of the log is not a decision; the message says which and why."""


@dataclass(frozen=True)
class Decision:
    """One place that was filled: a probability and two scores a candidate, which was shown, what it earned."""

    propensities: Array
    shown: int
    reward: float
    scores: dict[str, Array]


@dataclass(frozen=True)
class Estimate:
    """What a ranker earns a decision. `weighed` divides by the weights' sum: a little bias, less spread."""

    value: float
    error: float
    weighed: float
    effective: float
    """As many decisions as would tell as much had the ranker itself served: (Σ weight)² / Σ weight²."""
    unseen: float
    """Mean probability with which it shows what had no chance in the log; unless 0, `value` may be too low."""


@dataclass(frozen=True)
class Comparison:
    """Both rankers and their difference, the second less the first, with its standard error from the decisions paired."""

    decisions: int
    estimates: dict[str, Estimate]
    difference: float
    error: float

    @property
    def interval(self) -> tuple[float, float]:
        """The difference within two standard errors or so: 95 %."""
        return self.difference - 1.96 * self.error, self.difference + 1.96 * self.error


def compared(decisions: list[Decision], names: tuple[str, str], *, temperature: float = 0.0) -> Comparison:
    """Replay both rankers. A ranker shows its best candidate (of equals each as likely), or with a temperature each by softmax of score / temperature.

    Raises:
        BadLog: fewer than two decisions.
    """
    if len(decisions) < 2:
        raise BadLog("two decisions at least are needed for a standard error")
    reward = np.array([decision.reward for decision in decisions])
    chance = np.array([decision.propensities[decision.shown] for decision in decisions])
    estimates, earned = {}, []
    for name in names:
        shows = [chances(decision.scores[name], temperature) for decision in decisions]
        weights = np.array([show[decision.shown] for show, decision in zip(shows, decisions, strict=True)]) / chance
        unseen = float(np.mean([show[decision.propensities <= 0].sum() for show, decision in zip(shows, decisions, strict=True)]))
        each = reward * weights
        earned.append(each)
        total, squares = weights.sum(), (weights**2).sum()
        estimates[name] = Estimate(
            float(each.mean()),
            _error(each),
            float(each.sum() / total) if total else 0.0,
            float(total**2 / squares) if squares else 0.0,
            unseen,
        )
    apart = earned[1] - earned[0]
    return Comparison(len(decisions), estimates, float(apart.mean()), _error(apart))


def chances(scores: Array, temperature: float) -> Array:
    """How likely a ranker of these scores is to show each candidate."""
    if temperature <= 0:
        best = scores == scores.max()
        return best / best.sum()
    shifted = np.exp((scores - scores.max()) / temperature)
    return shifted / shifted.sum()


def read_log(path: Path) -> tuple[list[Decision], tuple[str, str]]:
    """Read JSON Lines `{"propensities": [.5, .5], "shown": 0, "reward": 1, "scores": {"current": [2, 1], "new": [1, 2]}}` and the two names.

    Raises:
        BadLog: a line of another form.
        OSError: the file cannot be read.
    """
    decisions: list[Decision] = []
    names: tuple[str, ...] = ()
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(_lines(file, path), 1):
            if not line.strip():
                continue
            try:
                decision = _decision(_facts(line))
            except (ValueError, TypeError, AttributeError, IndexError) as error:
                raise BadLog(f"{path}, line {number}: {error}") from error
            names = names or tuple(decision.scores)
            if tuple(sorted(decision.scores)) != tuple(sorted(names)):
                raise BadLog(f"{path}, line {number}: scores of {', '.join(decision.scores)}, not of {', '.join(names)}")
            decisions.append(decision)
    if not decisions:
        raise BadLog(f"{path} is empty")
    return decisions, (names[0], names[1])


def _lines(file: TextIO, path: Path) -> Iterator[str]:
    try:
        yield from file
    except UnicodeDecodeError as error:
        raise BadLog(f"{path} is no text") from error


def _facts(line: str) -> dict[str, Any]:
    """
    Raises:
        ValueError: the line is no object with the four parts of a decision.
    """
    parts = ("propensities", "shown", "reward", "scores")
    try:
        facts = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError("not JSON; a line is a decision, as `tallgrass reco log` writes them") from error
    missing = [part for part in parts if part not in facts] if isinstance(facts, dict) else list(parts)
    if missing:
        raise ValueError(f"{', '.join(missing)} missing")
    return dict(facts)


def _decision(facts: dict[str, Any]) -> Decision:
    propensities = np.array(facts["propensities"], np.float64)
    scores = {name: np.array(values, np.float64) for name, values in facts["scores"].items()}
    shown, reward = facts["shown"], float(facts["reward"])
    if len(scores) != 2:
        raise ValueError("scores of two rankers are needed")
    if propensities.ndim != 1 or any(values.shape != propensities.shape for values in scores.values()):
        raise ValueError("as many propensities as scores of each ranker are needed")
    if not all(np.isfinite(values).all() for values in [propensities, np.array([reward]), *scores.values()]):
        raise ValueError("numbers must be finite")
    if (propensities < 0).any() or abs(propensities.sum() - 1) > 1e-3:
        raise ValueError("propensities are from 0 to 1 and together 1")
    if type(shown) is not int or not 0 <= shown < len(propensities):
        raise ValueError("shown is the place of a candidate")
    if propensities[shown] <= 0:
        raise ValueError("what was shown had no chance of being shown")
    return Decision(propensities, shown, reward, scores)


def _error(each: Array) -> float:
    return float(each.std(ddof=1) / np.sqrt(len(each)))
