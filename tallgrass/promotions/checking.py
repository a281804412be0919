"""Drafts checked: every number within its bounds, every window ahead."""

from datetime import datetime

from tallgrass.mall.types import WarehouseKind
from tallgrass.platform import clock
from tallgrass.platform.money import MOST
from tallgrass.promotions import errors
from tallgrass.promotions.actions.claiming import CODE
from tallgrass.promotions.drafts import CouponDraft, FreightDraft, OfferDraft, RuleDraft, SaleDraft
from tallgrass.promotions.pricing.types import Measure
from tallgrass.promotions.types import OfferKind

MOST_UNITS = 10_000
"""Of one limited sale: each is a row."""
MOST_TIERS = 5


def check_amount(value: int, field: str, least: int = 1) -> None:
    if not least <= value <= MOST:
        raise errors.bad_number(field)


def check_window(opens: datetime, closes: datetime) -> None:
    if closes <= opens or closes <= clock.now():
        raise errors.bad_window()


def check_rule(draft: RuleDraft) -> None:
    if not draft.name.strip():
        raise errors.missing("name")
    if len(draft.name) > 40:
        raise errors.bad_number("name")
    if len(draft.name_en) > 80:
        raise errors.bad_number("name_en")
    check_window(draft.opens, draft.closes)
    if len(draft.product_ids) > 200 or len(draft.category_ids) > 50:
        raise errors.bad_number("product_ids")
    if not set(draft.warehouse_kinds) <= {kind.value for kind in WarehouseKind}:
        raise errors.bad_number("warehouse_kinds")


def check_off(amount: int, percent: int, field: str = "amount_off") -> None:
    """Exactly one of the two."""
    if (amount > 0) == (percent > 0) or not 0 <= percent < 100:
        raise errors.bad_number(field)
    check_amount(amount, field, 0)


def check_coupon(draft: CouponDraft) -> None:
    check_rule(draft)
    check_off(draft.amount_off, draft.percent_off)
    check_amount(draft.at, "at", 0)
    if draft.most_off is not None:
        check_amount(draft.most_off, "most_off")
    if draft.total is not None and not 1 <= draft.total <= 100_000_000:
        raise errors.bad_number("total")
    if not 1 <= draft.per_person <= 100:
        raise errors.bad_number("per_person")
    if draft.good_days is not None and not 1 <= draft.good_days <= 730:
        raise errors.bad_number("good_days")
    if draft.good_until is not None and draft.good_until <= draft.opens:
        raise errors.bad_window("good_until")
    if draft.code and not CODE.fullmatch(draft.code):
        raise errors.bad_code()


def check_offer(draft: OfferDraft) -> None:
    check_rule(draft)
    check_amount(draft.at, "at", 0)
    if draft.kind is not OfferKind.TIERS:
        return
    if not 1 <= len(draft.tiers) <= MOST_TIERS or len({at for at, _, _ in draft.tiers}) != len(draft.tiers):
        raise errors.bad_number("tiers")
    if draft.measure not in set(Measure):
        raise errors.bad_number("measure")
    if draft.most_off is not None:
        check_amount(draft.most_off, "most_off")
    for at, amount, percent in draft.tiers:
        check_amount(at, "tiers")
        check_off(amount, percent, "tiers")


def check_sale(draft: SaleDraft) -> None:
    check_window(draft.opens, draft.closes)
    check_amount(draft.price, "price", 0)
    if not 1 <= draft.units <= MOST_UNITS:
        raise errors.bad_number("units")
    if not 1 <= draft.per_person <= 100:
        raise errors.bad_number("per_person")
    if len(draft.name) > 40 or len(draft.name_en) > 80:
        raise errors.bad_number("name")


def check_freight(draft: FreightDraft) -> None:
    check_amount(draft.first_fee, "first_fee", 0)
    check_amount(draft.step_fee, "step_fee", 0)
    if not 0 <= draft.first_grams <= 1_000_000:
        raise errors.bad_number("first_grams")
    if not 1 <= draft.step_grams <= 1_000_000:
        raise errors.bad_number("step_grams")
    if draft.warehouse_kind not in {"", *(kind.value for kind in WarehouseKind)}:
        raise errors.bad_number("warehouse_kind")
