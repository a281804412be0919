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
    """How much was read in a day; or in several, with those who read on two of them counted twice."""

    readers: int
    pages: int
    exposures: int
    clicks: int
    milliseconds: int

    @property
    def minutes(self) -> float:
        """Minutes a reader and day."""
        return self.milliseconds / 60_000 / self.readers if self.readers else 0.0

    @property
    def click_rate(self) -> float:
        """Clicks of a hundred exposures."""
        return 100 * self.clicks / self.exposures if self.exposures else 0.0


class ChangeKind(StrEnum):
    PRODUCT = "product"
    DIAL = "dial"
    EXPERIMENT = "experiment"


@dataclass(frozen=True)
class Change:
    """Something that was changed about the place by hand, and when."""

    kind: ChangeKind
    at: datetime
    words: str


@dataclass(frozen=True)
class ChangedDay:
    """A day as it was read, and what was changed on it."""

    day: date
    reading: Reading
    changes: tuple[Change, ...]
    versions: int
    """Versions of the feed that were made on it and read since; they come by themselves, many a day."""


@dataclass(frozen=True)
class RankerReading:
    """What ranked pages, a version of the feed or a plain order: since when, on how many days, and what was read of its pages."""

    name: str
    first: date
    days: int
    reading: Reading

    @property
    def readers(self) -> int:
        """A day."""
        return round(self.reading.readers / self.days)


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
