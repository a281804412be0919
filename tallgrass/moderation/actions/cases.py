"""Cases: how they come, who is on them."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import orjson
from django.db import connection

from tallgrass.moderation.models import Case
from tallgrass.moderation.rules.book import RULES
from tallgrass.moderation.types import CaseState, Origin
from tallgrass.platform import clock
from tallgrass.platform.ids import EPOCH, new_id
from tallgrass.platform.subjects import Ref

LEASE = timedelta(minutes=10)
"""How long a case belongs to the moderator who opened it, after their last look."""


def urgency(*, severity: int, weight: float, reach: int, opened_at: datetime) -> float:
    """How early a case comes: ten points a degree of severity, up to twenty for reports, five a power of ten of reach, one an hour of waiting.

    Waiting adds the same to every open case, so the order needs no clock: the hour of opening is taken off once.
    """
    hours = (opened_at - EPOCH) / timedelta(hours=1)
    return 10 * severity + min(20.0, 4 * weight) + 5 * math.log10(1 + reach) - hours


_OPEN = """
INSERT INTO moderation_case AS c (id, created_at, subject_kind, subject_id, author_id, state, origin, reasons, sketch, severity, reach, weight, urgency)
VALUES (%(id)s, %(now)s, %(kind)s, %(subject)s, %(author)s, 'open', %(origin)s, %(reasons)s::jsonb, %(sketch)s::int[], %(severity)s, %(reach)s, %(weight)s, %(urgency)s)
ON CONFLICT (subject_kind, subject_id) WHERE state = 'open' DO UPDATE SET
    reasons = CASE WHEN jsonb_array_length(excluded.reasons) > 0 THEN excluded.reasons ELSE c.reasons END,
    sketch = CASE WHEN cardinality(excluded.sketch) > 0 THEN excluded.sketch ELSE c.sketch END,
    urgency = c.urgency + 10 * (greatest(c.severity, excluded.severity) - c.severity)
        + least(20, 4 * (c.weight + excluded.weight)) - least(20, 4 * c.weight),
    severity = greatest(c.severity, excluded.severity), weight = c.weight + excluded.weight, reach = greatest(c.reach, excluded.reach)
RETURNING id
"""


def open_case(
    *,
    ref: Ref,
    author_id: int,
    origin: Origin,
    reasons: Sequence[dict[str, Any]] = (),
    sketch: Sequence[int] = (),
    severity: int = 1,
    weight: float = 0,
    reach: int = 0,
) -> int:
    """The open case of a thing, with this added to it, or a new one. Its id. One statement, in the caller's transaction."""
    now = clock.now()
    heaviest = max([severity, *(RULES[reason["rule"]].points for reason in reasons)])
    with connection.cursor() as cursor:
        cursor.execute(
            _OPEN,
            {
                "id": new_id(),
                "now": now,
                "kind": ref.kind,
                "subject": ref.id,
                "author": author_id,
                "origin": origin.value,
                "reasons": orjson.dumps(list(reasons)).decode(),
                "sketch": list(sketch),
                "severity": heaviest,
                "reach": reach,
                "weight": weight,
                "urgency": urgency(severity=heaviest, weight=weight, reach=reach, opened_at=now),
            },
        )
        return int(cursor.fetchone()[0])


def close_unlooked_at(ref: Ref) -> None:
    """The thing has been changed and is clean now: nobody needs to look, unless somebody reported it."""
    Case.objects.filter(subject_kind=ref.kind, subject_id=ref.id, state=CaseState.OPEN, origin=Origin.FIRST_LOOK, weight=0).update(
        state=CaseState.CLOSED.value, closed_at=clock.now()
    )
