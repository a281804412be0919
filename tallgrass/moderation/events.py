"""What happens in review."""

from dataclasses import dataclass

from tallgrass.platform.events import Event


@dataclass(frozen=True)
class ThingHeld(Event):
    """The first pass lets only its author see a thing for now."""

    restriction_id: int
    author_id: int
    thing_kind: str
    thing_id: int


@dataclass(frozen=True)
class ThingDecided(Event):
    """A person decided about a thing; told to its author when something was taken from it, or given back to it."""

    decision_id: int
    author_id: int
    ruling: str
    tells: bool


@dataclass(frozen=True)
class ReportAnswered(Event):
    report_id: int
    person_id: int
    upheld: bool


@dataclass(frozen=True)
class AppealAnswered(Event):
    decision_id: int
    person_id: int
    overturned: bool
