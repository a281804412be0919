"""Shapes of notes that cross walls."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tallgrass.accounts.types import PersonCard
from tallgrass.media.types import PictureView, VideoView
from tallgrass.notes.genre_types import Entry, Evaluation, PlaceFacts, PlaceKind, Tutorial, Verdict
from tallgrass.notes.goods_types import NoteGood
from tallgrass.platform.ids import short


class Kind(StrEnum):
    PICTURE = "picture"
    VIDEO = "video"
    TEXT = "text"


class Genre(StrEnum):
    """What a note is for. (`Kind` says how it is shown.)"""

    PLAIN = "plain"
    EVALUATION = "evaluation"
    TUTORIAL = "tutorial"
    PLACE = "place"
    QUESTION = "question"
    COLLECTION = "collection"


class State(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    WITHHELD = "withheld"  # Put out by its author, but review lets only the author see it.
    DELETED = "deleted"


class Visibility(StrEnum):
    PUBLIC = "public"
    FOLLOWERS = "followers"
    ME = "me"


class Commenters(StrEnum):
    """Who may comment on a note, as its author chose."""

    EVERYONE = "everyone"
    FOLLOWERS = "followers"
    NOBODY = "nobody"


class CommentOrder(StrEnum):
    HOT = "hot"
    NEW = "new"


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
    product_id: int | None = None
    """The product that a mark of the kind `product` points to."""


@dataclass(frozen=True)
class PictureInput:
    """A picture of a note being written, by the id its upload gave."""

    picture_id: int
    alt: str = ""
    marks: tuple[MarkInput, ...] = ()


@dataclass(frozen=True)
class Content:
    """All that an author writes into a note. Cleaned by the form; checked again by the action.

    A draft may hold the parts of several genres; published, a note keeps its own.
    """

    kind: Kind = Kind.PICTURE
    title: str = ""
    body: str = ""
    channel: str = ""
    place: str = ""
    visibility: Visibility = Visibility.PUBLIC
    pictures: tuple[PictureInput, ...] = ()
    video_id: int | None = None
    text_card: TextCard | None = None
    genre: Genre = Genre.PLAIN
    evaluation: Evaluation | None = None
    tutorial: Tutorial | None = None
    place_facts: PlaceFacts | None = None
    entries: tuple[Entry, ...] = ()
    goods: tuple[int, ...] = ()
    """Products attached to it, in order."""


@dataclass(frozen=True)
class Sign:
    """What a card says about its note's genre: the verdict of an evaluation (with its half stars), the steps of a tutorial, the notes
    of a collection, the answers of a question (and whether one was chosen as best), the kind of a place."""

    genre: Genre = Genre.PLAIN
    verdict: Verdict | None = None
    score: int | None = None
    count: int = 0
    solved: bool = False
    place: PlaceKind | None = None


PLAIN = Sign()


@dataclass(frozen=True)
class BroughtNote:
    """A note that was published elsewhere before, by someone who is a member here."""

    author_id: int
    content: Content
    published_at: datetime
    edited_at: datetime | None = None


@dataclass(frozen=True)
class BroughtAnswer:
    """An answer that was given elsewhere before. Question, asker and author are here."""

    note_id: int
    asker_id: int
    author_id: int
    body: str
    written_at: datetime
    edited_at: datetime | None = None
    picture_ids: tuple[int, ...] = ()
    best: bool = False


@dataclass(frozen=True)
class NoteCard:
    """A note as the wall shows it. `cover` is None when its file was lost, and for a text card that came from elsewhere and is not drawn."""

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
    comments: int = 0
    sign: Sign = PLAIN
    words: str = ""
    """How it begins; only where there is no cover, to stand in its place."""
    withheld: bool = False
    limited: bool = False
    """What review has done to it; told to its author alone."""

    def __hash__(self) -> int:
        # Cards are looked up by what they show; all of it would be gone through for each look.
        return hash((self.id, self.likes, self.liked, self.comments))

    @property
    def genre(self) -> Genre:
        return self.sign.genre

    @property
    def url(self) -> str:
        return f"/notes/{short(self.id)}/"


@dataclass(frozen=True)
class NoteAbout:
    """A note about a product. `bought`: by somebody who bought it here; `verified`: by a star or an expert."""

    note: NoteCard
    bought: bool
    verified: bool


@dataclass(frozen=True)
class MarkView:
    kind: MarkKind
    label: str
    x: int
    y: int
    product_id: int | None = None


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
    comments: int = 0
    commenters: Commenters = Commenters.EVERYONE
    liked: bool = False
    saved: bool = False
    mine: bool = False
    genre: Genre = Genre.PLAIN
    evaluation: Evaluation | None = None
    tutorial: Tutorial | None = None
    place_facts: PlaceFacts | None = None
    entries: tuple[Entry, ...] = ()
    goods: tuple[NoteGood, ...] = ()
    answers: int = 0
    solved: bool = False
    withheld: bool = False
    limited: bool = False  # What review has done to it, as in `Note`.

    @property
    def url(self) -> str:
        return f"/notes/{short(self.id)}/"


@dataclass(frozen=True)
class AnswerView:
    """An answer to a question, for one viewer. `on_mine`: the viewer asked the question and may choose the best."""

    id: int
    note_id: int
    author: PersonCard
    body: str
    pictures: tuple[NotePictureView, ...]
    likes: int
    liked: bool
    best: bool
    mine: bool
    on_mine: bool
    created_at: datetime
    edited_at: datetime | None = None
    withheld: bool = False
    """Review lets only its author, the viewer, see it."""

    @property
    def url(self) -> str:
        return f"/answers/{short(self.id)}/"


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment as a page shows it to one viewer. Without an author it was taken back, and only holds the replies under it."""

    id: int
    note_id: int
    thread_id: int | None
    author: PersonCard | None
    text: str
    pictures: tuple[PictureView, ...]
    mentions: dict[str, str]
    """Handle → name of the people the text speaks to."""
    addressee: PersonCard | None  # Whom a reply to a reply answers.
    written_at: datetime
    edited_at: datetime | None
    likes: int
    liked: bool
    reply_count: int
    replies: tuple["CommentView", ...]
    """The first few."""
    next_replies: str | None
    """The cursor of those that follow."""
    pinned: bool
    by_note_author: bool
    liked_by_author: bool
    """By whoever wrote the note."""
    mine: bool
    withheld: bool
    may_edit: bool
    may_delete: bool
    may_pin: bool

    @property
    def url(self) -> str:
        return f"/notes/{short(self.note_id)}/?comment={short(self.id)}#comment-{short(self.id)}"


class Commenting(StrEnum):
    """Whether a viewer may comment on a note, and if not, why."""

    OPEN = "open"
    SIGN_IN = "sign_in"
    FOLLOWERS = "followers"
    CLOSED = "closed"


@dataclass(frozen=True)
class CommentsShown:
    """The comments of a note as its page begins with them."""

    note_id: int
    order: CommentOrder
    comments: Sequence[CommentView]
    next: str | None
    total: int
    newest: int
    """The id of the last comment that is there already; what comes later is news."""
    commenting: Commenting
    commenters: Commenters | None
    """Who may comment, when the viewer is who chooses that."""
    focus: int | None = None

    @property
    def url(self) -> str:
        return f"/notes/{short(self.note_id)}/comments/"

    @property
    def more(self) -> str | None:
        """The address of the next page."""
        if self.next is None:
            return None
        led = f"&comment={short(self.focus)}" if self.focus else ""
        return f"{self.url}?order={self.order}&cursor={self.next}{led}"
