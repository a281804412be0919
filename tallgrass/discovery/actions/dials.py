"""Operators turn the figures of the feed."""

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.discovery import errors
from tallgrass.discovery.feed.types import BOUNDS, WHOLE
from tallgrass.discovery.models import Dial
from tallgrass.platform.audit import record


def turn_dial(*, actor: Person, name: str, value: float, reason: str) -> None:
    """Set one figure, with a reason. It holds in every process within two seconds.

    Raises:
        DomainError: `unknown_dial`, `bad_value`, `reason_missing`.
    """
    reason = " ".join(reason.split())[:300]
    if name not in BOUNDS:
        raise errors.unknown_dial()
    (least, most), whole = BOUNDS[name], name in WHOLE
    if not least <= value <= most or (whole and value != int(value)):
        raise errors.bad_value(least, most, whole=whole)
    if not reason:
        raise errors.reason_missing()
    with transaction.atomic():
        Dial.objects.create(name=name, value=value, by_id=actor.id, reason=reason)
        record(actor_id=actor.id, act="feed.dial", subject=f"dial:{name}", value=value, reason=reason)
