"""Notes as JSON shows them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from tallgrass.accounts.shapes import PersonShape, person_shape
from tallgrass.mall.shapes import GoodsShape, goods_shape
from tallgrass.media.types import PictureView
from tallgrass.notes.genre_shapes import (
    EvaluationShape,
    PlaceShape,
    SignShape,
    TutorialShape,
    evaluation_shape,
    place_shape,
    sign_shape,
    tutorial_shape,
)
from tallgrass.notes.goods_types import ShownGood
from tallgrass.notes.types import AnswerView, Commenters, Genre, Kind, MarkKind, MarkView, NoteCard, NotePictureView, NoteView, Visibility
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.memory import Memory


class PictureShape(rest.Shape):
    """A picture in its three sizes. `width` and `height` in pixels of the large one."""

    small: Annotated[str, rest.text("宽 360 像素", "360 pixels wide")]
    medium: Annotated[str, rest.text("宽 720 像素", "720 pixels wide")]
    large: Annotated[str, rest.text("宽 1440 像素", "1,440 pixels wide")]
    width: int
    height: int
    blur: Annotated[str, rest.text("占位的颜色", "Colours of the placeholder")]


class CardShape(rest.Shape):
    """A note as a wall shows it. `sign`: what it says of its genre; `withheld`, `limited`: what review did to it, told to its author alone."""

    id: rest.Id
    url: str
    author: PersonShape
    title: str
    kind: Kind
    cover: PictureShape | None
    picture_count: int
    likes: int
    liked: bool
    comments: int
    channel: str
    visibility: Visibility
    published_at: datetime
    genre: Genre
    sign: SignShape
    withheld: bool
    limited: bool


class MarkShape(rest.Shape):
    """A point on a picture; x and y in thousandths of its width and height."""

    kind: MarkKind
    label: str
    x: int
    y: int
    product: rest.Id | None


class ShownPictureShape(rest.Shape):
    id: rest.Id
    picture: PictureShape
    alt: str
    marks: list[MarkShape]


class VideoShape(rest.Shape):
    """A video, as an HLS playlist."""

    url: str | None
    seconds: float
    width: int
    height: int
    poster: PictureShape | None


class CollectedShape(rest.Shape):
    """A note in a collection, with what its editor says about it."""

    note: CardShape
    remark: str


class NoteGoodShape(rest.Shape):
    """A product a note speaks of."""

    product: GoodsShape
    url: Annotated[
        str,
        rest.text("带着笔记的链接，从这里去买会记得是哪篇笔记", "A link that carries the note: what is bought by it remembers the note"),
    ]
    own_store: Annotated[bool, rest.text("作者自己店里的", "The author works in the store that sells it")]


class NoteShape(rest.Shape):
    """A note, whole."""

    id: rest.Id
    url: str
    author: PersonShape
    title: str
    body: str
    kind: Kind
    channel: str
    place: str
    visibility: Visibility
    published_at: datetime
    edited_at: datetime | None
    pictures: list[ShownPictureShape]
    video: VideoShape | None
    topics: list[str]
    likes: int
    saves: int
    shares: int
    plays: int
    comments: int
    commenters: Commenters
    liked: bool
    saved: bool
    genre: Genre
    evaluation: EvaluationShape | None
    tutorial: TutorialShape | None
    place_facts: PlaceShape | None
    entries: list[CollectedShape]
    goods: list[NoteGoodShape]
    answers: Annotated[int, rest.text("问题有几个回答", "Answers to a question")]
    solved: Annotated[bool, rest.text("问题选了最佳回答", "Whether a best answer was chosen")]


def picture_shape(view: PictureView) -> PictureShape:
    return PictureShape(small=view.small, medium=view.medium, large=view.large, width=view.width, height=view.height, blur=view.blur)


_shapes: Memory[NoteCard, CardShape] = Memory(10_000)


def card_shape(card: NoteCard) -> CardShape:
    """A card as JSON shows it; the same card is shaped once."""
    shape = _shapes.get(card)
    if shape is None:
        shape = _card_shape(card)
        _shapes.put(card, shape)
    return shape


def _card_shape(card: NoteCard) -> CardShape:
    return CardShape(
        id=short(card.id),
        url=card.url,
        author=person_shape(card.author),
        title=card.title,
        kind=card.kind,
        cover=picture_shape(card.cover) if card.cover else None,
        picture_count=card.picture_count,
        likes=card.likes,
        liked=card.liked,
        comments=card.comments,
        channel=card.channel,
        visibility=card.visibility,
        published_at=card.published_at,
        genre=card.genre,
        sign=sign_shape(card.sign),
        withheld=card.withheld,
        limited=card.limited,
    )


def shown_picture_shape(shown: NotePictureView) -> ShownPictureShape:
    return ShownPictureShape(
        id=short(shown.picture.id),
        picture=picture_shape(shown.picture),
        alt=shown.alt,
        marks=[_mark_shape(mark) for mark in shown.marks],
    )


def _mark_shape(mark: MarkView) -> MarkShape:
    return MarkShape(kind=mark.kind, label=mark.label, x=mark.x, y=mark.y, product=short(mark.product_id) if mark.product_id else None)


def note_shape(note: NoteView, entries: Sequence[tuple[NoteCard, str]] = (), goods: Sequence[ShownGood] = ()) -> NoteShape:
    """`entries`: the notes of a collection that the viewer may see, with their remarks; `goods`: its products that are on sale."""
    return NoteShape(
        id=short(note.id),
        url=note.url,
        author=person_shape(note.author),
        title=note.title,
        body=note.body,
        kind=note.kind,
        channel=note.channel,
        place=note.place,
        visibility=note.visibility,
        published_at=note.published_at,
        edited_at=note.edited_at,
        pictures=[shown_picture_shape(shown) for shown in note.pictures],
        video=VideoShape(
            url=note.video.url,
            seconds=note.video.seconds,
            width=note.video.width,
            height=note.video.height,
            poster=picture_shape(note.video.poster) if note.video.poster else None,
        )
        if note.video
        else None,
        topics=list(note.topics),
        likes=note.likes,
        saves=note.saves,
        shares=note.shares,
        plays=note.plays,
        comments=note.comments,
        commenters=note.commenters,
        liked=note.liked,
        saved=note.saved,
        genre=note.genre,
        evaluation=evaluation_shape(note.evaluation) if note.evaluation else None,
        tutorial=tutorial_shape(note.tutorial) if note.tutorial else None,
        place_facts=place_shape(note.place_facts) if note.place_facts else None,
        entries=[CollectedShape(note=card_shape(card), remark=remark) for card, remark in entries],
        goods=[NoteGoodShape(product=goods_shape(good.card), url=good.url, own_store=good.own_store) for good in goods],
        answers=note.answers,
        solved=note.solved,
    )


class AnswerShape(rest.Shape):
    """An answer to a question; `best` when who asked chose it."""

    id: rest.Id
    url: str
    note: rest.Id
    author: PersonShape
    body: str
    pictures: list[ShownPictureShape]
    likes: int
    liked: bool
    best: bool
    created_at: datetime
    edited_at: datetime | None


def answer_shape(answer: AnswerView) -> AnswerShape:
    return AnswerShape(
        id=short(answer.id),
        url=answer.url,
        note=short(answer.note_id),
        author=person_shape(answer.author),
        body=answer.body,
        pictures=[shown_picture_shape(shown) for shown in answer.pictures],
        likes=answer.likes,
        liked=answer.liked,
        best=answer.best,
        created_at=answer.created_at,
        edited_at=answer.edited_at,
    )
