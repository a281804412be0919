"""What providers tell, taken once: a row an event, and only the call that moves a payment's state acts on it.

Locks, here and for whoever calls `ask_refund`: purchase, its orders, payment, refund.
"""

from collections.abc import Mapping

from django.db import connection, transaction

from tallgrass.ledger.actions import post_transaction
from tallgrass.ledger.types import AccountKey, Entry, Kind
from tallgrass.orders.actions.paying import mark_paid
from tallgrass.orders.actions.payments.refunds import ask_refund
from tallgrass.orders.models.payments import Payment, Refund
from tallgrass.orders.payments.breaker import breaker_of
from tallgrass.orders.payments.port import EventKind, Provider, ProviderEvent, bad_webhook
from tallgrass.orders.payments.providers import provider_named
from tallgrass.orders.payments.states import UNDECIDED, PaymentState, RefundState
from tallgrass.platform import clock
from tallgrass.platform.database import find_row, rows
from tallgrass.platform.ids import new_id
from tallgrass.platform.subjects import Ref

REFUND_KINDS = {EventKind.REFUNDED, EventKind.REFUND_FAILED}


def take_event(provider: str, headers: Mapping[str, str], body: bytes) -> bool:
    """A webhook; whether it was new.

    Raises:
        DomainError: `not_found` (no such provider), `bad_webhook` (400): what it says is not signed, is too old, or fits nothing of ours.
            Nothing was written.
    """
    adapter = provider_named(provider)
    return record_event(adapter, adapter.parse_event(headers, body))


def record_event(adapter: Provider, event: ProviderEvent, *, found: bool = False) -> bool:
    """Take an event unless it was taken before; whether it was new. `found`: it was never delivered. What most events do is written of
    each at once: that it moved something.

    Raises:
        DomainError: `bad_webhook` when it fits nothing of ours.
    """
    with transaction.atomic():
        payment = _locked(adapter, event) if event.kind is not EventKind.OTHER else None
        _check(payment, event)
        if not _insert(adapter, event, found, moved=payment is not None):
            return False
        if payment is not None and not _apply(adapter, payment, event):
            _mark_unmoved(adapter, event)
    return True


def look_at_payment(payment: Payment) -> Payment:
    """Ask the provider how an undecided payment stands, and act on the answer; for the person who comes back before the webhook does.

    Raises:
        ProviderDown, ProviderRefused.
    """
    if payment.state in UNDECIDED and payment.ref:
        adapter = provider_named(payment.provider)
        with breaker_of(adapter.name).guard():
            event = adapter.look(payment.id, payment.ref)
        if event is not None:
            with transaction.atomic():
                locked = _locked(adapter, event)
                _check(locked, event)
                if locked is not None:
                    _apply(adapter, locked, event)
        payment.refresh_from_db()
    return payment


def _locked(adapter: Provider, event: ProviderEvent) -> Payment | None:
    """The payment an event is of, with its purchase locked before it."""
    asked = [event.payment_id, adapter.name]
    rows(
        "SELECT id FROM orders_purchase WHERE id = (SELECT purchase_id FROM orders_payment WHERE id = %s AND provider = %s) FOR NO KEY UPDATE",
        asked,
    )
    return find_row(Payment, "r.id = %s AND r.provider = %s", asked, lock="FOR NO KEY UPDATE")


def _check(payment: Payment | None, event: ProviderEvent) -> None:
    if event.kind is EventKind.OTHER:
        return
    if payment is None:
        raise bad_webhook("it is of no payment of ours")
    if payment.ref is not None and event.ref and payment.ref != event.ref and event.kind not in REFUND_KINDS:
        raise bad_webhook("its reference is another")
    if event.kind is EventKind.CAPTURED and event.amount != payment.money:
        raise bad_webhook("its amount is another")
    if event.kind in REFUND_KINDS:
        refund = Refund.objects.filter(id=event.refund_id, payment_id=payment.id).first()
        if refund is None or (event.amount is not None and event.amount.minor != refund.amount):
            raise bad_webhook("it is of no refund of ours")


def _insert(adapter: Provider, event: ProviderEvent, found: bool, *, moved: bool) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO orders_paymentevent (id, provider, event_id, kind, payment_id, refund_id, amount, reason, at, found, moved)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (provider, event_id) DO NOTHING RETURNING 1",
            [
                *(new_id(), adapter.name, event.id[:160], event.kind.value, event.payment_id or None, event.refund_id or None),
                *(event.amount.minor if event.amount else None, event.reason[:300], event.at, found, moved),
            ],
        )
        return cursor.fetchone() is not None


def _mark_unmoved(adapter: Provider, event: ProviderEvent) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE orders_paymentevent SET moved = false WHERE provider = %s AND event_id = %s", [adapter.name, event.id[:160]])


def _apply(adapter: Provider, payment: Payment, event: ProviderEvent) -> bool:
    """Act on news of a locked payment; whether it moved anything."""
    if event.kind is EventKind.CAPTURED:
        return _captured(adapter, payment, event)
    if event.kind is EventKind.FAILED:
        return bool(Payment.objects.filter(id=payment.id, state__in=UNDECIDED).update(state=PaymentState.FAILED, reason=event.reason[:300]))
    if event.kind is EventKind.REFUNDED:
        changed = {"state": RefundState.DONE, "done_at": clock.now(), "words": ""}
        return bool(Refund.objects.filter(id=event.refund_id).exclude(state=RefundState.DONE).update(**changed))
    undone = Refund.objects.filter(id=event.refund_id, state__in=[RefundState.ASKED, RefundState.SENT])
    return bool(undone.update(state=RefundState.FAILED, words=event.reason[:300]))


def _captured(adapter: Provider, payment: Payment, event: ProviderEvent) -> bool:
    """Money came. It pays the purchase, or goes back at once."""
    if payment.state == PaymentState.CAPTURED:
        return False
    kept = mark_paid(purchase_id=payment.purchase_id, payment_id=payment.id, clearing=adapter.number)
    payment.state, payment.captured_at, payment.ref = PaymentState.CAPTURED.value, clock.now(), payment.ref or event.ref or None
    rows(
        "UPDATE orders_payment SET state = %s, captured_at = %s, ref = %s, kept = %s WHERE id = %s RETURNING 1",
        [payment.state, payment.captured_at, payment.ref, kept, payment.id],
    )
    if kept:
        return True
    own = AccountKey(Kind.ESCROW, payment.id, payment.currency)
    entries = [Entry(AccountKey(Kind.CLEARING, adapter.number, payment.currency), -payment.amount), Entry(own, payment.amount)]
    post_transaction(key=f"payment:{payment.id}:late", cause=Ref("payment", payment.id), entries=entries, memo="orders.late_payment")
    ask_refund(payment_id=payment.id, amount=payment.amount, key=f"payment:{payment.id}:late", reason="late", held=own)
    return True
