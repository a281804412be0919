"""What an invented world is written in: people with tastes, and the notes they wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from inspect import cleandoc
from typing import Literal

from tallgrass.notes.genre_types import Evaluation, PlaceFacts, Tutorial


class Channel(StrEnum):
    """The channels the written world fills."""

    FASHION = "fashion"
    SKINCARE = "skincare"
    MAKEUP = "makeup"
    FOOD = "food"
    TRAVEL = "travel"
    FILM = "film"
    FITNESS = "fitness"
    HOME = "home"
    HANDMADE = "handmade"
    READING = "reading"
    PETS = "pets"


MarkKind = Literal["brand", "product", "place", "price"]
Season = Literal["", "spring", "summer", "autumn", "winter", "november"]

TITLE_LIMIT = 20
BODY_LIMITS = (60, 400)


@dataclass(frozen=True)
class Persona:
    """A person of the world. `tastes` says how much each channel draws them, 0 to 1; `hours` are when they are about, in their own zone."""

    handle: str
    name: str
    language: Literal["zh", "en"]
    place: str
    bio: str
    tastes: Mapping[str, float]
    activity: float = 1.0
    hours: tuple[int, ...] = (8, 12, 20, 21, 22)
    zone: int = 8
    """Hours ahead of UTC."""
    role: str = "member"
    verified: str = ""
    fame: float = 1.0
    """How widely they are known: weighs who follows them."""


@dataclass(frozen=True)
class Pin:
    """A mark on one picture of a note: a point (0 to 1 from the left, from the top) and what is there."""

    kind: MarkKind
    x: float
    y: float
    label: str
    picture: int = 0


@dataclass(frozen=True)
class Answered:
    """An answer to a question; `by` is a handle."""

    by: str
    text: str
    best: bool = False
    """The asker's choice."""


@dataclass(frozen=True)
class Asked:
    """The note is a question; these are its answers, in the order they came."""

    answers: tuple[Answered, ...]


@dataclass(frozen=True)
class Gathered:
    """The note is a collection of these: author, title, what its editor says of it."""

    notes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class WrittenNote:
    """A note as somebody wrote it. Either `scenes` (drawn pictures) or `card` (a text card) is given.

    `appeal` weighs how many it speaks to: 1 is an ordinary note, 3 one that goes round.
    """

    author: str
    title: str
    body: str
    scenes: tuple[str, ...] = ()
    card: str = ""
    card_text: str = ""
    place: str = ""
    pins: tuple[Pin, ...] = ()
    appeal: float = 1.0
    season: Season = ""
    clip: bool = False
    """Published as a short video over its first scene."""
    of: Evaluation | Tutorial | PlaceFacts | Asked | Gathered | None = None
    """What it holds of its genre. A tutorial's steps name pictures by their place among the scenes."""


def note(author: str, title: str, scenes: str, body: str, *, pins: Sequence[Pin] = (), **rest: object) -> WrittenNote:
    """A note with drawn pictures; `scenes` names them, the first is the cover."""
    return WrittenNote(author, title, cleandoc(body), tuple(scenes.split()), pins=tuple(pins), **rest)  # type: ignore[arg-type]


def card(author: str, title: str, template: str, text: str, body: str, **rest: object) -> WrittenNote:
    """A note whose cover is a text card; `*…*` in `text` is emphasis, lines of a list or a receipt stand on their own lines."""
    return WrittenNote(author, title, cleandoc(body), card=template, card_text=cleandoc(text), **rest)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Script:
    """What is written by hand: the people and their notes by channel."""

    people: Sequence[Persona]
    written: Mapping[Channel, Sequence[WrittenNote]]


@dataclass(frozen=True)
class Member:
    """Anyone who acts in the world; `persona` is theirs when they are written by hand."""

    handle: str
    name: str
    language: str
    place: str
    tastes: Mapping[str, float]
    activity: float
    joined_at: datetime
    fame: float = 0.0
    """0 for those who write nothing: nobody comes across them."""
    persona: Persona | None = None


@dataclass(frozen=True)
class DatedNote:
    """A written note, put at a moment. `author` is a place in the list of members."""

    written: WrittenNote
    channel: str
    language: str
    author: int
    at: datetime
    seed: int
    """Of its drawings."""
    turn: int = 0
    """How many notes before it have the same kind of cover: the next palette is taken each time."""


class ActKind(StrEnum):
    FOLLOW = "follow"
    LIKE = "like"
    SAVE = "save"
    SHARE = "share"


@dataclass(frozen=True)
class Act:
    """Someone does something. `actor` is a place in the list of members; `target` one in the list of members (follow) or notes."""

    kind: ActKind
    actor: int
    target: int
    at: datetime


@dataclass(frozen=True)
class Remark:
    """A comment. `actor`, `note` and `likers` are places in the lists of members and notes; `reply_to` one in the list of what was said."""

    note: int
    actor: int
    text: str
    at: datetime
    reply_to: int | None = None
    likers: tuple[int, ...] = ()


@dataclass(frozen=True)
class World:
    """All of an invented world, before it stands in tables. Notes and acts in the order of time."""

    now: datetime
    members: list[Member]
    notes: list[DatedNote]
    acts: list[Act]
    remarks: list[Remark] = field(default_factory=list)
    """In the order of time."""


@dataclass(frozen=True)
class Said:
    """A letter: words, the newest note of someone, or a person (by handle)."""

    by: str
    words: str = ""
    note_of: str = ""
    person: str = ""


@dataclass(frozen=True)
class Talk:
    """Letters between two people, the last of them `hours_ago`. Of those the last `unread` are not read yet."""

    one: str
    two: str
    hours_ago: float
    said: tuple[Said, ...]
    unread: int = 0
    strangers: bool = False
    """Only the first writes, to someone who does not follow them."""


@dataclass(frozen=True)
class KeptBoard:
    """A board of someone's, filled with what they saved of these channels; `editors` fill it too, `asked` have not said yet."""

    owner: str
    name: str
    description: str
    channels: tuple[str, ...]
    notes: int
    """At most so many of each who fills it."""
    editors: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    private: bool = False


@dataclass(frozen=True)
class KeptEntry:
    """An entry of a list. `price` in the smallest unit of the list's currency."""

    words: str
    remark: str = ""
    quantity: int = 1
    price: int | None = None
    done: bool = False


@dataclass(frozen=True)
class KeptList:
    """A list of someone's: its parts (name, entries), and a few notes they saved of these channels behind them."""

    owner: str
    name: str
    about: str
    channels: tuple[str, ...]
    parts: tuple[tuple[str, tuple[KeptEntry, ...]], ...]
    trip: bool = False
    currency: str = "CNY"
