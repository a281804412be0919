"""What the engine takes in. What it gives out stands in `quotes`."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tallgrass.platform.words import Words

NOBODY = Words("", "")


@dataclass(frozen=True)
class Line:
    """So many of one variant from one warehouse."""

    key: str
    """The caller's name of the line, unique in the basket."""
    variant_id: int
    product_id: int
    store_id: int
    warehouse_id: int
    warehouse_kind: str
    """A `WarehouseKind` of the mall."""
    quantity: int
    unit_price: int
    list_price: int | None = None
    """What one is usually had for, where that is more."""
    weight_grams: int = 0
    category_ids: frozenset[int] = frozenset()
    """The category of the product and all above it."""
    title: Words = NOBODY


@dataclass(frozen=True)
class Basket:
    currency: str
    lines: tuple[Line, ...]
    at: datetime
    dew: int = 0
    """How much dew the buyer wants to use, at most; never more than they own."""


@dataclass(frozen=True)
class Scope:
    """Which lines a rule touches. What is empty asks nothing; what is not must hold, all of it."""

    store_id: int | None = None
    """None: the whole mall, and the house bears it."""
    product_ids: frozenset[int] = frozenset()
    category_ids: frozenset[int] = frozenset()
    warehouse_kinds: frozenset[str] = frozenset()

    def covers(self, line: Line) -> bool:
        return (
            (self.store_id is None or line.store_id == self.store_id)
            and (not self.product_ids or line.product_id in self.product_ids)
            and (not self.category_ids or not self.category_ids.isdisjoint(line.category_ids))
            and (not self.warehouse_kinds or line.warehouse_kind in self.warehouse_kinds)
        )


@dataclass(frozen=True)
class Window:
    """From a moment until before another; None: open on that side."""

    opens: datetime | None = None
    closes: datetime | None = None

    def holds(self, at: datetime) -> bool:
        return (self.opens is None or self.opens <= at) and (self.closes is None or at < self.closes)


@dataclass(frozen=True)
class LimitedPrice:
    """A price for a time. `person_left` and `units_left` say how many this buyer and everybody may still have of it (None: any number)."""

    id: int
    variant_id: int
    price: int
    window: Window = Window()
    person_left: int | None = None
    units_left: int | None = None
    stands_alone: bool = False
    """Neither offers nor coupons touch what is bought at this price."""


class Measure(StrEnum):
    SPEND = "spend"
    COUNT = "count"


@dataclass(frozen=True)
class Tier:
    """From `at` on (minor units, or pieces): so much off, or so many per cent."""

    at: int
    amount_off: int = 0
    percent_off: int = 0


@dataclass(frozen=True)
class TierOffer:
    """Spend or take so much, save so much: the highest tier reached counts."""

    id: int
    measure: Measure
    tiers: tuple[Tier, ...]
    scope: Scope = Scope()
    window: Window = Window()
    repeats: bool = False
    """An amount counts again for every full `at` of the tier."""
    most_off: int | None = None
    name: Words = NOBODY


@dataclass(frozen=True)
class GiftOffer:
    """Spend `at`, get `quantity` of a variant for nothing, once a basket."""

    id: int
    at: int
    variant_id: int
    gift: Words
    quantity: int = 1
    left: int | None = None
    """How many there are, and this buyer may have; None: enough."""
    scope: Scope = Scope()
    window: Window = Window()


@dataclass(frozen=True)
class FreightTable:
    """What a parcel from a warehouse costs by weight. The most particular table counts: of the warehouse, of the store, of the kind."""

    first_fee: int
    first_grams: int = 1000
    step_fee: int = 0
    step_grams: int = 1000
    warehouse_id: int | None = None
    store_id: int | None = None
    warehouse_kind: str | None = None


@dataclass(frozen=True)
class FreeFreight:
    """Spend `at` on what the scope covers, and the parcels with it travel for nothing."""

    id: int
    at: int = 0
    scope: Scope = Scope()
    window: Window = Window()


@dataclass(frozen=True)
class CouponTerms:
    """One coupon in a person's hands: from `at` on, an amount or per cent off (with a cap)."""

    id: int
    at: int = 0
    amount_off: int = 0
    percent_off: int = 0
    most_off: int | None = None
    scope: Scope = Scope()
    """With a store: a coupon of that store; without: of the mall."""
    window: Window = Window()
    is_exclusive: bool = False
    """Goes with no other coupon."""
    name: Words = NOBODY


@dataclass(frozen=True)
class Stacking:
    """How many coupons go together."""

    per_store: int = 1
    mall: int = 1


@dataclass(frozen=True)
class DewRule:
    """What dew is worth: `points` dew are `worth` minor units; it pays at most `cap_percent` of the goods."""

    points: int
    worth: int
    cap_percent: int


@dataclass(frozen=True)
class Deals:
    """All that may change what a basket costs."""

    limited: tuple[LimitedPrice, ...] = ()
    offers: tuple[TierOffer, ...] = ()
    gifts: tuple[GiftOffer, ...] = ()
    freight: tuple[FreightTable, ...] = ()
    free_freight: tuple[FreeFreight, ...] = ()
    coupons: tuple[CouponTerms, ...] = ()
    stacking: Stacking = field(default=Stacking())
    dew: DewRule | None = None
