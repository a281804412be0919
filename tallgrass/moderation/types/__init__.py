"""Shapes of review that cross walls."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tallgrass.moderation.rules.book import RULES, Rule
from tallgrass.platform.subjects import SubjectCard
from tallgrass.platform.words import Words


class Outcome(StrEnum):
    """What the first pass says."""

    CLEAR = "clear"
    HOLD = "hold"
    """Only its author sees it until a person has looked."""
    REFUSE = "refuse"
    """Not taken in at all."""


class Severity(StrEnum):
    """What a listed word does. An allowed word lets pass what stands within it."""

    REFUSE = "refuse"
    HOLD = "hold"
    LABEL = "label"
    ALLOW = "allow"


class Level(StrEnum):
    """How far a restricted thing can be seen."""

    WITHHELD = "withheld"
    """By its author only."""
    LIMITED = "limited"
    """By who comes to it, but it is not spread: not in Explore, search, topics."""


class Ruling(StrEnum):
    """What a moderator decides."""

    APPROVE = "approve"
    LIMIT = "limit"
    REMOVE = "remove"


class CaseState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class Origin(StrEnum):
    """Why a case is there."""

    FIRST_LOOK = "first_look"
    REPORTS = "reports"
    CHANGED = "changed"
    """Its author changed what had been restricted."""


@dataclass(frozen=True)
class Reason:
    """Why the first pass took notice: a rule, and the place in one of the texts (`part`), or in none."""

    rule: str
    part: str = ""
    start: int = 0
    end: int = 0
    words: str = ""
    """As written there."""
    weight: float = 1.0

    @property
    def rule_words(self) -> Rule:
        return RULES[self.rule]


@dataclass(frozen=True)
class Verdict:
    """What the first pass says about one thing, and why, the heaviest reason first."""

    outcome: Outcome
    reasons: tuple[Reason, ...] = ()

    @property
    def passed(self) -> bool:
        return self.outcome is Outcome.CLEAR

    @property
    def rule(self) -> Rule:
        """The rule to name to the author."""
        return RULES[self.reasons[0].rule if self.reasons else "other"]


@dataclass(frozen=True)
class Standing:
    """How a person stands with the rules: points that still count, and until when they may publish nothing."""

    points: int
    cooling_until: datetime | None
    """None when they may publish."""


class ReportReason(StrEnum):
    ABUSE = "abuse"
    SEX = "sex"
    FRAUD = "fraud"
    DANGER = "danger"
    MINORS = "minors"
    ADVERTISING = "advertising"
    FALSE = "false"
    STOLEN = "stolen"
    PRIVACY = "privacy"
    WEALTH = "wealth"
    OTHER = "other"

    @property
    def words(self) -> Words:
        return RULES[self.value].name


@dataclass(frozen=True)
class AppealView:
    """An appeal as its author sees it; `overturned` is None until it is answered."""

    words: str
    made_at: datetime
    due_at: datetime
    overturned: bool | None
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True)
class StateView:
    """What happened to one thing, to its author: what, why, since when, what can be done. `decision_id` is None while only the first pass has looked."""

    decision_id: int | None
    kind: str
    title: str
    url: str
    """Empty when the thing is gone for good."""
    level: Level
    rule: Rule
    since: datetime
    words: str = ""
    hits: tuple[str, ...] = ()
    """The words the first pass stopped at."""
    points: int = 0
    overturned_at: datetime | None = None
    appeal: AppealView | None = None
    appeal_by: datetime | None = None
    """Until when an appeal can be made; None when it cannot."""


@dataclass(frozen=True)
class ReportView:
    """A report as who made it sees it. `card` is None when they can no longer see the thing; `upheld` until it is answered."""

    id: int
    kind: str
    card: SubjectCard | None
    rule: Rule
    made_at: datetime
    upheld: bool | None
    answered_at: datetime | None
