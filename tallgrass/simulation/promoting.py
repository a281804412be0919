"""What makes prices lower in the demo: coupons in people's hands, offers, what freight costs, and limited sales that run today and this week."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.mall.models import Price, Stock, Store, StoreStaff, Variant
from tallgrass.mall.types import StaffRole, WarehouseKind
from tallgrass.promotions.actions import add_coupon, add_offer, add_sale, claim_coupon, set_freight
from tallgrass.promotions.drafts import CouponDraft, FreightDraft, OfferDraft, SaleDraft
from tallgrass.promotions.models import Coupon, LimitedSale
from tallgrass.promotions.types import OfferKind
from tallgrass.simulation.people import DOORS

_STORE_COUPONS = (
    ("新客见面礼", "A welcome", 9900, 1000),
    ("再来一次", "Come again", 19900, 3000),
    ("攒够再买", "Worth the wait", 29900, 4000),
)
_SALES = ((-3, 20, 40, 2), (-1, 26, 12, 1), (21, 30, 30, 1), (69, 76, 60, 2))
"""Hours until a sale opens and closes, its units, and how many a person."""


@transaction.atomic
def promote(now: datetime, say: Callable[[str], object]) -> int:
    """Make all of it unless it stands already. How many coupons and sales."""
    stores = list(Store.objects.filter(state="open").order_by("id"))
    operator = Person.objects.filter(role="operator").order_by("id").first()
    if not stores or operator is None or Coupon.objects.exists():
        return 0
    opens, closes = now - timedelta(days=2), now + timedelta(days=26)
    _for_all(operator, opens, closes)
    for place, store in enumerate(stores):
        name, name_en, at, off = _STORE_COUPONS[place % len(_STORE_COUPONS)]
        draft = CouponDraft(name=name, name_en=name_en, opens=opens, closes=closes, at=at, amount_off=off, total=500, good_days=14)
        add_coupon(actor=_owner(store), store=store, draft=draft)
    _offers(stores, opens, closes)
    people = list(Person.objects.filter(role="member").exclude(handle=DOORS["member"]).order_by("id")[:12])
    door = list(Person.objects.filter(handle=DOORS["member"]))
    for place, coupon in enumerate(Coupon.objects.filter(code=None).order_by("id")):
        for person in people[place % 3 :: 3] + door * (place % 2):
            claim_coupon(actor=person, coupon_id=coupon.id)
    sales = _plan_sales(stores, now)
    say(f"Coupons and offers of {len(stores)} stores, {sales} limited sales")
    return Coupon.objects.count() + sales


def _for_all(operator: Person, opens: datetime, closes: datetime) -> None:
    """What the house gives, and what parcels cost."""
    window: dict[str, Any] = {"opens": opens, "closes": closes}
    drafts = (
        CouponDraft(
            name="全场通用券", name_en="For everything", percent_off=8, most_off=2000, at=5000, good_days=7, per_person=2, **window
        ),
        CouponDraft(name="入冬满减", name_en="For the cold days", at=30000, amount_off=4000, total=1000, **window),
        CouponDraft(name="暗号券", name_en="For who knows the word", amount_off=500, code="CHANGCAO", **window),
    )
    for draft in drafts:
        add_coupon(actor=operator, store=None, draft=draft)
    overseas = (WarehouseKind.OVERSEAS.value,)
    for offer in (
        OfferDraft(
            kind=OfferKind.FREIGHT, name="海外直邮全包邮", name_en="Direct from abroad, free of freight", warehouse_kinds=overseas, **window
        ),
        OfferDraft(kind=OfferKind.FREIGHT, name="满 99 包邮", name_en="Free freight from ¥99", at=9900, **window),
    ):
        add_offer(actor=operator, store=None, draft=offer)
    for freight in (
        FreightDraft(first_fee=800, step_fee=200),
        FreightDraft(first_fee=1500, first_grams=500, step_fee=500, step_grams=500, warehouse_kind=WarehouseKind.BONDED.value),
        FreightDraft(first_fee=4800, first_grams=500, step_fee=1800, step_grams=500, warehouse_kind=WarehouseKind.OVERSEAS.value),
    ):
        set_freight(actor=operator, store=None, draft=freight)


def _offers(stores: list[Store], opens: datetime, closes: datetime) -> None:
    """Two pieces cheaper in one store, a gift at 699 in another."""
    window: dict[str, Any] = {"opens": opens, "closes": closes}
    two = OfferDraft(
        kind=OfferKind.TIERS, name="两件更省", name_en="Two cost less", measure="count", tiers=((2, 0, 10), (3, 0, 15)), **window
    )
    add_offer(actor=_owner(stores[0]), store=stores[0], draft=two)
    giver = stores[-1]
    present = Price.objects.filter(variant__store_id=giver.id, starts_at=None).order_by("amount", "id").first()
    if present is not None:
        code = Variant.objects.get(id=present.variant_id).code
        gift = OfferDraft(kind=OfferKind.GIFT, name="买够送一份小心意", name_en="A little something", at=69900, gift_code=code, **window)
        add_offer(actor=_owner(giver), store=giver, draft=gift)


def _plan_sales(stores: list[Store], now: datetime) -> int:
    """One sale a store in turn, of something that lies in stock and is priced in the house's money."""
    for place, (opens, closes, units, per_person) in enumerate(_SALES):
        store = stores[place % len(stores)]
        taken = LimitedSale.objects.values("variant_id")
        stock = (
            Stock.objects.filter(variant__store_id=store.id, available__gte=8)
            .exclude(variant_id__in=taken)
            .order_by("-available", "id")
            .first()
        )
        price = Price.objects.filter(variant_id=stock.variant_id, currency="CNY", starts_at=None).first() if stock else None
        if stock is None or price is None:
            continue
        draft = SaleDraft(
            variant_code=stock.variant.code,
            price=price.amount * (45 if place % 2 else 60) // 100 // 100 * 100,
            units=min(units, stock.available),
            per_person=per_person,
            opens=now + timedelta(hours=opens),
            closes=now + timedelta(hours=closes),
        )
        add_sale(actor=_owner(store), store=store, draft=draft)
    return LimitedSale.objects.count()


def _owner(store: Store) -> Person:
    return Person.objects.get(id=StoreStaff.objects.get(store=store, role=StaffRole.OWNER.value).person_id)
