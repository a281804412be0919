"""Intervals as numbers for SVG: the template only draws."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tallgrass.insights.experiments.types import Line

WIDTH, HEIGHT, MARGIN = 240, 24, 6
TALL, WIDE = 140, 640


@dataclass(frozen=True)
class Interval:
    """Across: from `low` to `high` with a point at `at`; zero lies at `zero`."""

    low: float
    high: float
    at: float
    zero: float = WIDTH / 2


@dataclass(frozen=True)
class Step:
    """A look: its interval upright at `x`, from `low` (below) to `high`."""

    x: float
    low: float
    high: float
    at: float
    zero: float
    moment: datetime
    line: Line


def draw_intervals(lines: Sequence[Line]) -> list[Interval]:
    """Zero in the middle. Lines of one measure are on one scale, which nothing of them goes beyond; measures have no unit in common."""
    most: dict[str, float] = {}
    for line in lines:
        most[line.measure] = max(most.get(line.measure, 0.0), abs(line.low), abs(line.high), abs(line.difference))

    def across(line: Line, value: float) -> float:
        return round(WIDTH / 2 + value / (most[line.measure] or 1.0) * (WIDTH / 2 - MARGIN), 1)

    return [Interval(across(line, line.low), across(line, line.high), across(line, line.difference)) for line in lines]


def draw_share(low: float, high: float, at: float) -> Interval:
    """An interval of shares, 0 at the left and 1 at the right."""
    return Interval(*(round(MARGIN + share * (WIDTH - 2 * MARGIN), 1) for share in (low, high, at)))


def draw_steps(looks: Sequence[tuple[datetime, Line]]) -> list[Step]:
    """Looks side by side, oldest first, on one scale with zero in it."""
    if not looks:
        return []
    ends = [value for _, line in looks for value in (line.low, line.high)]
    least, most = min(0.0, *ends), max(0.0, *ends)
    span = (most - least) or 1.0

    def up(value: float) -> float:
        return round(TALL - MARGIN - (value - least) / span * (TALL - 2 * MARGIN), 1)

    return [
        Step(round(WIDE * (place + 0.5) / len(looks), 1), up(line.low), up(line.high), up(line.difference), up(0.0), moment, line)
        for place, (moment, line) in enumerate(looks)
    ]
