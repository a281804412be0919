"""Coupons, offers and sales with as few words as a test can say."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

from django.db import connections

from tallgrass.accounts.models import Person
from tallgrass.platform import clock
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import new_id
from tallgrass.platform.invariants import ask, known_invariants
from tallgrass.platform.subjects import Ref
from tallgrass.promotions.actions import add_coupon, add_offer, add_sale, claim_coupon
from tallgrass.promotions.drafts import CouponDraft, OfferDraft, SaleDraft
from tallgrass.promotions.models import Coupon, CouponClaim, LimitedSale, Offer
from tallgrass.promotions.types import OfferKind


def maker() -> Person:
    return Person.objects.get_or_create(handle="maker", defaults={"name": "掌柜"})[0]


def window(**fields: object) -> dict[str, object]:
    now = clock.now()
    return {"name": "周末见", "opens": now - timedelta(hours=1), "closes": now + timedelta(days=3)} | fields


def coupon(store=None, **fields: object) -> Coupon:  # type: ignore[no-untyped-def]
    """满 300 减 40 unless said otherwise."""
    values = {"at": 30000, "amount_off": 4000} | window() | fields
    return add_coupon(actor=maker(), store=store, draft=CouponDraft(**values))  # type: ignore[arg-type]


def claimed(person: Person, store=None, **fields: object) -> CouponClaim:  # type: ignore[no-untyped-def]
    return claim_coupon(actor=person, coupon_id=coupon(store, **fields).id)


def offer(kind: OfferKind, store=None, **fields: object) -> Offer:  # type: ignore[no-untyped-def]
    return add_offer(actor=maker(), store=store, draft=OfferDraft(kind=kind, **window() | fields))  # type: ignore[arg-type]


def sale(mall, variant=None, stock: int | None = None, **fields: object) -> LimitedSale:  # type: ignore[no-untyped-def]
    """Ten at 99 yuan, one a person, with as much stock."""
    variant = variant or mall.variant()
    values = {"variant_code": variant.code, "price": 9900, "units": 10} | window(name="") | fields
    mall.stock(variant, stock or int(values["units"]))
    return add_sale(actor=maker(), store=mall.store, draft=SaleDraft(**values))


def purchase() -> Ref:
    return Ref("purchase", new_id())


def broken() -> dict[str, int]:
    """Invariants of promotions that do not hold, with how many violations."""
    own = [one for one in known_invariants() if one.name.startswith("promotions.")]
    assert len(own) >= 6
    return {found.invariant.name: found.violations for found in ask(own) if found.violations}


def rush(act: Callable[[int], object], threads: int) -> Counter[str]:
    """`act(number)` from so many threads at one moment; what came of it, counted."""
    outcome: Counter[str] = Counter()
    lock, start = threading.Lock(), threading.Barrier(threads, timeout=60)

    def run(number: int) -> None:
        start.wait()
        try:
            act(number)
            result = "done"
        except DomainError as error:
            result = error.code
        finally:
            connections.close_all()
        with lock:
            outcome[result] += 1

    running = [threading.Thread(target=run, args=(number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return outcome
