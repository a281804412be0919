"""Points against a person: each stops counting after a while; together they rest the person from publishing, and in the end propose a ban."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Sum

from tallgrass.moderation.models import Decision, Strike
from tallgrass.moderation.rules.book import STRIKE_RESTS
from tallgrass.platform import clock


def strike(decision: Decision) -> None:
    """Charge the points of a decision, in the caller's transaction."""
    if not decision.points:
        return
    with connection.cursor() as cursor:  # One at a time for a person, so that two decisions at once see each other's points.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"strikes:{decision.author_id}"])
    now = clock.now()
    total = points_of(decision.author_id) + decision.points
    Strike.objects.create(
        created_at=now,
        person_id=decision.author_id,
        decision=decision,
        points=decision.points,
        expires_at=now + timedelta(days=settings.TALLGRASS_STRIKE_DAYS),
        cools_until=_cooled(total),
    )


def withdraw_strike(decision: Decision) -> None:
    """The decision does not hold: nor do its points, nor the rest it caused."""
    Strike.objects.filter(decision=decision, withdrawn_at=None).update(withdrawn_at=clock.now())


def points_of(person_id: int) -> int:
    """Points that still count."""
    found = Strike.objects.filter(person_id=person_id, withdrawn_at=None, expires_at__gt=clock.now()).aggregate(total=Sum("points"))
    return found["total"] or 0


def _cooled(total: int) -> datetime | None:
    days = max((days for points, days in STRIKE_RESTS if total >= points), default=0)
    return clock.now() + timedelta(days=days) if days else None
