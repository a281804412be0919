"""A switch-back: everybody of a market has one arm for a period, then another (Bojinov, Simchi-Levi, Zhao, "Design and analysis of switchback
experiments", Management Science 69(7), 2023, arXiv:2009.00148).

A block is as many periods as there are arms, and each arm has one of them, drawn by lot. So the difference within a block is free of the hour,
the weekday and the market; blocks are the observations. What the period before may carry over is left out at the start of each (`WASHOUT`).
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from tallgrass.insights.experiments.comparing import Difference

Array = Any
WASHOUT = 0.25
"""The part of a period at its start that does not count."""
LEAST_BLOCKS = 20
_FLIPS = 4000


@dataclass(frozen=True)
class Cell:
    """What was measured in one market in one period."""

    market: str
    period: int
    arm: int
    value: float


def compare_blocks(cells: Iterable[Cell], arms: int, arm: int) -> Difference | None:
    """The arm against the first over blocks that have both; None for fewer than two."""
    pairs = _pairs(cells, arms, arm)
    if len(pairs) < 2:
        return None
    apart = pairs[:, 1] - pairs[:, 0]
    control, value = pairs.mean(0).tolist()
    return Difference(control, value, float(apart.mean()), float(apart.var(ddof=1)) / len(apart), len(apart))


def lot_p_value(cells: Iterable[Cell], arms: int, arm: int) -> float:
    """How often lots drawn anew would have set the arms at least so far apart, if they make no difference: exact, whatever the values look
    like, for one look. By as many draws as make it precise to a hundredth."""
    pairs = _pairs(cells, arms, arm)
    apart = pairs[:, 1] - pairs[:, 0]
    chance = np.random.default_rng(20261201)
    drawn = np.abs((chance.integers(0, 2, (_FLIPS, len(apart))) * 2 - 1) @ apart)
    return float((1 + (drawn >= abs(apart.sum()) - 1e-9).sum()) / (1 + _FLIPS))


def _pairs(cells: Iterable[Cell], arms: int, arm: int) -> Array:
    """Blocks × (control, arm)."""
    blocks: dict[tuple[str, int], dict[int, float]] = defaultdict(dict)
    for cell in cells:
        blocks[cell.market, cell.period // arms][cell.arm] = cell.value
    found = [(block[0], block[arm]) for block in blocks.values() if 0 in block and arm in block]
    return np.array(found, np.float64).reshape(-1, 2)
