"""Who gets which arm, by hash alone: the same answer in every process, without asking anybody.

Two draws that know nothing of each other. The first, salted with the layer, says which of its 10,000 buckets a unit is in, and so which
experiment of the layer it belongs to, if any; the second, salted with the experiment, says which arm. (Tang, Agarwal, O'Brien, Meyer,
"Overlapping experiment infrastructure", KDD 2010.)
"""

from collections.abc import Iterable
from hashlib import blake2b

from tallgrass.platform.experiments.types import WHOLE, Arm, Assigned, Kind, Trial, Unit


def draw(salt: str, key: str) -> int:
    """A number from 0 to `WHOLE` − 1 that looks drawn by lot."""
    return int.from_bytes(blake2b(f"{salt}\0{key}".encode(), digest_size=8).digest()) % WHOLE


def assigned_of(trials: Iterable[Trial], layer: str, unit: Unit, *, market: str, seconds: float) -> Assigned | None:
    """Where a unit stands in a layer at a moment (seconds since 1970); None where it is in no experiment."""
    bucket = draw(layer, unit.key)
    for trial in trials:
        if trial.first <= bucket < trial.end:
            return _placed(trial, unit, market, seconds)
    return None


def _placed(trial: Trial, unit: Unit, market: str, seconds: float) -> Assigned:
    if trial.kind is Kind.INTERLEAVING:
        return Assigned(trial, None)
    if trial.kind is Kind.SWITCHBACK:
        period = int(seconds // (60 * trial.period_minutes))
        return Assigned(trial, arm_of_period(trial.salt, len(trial.arms), market, period), market, period)
    return Assigned(trial, arm_of_draw(trial.arms, draw(trial.salt, unit.key)))


def arm_of_draw(arms: tuple[Arm, ...], drawn: int) -> int:
    """The arm whose share a draw falls into."""
    for index, arm in enumerate(arms):
        drawn -= arm.share
        if drawn < 0:
            return index
    return len(arms) - 1


def arm_of_period(salt: str, arms: int, market: str, period: int) -> int:
    """Within each block of as many periods as there are arms, every arm comes once, in an order drawn anew for each block and market:
    so hours of the day and days of the week fall to all arms alike."""
    block, place = divmod(period, arms)
    order = sorted(range(arms), key=lambda arm: blake2b(f"{salt}\0{market}\0{block}\0{arm}".encode(), digest_size=8).digest())
    return order[place]
