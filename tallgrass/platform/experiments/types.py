"""Shapes of experiments."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tallgrass.platform.words import Words

WHOLE = 10_000
"""All of a layer's traffic, and all arms together: hundredths of a per cent."""


class Kind(StrEnum):
    SPLIT = "split"
    """Each unit stays in one arm."""
    SWITCHBACK = "switchback"
    """Everybody of a market gets one arm for a while, then another: for what one's arm does to others."""
    INTERLEAVING = "interleaving"
    """Both arms propose, one page is dealt from both in turn, and acts count for who proposed."""


class State(StrEnum):
    DRAFT = "draft"
    RUNNING = "running"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Parameter:
    """A figure that arms may set, between two bounds (both allowed)."""

    name: str
    words: Words
    least: float
    most: float
    whole: bool = False
    of_page: bool = False
    """It says something of a page as a whole, so two arms that differ in it cannot deal one page."""


@dataclass(frozen=True)
class Point:
    """A place in the product where arms may differ. An arm that sets nothing leaves it as it is."""

    name: str
    words: Words
    layer: str
    """Experiments of one layer share no unit; those of different layers know nothing of each other."""
    parameters: tuple[Parameter, ...]
    kinds: tuple[Kind, ...] = (Kind.SPLIT, Kind.SWITCHBACK)


@dataclass(frozen=True)
class Arm:
    name: str
    share: int
    """Of the experiment's units, in hundredths of a per cent; the arms together make `WHOLE`."""
    parameters: Mapping[str, float]


@dataclass(frozen=True)
class Plan:
    """What an operator wants to try. The first arm is what the others are compared with."""

    name: str
    question: str
    """What is expected, and why it would be good to know."""
    kind: Kind
    point: str
    share: int
    """Of the layer's traffic, in hundredths of a per cent."""
    arms: tuple[Arm, ...]
    goal: str
    """The measure it is decided by; known to those who analyse."""
    guards: tuple[str, ...] = ()
    """Measures that must not get worse."""
    window_days: int = 7
    """A unit counts with what it did in so many days from its first exposure."""
    period_minutes: int = 0
    """How long everybody keeps one arm; for a switch-back only."""
    planned: int = 5000
    """About how many units (of a switch-back: blocks) it is meant to need: there the interval is narrowest."""


@dataclass(frozen=True)
class Unit:
    """Whom an arm is for: a member, else a browser; nobody where neither is known."""

    person_id: int | None = None
    device: int | None = None

    @property
    def key(self) -> str:
        if self.person_id is not None:
            return f"p{self.person_id}"
        return f"d{self.device}" if self.device is not None else ""


@dataclass(frozen=True)
class Trial:
    """A running experiment as every process knows it. Its buckets of the layer: `first` to `end`, the end not among them."""

    id: int
    kind: Kind
    point: str
    salt: str
    first: int
    end: int
    arms: tuple[Arm, ...]
    period_minutes: int


@dataclass(frozen=True)
class Assigned:
    """Where a unit stands. An interleaving gives no arm: both propose."""

    trial: Trial
    arm: int | None
    market: str = ""
    period: int = 0
    """Of a switch-back: how many periods after 1970 it is; else 0."""

    @property
    def parameters(self) -> Mapping[str, float]:
        return {} if self.arm is None else self.trial.arms[self.arm].parameters
