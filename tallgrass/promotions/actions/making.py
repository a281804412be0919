"""Making rules and stopping them. Whoever calls has come through the door of the store, or of the console (then `store` is None: the mall's own)."""

from django.db import IntegrityError, transaction

from tallgrass.accounts.models import Person
from tallgrass.mall.actions import set_hot
from tallgrass.mall.models import Stock, Store, Variant
from tallgrass.mall.queries import find_offer
from tallgrass.platform import clock
from tallgrass.platform.audit import record
from tallgrass.platform.ids import short
from tallgrass.promotions import errors
from tallgrass.promotions.checking import check_coupon, check_freight, check_offer, check_sale
from tallgrass.promotions.drafts import CouponDraft, FreightDraft, OfferDraft, RuleDraft, SaleDraft
from tallgrass.promotions.models import Coupon, FreightRule, LimitedSale, LimitedUnit, Offer
from tallgrass.promotions.types import OfferKind


def add_coupon(*, actor: Person, store: Store | None, draft: CouponDraft) -> Coupon:
    """
    Raises:
        DomainError: `…_missing`, `bad_…` with the field at fault; `code_taken`.
    """
    check_coupon(draft)
    try:
        with transaction.atomic():
            coupon = Coupon.objects.create(
                **_common(draft),
                store=store,
                at=draft.at,
                amount_off=draft.amount_off,
                percent_off=draft.percent_off,
                most_off=draft.most_off,
                is_exclusive=draft.is_exclusive,
                total=draft.total,
                per_person=draft.per_person,
                good_days=draft.good_days,
                good_until=draft.good_until or draft.closes,
                code=draft.code or None,
            )
            record(actor_id=actor.id, act="coupon_added", subject=f"coupon:{short(coupon.id)}")
            return coupon
    except IntegrityError as error:
        if "one_coupon_a_code" in str(error):
            raise errors.code_taken() from None
        raise


def add_offer(*, actor: Person, store: Store | None, draft: OfferDraft) -> Offer:
    """
    Raises:
        DomainError: `…_missing`, `bad_…` with the field at fault; `unknown_variant` for a gift nobody sells.
    """
    check_offer(draft)
    gift = _variant(store, draft.gift_code) if draft.kind is OfferKind.GIFT else None
    with transaction.atomic():
        offer = Offer.objects.create(
            **_common(draft),
            store=store,
            kind=draft.kind.value,
            measure=draft.measure,
            tiers=sorted(list(tier) for tier in draft.tiers),
            repeats=draft.repeats,
            most_off=draft.most_off,
            at=draft.at,
            gift_variant_id=gift.id if gift else None,
        )
        record(actor_id=actor.id, act="offer_added", subject=f"offer:{short(offer.id)}")
        return offer


def add_sale(*, actor: Person, store: Store, draft: SaleDraft) -> LimitedSale:
    """A limited sale with a row a unit; the variant's stock is handed out by single units from now on.

    Raises:
        DomainError: `bad_…`, `unknown_variant`, `not_lower`.
    """
    check_sale(draft)
    variant = _variant(store, draft.variant_code)
    offer = find_offer(variant.id, at=clock.now())
    if offer is None or draft.price >= offer.price.minor:
        raise errors.not_lower()
    with transaction.atomic():
        sale = LimitedSale.objects.create(
            store=store,
            product_id=variant.product_id,
            variant_id=variant.id,
            name=draft.name.strip(),
            name_en=draft.name_en.strip(),
            price=draft.price,
            units=draft.units,
            per_person=draft.per_person,
            stands_alone=draft.stands_alone,
            has_line=draft.has_line,
            opens=draft.opens,
            closes=draft.closes,
        )
        LimitedUnit.objects.bulk_create(LimitedUnit(sale=sale) for _ in range(draft.units))
        for warehouse_id in Stock.objects.filter(variant=variant, is_hot=False).order_by("id").values_list("warehouse_id", flat=True):
            set_hot(variant_id=variant.id, warehouse_id=warehouse_id, is_hot=True)
        record(actor_id=actor.id, act="sale_added", subject=f"sale:{short(sale.id)}")
        return sale


def set_freight(*, actor: Person, store: Store | None, draft: FreightDraft) -> FreightRule:
    """What parcels of a store (or of the mall) cost from warehouses of a kind; the rule for the same place is replaced.

    Raises:
        DomainError: `bad_…` with the field at fault.
    """
    check_freight(draft)
    with transaction.atomic():
        numbers = {name: getattr(draft, name) for name in ("first_fee", "first_grams", "step_fee", "step_grams")}
        rule, _ = FreightRule.objects.update_or_create(store=store, warehouse=None, warehouse_kind=draft.warehouse_kind, defaults=numbers)
        record(actor_id=actor.id, act="freight_set", subject=f"freight:{short(rule.id)}", **numbers)
        return rule


def stop_coupon(*, actor: Person, coupon: Coupon) -> None:
    """No more are claimed; those in people's hands stay good.

    Raises:
        DomainError: `stopped_already`.
    """
    _stop(actor, coupon, "coupon")


def stop_offer(*, actor: Person, offer: Offer) -> None:
    _stop(actor, offer, "offer")


def stop_sale(*, actor: Person, sale: LimitedSale) -> None:
    """Nobody gets the price any more; what was ordered at it stays."""
    _stop(actor, sale, "sale")


def _stop(actor: Person, rule: Coupon | Offer | LimitedSale, kind: str) -> None:
    with transaction.atomic():
        if not type(rule).objects.filter(id=rule.id, stopped_at__isnull=True).update(stopped_at=clock.now()):
            raise errors.stopped_already()
        record(actor_id=actor.id, act=f"{kind}_stopped", subject=f"{kind}:{short(rule.id)}")


def _common(draft: RuleDraft) -> dict[str, object]:
    return {
        "name": draft.name.strip(),
        "name_en": draft.name_en.strip(),
        "opens": draft.opens,
        "closes": draft.closes,
        "product_ids": sorted(set(draft.product_ids)),
        "category_ids": sorted(set(draft.category_ids)),
        "warehouse_kinds": sorted(set(draft.warehouse_kinds)),
    }


def _variant(store: Store | None, code: str) -> Variant:
    found = Variant.objects.filter(code=code.strip(), retired_at__isnull=True)
    if store is not None:
        found = found.filter(store_id=store.id)
    variant: Variant | None = found.order_by("id").first()
    if variant is None:
        raise errors.unknown_variant()
    return variant
