"""Shapes of insights."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tallgrass.platform.words import Words


class Standing(StrEnum):
    """What an author is to those who read: a verified star, one whom many follow, or anybody."""

    STAR = "star"
    KNOWN = "known"
    ORDINARY = "ordinary"


STANDINGS = {
    Standing.STAR: Words("明星", "Stars"),
    Standing.KNOWN: Words("粉丝多的作者", "Authors many follow"),
    Standing.ORDINARY: Words("普通作者", "Ordinary authors"),
}


@dataclass(frozen=True)
class Reading:
    """How much was read: of a day, of a version."""

    readers: int
    pages: int
    exposures: int
    clicks: int
    milliseconds: int

    @property
    def minutes(self) -> float:
        """Minutes a reader."""
        return self.milliseconds / 60_000 / self.readers if self.readers else 0.0

    @property
    def click_rate(self) -> float:
        """Clicks of a hundred exposures."""
        return 100 * self.clicks / self.exposures if self.exposures else 0.0


class ChangeKind(StrEnum):
    PRODUCT = "product"
    FEED = "feed"
    DIAL = "dial"
    EXPERIMENT = "experiment"


@dataclass(frozen=True)
class Change:
    """Something that was changed about the place, and when."""

    kind: ChangeKind
    at: datetime
    words: str


@dataclass(frozen=True)
class ChangedDay:
    """A day as it was read, and what was changed on it."""

    day: date
    reading: Reading
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class VersionReading:
    """A version of the feed: the days it served, and a day of it on average."""

    name: str
    first: date
    days: int
    reading: Reading
    """Readers a day; the rest of all its days."""
    minutes: float
    """Minutes a reader and day, on its pages."""


@dataclass(frozen=True)
class CreatorWeek:
    """A week of authors of one standing: what they published, and what part of all that was seen was theirs."""

    first: date
    standing: Standing
    began: int
    authors: int
    """Authors a day."""
    notes: int
    exposures: int
    clicks: int
    share: float
    """Of the exposures of all, in a hundred."""

    @property
    def words(self) -> Words:
        return STANDINGS[self.standing]

    @property
    def each(self) -> float:
        """Exposures a note that was published."""
        return self.exposures / self.notes if self.notes else 0.0

    @property
    def click_rate(self) -> float:
        return 100 * self.clicks / self.exposures if self.exposures else 0.0
