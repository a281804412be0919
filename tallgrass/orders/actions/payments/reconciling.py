"""Comparing our books with the providers': events that never came are found and taken, undecided payments asked about, refunds sent again."""

from collections.abc import Callable
from datetime import datetime, timedelta

from procrastinate.contrib.django import app

from tallgrass.orders.actions.payments.events import look_at_payment, record_event
from tallgrass.orders.models.payments import Payment, Reconciliation, Refund
from tallgrass.orders.payments.breaker import breaker_of
from tallgrass.orders.payments.port import Provider, ProviderDown, ProviderRefused
from tallgrass.orders.payments.providers import provider_named, providers
from tallgrass.orders.payments.states import UNDECIDED, RefundState
from tallgrass.platform import clock
from tallgrass.platform.audit import record
from tallgrass.platform.errors import DomainError

OVERLAP = timedelta(hours=6)
"""How far each comparison goes back behind the last good one: events are listed late now and then."""
FIRST = timedelta(days=3)
"""How far the first goes back, and the longest a provider repeats an event by itself."""
_UNDECIDED_AFTER, _FORGOTTEN_AFTER = timedelta(minutes=10), timedelta(days=3)
_REFUND_AFTER = timedelta(hours=1)
_MOST = 500
"""Payments looked at one by one, and refunds sent again, in one comparison."""


def reconcile_all() -> list[Reconciliation]:
    """Every provider this place takes, one after another; what fails with one does not keep the next."""
    return [reconcile(provider=name) for name in providers()]


def reconcile(*, provider: str, actor_id: int | None = None) -> Reconciliation:
    """Compare with one provider. Audited when a person asked for it.

    Raises:
        DomainError: `not_found`, when the place does not take it.
    """
    adapter = provider_named(provider)
    run = Reconciliation.objects.create(provider=provider, since=_since(provider))
    if actor_id is not None:
        record(actor_id=actor_id, act="reconcile", subject=f"provider:{provider}")
    for step in (_take_listed, _look_at_undecided, _send_again):
        _try(step, adapter, run)
    run.ended_at = clock.now()
    run.save()
    return run


def _since(provider: str) -> datetime:
    last = Reconciliation.objects.filter(provider=provider, error="").exclude(ended_at=None).order_by("-id").first()
    return last.created_at - OVERLAP if last else clock.now() - FIRST


def _try(step: Callable[[Provider, Reconciliation], None], adapter: Provider, run: Reconciliation) -> None:
    try:
        step(adapter, run)
    except (ProviderDown, ProviderRefused) as error:
        run.error = (f"{run.error}; {error}" if run.error else str(error) or type(error).__name__)[:300]


def _take_listed(adapter: Provider, run: Reconciliation) -> None:
    with breaker_of(adapter.name).guard():
        for event in adapter.list_events(run.since):
            run.events += 1
            try:
                run.found += record_event(adapter, event, found=True)
            except DomainError:
                run.strange += 1


def _look_at_undecided(adapter: Provider, run: Reconciliation) -> None:
    now = clock.now()
    undecided = Payment.objects.filter(
        provider=adapter.name, state__in=UNDECIDED, asked_at__lt=now - _UNDECIDED_AFTER, asked_at__gt=now - _FORGOTTEN_AFTER
    ).exclude(ref=None)
    for payment in undecided.order_by("asked_at")[:_MOST]:
        run.looked += 1
        try:
            run.settled += look_at_payment(payment).state not in UNDECIDED
        except DomainError:
            run.strange += 1


def _send_again(adapter: Provider, run: Reconciliation) -> None:
    """Refunds whose job was given up, or whose outcome was never told. Asking again is harmless."""
    undone = Refund.objects.filter(
        payment__provider=adapter.name, state__in=[RefundState.ASKED, RefundState.SENT], created_at__lt=clock.now() - _REFUND_AFTER
    )
    for refund_id in undone.order_by("id").values_list("id", flat=True)[:_MOST]:
        app.configure_task("orders.send_refund").defer(refund_id=refund_id)
        run.resent += 1
