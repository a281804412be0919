"""What comes in about notes, cleaned: the same shapes for the editor's saves and for the JSON API."""

import re
from datetime import datetime
from typing import Annotated

import msgspec

from tallgrass.notes import errors
from tallgrass.notes.genre_shapes import EntryShape, EvaluationShape, MoneyShape, PlaceShape, TutorialShape, hours_of
from tallgrass.notes.genre_types import Entry, Evaluation, PlaceFacts, Step, Tutorial
from tallgrass.notes.types import Commenters, Content, Genre, Kind, MarkInput, MarkKind, PictureInput, TextCard, Visibility
from tallgrass.platform import rest
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import from_short
from tallgrass.platform.money import Money
from tallgrass.platform.subjects import Ref
from tallgrass.platform.words import Words

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Letters that show nothing but can deceive or break: controls and overrides of direction."""

Thousandths = Annotated[int, msgspec.Meta(ge=0, le=1000)]


class MarkBody(rest.Shape):
    """A point on a picture that names something; x and y in thousandths of its width and height."""

    kind: MarkKind
    label: Annotated[str, msgspec.Meta(min_length=1, max_length=30)]
    x: Thousandths
    y: Thousandths
    product: (
        Annotated[rest.Id, rest.text("标记指的商品；只有 product 标记有", "The product it points to; marks of kind `product` only")] | None
    ) = None


class PictureBody(rest.Shape):
    """A picture by the id its upload gave."""

    id: rest.Id
    alt: Annotated[str, msgspec.Meta(max_length=1500)] = ""
    marks: Annotated[list[MarkBody], msgspec.Meta(max_length=10)] = []


class TextCardBody(rest.Shape):
    """A written cover: its words and how they are drawn."""

    text: Annotated[str, msgspec.Meta(max_length=500)]
    template: Annotated[str, msgspec.Meta(max_length=20)] = "meadow"
    ground: Annotated[str, msgspec.Meta(max_length=20)] = ""
    seed: Annotated[int, msgspec.Meta(ge=0, le=2_000_000_000)] = 1

    def card(self) -> TextCard:
        return TextCard(many_lines(self.text), self.template, self.ground, self.seed)


class ContentBody(rest.Shape):
    """All that an author writes into a note. Lengths beyond the place's own limits come back as an error that names the field."""

    kind: Kind = Kind.PICTURE
    title: Annotated[str, rest.text("标题", "The title", max_length=400)] = ""
    body: Annotated[str, rest.text("正文，可带 #话题 和 @人", "The words, with #topics and @mentions", max_length=20_000)] = ""
    channel: Annotated[str, rest.text("频道的名字，可空", "A channel's name, or empty", max_length=20)] = ""
    place: Annotated[str, rest.text("地点", "Where it is about", max_length=200)] = ""
    visibility: Visibility = Visibility.PUBLIC
    pictures: Annotated[list[PictureBody], msgspec.Meta(max_length=18)] = []
    video: rest.Id | None = None
    text_card: TextCardBody | None = None
    genre: Genre = Genre.PLAIN
    evaluation: EvaluationShape | None = None
    tutorial: TutorialShape | None = None
    place_facts: PlaceShape | None = None
    entries: Annotated[list[EntryShape], msgspec.Meta(max_length=50)] = []
    goods: Annotated[
        list[rest.Id], rest.text("附上的商品，按顺序；要在卖", "Products attached to it, in order; on sale", max_length=10)
    ] = []

    def content(self) -> Content:
        """The content these words mean.

        Raises:
            DomainError: an id that cannot be one.
        """
        return Content(
            kind=self.kind,
            title=one_line(self.title),
            body=many_lines(self.body),
            channel=self.channel,
            place=one_line(self.place),
            visibility=self.visibility,
            pictures=tuple(_picture(picture) for picture in self.pictures),
            video_id=upload_id(self.video, "video") if self.video else None,
            text_card=self.text_card.card() if self.text_card else None,
            genre=self.genre,
            evaluation=_evaluation(self.evaluation) if self.evaluation else None,
            tutorial=_tutorial(self.tutorial) if self.tutorial else None,
            place_facts=place_of(self.place_facts) if self.place_facts else None,
            entries=tuple(Entry(upload_id(entry.note, "entries"), one_line(entry.remark)) for entry in self.entries),
            goods=tuple(upload_id(product, "goods") for product in self.goods),
        )


