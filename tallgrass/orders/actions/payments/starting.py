"""Beginning a payment: a row first, then the provider, then what it said. Whoever comes with the same key gets the same payment."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language

from tallgrass.accounts.errors import not_for_minors
from tallgrass.accounts.models import Person
from tallgrass.orders.models import Purchase
from tallgrass.orders.models.payments import Payment
from tallgrass.orders.payments import errors
from tallgrass.orders.payments.breaker import breaker_of
from tallgrass.orders.payments.port import Charge, Provider, ProviderDown, ProviderRefused, Started
from tallgrass.orders.payments.providers import provider_named
from tallgrass.orders.payments.states import PaymentState
from tallgrass.orders.states import PurchaseState
from tallgrass.platform import clock
from tallgrass.platform.database import columns, find_row, row_of, rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import new_id
from tallgrass.platform.words import say

_PATIENCE = timedelta(seconds=15)
"""After that long a payment that is still starting was left by a process that died, and is begun again."""


def start_payment(*, actor: Person, purchase_id: int, provider: str, key: str) -> Payment:
    """Begin to pay a purchase of one's own with a provider.

    Raises:
        DomainError: `not_found`; `no_such_way` (422); `purchase_closed`, `already_paid`; `payment_starting` (409) while the same key is at it;
            `idempotency_key_reused` (422) when it came with something else; `provider_down` (503), `provider_refused`; `not_for_minors`.
    """
    if actor.in_minors_mode:
        raise not_for_minors()
    if provider not in settings.TALLGRASS_PAYMENTS:
        raise errors.no_such_way()
    adapter = provider_named(provider)
    payment, is_ours, expires_at = _claim(actor, purchase_id, adapter, key)
    if payment.state != PaymentState.STARTING:
        return payment
    if not is_ours:
        raise errors.payment_starting()
    try:
        with breaker_of(adapter.name).guard():
            started = adapter.start(_charge(payment, expires_at))
    except ProviderDown as error:
        Payment.objects.filter(id=payment.id, state=PaymentState.STARTING).update(asked_at=clock.now() - _PATIENCE)
        raise errors.provider_down() from error
    except ProviderRefused as error:
        Payment.objects.filter(id=payment.id, state=PaymentState.STARTING).update(state=PaymentState.FAILED, reason=str(error)[:300])
        raise errors.provider_refused() from error
    return _begun(payment, started)


def _claim(actor: Person, purchase_id: int, adapter: Provider, key: str) -> tuple[Payment, bool, datetime]:
    """The payment under this key, whether it falls to us to ask the provider, and until when. One transaction, ended before anyone is asked."""
    if not 1 <= len(key) <= 255 or not key.isprintable():
        raise errors.bad_key()
    now = clock.now()
    with transaction.atomic():
        purchase = find_row(Purchase, "r.id = %s AND r.buyer_id = %s", [purchase_id, actor.id])
        if purchase is None:
            raise not_found()
        made = _insert(purchase, adapter, key) if _may_pay(purchase, adapter) else None
        payment = made or find_row(Payment, "r.buyer_id = %s AND r.key = %s", [actor.id, key], lock="FOR UPDATE")
        if payment is None:
            raise errors.cannot_pay(purchase.state == PurchaseState.PAID.value)
        if (payment.purchase_id, payment.provider) != (purchase_id, adapter.name):
            raise errors.key_reused()
        is_ours = made is not None
        if not is_ours and payment.state == PaymentState.STARTING and payment.asked_at <= now - _PATIENCE:
            payment.asked_at, is_ours = now, True
            payment.save(update_fields=["asked_at"])
    return payment, is_ours, purchase.expires_at


def _may_pay(purchase: Purchase, adapter: Provider) -> bool:
    if purchase.currency not in adapter.currencies:
        raise errors.wrong_currency()
    return purchase.state == PurchaseState.PENDING.value and purchase.expires_at > clock.now()


def _insert(purchase: Purchase, adapter: Provider, key: str) -> Payment | None:
    """None when the key is taken."""
    made = rows(
        "INSERT INTO orders_payment AS p (id, purchase_id, buyer_id, key, provider, amount, currency, state, url, code, reason, kept, asked_at, refunding)"
        " VALUES (%(id)s, %(purchase)s, %(buyer)s, %(key)s, %(provider)s, %(amount)s, %(currency)s, 'starting', '', '', '', false, %(now)s, 0)"
        f" ON CONFLICT (buyer_id, key) DO NOTHING RETURNING {columns(Payment, 'p')}",
        {
            "id": new_id(),
            "purchase": purchase.id,
            "buyer": purchase.buyer_id,
            "key": key,
            "provider": adapter.name,
            "amount": purchase.total,
            "currency": purchase.currency,
            "now": clock.now(),
        },
    )
    return row_of(Payment, made[0]) if made else None


def _charge(payment: Payment, expires_at: datetime) -> Charge:
    return Charge(
        payment_id=payment.id,
        purchase_id=payment.purchase_id,
        amount=payment.money,
        title=say("{place}的订单", "Your order at {place}", place=settings.TALLGRASS_NAME),
        back_url=settings.BASE_URL + reverse("payment_back", args=[payment.id]),
        notify_url=settings.BASE_URL + reverse("payment_events", args=[payment.provider]),
        language="zh" if (get_language() or "zh").startswith("zh") else "en",
        expires_at=expires_at,
    )


def _begun(payment: Payment, started: Started) -> Payment:
    """What the provider said is written once; news of it may have come before this."""
    found = rows(
        "UPDATE orders_payment AS p SET ref = coalesce(p.ref, %(ref)s), url = CASE WHEN p.ref IS NULL THEN %(url)s ELSE p.url END,"
        " code = CASE WHEN p.ref IS NULL THEN %(code)s ELSE p.code END, state = CASE p.state WHEN 'starting' THEN 'pending' ELSE p.state END"
        f" WHERE p.id = %(id)s RETURNING {columns(Payment, 'p')}",
        {"ref": started.ref, "url": started.url, "code": started.code, "id": payment.id},
    )
    return row_of(Payment, found[0])
