"""Intervals and p-values that hold however often one looks, and whenever one stops.

The mixture sequential probability ratio test (Robbins, "Statistical methods related to the law of the iterated logarithm", 1970; for
experiments: Johari, Koomen, Pekelis, Walsh, "Always valid inference", Operations Research 70(3), 2022, arXiv:1512.04922), with the variance
taken from the data: an asymptotic confidence sequence (Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory",
Annals of Statistics 52(6), 2024, arXiv:2103.06476, theorem 2.2). It wants units that come one after the other and are each counted once:
so a unit is counted when its window has closed, never with a part of it.
"""

from math import exp, inf, log, sqrt

ALPHA = 0.05
LEAST = 100
"""Units an arm must have before anything is said: the intervals are true for many."""


def mixture(planned: int, alpha: float = ALPHA) -> float:
    """The mixture's variance, in units of one observation's, that makes the interval narrowest after `planned` observations."""
    return (-2 * log(alpha) + log(-2 * log(alpha)) + 1) / planned


def radius(variance: float, count: int, planned: int, alpha: float = ALPHA) -> float:
    """Half the width of the interval around an estimate of this variance from `count` observations."""
    if count < 1:
        return inf
    heard = count * mixture(planned, alpha)
    return sqrt(variance * (heard + 1) / heard * (log(heard + 1) - 2 * log(alpha)))


def p_value(difference: float, variance: float, count: int, planned: int, alpha: float = ALPHA) -> float:
    """How surprising a difference is if there is none; true at every look."""
    if variance <= 0 or count < 1:
        return 1.0
    heard = count * mixture(planned, alpha)
    ratio = heard / (heard + 1) * difference**2 / (2 * variance) - log(heard + 1) / 2
    return 1.0 if ratio <= 0 else exp(-ratio)
