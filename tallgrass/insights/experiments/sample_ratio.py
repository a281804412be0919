"""Whether units fell to arms as they should: where they did not, something loses or doubles them, and nothing else may be believed.

(Fabijan et al., "Diagnosing sample ratio mismatch in online controlled experiments", KDD 2019.) Beside the usual chi-square, which holds for
one look, the multinomial mixture that holds at every look (Lindon, Malek, "Anytime-valid inference for multinomial count data", NeurIPS 2022).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import erfc, exp, lgamma, log, sqrt

ALARM = 0.01


@dataclass(frozen=True)
class RatioCheck:
    """`once` is the chi-square's p-value, `always` the one that holds at every look."""

    once: float
    always: float

    @property
    def is_wrong(self) -> bool:
        return self.always < ALARM


def check_ratio(counts: Sequence[int], shares: Sequence[float]) -> RatioCheck:
    """`shares` add up to 1, one a count, none of them 0."""
    total = sum(counts)
    if not total:
        return RatioCheck(1.0, 1.0)
    wanted = [total * share for share in shares]
    square = sum((count - want) ** 2 / want for count, want in zip(counts, wanted, strict=True))
    return RatioCheck(chi_square_tail(square, len(counts) - 1), _always(counts, shares))


def chi_square_tail(value: float, freedom: int) -> float:
    """The chance of at least this much, by the recursion from `freedom` − 2."""
    if value <= 0:
        return 1.0
    half = value / 2
    tail, at = (erfc(sqrt(half)), 1) if freedom % 2 else (exp(-half), 2)
    while at < freedom:
        tail += exp(at / 2 * log(half) - half - lgamma(at / 2 + 1))
        at += 2
    return min(1.0, tail)


_STRENGTH = 100.0
"""How firmly the alternative stands by the shares that were asked: mismatches of some per cent are what one looks for."""


def _always(counts: Sequence[int], shares: Sequence[float]) -> float:
    total = sum(counts)
    ratio = lgamma(_STRENGTH) - lgamma(_STRENGTH + total)
    for count, share in zip(counts, shares, strict=True):
        ratio += lgamma(_STRENGTH * share + count) - lgamma(_STRENGTH * share) - count * log(share)
    return 1.0 if ratio <= 0 else exp(-ratio)