class CommentBody(rest.Shape):
    """A comment, or with `reply_to` a reply to one under the same note."""

    text: Annotated[str, rest.text("评论，可带 @人", "The words, with @mentions", max_length=10_000)] = ""
    pictures: Annotated[list[rest.Id], msgspec.Meta(max_length=18)] = []
    reply_to: rest.Id | None = None

    def picture_ids(self) -> list[int]:
        return [upload_id(picture, "pictures") for picture in self.pictures]


class CommentTextBody(rest.Shape):
    text: Annotated[str, rest.text("改过的评论", "The words as they are to be", max_length=10_000)]


class CommentersBody(rest.Shape):
    commenters: Commenters


class DraftBody(rest.Shape):
    """A save of the editor: the content, and the version it was begun from."""

    version: int
    content: ContentBody


class PublishBody(rest.Shape):
    """Publish now, or at a moment (with its offset from UTC)."""

    at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


def comment_id_in(text: str) -> int:
    """The comment that an address or a form names.

    Raises:
        DomainError: `not_found`, when no comment can have that name.
    """
    return rest.id_of(text)


def picture_ids_in(names: list[str]) -> list[int]:
    """The pictures that a form names.

    Raises:
        DomainError: `unknown_pictures`.
    """
    return [upload_id(name, "pictures") for name in names if name]


def read_json(body: bytes, shape: type[msgspec.Struct]) -> msgspec.Struct:
    """The body of a request as one of the shapes above.

    Raises:
        DomainError: `bad_request`, status 400, for no JSON; `invalid`, status 422, for JSON of another shape.
    """
    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError as error:
        raise DomainError("invalid", Words(f"内容的格式不对：{error}", f"The content is not of the right shape: {error}")) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise DomainError("bad_request", Words("收到的不是 JSON。", "This is not JSON."), status=400) from None


def one_line(text: str) -> str:
    """Text for one line: controls gone, white space folded."""
    return " ".join(_CONTROL.sub("", text).split())


def many_lines(text: str) -> str:
    """Text of many lines: controls gone, line ends alike, never more than two empty lines together."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"\n{4,}", "\n\n\n", text).strip()


def _picture(body: PictureBody) -> PictureInput:
    marks = tuple(MarkInput(mark.kind, one_line(mark.label), mark.x, mark.y, _product(mark)) for mark in body.marks)
    return PictureInput(upload_id(body.id, "pictures"), one_line(body.alt), tuple(mark for mark in marks if mark.label))


def _product(mark: MarkBody) -> int | None:
    return upload_id(mark.product, "goods") if mark.product and mark.kind is MarkKind.PRODUCT else None


def _evaluation(shape: EvaluationShape) -> Evaluation:
    return Evaluation(
        product=one_line(shape.product),
        brand=one_line(shape.brand),
        verdict=shape.verdict,
        score=round(shape.score * 2) if shape.score else None,
        pros=_lines(shape.pros),
        cons=_lines(shape.cons),
        price=money_of(shape.price),
        came_by=shape.came_by,
        used_for=shape.used_for,
        thing=Ref(shape.thing.kind, upload_id(shape.thing.id, "thing")) if shape.thing else None,
    )


def _tutorial(shape: TutorialShape) -> Tutorial:
    steps = (Step(many_lines(step.text), upload_id(step.picture, "steps") if step.picture else None) for step in shape.steps)
    return Tutorial(tuple(step for step in steps if step.text), shape.minutes, shape.difficulty, _lines(shape.needs))


def place_of(shape: PlaceShape) -> PlaceFacts:
    """The place these words mean."""
    return PlaceFacts(
        name=one_line(shape.name),
        kind=shape.kind,
        latitude=_degrees(shape.latitude),
        longitude=_degrees(shape.longitude),
        hours=tuple(sorted((hours_of(hours) for hours in shape.hours), key=lambda hours: (hours.weekday, hours.opens))),
        price_a_head=money_of(shape.price_a_head),
    )


def _lines(lines: list[str]) -> tuple[str, ...]:
    return tuple(cleaned for line in lines if (cleaned := one_line(line)))


def money_of(shape: MoneyShape | None) -> Money | None:
    return Money(shape.minor, shape.currency) if shape else None


def _degrees(value: float | None) -> float | None:
    """To five decimals, about a metre: what a phone knows more of is nobody's business."""
    return round(value, 5) if value is not None else None


def upload_id(text: str, field: str) -> int:
    """The id in `text`.

    Raises:
        DomainError: no thing can have it; names the field.
    """
    try:
        return from_short(text)
    except ValueError:
        raise errors.unknown(field) from None
