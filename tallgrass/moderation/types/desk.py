"""Shapes of the review desk."""

from dataclasses import dataclass
from datetime import datetime

from tallgrass.accounts.models import Person
from tallgrass.accounts.types import PersonCard
from tallgrass.moderation.models import Decision, Restriction
from tallgrass.moderation.rules.book import Rule
from tallgrass.moderation.types import Ruling
from tallgrass.platform.reviewed import ReviewMaterial
from tallgrass.platform.words import Words


@dataclass(frozen=True)
class CaseLine:
    """A case in the queue."""

    id: int
    kind: Words
    title: str
    picture_url: str | None
    author: PersonCard
    origin: str
    rules: tuple[Words, ...]
    hits: tuple[str, ...]
    severity: int
    reach: int
    weight: float
    opened_at: datetime
    claimed_by: PersonCard | None


@dataclass(frozen=True)
class Part:
    """A text of the thing in pieces; those the first pass stopped at carry their rule."""

    name: Words
    pieces: tuple[tuple[str, Words | None], ...]


@dataclass(frozen=True)
class ReportLine:
    person: PersonCard
    rule: Rule
    words: str
    weight: float
    at: datetime
    upheld: bool | None


@dataclass(frozen=True)
class AuthorHistory:
    """What was decided about an author before, as far as it holds."""

    person: Person
    approved: int
    limited: int
    removed: int
    points: int
    cooling_until: datetime | None
    ban_proposed: bool
    open_cases: int


@dataclass(frozen=True)
class CaseView:
    """A case whole. `material` is None when the thing is gone for good."""

    case: CaseLine
    open: bool
    material: ReviewMaterial | None
    parts: tuple[Part, ...]
    rules: tuple[str, ...]
    reports: tuple[ReportLine, ...]
    decisions: tuple[tuple[PersonCard, Decision], ...]
    history: AuthorHistory
    alike: tuple[CaseLine, ...]
    restriction: Restriction | None
    claimed_by_id: int | None


@dataclass(frozen=True)
class AppealLine:
    """An appeal with the decision it is against."""

    id: int
    case_id: int
    person: PersonCard
    by: PersonCard
    by_id: int
    ruling: Ruling
    rule: Rule
    decision_words: str
    decided_at: datetime
    title: str
    words: str
    made_at: datetime
    due_at: datetime
    late: bool
    overturned: bool | None
    answer: str


@dataclass(frozen=True)
class Figures:
    """The desk in figures, over the last days."""

    days: int
    open_cases: int
    rulings: dict[Ruling, int]
    median_seconds: float | None
    slowest_seconds: float | None
    """That 95 of 100 cases did not exceed."""
    appeals: int
    overturned: int
    by_moderator: tuple[tuple[PersonCard, int], ...]
