"""Shapes of lists that cross walls."""

from dataclasses import dataclass
from enum import StrEnum

from tallgrass.accounts.types import PersonCard
from tallgrass.platform.ids import short
from tallgrass.platform.money import Money
from tallgrass.platform.subjects import SubjectCard


class ListKind(StrEnum):
    WISH = "wish"
    TRIP = "trip"


class EntryKind(StrEnum):
    NOTE = "note"
    PLACE = "place"
    THING = "thing"


@dataclass(frozen=True)
class EntryInput:
    """What an owner writes into an entry. `price` in the smallest unit of the list's currency."""

    kind: EntryKind = EntryKind.THING
    words: str = ""
    remark: str = ""
    quantity: int = 1
    price: int | None = None
    section_id: int | None = None


@dataclass(frozen=True)
class EntryGoods:
    """A product on a list, as it stands now. `price` is the lowest of its variants, in the currency of the house."""

    product_id: int
    price: Money
    on_sale: bool
    in_stock: bool


@dataclass(frozen=True)
class EntryView:
    """An entry of a list, for one viewer. `subject` is None for plain words, when the viewer may not see the thing (`gone`), and for a product
    that is not on sale; `goods` is None for what is no product."""

    id: int
    kind: EntryKind
    title: str
    words: str
    remark: str
    quantity: int
    price: Money | None
    ticked: bool
    section_id: int | None
    subject: SubjectCard | None = None
    gone: bool = False
    goods: EntryGoods | None = None


@dataclass(frozen=True)
class SectionView:
    """A part of a list with its entries; `id` is None for those outside of any."""

    id: int | None
    name: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class ListCard:
    """A list in a list of lists."""

    id: int
    name: str
    kind: ListKind
    about: str
    currency: str
    entries: int
    done: int

    @property
    def url(self) -> str:
        return f"/lists/{short(self.id)}/"


@dataclass(frozen=True)
class ListView:
    """A list as its page shows it."""

    card: ListCard
    owner: PersonCard
    sections: tuple[SectionView, ...]
    total: Money | None
    """What all of it is expected to cost, goods without an expectation at their price of now; None when nothing has a price."""
    mine: bool
    code: str = ""
    """Of the living link, for the owner."""
    visits: int = 0
