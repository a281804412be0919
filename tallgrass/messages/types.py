"""Shapes of letters that cross walls."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tallgrass.accounts.types import PersonCard
from tallgrass.media.types import PrivatePicture
from tallgrass.platform.ids import short
from tallgrass.platform.subjects import SubjectCard


class Kind(StrEnum):
    TEXT = "text"
    PICTURE = "picture"
    NOTE = "note"
    PERSON = "person"


class Box(StrEnum):
    """Where a member keeps a conversation. Those of strangers wait among the requests until they are answered."""

    INBOX = "inbox"
    REQUESTS = "requests"
    DECLINED = "declined"


class Gone(StrEnum):
    """Why a letter says nothing any more."""

    NO = ""
    TAKEN_BACK = "taken_back"
    ERASED = "erased"


class WhoMayWrite(StrEnum):
    """Whom a member lets write first. Conversations they have written in themselves go on."""

    EVERYONE = "everyone"
    FOLLOWED = "followed"
    NOBODY = "nobody"


class Standing(StrEnum):
    """How one may write to another, or why not."""

    FREE = "free"
    ONE_LETTER = "one_letter"
    """A stranger: one letter until it is answered."""
    WAITS = "waits"
    """That one letter is written."""
    CLOSED = "closed"
    """They take letters only from those they chose."""
    MINOR = "minor"
    """The writer is in minors' mode and does not follow them."""
    AWAY = "away"
    """They have left, or cannot be reached for now."""

    @property
    def may_write(self) -> bool:
        return self in {Standing.FREE, Standing.ONE_LETTER}


@dataclass(frozen=True)
class Content:
    """What a letter says. `subject_id` is a note or a person; `key` is the writer's own name for it: sent twice, it is one letter."""

    kind: Kind = Kind.TEXT
    text: str = ""
    subject_id: int | None = None
    picture_id: int | None = None
    key: str = ""


@dataclass(frozen=True)
class LetterView:
    """A letter as one of the two sees it. `number` names it in its conversation. `sender` is None when they have left."""

    id: int
    conversation_id: int
    number: int
    mine: bool
    sender: PersonCard | None
    kind: Kind
    text: str
    sent_at: datetime
    gone: Gone = Gone.NO
    withheld: bool = False
    """By review: to the other it says nothing; its writer still sees it, and that it is so."""
    can_take_back: bool = False
    card: SubjectCard | None = None
    """The note it shows, if the reader may see it."""
    person: PersonCard | None = None
    """The person it shows, if they are still here."""
    picture: PrivatePicture | None = None

    def picture_url(self, size: str) -> str:
        return f"/letters/{short(self.conversation_id)}/{self.number}/picture/{size}/"


@dataclass(frozen=True)
class Line:
    """A letter among others: `pause` when a line with its time stands above it, `joined` when it goes on from the one before."""

    letter: LetterView
    pause: bool
    joined: bool


@dataclass(frozen=True)
class ConversationCard:
    """A conversation in one line. `other` is None when they have left."""

    id: int
    other: PersonCard | None
    last: LetterView | None
    at: datetime
    unread: int
    muted: bool
    box: Box

    @property
    def url(self) -> str:
        return f"/letters/{short(self.id)}/"


@dataclass(frozen=True)
class Thread:
    """A part of a conversation, oldest first, and what stands around it. `id` is None before the first letter."""

    id: int | None
    other: PersonCard | None
    standing: Standing
    box: Box = Box.INBOX
    muted: bool = False
    letters: Sequence[LetterView] = field(default_factory=list)
    before: LetterView | None = None
    """The letter before the first shown: tells whether a time stands above that."""
    older: bool = False
    newer: bool = False
    read_number: int = 0
    """How far the other has read; 0 while that is not shown."""
    can_send_pictures: bool = False

    @property
    def first(self) -> int:
        return self.letters[0].number if self.letters else 0

    @property
    def last(self) -> int:
        return self.letters[-1].number if self.letters else 0

    @property
    def read_mark(self) -> int:
        """The last of one's own letters here that the other has read; 0 for none."""
        return max((letter.number for letter in self.letters if letter.mine and letter.number <= self.read_number), default=0)


@dataclass(frozen=True)
class Found:
    """A letter that a search found: the words around what was looked for are `before`, `hit`, `after`."""

    letter: LetterView
    other: PersonCard | None
    before: str
    hit: str
    after: str

    @property
    def url(self) -> str:
        return f"/letters/{short(self.letter.conversation_id)}/?at={self.letter.number}#letter-{self.letter.number}"
