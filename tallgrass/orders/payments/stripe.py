"""Stripe, by Checkout Sessions: the person pays on Stripe's page. https://docs.stripe.com/api

Loaded here and not above: the library is an extra, and takes 60 MB that processes without it need not pay.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tallgrass.orders.payments.port import (
    CONNECT,
    READ,
    TOLERANCE,
    Charge,
    EventKind,
    ProviderDown,
    ProviderEvent,
    ProviderRefused,
    Refunding,
    Started,
    bad_webhook,
    check_time,
)
from tallgrass.platform import clock
from tallgrass.platform.ids import from_short, short
from tallgrass.platform.money import DIGITS, Money
from tallgrass.platform.words import Words

TYPES = (
    "checkout.session.completed",
    "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed",
    "checkout.session.expired",
    "refund.created",
    "refund.updated",
    "refund.failed",
)
"""The events the endpoint is to be subscribed to."""
_SHORTEST = timedelta(minutes=31)
"""A session lives half an hour at least; money that comes after the purchase closed goes back by itself."""


class Stripe:
    name = "stripe"
    number = 2
    words = Words("银行卡（Stripe）", "Card (Stripe)")
    currencies = frozenset(DIGITS)

    def __init__(self) -> None:
        if not (settings.TALLGRASS_STRIPE_KEY and settings.TALLGRASS_STRIPE_WEBHOOK_SECRET):
            raise ImproperlyConfigured("TALLGRASS_PAYMENTS names stripe: set TALLGRASS_STRIPE_KEY and TALLGRASS_STRIPE_WEBHOOK_SECRET.")
        # An extra, see above.
        import stripe

        self._stripe: Any = stripe
        addresses: Any = {"api": settings.TALLGRASS_STRIPE_ADDRESS} if settings.TALLGRASS_STRIPE_ADDRESS else None
        self._client = stripe.StripeClient(
            settings.TALLGRASS_STRIPE_KEY,
            http_client=stripe.RequestsClient(timeout=(CONNECT, READ)),
            max_network_retries=0,
            base_addresses=addresses,
        ).v1

    def start(self, charge: Charge) -> Started:
        marks = {"payment": short(charge.payment_id), "purchase": short(charge.purchase_id)}
        price = {
            "currency": charge.amount.currency.lower(),
            "unit_amount": charge.amount.minor,
            "product_data": {"name": charge.title},
        }
        asked: Any = {
            "mode": "payment",
            "line_items": [{"price_data": price, "quantity": 1}],
            "client_reference_id": marks["payment"],
            "metadata": marks,
            "payment_intent_data": {"metadata": marks},
            "success_url": charge.back_url,
            "cancel_url": charge.back_url,
            "locale": "zh" if charge.language == "zh" else "en",
            "expires_at": int(max(charge.expires_at, clock.now() + _SHORTEST).timestamp()),
        }
        with self._asking():
            session = self._client.checkout.sessions.create(asked, {"idempotency_key": f"payment-{marks['payment']}"})
        return Started(ref=session.id, url=session.url or "")

    def look(self, payment_id: int, ref: str) -> ProviderEvent | None:
        with self._asking():
            session = self._client.checkout.sessions.retrieve(ref)
        if session.payment_status == "paid":
            return _of_session("", EventKind.CAPTURED, session, clock.now())
        return _of_session("", EventKind.FAILED, session, clock.now(), "expired") if session.status == "expired" else None

    def refund(self, refunding: Refunding) -> ProviderEvent | None:
        """Keys are forgotten after a day, so what was given back is asked for first."""
        mark = short(refunding.refund_id)
        with self._asking():
            intent: Any = self._client.checkout.sessions.retrieve(refunding.ref).payment_intent
            listed = self._client.refunds.list({"payment_intent": intent, "limit": 100})
            made = next((one for one in listed.auto_paging_iter() if _marks(one).get("refund") == mark), None)
            if made is None:
                asked: Any = {
                    "payment_intent": intent,
                    "amount": refunding.amount.minor,
                    "metadata": {"refund": mark, "payment": short(refunding.payment_id)},
                }
                made = self._client.refunds.create(asked, {"idempotency_key": f"refund-{mark}"})
        event = _of_refund("", made, clock.now())
        return event if event.kind is not EventKind.OTHER else None

    def parse_event(self, headers: Mapping[str, str], body: bytes) -> ProviderEvent:
        header = headers.get("Stripe-Signature", "")
        secret = settings.TALLGRASS_STRIPE_WEBHOOK_SECRET
        try:
            event = self._stripe.Webhook.construct_event(body, header, secret, TOLERANCE, api_key=settings.TALLGRASS_STRIPE_KEY)
        except self._stripe.SignatureVerificationError:
            raise bad_webhook("the signature does not fit") from None
        except (ValueError, TypeError, AttributeError, KeyError):
            raise bad_webhook("it says nothing we know") from None
        seconds = next((part[2:] for part in header.split(",") if part.startswith("t=")), "0")
        check_time(float(seconds), clock.now())  # The library minds only messages that are too old.
        try:
            return _of_event(event)
        except (AttributeError, KeyError, TypeError):
            raise bad_webhook("it says nothing we know") from None

    def list_events(self, since: datetime) -> Iterator[ProviderEvent]:
        asked: Any = {"created": {"gte": int(since.timestamp())}, "types": list(TYPES), "limit": 100}
        with self._asking():
            newest_first = list(self._client.events.list(asked).auto_paging_iter())
        for event in reversed(newest_first):
            yield _of_event(event)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Their errors as ours."""
        errors = self._stripe
        try:
            yield
        except (errors.APIConnectionError, errors.RateLimitError) as error:
            raise ProviderDown(str(error)) from error
        except errors.APIError as error:
            raise ProviderDown(f"{error.http_status}: {error.user_message}") from error
        except errors.StripeError as error:
            raise ProviderRefused(f"{error.code}: {error.user_message}") from error


