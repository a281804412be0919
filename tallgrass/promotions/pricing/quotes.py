"""What the engine gives out: amounts in minor units of the basket's currency, each line adding up, each step in words."""

from dataclasses import dataclass
from enum import StrEnum

from tallgrass.platform.words import Words


class StepKind(StrEnum):
    LIMITED = "limited"
    OFFER = "offer"
    COUPON = "coupon"
    GIFT = "gift"
    FREIGHT = "freight"
    DEW = "dew"


@dataclass(frozen=True)
class Deduction:
    """Taken off a line by a rule. `store_id` bears it; None: the house."""

    kind: StepKind
    source_id: int
    amount: int
    store_id: int | None = None


@dataclass(frozen=True)
class Portion:
    """So many of a line at one price; `limited_id` names the limited price."""

    quantity: int
    price: int
    limited_id: int | None = None


@dataclass(frozen=True)
class LineQuote:
    key: str
    quantity: int
    list_total: int
    """At the usual prices, for "you save"."""
    portions: tuple[Portion, ...]
    deductions: tuple[Deduction, ...]
    freight: int
    """The line's share of its parcel's freight."""
    dew: int
    """Points used on the line."""

    @property
    def gross(self) -> int:
        return sum(portion.quantity * portion.price for portion in self.portions)

    @property
    def order_price(self) -> int:
        """After limited prices and offers, before coupons and dew: what customs take as the price of goods (coupons and points are means of payment)."""
        return self.gross - sum(cut.amount for cut in self.deductions if cut.kind == StepKind.OFFER)

    @property
    def goods(self) -> int:
        """What the buyer pays for the goods."""
        return self.gross - sum(cut.amount for cut in self.deductions)


@dataclass(frozen=True)
class Parcel:
    """What one store sends from one warehouse."""

    store_id: int
    warehouse_id: int
    warehouse_kind: str
    keys: tuple[str, ...]
    weight_grams: int
    full_freight: int
    """By weight; `freight` is 0 when a rule frees it."""
    freight: int


@dataclass(frozen=True)
class Gift:
    offer_id: int
    variant_id: int
    quantity: int
    words: Words
    store_id: int | None


@dataclass(frozen=True)
class Step:
    """One thing that changed the price: `amount` below zero saves, above zero costs."""

    kind: StepKind
    source_id: int
    words: Words
    amount: int


@dataclass(frozen=True)
class Hint:
    """What is near: `missing` is how much more reaches it (minor units, or pieces)."""

    kind: StepKind
    source_id: int
    words: Words
    missing: int


@dataclass(frozen=True)
class LeftOut:
    """A coupon that was not used, and why. `missing` minor units reach its threshold, 0 where that is not the reason."""

    coupon_id: int
    words: Words
    missing: int = 0


@dataclass(frozen=True)
class Quote:
    currency: str
    lines: tuple[LineQuote, ...]
    parcels: tuple[Parcel, ...]
    gifts: tuple[Gift, ...]
    coupons: tuple[int, ...]
    """The coupons that are used."""
    left_out: tuple[LeftOut, ...]
    dew: int
    dew_worth: int
    steps: tuple[Step, ...]
    hints: tuple[Hint, ...]

    @property
    def list_total(self) -> int:
        return sum(line.list_total for line in self.lines)

    @property
    def goods(self) -> int:
        return sum(line.goods for line in self.lines)

    @property
    def freight(self) -> int:
        return sum(parcel.freight for parcel in self.parcels)

    @property
    def total(self) -> int:
        """What is to be paid, import taxes apart."""
        return self.goods + self.freight

    @property
    def saved(self) -> int:
        """Against the usual prices."""
        return self.list_total - self.goods

    def line(self, key: str) -> LineQuote:
        return next(line for line in self.lines if line.key == key)
