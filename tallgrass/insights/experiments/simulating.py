"""Experiments with people who are only drawn by lot: how often one that changes nothing is called a success by who looks every day, and how
often one that changes something is found. What is printed is what the papers promise, put to the test on units as uneven as ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import erfc, sqrt
from typing import Any

import numpy as np

from tallgrass.insights.experiments.comparing import compare
from tallgrass.insights.experiments.moments import Moments
from tallgrass.insights.experiments.sequential import ALPHA, LEAST, p_value

Array = Any


@dataclass(frozen=True)
class Sizes:
    """`runs` experiments, `days` looks at each, `people` a day and arm; the second arm does `lift` more, as a part (0.1: a tenth)."""

    runs: int = 1000
    days: int = 40
    people: int = 120
    lift: float = 0.0
    kind: str = "clicks"
    seed: int = 20261201


@dataclass(frozen=True)
class Found:
    """Shares of runs. `fixed`: a usual test at the last look alone; `peeked`: a usual test believed at any look; `sequential`: ours, at any look."""

    fixed: float
    peeked: float
    sequential: float
    mean_days: float
    """Until ours said so, of the runs in which it did."""
    reduction: float
    """Share of the variance that the time before took off."""


def simulate(sizes: Sizes) -> Found:
    chance = np.random.default_rng(sizes.seed)
    fixed = peeked = sequential = 0
    days: list[int] = []
    reductions: list[float] = []
    for _ in range(sizes.runs):
        once, usual, ours = False, False, 0
        for day, (control, arm) in enumerate(_days(sizes, chance), 1):
            found = compare(control, arm, ratio=sizes.kind == "ratio")
            if found is None or control.count < LEAST:
                continue
            once = erfc(abs(found.difference) / sqrt(2 * found.variance)) < ALPHA if found.variance > 0 else False
            usual |= once
            planned = 2 * sizes.people * sizes.days
            if not ours and p_value(found.difference, found.variance, found.count, planned) < ALPHA:
                ours = day
        fixed, peeked, sequential = fixed + once, peeked + usual, sequential + bool(ours)
        days += [ours] if ours else []
        reductions.append(found.reduction if found else 0.0)
    runs = sizes.runs
    return Found(fixed / runs, peeked / runs, sequential / runs, float(np.mean(days)) if days else float("nan"), float(np.mean(reductions)))


def _days(sizes: Sizes, chance: np.random.Generator) -> Iterator[tuple[Moments, Moments]]:
    """The moments of both arms after each day."""
    sums = np.zeros((2, 4))
    products = np.zeros((2, 4, 4))
    count = 0
    for _ in range(sizes.days):
        count += sizes.people
        for arm in range(2):
            rows = _people(sizes, chance, 1 + sizes.lift * arm)
            sums[arm] += rows.sum(0)
            products[arm] += rows.T @ rows
        yield Moments(count, sums[0].copy(), products[0].copy()), Moments(count, sums[1].copy(), products[1].copy())


def _people(sizes: Sizes, chance: np.random.Generator, lift: float) -> Array:
    """Rows of four numbers. Everybody has a bent of their own, most a small one and few a great one, which shows before and after."""
    bent = chance.gamma(0.8, 1 / 0.8, sizes.people)
    rows = np.zeros((sizes.people, 4))
    if sizes.kind == "amount":  # Three in a hundred buy, for sums that differ much.
        for column, factor in ((0, lift), (2, 1.0)):
            buys = chance.random(sizes.people) < np.minimum(0.03 * bent * factor, 1)
            rows[:, column] = np.minimum(buys * chance.lognormal(5, 1, sizes.people), 2000)
        return rows
    seen = 1 + chance.poisson(20 * bent, (2, sizes.people))
    rows[:, 0] = chance.binomial(seen[0], np.minimum(0.08 * (0.5 + bent / 2) * lift, 1))
    rows[:, 2] = chance.binomial(seen[1], np.minimum(0.08 * (0.5 + bent / 2), 1))
    if sizes.kind == "ratio":
        rows[:, 1], rows[:, 3] = seen
    return rows
