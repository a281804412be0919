"""Boards and lists as JSON takes and shows them."""

from typing import Annotated

import msgspec

from tallgrass.accounts.shapes import PersonShape, person_shape
from tallgrass.mall.shapes import AmountShape, amount_shape
from tallgrass.notes.actions.list_entries import DEAREST, MOST
from tallgrass.notes.board_types import BoardCard, BoardVisibility
from tallgrass.notes.forms import many_lines, one_line
from tallgrass.notes.list_types import EntryGoods, EntryInput, EntryKind, EntryView, ListCard, ListKind, ListView
from tallgrass.notes.shapes import PictureShape, picture_shape
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.subjects import SubjectCard

Currency = Annotated[str, rest.text("ISO 4217 货币", "Currency of ISO 4217", pattern="^[A-Z]{3}$", examples=["CNY"])]


class BoardBody(rest.Shape):
    """What a board says of itself."""

    name: Annotated[str, rest.text("名字，每人不重名", "Its name; nobody has two of one name", max_length=200)]
    description: Annotated[str, rest.text("说明", "What it is about", max_length=1000)] = ""
    visibility: BoardVisibility = BoardVisibility.PUBLIC

    def words(self) -> dict[str, object]:
        return {"name": one_line(self.name), "description": many_lines(self.description), "visibility": self.visibility}


class AfterBody(rest.Shape):
    """Behind which other one it goes; null: first."""

    after: rest.Id | None = None


class CoverBody(rest.Shape):
    """The note whose picture stands for the board; null: its first four."""

    note: rest.Id | None = None


class TargetBody(rest.Shape):
    """Another board."""

    board: rest.Id


class InviteBody(rest.Shape):
    handle: Annotated[str, rest.text("对方的用户名", "The other's handle", min_length=1, max_length=40)]


class BoardShape(rest.Shape):
    """A board. Notes you may not see are not counted; `covers` holds the one chosen, or up to four."""

    id: rest.Id
    url: str
    name: str
    description: str
    visibility: BoardVisibility
    owner: PersonShape
    editors: list[PersonShape]
    notes: int
    follows: int
    covers: list[PictureShape]
    followed: bool
    fills: Annotated[bool, rest.text("你能往里放", "Whether you may put notes on it")]
    invited: Annotated[bool, rest.text("你被邀请了，还没答复", "Whether you were asked to fill it and have not said yet")]


class SeatShape(rest.Shape):
    """Someone who fills a board, or is asked to (`joined` false)."""

    person: PersonShape
    joined: bool


class SeatsShape(rest.Shape):
    items: list[SeatShape]


class ListBody(rest.Shape):
    """What a list says of itself."""

    name: Annotated[str, rest.text("名字", "Its name", max_length=200)]
    kind: ListKind = ListKind.WISH
    about: Annotated[str, rest.text("说明", "What it is about", max_length=1000)] = ""
    currency: Currency = "CNY"

    def words(self) -> dict[str, object]:
        return {"name": one_line(self.name), "kind": self.kind, "about": many_lines(self.about), "currency": self.currency}


class EntryBody(rest.Shape):
    """An entry in plain words. `price` in the smallest unit of the list's currency."""

    words: Annotated[str, rest.text("要什么，或去哪儿", "What, or where", max_length=400)]
    kind: EntryKind = EntryKind.THING
    remark: Annotated[str, rest.text("备注", "A remark", max_length=800)] = ""
    quantity: Annotated[int, msgspec.Meta(ge=1, le=MOST)] = 1
    price: Annotated[int, msgspec.Meta(ge=0, le=DEAREST)] | None = None
    section: rest.Id | None = None

    def entry(self) -> EntryInput:
        return EntryInput(
            kind=self.kind,
            words=one_line(self.words),
            remark=one_line(self.remark),
            quantity=self.quantity,
            price=self.price,
            section_id=rest.id_of(self.section) if self.section else None,
        )


class NoteEntryBody(rest.Shape):
    """A note, or the place it is about."""

    note: rest.Id
    as_place: bool = False


class GoodsEntryBody(rest.Shape):
    """A product that is on sale."""

    product: rest.Id


