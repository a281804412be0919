"""An arm against the control: the difference of their means (or of their ratios), its variance, and what the time before takes off it.

CUPED (Deng, Xu, Kohavi, Walker, "Improving the sensitivity of online controlled experiments by utilizing pre-experiment data", WSDM 2013):
what a unit did before it met the experiment cannot be an effect of it, so as much of the outcome as that foretells is taken out of both
arms. A ratio (clicks an exposure) is linearised around each arm's own ratio (delta method: Deng, Knoblich, Lu, KDD 2018).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tallgrass.insights.experiments.moments import Moments

Array = Any


@dataclass(frozen=True)
class Difference:
    """Arm less control. `count`: units of both. `reduction`: share of the variance that the time before took off."""

    control: float
    value: float
    difference: float
    variance: float
    count: int
    reduction: float = 0.0


def compare(control: Moments, arm: Moments, *, ratio: bool) -> Difference | None:
    """None where too little is known: fewer than two units in an arm, or a ratio of nothing.

    Each unit says four numbers: the measure and what it is measured by (0 where it is a mean), and both again for the time before.
    """
    if min(control.count, arm.count) < 2:
        return None
    first, second = _line(control, ratio), _line(arm, ratio)
    if first is None or second is None:
        return None
    (control_weights, control_value), (arm_weights, arm_value) = first, second
    before = _before(control, arm, ratio)
    theta = _theta([(control, control_weights), (arm, arm_weights)], before)
    plain = _variance(control, control_weights) + _variance(arm, arm_weights)
    variance = _variance(control, control_weights - theta * before) + _variance(arm, arm_weights - theta * before)
    difference = arm_value - control_value - theta * float(before @ (arm.mean - control.mean))
    return Difference(control_value, arm_value, difference, variance, control.count + arm.count, 1 - variance / plain if plain > 0 else 0.0)


def _line(moments: Moments, ratio: bool) -> tuple[Array, float] | None:
    """The weights that make a unit's four numbers into its part of the measure, and the measure itself."""
    value, by = moments.mean[0], moments.mean[1]
    if not ratio:
        return np.array([1.0, 0.0, 0.0, 0.0]), float(value)
    if by <= 0:
        return None
    return np.array([1.0, -value / by, 0.0, 0.0]) / by, float(value / by)


def _before(control: Moments, arm: Moments, ratio: bool) -> Array:
    """The weights of the covariate. They are the same for both arms, or the covariate could carry a difference of its own."""
    if not ratio:
        return np.array([0.0, 0.0, 1.0, 0.0])
    value, by = (control.sums + arm.sums)[2:] / (control.count + arm.count)
    return np.array([0.0, 0.0, 1.0, -value / by]) / by if by > 0 else np.zeros(4)


def _theta(parts: Sequence[tuple[Moments, Array]], before: Array) -> float:
    """How much an outcome moves with the covariate, within arms."""
    together = sum(float(weights @ moments.scatter @ before) for moments, weights in parts)
    alone = sum(float(before @ moments.scatter @ before) for moments, _ in parts)
    return together / alone if alone > 0 else 0.0


def _variance(moments: Moments, weights: Array) -> float:
    """Of the mean of a weighted sum of a unit's numbers."""
    return max(0.0, float(weights @ moments.covariance @ weights)) / moments.count
