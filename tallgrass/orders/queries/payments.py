"""Reads of payments: one's own, and what operators compare."""

from dataclasses import dataclass

from django.db.models import Count, Q

from tallgrass.accounts.models import Person
from tallgrass.ledger.queries import get_balance
from tallgrass.ledger.types import AccountKey, Kind
from tallgrass.orders.models import BankCharge, Payment, PaymentEvent, Purchase, Reconciliation, Refund
from tallgrass.orders.payments.port import Provider
from tallgrass.orders.payments.providers import providers
from tallgrass.orders.payments.states import UNDECIDED, RefundState
from tallgrass.platform.database import find_row
from tallgrass.platform.errors import not_found
from tallgrass.platform.money import Money
from tallgrass.platform.pagination import Page, decode_cursor, page_of

_FEW = 50


def access_payment(viewer: Person | None, payment_id: int) -> Payment:
    """One's own payment; all others are not found."""
    found = find_row(Payment, "r.id = %s AND r.buyer_id = %s", [payment_id, viewer.id]) if viewer else None
    if found is None:
        raise not_found()
    return found


def access_purchase_to_pay(viewer: Person | None, purchase_id: int) -> Purchase:
    """One's own purchase, in any state."""
    found = find_row(Purchase, "r.id = %s AND r.buyer_id = %s", [purchase_id, viewer.id]) if viewer else None
    if found is None:
        raise not_found()
    return found


def access_charge(viewer: Person | None, charge_id: int) -> BankCharge:
    """A charge at the bank in the house, for whoever is to pay it."""
    own = "r.id = %s AND EXISTS (SELECT 1 FROM orders_payment p WHERE p.id = r.payment_id AND p.buyer_id = %s)"
    found = find_row(BankCharge, own, [charge_id, viewer.id]) if viewer else None
    if found is None:
        raise not_found()
    return found


def list_ways_to_pay(currency: str) -> list[Provider]:
    """Providers of this place that take the currency, in the order of the setting."""
    return [provider for provider in providers().values() if currency in provider.currencies]


# --- what operators compare ---


@dataclass(frozen=True)
class ProviderState:
    """How it stands with one provider."""

    provider: Provider
    last: Reconciliation | None
    undecided: int
    refunds_open: int
    refunds_failed: int
    clearing: tuple[Money, ...]
    """What it holds for the place by the ledger."""


def list_provider_states() -> list[ProviderState]:
    """Each provider, with what waits at it: four queries a provider, of which there are a handful."""
    return [_state(provider) for provider in providers().values()]


def count_refunds_failed() -> int:
    return Refund.objects.filter(state=RefundState.FAILED).count()


def list_failed_refunds() -> list[Refund]:
    """Refunds a provider refused, oldest first; the first fifty."""
    return list(Refund.objects.select_related("payment").filter(state=RefundState.FAILED).order_by("id")[:_FEW])


def page_reconciliations(cursor: str | None) -> Page[Reconciliation]:
    """Comparisons, newest first."""
    before = decode_cursor(cursor, int)
    found = Reconciliation.objects.order_by("-id")
    if before:
        found = found.filter(id__lt=before[0])
    return page_of(list(found[: _FEW + 1]), _FEW, lambda run: (run.id,))


def list_found_events() -> list[PaymentEvent]:
    """Events that never came by themselves, newest first; the first fifty."""
    return list(PaymentEvent.objects.filter(found=True).order_by("-id")[:_FEW])


def _state(provider: Provider) -> ProviderState:
    payments = Payment.objects.filter(provider=provider.name)
    refunds = Refund.objects.filter(payment__provider=provider.name).aggregate(
        open=Count("id", filter=Q(state__in=[RefundState.ASKED, RefundState.SENT])), failed=Count("id", filter=Q(state=RefundState.FAILED))
    )
    currencies = payments.order_by("currency").values_list("currency", flat=True).distinct()
    held = [Money(-get_balance(AccountKey(Kind.CLEARING, provider.number, currency)).posted, currency) for currency in currencies]
    return ProviderState(
        provider=provider,
        last=Reconciliation.objects.filter(provider=provider.name).order_by("-id").first(),
        undecided=payments.filter(state__in=UNDECIDED).count(),
        refunds_open=refunds["open"],
        refunds_failed=refunds["failed"],
        clearing=tuple(held),
    )
