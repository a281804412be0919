"""What people do as people."""

from dataclasses import dataclass

from tallgrass.platform.events import Event


@dataclass(frozen=True)
class PersonJoined(Event):
    person_id: int
    imported: bool = False
    """It happened elsewhere before: nobody is told."""


@dataclass(frozen=True)
class PersonFollowed(Event):
    followee_id: int
    person_id: int
    imported: bool = False


@dataclass(frozen=True)
class PersonUnfollowed(Event):
    followee_id: int
    person_id: int


@dataclass(frozen=True)
class PersonBlocked(Event):
    person_id: int
    other_id: int


@dataclass(frozen=True)
class PersonVerified(Event):
    person_id: int
    verified: str


@dataclass(frozen=True)
class PersonErased(Event):
    person_id: int


@dataclass(frozen=True)
class PersonChanged(Event):
    """The name, the handle, or what else their page says."""

    person_id: int


@dataclass(frozen=True)
class PersonHidden(Event):
    """Nothing of theirs is to be seen from now on: banned, or on their way out."""

    person_id: int


@dataclass(frozen=True)
class PersonShown(Event):
    """They are here again: the ban is over, or they came back."""

    person_id: int
