"""From a checkout to paid, or back to nothing.

Every act is one transaction, and takes its locks in one order: purchase, payment, stock, limited sales, quota, coupons, dew, escrow. Whoever
has the purchase decides: it becomes paid or closed, never both.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson
from django.conf import settings
from django.db import transaction

from tallgrass.accounts.errors import not_for_minors
from tallgrass.accounts.identities import access_identity
from tallgrass.accounts.models import Person
from tallgrass.ledger.actions import place_hold, release_hold
from tallgrass.ledger.types import DEW, AccountKey, Kind
from tallgrass.mall.actions import release_reservations, reserve_stock
from tallgrass.mall.types import StockLine
from tallgrass.orders import errors
from tallgrass.orders.actions.paying import HOUSE, mark_paid
from tallgrass.orders.actions.quotas import give_back_quota, take_quota
from tallgrass.orders.actions.rows import insert_purchase, write_orders, write_steps
from tallgrass.orders.checkout_types import Choices, Plan, Wish, merged
from tallgrass.orders.events import OrderClosed, OrderPlaced
from tallgrass.orders.models import Address, Order, Purchase
from tallgrass.orders.queries.addresses import parts_of
from tallgrass.orders.queries.checkout import plan_checkout
from tallgrass.orders.states import OrderState, PurchaseState
from tallgrass.platform import clock
from tallgrass.platform.database import find_row, rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.events import emit
from tallgrass.platform.ids import new_id
from tallgrass.platform.jobs import each
from tallgrass.platform.subjects import Ref
from tallgrass.promotions.actions import give_back_limited, redeem_coupons, return_coupons, take_limited

_MOST_LINES = 60
_MOST_DUE = 2000


@dataclass(frozen=True)
class Checkout:
    """What a buyer asks to order. `total` is what they were shown: when it is another by now, nothing is ordered."""

    wishes: tuple[Wish, ...]
    address_id: int
    total: int
    identity_id: int | None = None
    claims: tuple[int, ...] | None = None
    use_dew: bool = False
    words: str = ""

    @property
    def fingerprint(self) -> str:
        told = [
            [(wish.variant_id, wish.warehouse_id, wish.quantity) for wish in self.wishes],
            [self.address_id, self.total, self.identity_id, self.claims, self.use_dew, self.words],
        ]
        return hashlib.sha256(orjson.dumps(told)).hexdigest()


def place_order(*, actor: Person, checkout: Checkout, key: str) -> Purchase:
    """Order all of it or nothing: goods reserved for a quarter of an hour, quota, coupons and dew set aside. Emits `OrderPlaced`.

    The same key with the same checkout gives the first purchase again. What is free of charge is paid at once.

    Raises:
        DomainError: `idempotency_key_missing` (400), `idempotency_key_reused` (422); `not_for_minors`; `nothing_chosen`, `not_found` (address);
            `identity_needed`; `not_on_sale`, `out_of_stock`, `not_sent_there`, `over_the_limit`, `price_changed` (409); what promotions refuse.
    """
    if not 1 <= len(key) <= 255 or not key.isprintable():
        raise errors.key_missing()
    if actor.in_minors_mode:
        raise not_for_minors()
    with transaction.atomic():
        before = _placed_before(actor.id, key, checkout)
        if before is not None:
            return before
        address = find_row(Address, "r.id = %s AND r.person_id = %s", [checkout.address_id, actor.id])
        if address is None:
            raise errors.address_needed()
        identity = access_identity(actor, checkout.identity_id) if checkout.identity_id else None
        wishes = merged(checkout.wishes)
        if not 1 <= len(wishes) <= _MOST_LINES:
            raise errors.nothing_chosen()
        choices = Choices(address.country, identity.print if identity else "", checkout.claims, checkout.use_dew)
        now = clock.now()
        plan = plan_checkout(actor.id, wishes, choices, at=now, exact=True)
        _check(plan, checkout, has_identity=identity is not None)
        purchase = _begin(actor, plan, checkout, key, now)
        purchase.recipient = vars(parts_of(address))
        if plan.needs_identity and identity is not None:
            purchase.identity_id, purchase.identity_print = identity.id, identity.print
        if not insert_purchase(purchase):
            return _placed_before(actor.id, key, checkout) or purchase  # The other has just come through.
        _take(actor, plan, purchase)
        orders = write_orders(purchase, plan, checkout.words)
        if purchase.identity_print and plan.quota:
            take_quota(purchase.identity_print, plan.quota.year, {order.id: quota for order, quota in orders if quota})
        _take_out_of_cart(actor.id, wishes)
        emit(
            OrderPlaced(purchase_id=purchase.id, buyer_id=actor.id, order_ids=tuple(order.id for order, _ in orders), total=purchase.total)
        )
        if purchase.total == 0:
            mark_paid(purchase_id=purchase.id, payment_id=None, clearing=HOUSE)
    return purchase


def _placed_before(buyer_id: int, key: str, checkout: Checkout) -> Purchase | None:
    before = find_row(Purchase, "r.buyer_id = %s AND r.key = %s", [buyer_id, key])
    if before is not None and before.request != checkout.fingerprint:
        raise errors.key_reused()
    return before


def _check(plan: Plan, checkout: Checkout, *, has_identity: bool) -> None:
    for fault in plan.faults:
        raise errors.cannot_order(fault.code, fault.words)
    if not plan.parcels:
        raise errors.nothing_chosen()
    if plan.needs_identity and not has_identity:
        raise errors.identity_needed()
    if plan.total != checkout.total:
        raise errors.price_changed()


def _begin(actor: Person, plan: Plan, checkout: Checkout, key: str, now: datetime) -> Purchase:
    return Purchase(
        id=new_id(),
        buyer_id=actor.id,
        key=key,
        request=checkout.fingerprint,
        currency=plan.currency,
        goods=plan.goods,
        freight=plan.freight,
        tax=plan.tax,
        discount=plan.discount,
        dew=plan.dew,
        dew_amount=plan.dew_amount,
        total=plan.total,
        coupon_ids=list(plan.quote.coupons),
        expires_at=now + timedelta(minutes=settings.TALLGRASS_PAY_MINUTES),
    )


def _take(actor: Person, plan: Plan, purchase: Purchase) -> None:
    """Goods, units at a limited price, coupons and dew: set aside in the order of locks."""
    cause, key = Ref("purchase", purchase.id), f"purchase:{purchase.id}"
    lines = [
        StockLine(line.wish.variant_id, line.wish.warehouse_id, line.wish.quantity) for parcel in plan.parcels for line in parcel.lines
    ]
    reserve_stock(lines=lines, cause=cause, until=purchase.expires_at)
    if plan.limited:
        take_limited(wishes=plan.limited, person_id=actor.id, cause=cause, key=key)
    if plan.quote.coupons:
        redeem_coupons(coupons=plan.quote.coupons, person_id=actor.id, cause=cause, key=key)
    if plan.dew:
        # A payment may land a moment late and still be taken; the hold is ended by the same act that ends the purchase.
        account, until = AccountKey(Kind.WALLET, actor.id, DEW), purchase.expires_at + timedelta(days=1)
        purchase.hold_id = place_hold(key=key, account=account, amount=plan.dew, cause=cause, expires_at=until)
        Purchase.objects.filter(id=purchase.id).update(hold_id=purchase.hold_id)


def _take_out_of_cart(person_id: int, wishes: Sequence[Wish]) -> None:
    rows(
        "DELETE FROM orders_cartline l USING orders_cart c WHERE c.person_id = %s AND l.cart_id = c.id AND l.is_chosen"
        " AND l.variant_id = ANY(%s) RETURNING 1",
        [person_id, [wish.variant_id for wish in wishes]],
    )


def cancel_purchase(*, actor: Person, purchase_id: int) -> bool:
    """The buyer takes back what is not paid. Whether it was still open. Emits `OrderClosed`.

    Raises:
        DomainError: `not_found`, `already_paid`.
    """
    with transaction.atomic():
        purchase = Purchase.objects.select_for_update(no_key=True).filter(id=purchase_id, buyer_id=actor.id).first()
        if purchase is None:
            raise not_found()
        if purchase.state == PurchaseState.PAID:
            raise errors.already_paid()
        if purchase.state != PurchaseState.PENDING:
            return False
        _close(purchase, PurchaseState.CANCELLED)
        return True


def expire_purchases(now: datetime) -> int:
    """Close what was not paid in time. How many. Whatever is being paid at this moment is passed over: its payment decides.

    Each in a transaction of its own: one that held the stock of its first while it waited for the goods of its second would stand in a circle
    with whoever puts goods back.
    """
    due = rows(
        "SELECT id FROM orders_purchase WHERE state = 'pending' AND expires_at <= %s ORDER BY expires_at, id LIMIT %s", [now, _MOST_DUE]
    )
    return each((id for (id,) in due), _expire)


def _expire(purchase_id: int) -> int:
    free = Purchase.objects.select_for_update(no_key=True, skip_locked=True).filter(id=purchase_id, state=PurchaseState.PENDING.value)
    purchase = free.first()
    if purchase is None:
        return 0
    _close(purchase, PurchaseState.EXPIRED)
    return 1


def _close(purchase: Purchase, state: PurchaseState) -> None:
    """Everything set aside goes back. The purchase is locked by the caller."""
    cause, now = Ref("purchase", purchase.id), clock.now()
    release_reservations(cause=cause)
    give_back_limited(cause=cause)
    orders = list(Order.objects.filter(purchase=purchase).order_by("id"))
    if purchase.identity_print:
        give_back_quota({order.id: None for order in orders})
    if purchase.coupon_ids:
        return_coupons(cause=cause)
    if purchase.hold_id:
        release_hold(hold_id=purchase.hold_id)
    Purchase.objects.filter(id=purchase.id).update(state=state.value, closed_at=now)
    Order.objects.filter(purchase=purchase).update(state=OrderState.CANCELLED.value)
    by, actor_id = ("buyer", purchase.buyer_id) if state is PurchaseState.CANCELLED else ("clock", None)
    write_steps([order.id for order in orders], OrderState.CANCELLED, by=by, actor_id=actor_id, at=now)
    purchase.state = state.value
    emit(OrderClosed(purchase_id=purchase.id, buyer_id=purchase.buyer_id, state=state.value))
