"""Shapes of discovery that cross walls."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from urllib.parse import quote

from tallgrass.discovery.feed.types import Deed
from tallgrass.mall.types import BrandCard, ProductCard, StoreCard
from tallgrass.media.types import PictureView
from tallgrass.notes.types import NoteCard
from tallgrass.platform.experiments.types import Assigned
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import Page
from tallgrass.platform.subjects import SubjectCard
from tallgrass.search.language.highlighting import Piece


@dataclass(frozen=True)
class Wall:
    """One page of a wall: cards, the next cursor, and why they are here (`heat`, `following`, `newest`)."""

    page: Page[NoteCard]
    reason: str


@dataclass(frozen=True)
class FoundNote:
    """A note that was found: its card, its title with what was sought in it, and a stretch of its body where the title says nothing of it."""

    card: NoteCard
    title: Piece
    snippet: Piece | None


@dataclass(frozen=True)
class FoundNotes:
    """One page of what was found."""

    page: Page[FoundNote]
    total: int
    """How many there are; beyond `MOST` they are not counted."""


@dataclass(frozen=True)
class Help:
    """What to do when nothing was found."""

    meant: str | None
    """The same words, written as others write them."""
    fewer: list[FoundNote]
    """Notes with some of the words."""
    topics: list[SubjectCard]
    popular: list[str]


@dataclass(frozen=True)
class MarkedCard(NoteCard):
    """A note's card whose title is marked up already, for the wall of what was found."""

    snippet: str | None = None


@dataclass(frozen=True)
class GoodsCard:
    """A product between the notes of a wall. `template` draws it."""

    product: ProductCard
    template: str = "discovery/goods_card.html"

    @property
    def id(self) -> int:
        return self.product.id

    @property
    def cover(self) -> PictureView | None:
        return self.product.picture

    @property
    def title(self) -> str:
        return str(self.product.title)

    @property
    def url(self) -> str:
        return self.product.url


class HotKind(StrEnum):
    """What an entry of the hot list is."""

    TOPIC = "topic"
    NOTE = "note"
    SEARCH = "search"


@dataclass(frozen=True)
class HotEntry:
    """One line of the hot list as it is shown."""

    kind: HotKind
    key: str
    name: str
    people: int
    times: float
    """How many times the usual."""
    mark: str
    """`new`, `rising` or nothing."""
    cause: str
    """`searches`, `note` or `times`."""
    cause_note: str = ""
    """Title of the note most were busy with."""
    cause_note_id: int = 0
    cause_people: int = 0
    curve: tuple[int, ...] = ()
    """People in each of the last 24 hours, oldest first."""
    pinned: bool = False
    title: str = ""
    """What operators call it; empty for its own name."""
    channel: str = ""
    """Of the note itself, or the one most were busy with."""

    @property
    def shown(self) -> str:
        return self.title or self.name

    @property
    def ref(self) -> str:
        return f"{self.kind.value}:{self.key}"

    @property
    def url(self) -> str:
        if self.kind is HotKind.NOTE:
            return f"/notes/{short(int(self.key))}/"
        return f"/topics/{quote(self.name, safe='')}/" if self.kind is HotKind.TOPIC else f"/search/?q={quote(self.name)}"


@dataclass(frozen=True)
class HotPage:
    """The hot list of one hour. `made_at` is None when there is none."""

    entries: tuple[HotEntry, ...]
    hour: datetime
    made_at: datetime | None
    earlier: datetime | None
    """The hour before that has a list."""
    later: datetime | None


class HotAct(StrEnum):
    """What an operator did to an entry."""

    PIN = "pin"
    RENAME = "rename"
    REMOVE = "remove"


class TrendKind(StrEnum):
    """Of what in the mall a trend is."""

    GOODS = "goods"
    STORE = "store"
    BRAND = "brand"


@dataclass(frozen=True)
class TrendEntry:
    """One line of the trends of the mall."""

    card: ProductCard | StoreCard | BrandCard
    people: int
    """Different people in the last days."""
    buyers: int
    notes: int
    times: float
    """How many times the usual."""
    curve: tuple[int, ...]
    """People a day, oldest first."""
    made_at: datetime


class FeedMode(StrEnum):
    """What the first wall shows a member."""

    PERSONAL = "personal"
    FOLLOWING = "following"
    """Only those one follows, by time."""
    PLAIN = "plain"
    """The same for everybody: nothing one does is used, nor written down under one's name."""


class BehaviourKind(IntEnum):
    """What a reader did with a thing on a wall. The numbers stand in the database."""

    EXPOSURE = 1
    """At least half of it was in sight for a second."""
    CLICK = 2
    DWELL = 3
    """How long it stayed open."""
    PLAY = 4
    HIDE = 5
    """Its author is not wanted."""
    NOT_INTERESTED = 6


@dataclass(frozen=True)
class Reader:
    """Whom a wall is for: a member, or a visitor's browser, or nobody that may be known again."""

    person_id: int | None = None
    device: int | None = None


@dataclass(frozen=True)
class Draw:
    """A place of a page that was filled by lot: among what, how likely each was, and what each was ranked by. Tuples of one length."""

    place: int
    """Among the notes of the page, from 0."""
    thing_ids: tuple[int, ...]
    """First what stands there where nothing is drawn."""
    chances: tuple[float, ...]
    """Together 1."""
    shown: int
    """Which of the things it was, from 0."""
    scores: tuple[float, ...]
    """By the weights the page was decided by."""
    heats: tuple[float, ...]
    features: bytes
    """Little-endian float16, row by row."""
    goals: bytes
    """How likely each goal was thought: little-endian float32, row by row."""


@dataclass(frozen=True)
class ServedPage:
    """A page of a wall as it is handed out, to be written down."""

    id: int
    reader: Reader
    surface: str
    thing_ids: tuple[int, ...]
    sources: tuple[int, ...] = ()
    because: tuple[int, ...] = ()
    features: bytes = b""
    ranker: str = ""
    teams: tuple[int, ...] = ()
    met: tuple[Assigned, ...] = ()
    """Experiments that had a say in it."""
    draw: Draw | None = None


@dataclass(frozen=True)
class Behind:
    """The notes that explain why things stand on a page, by id, and what the reader did with each (nothing, for opening it)."""

    notes: Mapping[int, NoteCard]
    deeds: Mapping[int, frozenset[Deed]]


@dataclass(frozen=True)
class Seen:
    """Something a reader did with a thing on a page."""

    page_id: int
    thing_id: int
    kind: BehaviourKind
    value: int = 0
