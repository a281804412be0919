"""Shapes of notifications that cross walls."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tallgrass.accounts.types import PersonCard
from tallgrass.platform.subjects import SubjectCard


class Kind(StrEnum):
    LIKED = "liked"
    SAVED = "saved"
    FOLLOWED = "followed"
    MENTIONED = "mentioned"
    COMMENTED = "commented"
    REPLIED = "replied"
    VIDEO_READY = "video_ready"
    VIDEO_FAILED = "video_failed"
    BOARD_INVITED = "board_invite"
    BOARD_JOINED = "board_join"
    BOARD_LEFT = "board_left"
    BOARD_ENDED = "board_end"
    """The owner took the pen back; the line names no board, which may be none of the reader's business any more."""
    BOARD_GREW = "board_grew"
    ANSWERED = "answered"
    ANSWER_LIKED = "answer_liked"
    ANSWER_BEST = "answer_best"
    HELD = "held"
    RESTRICTED = "restricted"
    RESTORED = "restored"
    APPEAL_WON = "appeal_won"
    APPEAL_LOST = "appeal_lost"
    REPORT_UPHELD = "report_up"
    REPORT_NOT_UPHELD = "report_down"
    TREND = "trend"
    REVIEW_DUE = "review_due"
    """Something bought has come: its buyer is asked for a review."""
    ORDER_NEW = "o_new"
    """To the store: somebody has paid."""
    ORDER_PICKED = "o_picked"
    ORDER_PACKED = "o_packed"
    ORDER_EXPORTED = "o_exported"
    ORDER_CUSTOMS = "o_customs"
    ORDER_CLEARED = "o_cleared"
    ORDER_SHIPPED = "o_shipped"
    ORDER_DELIVERED = "o_delivered"
    ORDER_RECEIVED = "o_received"
    """To the store: the buyer has it."""
    ORDER_REFUNDED = "o_refunded"
    AFTER_SALE = "after_sale"
    """One's after-sale, or one in one's store, has moved."""


@dataclass(frozen=True)
class Act:
    """One act to tell about: who did what to whose thing."""

    person_id: int
    kind: Kind
    actor_id: int
    subject_kind: str = ""
    subject_id: int = 0


@dataclass(frozen=True)
class Line:
    """A line as the list shows it. `actors` are the latest few; `others` how many more."""

    id: int
    kind: Kind
    actors: tuple[PersonCard, ...]
    others: int
    subject: SubjectCard | None
    subject_kind: str
    at: datetime
    unseen: bool
