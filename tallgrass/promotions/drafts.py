"""What someone writes down for a new coupon, offer or sale, before it is checked. Amounts are minor units of the house's currency."""

from dataclasses import dataclass
from datetime import datetime

from tallgrass.promotions.types import OfferKind


@dataclass(frozen=True, kw_only=True)
class RuleDraft:
    name: str
    name_en: str = ""
    opens: datetime
    closes: datetime
    product_ids: tuple[int, ...] = ()
    category_ids: tuple[int, ...] = ()
    warehouse_kinds: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CouponDraft(RuleDraft):
    at: int = 0
    amount_off: int = 0
    percent_off: int = 0
    most_off: int | None = None
    total: int | None = None
    per_person: int = 1
    good_days: int | None = None
    good_until: datetime | None = None
    """None: until `closes`."""
    code: str = ""
    is_exclusive: bool = False


@dataclass(frozen=True, kw_only=True)
class OfferDraft(RuleDraft):
    kind: OfferKind
    measure: str = "spend"
    tiers: tuple[tuple[int, int, int], ...] = ()
    """(at, amount off, per cent off)."""
    repeats: bool = False
    most_off: int | None = None
    at: int = 0
    gift_code: str = ""
    """The store's code of the variant that is given."""


@dataclass(frozen=True, kw_only=True)
class SaleDraft:
    name: str = ""
    name_en: str = ""
    variant_code: str
    price: int
    units: int
    per_person: int = 1
    stands_alone: bool = False
    has_line: bool = False
    opens: datetime
    closes: datetime


@dataclass(frozen=True, kw_only=True)
class FreightDraft:
    first_fee: int
    first_grams: int = 1000
    step_fee: int = 0
    step_grams: int = 1000
    warehouse_kind: str = ""
