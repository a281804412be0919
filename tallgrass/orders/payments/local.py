"""A bank that lives in the same house: its page asks a person to approve or decline, and it tells the shop by signed webhooks like any other.

For trying everything out: it moves no money, and a production place does not offer it.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import orjson
from django.conf import settings
from django.urls import reverse

from tallgrass.orders.models.payments import BankCharge, BankEvent
from tallgrass.orders.payments.port import (
    Charge,
    EventKind,
    ProviderEvent,
    ProviderRefused,
    Refunding,
    Started,
    bad_webhook,
)
from tallgrass.orders.payments.signing import check_signature
from tallgrass.orders.payments.states import BankState
from tallgrass.platform import clock
from tallgrass.platform.database import find_row, rows
from tallgrass.platform.ids import from_short, new_id, short
from tallgrass.platform.money import DIGITS, Money
from tallgrass.platform.words import Words

SIGNATURE = "Bank-Signature"
_KINDS = {BankState.APPROVED: EventKind.CAPTURED, BankState.DECLINED: EventKind.FAILED}


class LocalBank:
    """The adapter of the bank in the house."""

    name = "local"
    number = 1
    words = Words("演示银行", "Demo bank")
    currencies = frozenset(DIGITS)

    def start(self, charge: Charge) -> Started:
        # What has this payment already stays as it is: only its id comes back.
        made = rows(
            "INSERT INTO orders_bankcharge (id, payment_id, amount, currency, title, back_url, state, reason, expires_at)"
            " VALUES (%s, %s, %s, %s, %s, %s, 'open', '', %s) ON CONFLICT (payment_id) DO UPDATE SET payment_id = excluded.payment_id RETURNING id",
            [
                *(new_id(), charge.payment_id, charge.amount.minor, charge.amount.currency),
                *(charge.title, charge.back_url, charge.expires_at),
            ],
        )
        return Started(ref=short(made[0][0]), url=reverse("bank", args=[made[0][0]]))

    def look(self, payment_id: int, ref: str) -> ProviderEvent | None:
        row = find_row(BankCharge, "r.payment_id = %s", [payment_id])
        if row is None or row.state not in _KINDS:
            return None
        return ProviderEvent(
            id="",
            kind=_KINDS[BankState(row.state)],
            payment_id=payment_id,
            ref=short(row.id),
            amount=row.money,
            at=clock.now(),
            reason=row.reason,
        )

    def refund(self, refunding: Refunding) -> ProviderEvent | None:
        row = BankCharge.objects.filter(payment_id=refunding.payment_id, state=BankState.APPROVED).first()
        if row is None:
            raise ProviderRefused("this was never paid")
        event, _ = BankEvent.objects.get_or_create(
            charge=row, refund_id=refunding.refund_id, defaults={"kind": EventKind.REFUNDED.value, "amount": refunding.amount.minor}
        )
        return event_of(event)

    def parse_event(self, headers: Mapping[str, str], body: bytes) -> ProviderEvent:
        check_signature(settings.TALLGRASS_BANK_SECRET, headers.get(SIGNATURE, ""), body, clock.now())
        try:
            told = orjson.loads(body)
            amount = Money(int(told["amount"]), str(told["currency"]))
            return ProviderEvent(
                id=str(told["id"]),
                kind=EventKind(told["kind"]),
                payment_id=from_short(told["payment"]),
                ref=str(told["charge"]),
                amount=amount,
                at=datetime.fromtimestamp(int(told["at"]), UTC),
                refund_id=int(told.get("refund") or 0),
                reason=str(told.get("reason", "")),
            )
        except (KeyError, TypeError, ValueError):
            raise bad_webhook("it says nothing we know") from None

    def list_events(self, since: datetime) -> Iterator[ProviderEvent]:
        for event in BankEvent.objects.select_related("charge").filter(created_at__gte=since).order_by("id").iterator(chunk_size=500):
            yield event_of(event)


def event_of(event: BankEvent) -> ProviderEvent:
    charge = event.charge
    return ProviderEvent(
        id=short(event.id),
        kind=EventKind(event.kind),
        payment_id=charge.payment_id,
        ref=short(charge.id),
        amount=Money(event.amount, charge.currency),
        at=event.created_at,
        refund_id=event.refund_id or 0,
        reason=event.reason,
    )


def body_of(event: BankEvent) -> bytes:
    """What its webhook says."""
    told = event_of(event)
    return orjson.dumps(
        {
            "id": told.id,
            "kind": told.kind,
            "payment": short(told.payment_id),
            "charge": told.ref,
            "amount": event.amount,
            "currency": event.charge.currency,
            "at": int(told.at.timestamp()),
            "refund": told.refund_id,
            "reason": told.reason,
        }
    )
