"""Small charts as numbers for SVG: the template only draws. Charts stand on zero."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    value: int


def spark(values: Sequence[int], width: int = 88, height: int = 24) -> str:
    """Points of a polyline, from the oldest value to the newest."""
    top = max([*values, 1])
    step = width / max(len(values) - 1, 1)
    return " ".join(f"{n * step:.1f},{height - value / top * height:.1f}" for n, value in enumerate(values))


def bars(values: Sequence[int], width: int = 640, height: int = 140, gap: float = 0.35) -> list[Bar]:
    """One bar a value. A value above zero is never thinner than two pixels."""
    top, step = max([*values, 1]), width / max(len(values), 1)
    tall = [max(2.0, value / top * height) if value else 0.0 for value in values]
    return [
        Bar(round(n * step + step * gap / 2, 1), round(height - tall[n], 1), round(step * (1 - gap), 1), round(tall[n], 1), value)
        for n, value in enumerate(values)
    ]
