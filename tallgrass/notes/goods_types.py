"""Goods on notes, as they cross walls."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tallgrass.mall.types import ProductCard
from tallgrass.platform.ids import short
from tallgrass.platform.money import Money

PRODUCT = "product"
"""The kind of a product as a `Ref`."""


class GoodsWay(StrEnum):
    """How a product came onto a note."""

    ATTACHED = "attached"
    MARK = "mark"
    THING = "thing"


class WordKind(StrEnum):
    """What word of mouth is gathered on."""

    PRODUCT = "product"
    BRAND = "brand"


@dataclass(frozen=True)
class NoteGood:
    """A product as a note holds it."""

    product_id: int
    way: GoodsWay = GoodsWay.ATTACHED
    own_store: bool = False


@dataclass(frozen=True)
class ShownGood:
    """A product as a note's page shows it; its link carries the note."""

    card: ProductCard
    note_id: int
    own_store: bool

    @property
    def url(self) -> str:
        return goods_link(self.card.id, self.note_id)


@dataclass(frozen=True)
class MonthWord:
    """What a month said. `score`: mean in half stars, None without scores."""

    month: str
    grow: int
    pull: int
    open: int
    score: float | None


@dataclass(frozen=True)
class Word:
    """The word of mouth on a product or a brand. Scores: means in half stars; `stars`: how many buyers gave one to five."""

    notes: int = 0
    questions: int = 0
    grow: int = 0
    pull: int = 0
    open: int = 0
    score: float | None = None
    buyers: int = 0
    buyers_score: float | None = None
    stars: tuple[int, ...] = (0, 0, 0, 0, 0)
    months: tuple[MonthWord, ...] = ()
    pros: tuple[tuple[str, int], ...] = ()
    cons: tuple[tuple[str, int], ...] = ()

    @property
    def reviews(self) -> int:
        return self.grow + self.pull + self.open

    @property
    def growing(self) -> int | None:
        """Those who want it among those decided, per cent."""
        decided = self.grow + self.pull
        return round(100 * self.grow / decided) if decided else None


@dataclass(frozen=True)
class Sale:
    """A line of a paid order that came by a note, as it stands now. Amounts in minor units of the house's currency."""

    order_id: int
    buyer_id: int
    product_id: int
    note_id: int
    amount: int
    given_back: int
    received: bool
    day: date


@dataclass(frozen=True)
class Figures:
    """What a note, or all of a person's, brought to the mall."""

    clicks: int
    orders: int
    amount: Money
    received: int
    given_back: Money


@dataclass(frozen=True)
class Loop:
    """A day of the loop."""

    day: date
    clicks: int
    paid: int
    amount: Money
    by_notes: int
    notes_amount: Money
    received: int
    given_back: Money
    reviews: int


def goods_link(product_id: int, note_id: int) -> str:
    return f"/goods/{short(product_id)}/?from={short(note_id)}"
