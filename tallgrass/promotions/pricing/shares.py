"""Whole amounts shared out exactly."""

from collections.abc import Sequence


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """`total` laid on parts in proportion to their weights by largest remainder (Hamilton); the first of equals gets the odd unit.

    Exact, and no part gets more than its weight while `total` is not more than all weights. Without any weight, the first part gets all.
    """
    whole = sum(weights)
    if not weights:
        return []
    if whole == 0:
        return [total, *[0] * (len(weights) - 1)]
    shares = [total * weight // whole for weight in weights]
    odd = total - sum(shares)
    by_remainder = sorted(range(len(weights)), key=lambda place: (-(total * weights[place] % whole), place))
    for place in by_remainder[:odd]:
        shares[place] += 1
    return shares


def percent_of(amount: int, percent: int) -> int:
    """So many per cent, rounded down: a discount never promises the fraction."""
    return amount * percent // 100