def _of_event(event: Any) -> ProviderEvent:
    at, thing = datetime.fromtimestamp(event.created, UTC), event.data.object
    if event.type in {"checkout.session.completed", "checkout.session.async_payment_succeeded"}:
        kind = EventKind.CAPTURED if thing.payment_status == "paid" else EventKind.OTHER
        return _of_session(event.id, kind, thing, at)
    if event.type in {"checkout.session.async_payment_failed", "checkout.session.expired"}:
        return _of_session(event.id, EventKind.FAILED, thing, at, event.type.rpartition(".")[2])
    if event.type.startswith("refund."):
        return _of_refund(event.id, thing, at)
    return ProviderEvent(id=event.id, kind=EventKind.OTHER, payment_id=0, ref="", amount=None, at=at)


def _of_session(id: str, kind: EventKind, session: Any, at: datetime, reason: str = "") -> ProviderEvent:
    payment_id = _id(session.client_reference_id)
    amount = Money(session.amount_total or 0, (session.currency or "").upper())
    if not payment_id:  # A session of something else under the same account.
        return ProviderEvent(id=id, kind=EventKind.OTHER, payment_id=0, ref=session.id, amount=None, at=at)
    return ProviderEvent(id=id, kind=kind, payment_id=payment_id, ref=session.id, amount=amount, at=at, reason=reason)


def _of_refund(id: str, refund: Any, at: datetime) -> ProviderEvent:
    marks = _marks(refund)
    payment_id, refund_id = _id(marks.get("payment")), _id(marks.get("refund"))
    kinds = {"succeeded": EventKind.REFUNDED, "failed": EventKind.REFUND_FAILED, "canceled": EventKind.REFUND_FAILED}
    kind = kinds.get(refund.status, EventKind.OTHER) if payment_id and refund_id else EventKind.OTHER
    return ProviderEvent(
        id=id,
        kind=kind,
        payment_id=payment_id,
        ref=refund.id,
        amount=Money(refund.amount, refund.currency.upper()),
        at=at,
        refund_id=refund_id,
        reason=getattr(refund, "failure_reason", None) or "",
    )


def _marks(thing: Any) -> dict[str, str]:
    return dict(thing.metadata.to_dict()) if thing.metadata else {}


def _id(mark: str | None) -> int:
    try:
        return from_short(mark or "")
    except ValueError:
        return 0
