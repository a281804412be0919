"""Giving money back through the provider it came by: asked for in the transaction of the act, carried out by a job, exactly once by its key."""

from django.db import transaction
from django.db.models import F
from procrastinate.contrib.django import app

from tallgrass.ledger.actions import post_transaction
from tallgrass.ledger.types import AccountKey, Entry, Kind
from tallgrass.orders.models.payments import Payment, Refund
from tallgrass.orders.payments import errors
from tallgrass.orders.payments.breaker import breaker_of
from tallgrass.orders.payments.port import EventKind, ProviderEvent, ProviderRefused, Refunding
from tallgrass.orders.payments.providers import provider_named
from tallgrass.orders.payments.states import PaymentState, RefundState
from tallgrass.platform import clock
from tallgrass.platform.audit import record
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import short
from tallgrass.platform.money import Money
from tallgrass.platform.subjects import Ref


def ask_refund(*, payment_id: int, amount: int, key: str, reason: str = "", held: AccountKey | None = None) -> Refund:
    """Give `amount` of a captured payment back; the same key gives the same refund. Call it inside the transaction of the act.

    The caller posts what the ledger is to say (`escrow.refund_entries`); or names the account that holds it (`held`), and it is posted here.

    Raises:
        DomainError: `refund_too_large`, `not_found`.
    """
    with transaction.atomic():
        payment = Payment.objects.select_for_update(no_key=True).filter(id=payment_id, state=PaymentState.CAPTURED).first()
        if payment is None:
            raise not_found()
        before = Refund.objects.filter(key=key).first()
        if before is not None:
            if (before.payment_id, before.amount) != (payment_id, amount):
                raise errors.key_reused()
            return before
        if not 0 < amount <= payment.amount - payment.refunding:
            raise errors.refund_too_large()
        Payment.objects.filter(id=payment_id).update(refunding=F("refunding") + amount)
        refund = Refund.objects.create(payment_id=payment_id, key=key, amount=amount, reason=reason)
        if held is not None:
            clearing = AccountKey(Kind.CLEARING, provider_named(payment.provider).number, payment.currency)
            entries = [Entry(held, -amount), Entry(clearing, amount)]
            post_transaction(key=f"refund:{refund.id}", cause=Ref("payment", payment_id), entries=entries, memo="orders.refund")
        app.configure_task("orders.send_refund").defer(refund_id=refund.id)
    return refund


def send_refund(*, refund_id: int) -> None:
    """Ask the provider for it. Asking again is harmless: the refund's id is the key there.

    Raises:
        ProviderDown: it is to be tried again.
    """
    refund = Refund.objects.select_related("payment").get(id=refund_id)
    if refund.state not in {RefundState.ASKED, RefundState.SENT}:
        return
    payment = refund.payment
    adapter = provider_named(payment.provider)
    asked = Refunding(
        refund_id=refund.id,
        payment_id=payment.id,
        ref=payment.ref or "",
        amount=Money(refund.amount, payment.currency),
        paid=payment.money,
        reason=refund.reason,
    )
    try:
        with breaker_of(adapter.name).guard():
            outcome = adapter.refund(asked)
    except ProviderRefused as error:
        _end(refund, None, str(error))
        return
    _end(refund, outcome, "")


def retry_refund(*, actor_id: int, refund_id: int) -> Refund:
    """An operator has a failed refund tried again. Audited.

    Raises:
        DomainError: `not_found`, `refund_not_failed`.
    """
    with transaction.atomic():
        refund = Refund.objects.select_for_update().filter(id=refund_id).first()
        if refund is None:
            raise not_found()
        if refund.state != RefundState.FAILED:
            raise errors.refund_not_failed()
        refund.state, refund.words = RefundState.ASKED.value, ""
        refund.save(update_fields=["state", "words"])
        record(actor_id=actor_id, act="retry_refund", subject=f"refund:{short(refund_id)}", amount=refund.amount)
        app.configure_task("orders.send_refund").defer(refund_id=refund_id)
    return refund


def _end(refund: Refund, outcome: ProviderEvent | None, refusal: str) -> None:
    """Write down how it went; news of it may have come before."""
    undone = Refund.objects.filter(id=refund.id, state__in=[RefundState.ASKED, RefundState.SENT])
    if refusal or (outcome and outcome.kind is EventKind.REFUND_FAILED):
        undone.update(state=RefundState.FAILED, words=(refusal or (outcome.reason if outcome else ""))[:300])
    elif outcome is None:
        undone.update(state=RefundState.SENT)
    else:
        undone.update(state=RefundState.DONE, done_at=clock.now())
