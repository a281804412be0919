"""An interleaving: whose things did readers turn to? Each reader counts once, for the team that got more of their clicks (Chapelle, Joachims,
Radlinski, Yue, "Large-scale validation and analysis of interleaved search evaluation", TOIS 30(1), 2012); ties for neither.

If neither is better, each decided reader is a coin. The mixture over coins with a uniform prior (Robbins 1970) makes an exact p-value and an
exact interval that hold at every look.
"""

from dataclasses import dataclass
from math import exp, lgamma, log

import numpy as np

ALPHA = 0.05


@dataclass(frozen=True)
class Preference:
    """`share`: of the decided readers, those who turned to the second arm, with its interval. `delta`: its lead, ties counted as halves
    (−½ to ½). `once`: the sign test's p-value, for one look; `always`: the one that holds at every look."""

    first: int
    second: int
    ties: int
    share: float
    low: float
    high: float
    delta: float
    once: float
    always: float


def prefer(first: int, second: int, ties: int, alpha: float = ALPHA) -> Preference:
    decided, everybody = first + second, first + second + ties
    share = second / decided if decided else 0.5
    low, high = (_edge(first, second, alpha, upper=upper) for upper in (False, True))
    always = min(1.0, exp(-min(_evidence(first, second, 0.5), 700.0)))
    delta = (second + ties / 2) / everybody - 0.5 if everybody else 0.0
    return Preference(first, second, ties, share, low, high, delta, sign_test(first, second), always)


def sign_test(first: int, second: int) -> float:
    """Two-sided: how often fair coins would fall so unevenly."""
    decided, fewer = first + second, min(first, second)
    if not decided:
        return 1.0
    places = np.arange(1, fewer + 1)
    logs = np.concatenate([[0.0], np.cumsum(np.log((decided - places + 1) / places))]) - decided * log(2)
    return float(min(1.0, 2 * np.exp(logs).sum()))


def _evidence(first: int, second: int, chance: float) -> float:
    """Logarithm of how much better the mixture foretold the coins than one of this chance."""
    mixed = lgamma(second + 1) + lgamma(first + 1) - lgamma(first + second + 2)
    return mixed - (second * log(chance) if second else 0.0) - (first * log(1 - chance) if first else 0.0)


def _edge(first: int, second: int, alpha: float, *, upper: bool) -> float:
    """The chance at which the evidence against it reaches 1/`alpha`, above or below the share. By halving."""
    inside = second / (first + second) if first + second else 0.5
    outside = 1.0 if upper else 0.0
    if inside == outside:
        return outside
    for _ in range(60):
        middle = (inside + outside) / 2
        beyond = 0 < middle < 1 and _evidence(first, second, middle) >= log(1 / alpha)
        inside, outside = (inside, middle) if beyond else (middle, outside)
    return inside
