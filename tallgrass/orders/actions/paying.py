"""A purchase is paid: goods sold, dew spent, money in escrow, orders on their way; all of it or nothing."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from tallgrass.ledger.actions import capture_hold, post_transaction
from tallgrass.ledger.types import DEW, AccountKey, Entry, Kind
from tallgrass.mall.actions import claim_reservations
from tallgrass.orders.actions.rows import write_steps
from tallgrass.orders.events import OrderPaid
from tallgrass.orders.models import Order, Purchase
from tallgrass.orders.payments.escrow import OrderMoney, capture_entries
from tallgrass.orders.payments.providers import provider_named
from tallgrass.orders.queries.stores import staff_ids
from tallgrass.orders.states import OrderState, PurchaseState
from tallgrass.platform import clock
from tallgrass.platform.database import columns, row_of, rows
from tallgrass.platform.errors import DomainError
from tallgrass.platform.events import emit
from tallgrass.platform.subjects import Ref

HOUSE = 0
"""Stands where a provider's number would, when there was nothing to pay."""
TOO_LATE = {"reservation_gone", "hold_closed"}
"""Refusals of those who keep what was promised: its time is over."""


def mark_paid(*, purchase_id: int, payment_id: int | None, clearing: int) -> bool:
    """The money of this payment has come (None: there was nothing to pay): whether it pays the purchase. `clearing`: the number of the
    provider it came by; `HOUSE` where nothing was paid.

    False when it came too late or another was first; nothing is changed then, and the money is to go back. Called inside the transaction that
    captured the payment."""
    try:
        with transaction.atomic():
            return _mark_paid(purchase_id, payment_id, clearing)
    except DomainError as error:
        if error.code not in TOO_LATE:
            raise
        return False


def _mark_paid(purchase_id: int, payment_id: int | None, clearing: int) -> bool:
    now, cause = clock.now(), Ref("purchase", purchase_id)
    paid = rows(
        f"UPDATE orders_purchase p SET state = %s, paid_at = %s, payment_id = %s WHERE id = %s AND state = %s RETURNING {columns(Purchase, 'p')}",
        [PurchaseState.PAID.value, now, payment_id, purchase_id, PurchaseState.PENDING.value],
    )
    if not paid:
        return False
    purchase = row_of(Purchase, paid[0])
    found = rows(
        f"UPDATE orders_order o SET state = %s, paid_at = %s, send_by = %s WHERE purchase_id = %s RETURNING {columns(Order, 'o')}",
        [OrderState.PAID.value, now, now + timedelta(hours=settings.TALLGRASS_SEND_HOURS), purchase_id],
    )
    orders = sorted((row_of(Order, values) for values in found), key=lambda order: order.id)
    claim_reservations(cause=cause)
    write_steps([order.id for order in orders], OrderState.PAID, by="buyer", actor_id=purchase.buyer_id, at=now)
    _tell(orders)
    _post(purchase, orders, clearing, cause)
    return True


def _post(purchase: Purchase, orders: list[Order], clearing: int, cause: Ref) -> None:
    """Last, since the accounts it locks are those that others wait for: dew before money, everywhere."""
    if purchase.hold_id:
        spent = [
            Entry(AccountKey(Kind.WALLET, purchase.buyer_id, DEW), -purchase.dew),
            Entry(AccountKey(Kind.DEW_ISSUED, 0, DEW), purchase.dew),
        ]
        capture_hold(hold_id=purchase.hold_id, key=f"purchase:{purchase.id}:dew", entries=spent, memo="orders.dew_spent")
    entries = capture_entries(clearing, [order_money(order, purchase.currency) for order in orders])
    if any(entry.amount for entry in entries):
        post_transaction(key=f"purchase:{purchase.id}:paid", cause=cause, entries=entries, memo="orders.paid", opens=True)


def clearing_of(payment_id: int | None) -> int:
    """The number of the provider a payment came by; `HOUSE` where there was nothing to pay."""
    return provider_named(rows("SELECT provider FROM orders_payment WHERE id = %s", [payment_id])[0][0]).number if payment_id else HOUSE


def order_money(order: Order, currency: str = "") -> OrderMoney:
    """An order as the ledger sees it."""
    return OrderMoney(
        order_id=order.id,
        store_id=order.store_id,
        currency=currency or settings.TALLGRASS_CURRENCY,
        paid=order.total,
        house=order.house_discount + order.dew_amount,
        freight=order.freight,
        tax=order.tax,
    )


def _tell(orders: list[Order]) -> None:
    lines: dict[int, list[tuple[int, int]]] = {}
    found = rows(
        "SELECT order_id, product_id, from_note_id FROM orders_orderline WHERE order_id = ANY(%s) ORDER BY order_id, position",
        [[order.id for order in orders]],
    )
    for order_id, product_id, note_id in found:
        lines.setdefault(order_id, []).append((product_id, note_id or 0))
    emit(
        *(
            OrderPaid(
                order_id=order.id,
                buyer_id=order.buyer_id,
                store_id=order.store_id,
                total=order.total,
                product_ids=tuple(product for product, _ in lines.get(order.id, [])),
                note_ids=tuple(note for _, note in lines.get(order.id, [])),
                staff_ids=staff_ids(order.store_id),
            )
            for order in orders
        )
    )
