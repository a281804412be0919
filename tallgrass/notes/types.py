"""Shapes of notes that cross walls."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tallgrass.accounts.types import PersonCard
from tallgrass.media.types import PictureView, VideoView
from tallgrass.platform.ids import short


class Kind(StrEnum):
    PICTURE = "picture"
    VIDEO = "video"
    TEXT = "text"


class State(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    DELETED = "deleted"


class Visibility(StrEnum):
    PUBLIC = "public"
    FOLLOWERS = "followers"
    ME = "me"


class MarkKind(StrEnum):
    BRAND = "brand"
    PRODUCT = "product"
    PLACE = "place"
    PRICE = "price"


@dataclass(frozen=True)
class TextCard:
    """A written cover: the words, and how they are drawn."""

    text: str
    template: str
    ground: str = ""
    """Empty for the template's first."""
    seed: int = 1


@dataclass(frozen=True)
class MarkInput:
    """A point on a picture. `x` and `y` in thousandths of its width and height."""

    kind: MarkKind
    label: str
    x: int
    y: int


@dataclass(frozen=True)
class PictureInput:
    """A picture of a note being written, by the id its upload gave."""

    picture_id: int
    alt: str = ""
    marks: tuple[MarkInput, ...] = ()


@dataclass(frozen=True)
class Content:
    """All that an author writes into a note. Cleaned by the form; checked again by the action."""

    kind: Kind = Kind.PICTURE
    title: str = ""
    body: str = ""
    channel: str = ""
    place: str = ""
    visibility: Visibility = Visibility.PUBLIC
    pictures: tuple[PictureInput, ...] = ()
    video_id: int | None = None
    text_card: TextCard | None = None


@dataclass(frozen=True)
class NoteCard:
    """A note as the wall shows it. `cover` is None only when its file was lost."""

    id: int
    author: PersonCard
    title: str
    kind: Kind
    cover: PictureView | None
    picture_count: int
    likes: int
    liked: bool
    channel: str
    visibility: Visibility
    published_at: datetime

    @property
    def url(self) -> str:
        return f"/notes/{short(self.id)}/"


@dataclass(frozen=True)
class MarkView:
    kind: MarkKind
    label: str
    x: int
    y: int


@dataclass(frozen=True)
class NotePictureView:
    picture: PictureView
    alt: str
    marks: tuple[MarkView, ...] = ()


@dataclass(frozen=True)
class NoteView:
    """A note as its own page shows it, for one viewer."""

    id: int
    author: PersonCard
    title: str
    body: str
    kind: Kind
    channel: str
    place: str
    visibility: Visibility
    published_at: datetime
    edited_at: datetime | None
    pictures: tuple[NotePictureView, ...]
    video: VideoView | None
    text_card: TextCard | None
    topics: tuple[str, ...]
    mentions: dict[str, str] = field(default_factory=dict)
    """Handle → name of the people the body speaks to."""
    likes: int = 0
    saves: int = 0
    shares: int = 0
    plays: int = 0
    liked: bool = False
    saved: bool = False
    mine: bool = False

    @property
    def url(self) -> str:
        return f"/notes/{short(self.id)}/"