class MoveBody(rest.Shape):
    """Behind which entry (null: first) of which section (null: none)."""

    after: rest.Id | None = None
    section: rest.Id | None = None


class SectionBody(rest.Shape):
    name: Annotated[str, rest.text("名字", "Its name", max_length=200)]


class TurnBody(rest.Shape):
    """A tick set or taken away, as it was done `ago_ms` milliseconds ago: of several devices the last one wins."""

    ticked: bool
    ago_ms: Annotated[int, msgspec.Meta(ge=0, le=10**12)] = 0


class TurnedShape(rest.Shape):
    """How the entry stands now. `taken` is false when another device spoke later."""

    ticked: bool
    taken: bool


class EntrySubjectShape(rest.Shape):
    title: str
    url: str
    picture_url: str | None


class EntryGoodsShape(rest.Shape):
    """The product an entry stands for, as it is now: the lowest price of its variants, and whether it can be had."""

    product_id: rest.Id
    price: AmountShape
    on_sale: bool
    in_stock: bool


class EntryShape(rest.Shape):
    """An entry. `gone`: it stands for something you can no longer see."""

    id: rest.Id
    kind: EntryKind
    title: str
    remark: str
    quantity: int
    price: int | None
    ticked: bool
    subject: EntrySubjectShape | None
    gone: bool
    goods: EntryGoodsShape | None


class SectionShape(rest.Shape):
    """A part of a list; the first one has no id and holds what is in none."""

    id: rest.Id | None
    name: str
    entries: list[EntryShape]


class ListCardShape(rest.Shape):
    id: rest.Id
    url: str
    name: str
    kind: ListKind
    about: str
    currency: str
    entries: int
    done: int


class ListShape(rest.Shape):
    """A list, whole. `total` is what all of it is expected to cost, in the smallest unit of `currency`."""

    card: ListCardShape
    owner: PersonShape
    sections: list[SectionShape]
    total: int | None
    link: str | None
    visits: int


class ListLinkShape(rest.Shape):
    url: Annotated[str, rest.text("给人看的链接", "The link to hand on")]


def board_shape(card: BoardCard) -> BoardShape:
    return BoardShape(
        id=short(card.id),
        url=card.url,
        name=card.name,
        description=card.description,
        visibility=card.visibility,
        owner=person_shape(card.owner),
        editors=[person_shape(editor) for editor in card.editors],
        notes=card.notes,
        follows=card.follows,
        covers=[picture_shape(cover) for cover in card.covers],
        followed=card.followed,
        fills=card.fills,
        invited=card.invited,
    )


def list_card_shape(card: ListCard) -> ListCardShape:
    return ListCardShape(
        id=short(card.id),
        url=card.url,
        name=card.name,
        kind=card.kind,
        about=card.about,
        currency=card.currency,
        entries=card.entries,
        done=card.done,
    )


def list_shape(view: ListView, link: str | None) -> ListShape:
    return ListShape(
        card=list_card_shape(view.card),
        owner=person_shape(view.owner),
        sections=[
            SectionShape(id=short(part.id) if part.id else None, name=part.name, entries=[entry_shape(entry) for entry in part.entries])
            for part in view.sections
        ],
        total=view.total.minor if view.total else None,
        link=link,
        visits=view.visits,
    )


def entry_shape(entry: EntryView) -> EntryShape:
    return EntryShape(
        id=short(entry.id),
        kind=entry.kind,
        title=entry.title,
        remark=entry.remark,
        quantity=entry.quantity,
        price=entry.price.minor if entry.price else None,
        ticked=entry.ticked,
        subject=_subject(entry.subject),
        gone=entry.gone,
        goods=_goods(entry.goods),
    )


def _goods(goods: EntryGoods | None) -> EntryGoodsShape | None:
    if goods is None:
        return None
    price = amount_shape(goods.price)
    return EntryGoodsShape(product_id=short(goods.product_id), price=price, on_sale=goods.on_sale, in_stock=goods.in_stock)


def _subject(card: SubjectCard | None) -> EntrySubjectShape | None:
    return EntrySubjectShape(title=card.title, url=card.url, picture_url=card.picture_url) if card else None
