"""What a payment provider is to the shop. An adapter a provider; what of it a person meets is only `Started`.

Amounts are whole minor units. `payment_id` is ours and travels as the provider's reference of the merchant, so every event can be brought
home. All calls out are bounded (connect 1 s, read 5 s) and go through a breaker (`breaker.py`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from tallgrass.platform.errors import DomainError
from tallgrass.platform.money import Money
from tallgrass.platform.words import Words

TOLERANCE = 300
"""Seconds by which the time a message was signed at may differ from ours."""
CONNECT, READ = 1.0, 5.0
"""Seconds to wait for a provider to take a connection, and to answer."""


@dataclass(frozen=True)
class Charge:
    """What is to be paid. `back_url` is where the person comes back to."""

    payment_id: int
    purchase_id: int
    amount: Money
    title: str
    back_url: str
    notify_url: str
    language: str
    expires_at: datetime


@dataclass(frozen=True)
class Started:
    """`ref` is the provider's name of the payment. The person is sent to `url`, or reads `code` (a QR code) with the provider's app."""

    ref: str
    url: str = ""
    code: str = ""


class EventKind(StrEnum):
    CAPTURED = "captured"
    FAILED = "failed"
    REFUNDED = "refunded"
    REFUND_FAILED = "refund_failed"
    OTHER = "other"
    """Nothing we act on."""


@dataclass(frozen=True)
class ProviderEvent:
    """Something the provider tells. `id` is theirs, and the same for every delivery of it."""

    id: str
    kind: EventKind
    payment_id: int
    ref: str
    amount: Money | None
    at: datetime
    refund_id: int = 0
    """Ours, for news of a refund."""
    reason: str = ""


@dataclass(frozen=True)
class Refunding:
    """`refund_id` is ours, and the provider's idempotency key: asked twice, it gives back once."""

    refund_id: int
    payment_id: int
    ref: str
    amount: Money
    paid: Money
    """The whole payment."""
    reason: str


class Provider(Protocol):
    """One provider. Adapters keep no state but their library's client."""

    name: str
    number: int
    """The owner of its clearing account in the ledger."""
    words: Words
    currencies: frozenset[str]

    def start(self, charge: Charge) -> Started:
        """Begin a payment. Asked again for the same payment it begins the same one.

        Raises:
            ProviderRefused, ProviderDown.
        """
        ...

    def look(self, payment_id: int, ref: str) -> ProviderEvent | None:
        """How a payment stands there, as an event without an id of its own; None while nothing is decided.

        Raises:
            ProviderRefused, ProviderDown.
        """
        ...

    def refund(self, refunding: Refunding) -> ProviderEvent | None:
        """Give money back; its outcome where it is known at once, else None and an event will tell.

        Raises:
            ProviderRefused, ProviderDown.
        """
        ...

    def parse_event(self, headers: Mapping[str, str], body: bytes) -> ProviderEvent:
        """What a webhook says, once its signature, its time and its shape are found right. Touches no database.

        Raises:
            DomainError: `bad_webhook`, status 400.
        """
        ...

    def list_events(self, since: datetime) -> Iterator[ProviderEvent]:
        """What the provider has told since then, oldest first; nothing where it keeps no list (then `look` finds what was lost).

        Raises:
            ProviderDown.
        """
        ...


class ProviderDown(Exception):
    """It did not answer, or not in time. Asking again later may help."""


class ProviderRefused(Exception):
    """It answered, and will not. The message is for operators."""


def bad_webhook(why: str) -> DomainError:
    """`why` is for developers; nothing was written."""
    return DomainError("bad_webhook", Words(f"通知无效：{why}。", f"The webhook is not valid: {why}."), status=400)


def check_time(sent: float, now: datetime) -> None:
    """
    Raises:
        DomainError: `bad_webhook`, when a message was signed too long ago or too far ahead.
    """
    if abs(now.timestamp() - sent) > TOLERANCE:
        raise bad_webhook("its time is too far from ours")
