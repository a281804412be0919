"""Shapes of the console's screens."""

from dataclasses import dataclass, field
from datetime import datetime

from tallgrass.accounts.types import PersonCard


@dataclass(frozen=True)
class Queue:
    name: str
    waiting: int
    doing: int
    failed: int


@dataclass(frozen=True)
class FailedJob:
    """A job that was given up: the dead letter."""

    id: int
    task: str
    queue: str
    arguments: str
    error: str
    tries: int
    failed_at: datetime | None


@dataclass(frozen=True)
class Scheduled:
    """A task that runs by the clock, and when it was last handed out."""

    task: str
    cron: str
    last: datetime | None


@dataclass(frozen=True)
class SubscriberLag:
    """How far a reader of the log is behind. `behind` stops counting at 64,000."""

    name: str
    behind: int
    oldest: datetime | None
    parked: int


@dataclass(frozen=True)
class Parked:
    id: int
    subscriber: str
    kind: str
    error: str
    body: str
    parked_at: datetime


@dataclass(frozen=True)
class AuditLine:
    """One privileged act. `actor` is None for somebody who has left."""

    id: int
    at: datetime
    actor: PersonCard | None
    act: str
    subject: str
    detail: str


@dataclass(frozen=True)
class Series:
    """Acts of one kind by day, oldest first; the last is today, so far."""

    days: list[int]

    @property
    def today(self) -> int:
        return self.days[-1]

    @property
    def week(self) -> int:
        return sum(self.days[-7:])

    @property
    def week_before(self) -> int:
        return sum(self.days[-14:-7])

    @property
    def change(self) -> float | None:
        """This week against the one before, in percent; None when there was nothing before."""
        return (self.week - self.week_before) / self.week_before * 100 if self.week_before else None


@dataclass(frozen=True)
class System:
    version: str
    started_at: datetime
    database: str
    database_bytes: int
    connections: dict[str, int]
    home: str
    home_free: int
    home_total: int
    settings: list[tuple[str, str]] = field(default_factory=list)
    limits: list[tuple[str, int, int]] = field(default_factory=list)
