"""The heat of the last hours as a line: coordinates for an SVG of 96 by 24."""

from collections.abc import Sequence

WIDTH, HEIGHT, MARGIN = 96, 24, 2


def points_of(curve: Sequence[int]) -> str:
    """`x,y x,y …`, the highest at the top; a flat line for nothing."""
    if len(curve) < 2:
        return ""
    most = max(*curve, 1)
    step = (WIDTH - 2 * MARGIN) / (len(curve) - 1)
    height = HEIGHT - 2 * MARGIN
    return " ".join(f"{MARGIN + place * step:.1f},{HEIGHT - MARGIN - height * people / most:.1f}" for place, people in enumerate(curve))
