"""Shapes of topics and themes that cross walls."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tallgrass.accounts.types import PersonCard
from tallgrass.media.types import PictureView
from tallgrass.notes.types import NoteCard
from tallgrass.platform.ids import short
from tallgrass.platform.words import Words


class Order(StrEnum):
    """How a list of notes stands."""

    HOT = "hot"
    NEW = "new"


class ThemeState(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class Aim(StrEnum):
    """Whom a theme is for: everybody, by what is in the air; or those drawn to certain channels."""

    HOT_SPOT = "hot_spot"
    PREFERENCE = "preference"


class ThemeGround(StrEnum):
    """The colours of a theme's page (`--theme-…` in tokens.css)."""

    MEADOW = "meadow"
    DAWN = "dawn"
    LAKE = "lake"
    HARVEST = "harvest"
    DUSK = "dusk"
    NIGHT = "night"


@dataclass(frozen=True)
class TopicCard:
    """A topic in one line."""

    id: int
    name: str
    notes: int
    discussions: int


@dataclass(frozen=True)
class FollowedTopic:
    """A topic someone follows; `has_new` when a note came since they last looked."""

    name: str
    has_new: bool


@dataclass(frozen=True)
class TopicView:
    """A topic as its own page shows it, for one viewer."""

    id: int
    name: str
    readings: int
    notes: int
    discussions: int
    followers: int
    followed: bool
    host: PersonCard | None
    introduction: str
    cover: PictureView | None
    pinned: tuple[NoteCard, ...]
    related: tuple[TopicCard, ...]
    may_edit: bool
    unseen: bool
    """The viewer follows it and has not looked for a while."""


@dataclass(frozen=True)
class ThemeCard:
    """A theme as the wall announces it."""

    id: int
    aim: Aim
    channels: tuple[str, ...]
    title: Words
    introduction: Words
    ground: ThemeGround
    cover: PictureView | None
    ends_at: datetime

    @property
    def url(self) -> str:
        return f"/themes/{short(self.id)}/"


@dataclass(frozen=True)
class ThemeView:
    """A theme as its own page shows it, for one viewer."""

    card: ThemeCard
    state: ThemeState
    call: Words
    starts_at: datetime
    topics: tuple[TopicCard, ...]
    notes: tuple[NoteCard, ...]


@dataclass(frozen=True)
class ThemePlan:
    """All that an operator writes into a theme. `topics` are names; `note_ids` stand in the order they are shown."""

    aim: Aim
    title_zh: str
    title_en: str
    starts_at: datetime
    ends_at: datetime
    channels: tuple[str, ...] = ()
    introduction_zh: str = ""
    introduction_en: str = ""
    call_zh: str = ""
    call_en: str = ""
    ground: ThemeGround = ThemeGround.MEADOW
    topics: tuple[str, ...] = ()
    note_ids: tuple[int, ...] = ()
