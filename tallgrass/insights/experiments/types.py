"""What a look at an experiment found, as it is kept and shown."""

from dataclasses import dataclass
from enum import StrEnum

from tallgrass.insights.experiments.preferring import Preference


class Verdict(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    UNCLEAR = "unclear"
    """The interval holds zero."""
    EARLY = "early"
    """Too few units to say anything."""


@dataclass(frozen=True)
class Line:
    """One measure of one arm against the control, with an interval that holds at every look. Of an early line the interval is the point."""

    measure: str
    arm: int
    control: float
    value: float
    difference: float
    low: float
    high: float
    p: float
    count: int
    verdict: Verdict
    reduction: float = 0.0
    lot_p: float | None = None
    """Of a switch-back: by drawing lots anew."""

    def relative(self, value: float) -> float | None:
        """A difference as a part of what the control does; None where that is nothing."""
        return value / abs(self.control) if self.control else None


@dataclass(frozen=True)
class Report:
    exposed: tuple[int, ...]
    """Units by arm; of an interleaving, of both together."""
    waiting: int
    """Exposed, but their window has not closed yet."""
    ratio_once: float
    ratio_always: float
    lines: tuple[Line, ...] = ()
    preference: Preference | None = None
