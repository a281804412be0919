"""What a checkout shows and places: worked out anew from the database each time, never taken from a page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tallgrass.mall.types import Offer, StoreCard, WarehouseStock
from tallgrass.platform.money import Money
from tallgrass.platform.words import Words
from tallgrass.promotions.crossborder.types import Assessment
from tallgrass.promotions.pricing.quotes import Hint, Quote
from tallgrass.promotions.types import LimitedWish


@dataclass(frozen=True)
class Wish:
    """So many of a variant from a warehouse, and the path by which the buyer came to it."""

    variant_id: int
    warehouse_id: int
    quantity: int
    from_note_id: int | None = None
    from_exposure: int | None = None

    @property
    def key(self) -> str:
        return f"{self.variant_id}:{self.warehouse_id}"


def place_of(offer: Offer | None, warehouse_id: int) -> WarehouseStock | None:
    """What a warehouse has of an offer."""
    return next((place for place in offer.warehouses if place.warehouse_id == warehouse_id), None) if offer else None


def merged(wishes: Sequence[Wish]) -> list[Wish]:
    """Wishes for the same goods from the same warehouse as one; the first path is kept."""
    found: dict[str, Wish] = {}
    for wish in wishes:
        before = found.get(wish.key)
        found[wish.key] = replace(before, quantity=before.quantity + wish.quantity) if before else wish
    return list(found.values())


@dataclass(frozen=True)
class Choices:
    """What the buyer chose beside the goods. `claims` None: the best of their coupons."""

    country: str = "CN"
    identity_print: str = ""
    claims: tuple[int, ...] | None = None
    use_dew: bool = False


@dataclass(frozen=True)
class PlannedLine:
    """A line as it would be ordered. Amounts in minor units; `paid` is its part of the money, without freight."""

    wish: Wish
    offer: Offer
    unit_price: int
    discount: int = 0
    house_discount: int = 0
    tax: int = 0
    tax_basis_points: int = 0
    quota: int = 0
    dew: int = 0
    dew_amount: int = 0
    is_gift: bool = False
    declared: int = 0
    """What customs takes for its price: after offers, before coupons and dew, which are means of payment."""
    why: Words | None = None
    """What a gift is for."""

    @property
    def goods(self) -> int:
        return self.unit_price * self.wish.quantity

    @property
    def paid(self) -> int:
        return self.goods + self.tax - self.discount - self.dew_amount

    def money(self, minor: int) -> Money:
        return Money(minor, self.offer.price.currency)


@dataclass(frozen=True)
class Parcel:
    """What one store sends from one warehouse: it becomes an order. `customs` is how its import was judged."""

    store: StoreCard
    warehouse: WarehouseStock
    lines: tuple[PlannedLine, ...]
    freight: int
    arrives: tuple[date, date]
    customs: Assessment | None = None
    missed_gifts: tuple[Words, ...] = ()
    """Gifts that were earned and do not come along, and why."""

    @property
    def is_cross_border(self) -> bool:
        return self.customs is not None

    @property
    def is_refused(self) -> bool:
        """It cannot be imported like this; what its tax would be is not known."""
        return self.customs is not None and not self.customs.is_allowed

    @property
    def tax(self) -> int:
        return sum(line.tax for line in self.lines)

    @property
    def goods(self) -> int:
        return sum(line.goods for line in self.lines)

    @property
    def discount(self) -> int:
        return sum(line.discount for line in self.lines)

    @property
    def dew_amount(self) -> int:
        return sum(line.dew_amount for line in self.lines)

    @property
    def total(self) -> int:
        return sum(line.paid for line in self.lines) + self.freight

    @property
    def quota(self) -> int:
        return sum(line.quota for line in self.lines)

    @property
    def rates(self) -> str:
        """The combined rates of its lines as people read them."""
        return "、".join(dict.fromkeys(f"{line.tax_basis_points / 100:g}%" for line in self.lines if line.tax_basis_points))


@dataclass(frozen=True)
class Fault:
    """Why this cannot be ordered as it stands. `code` is that of the error placing it would raise."""

    code: str
    words: Words
    key: str = ""
    """The line at fault."""


@dataclass(frozen=True)
class Quota:
    """The year's limit of an identity: `used` before, `now` by this checkout."""

    year: int
    limit: int
    used: int
    now: int
    single: int

    @property
    def left(self) -> int:
        return max(0, self.limit - self.used - self.now)


@dataclass(frozen=True)
class Plan:
    """A checkout. `faults` empty: it can be placed."""

    currency: str
    parcels: tuple[Parcel, ...]
    quote: Quote
    faults: tuple[Fault, ...]
    limited: tuple[LimitedWish, ...]
    quota: Quota | None
    dew_owned: int

    @property
    def is_refused(self) -> bool:
        """A parcel of it cannot be imported like this."""
        return any(parcel.is_refused for parcel in self.parcels)

    @property
    def goods(self) -> int:
        return sum(parcel.goods for parcel in self.parcels)

    @property
    def pieces(self) -> int:
        return sum(line.wish.quantity for parcel in self.parcels for line in parcel.lines)

    @property
    def freight(self) -> int:
        return sum(parcel.freight for parcel in self.parcels)

    @property
    def tax(self) -> int:
        return sum(parcel.tax for parcel in self.parcels)

    @property
    def discount(self) -> int:
        return sum(parcel.discount for parcel in self.parcels)

    @property
    def dew(self) -> int:
        return sum(line.dew for parcel in self.parcels for line in parcel.lines)

    @property
    def dew_amount(self) -> int:
        return sum(parcel.dew_amount for parcel in self.parcels)

    @property
    def total(self) -> int:
        return sum(parcel.total for parcel in self.parcels)

    @property
    def needs_identity(self) -> bool:
        return any(parcel.is_cross_border for parcel in self.parcels)

    @property
    def hints(self) -> tuple[Hint, ...]:
        return self.quote.hints

    def money(self, minor: int) -> Money:
        return Money(minor, self.currency)
