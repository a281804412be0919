"""Trend notices: telling people, at a decent hour and rarely, of something hot that they are drawn to."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction

from tallgrass.accounts.awake import awake_among
from tallgrass.accounts.models import Person
from tallgrass.notifications.actions.telling import tell_about
from tallgrass.notifications.models import Notification, TrendReader
from tallgrass.notifications.types import Act, Kind
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.subjects import Ref

APART = timedelta(days=1)
"""Between two trend notices to one person, at least."""
MORNING, EVENING = 8, 22
"""Hours of the person's own clock between which they may be told."""
REMEMBERED = 20
"""Of the things a person was told of: none of them again."""

# One statement decides: of two jobs at once, one finds the row told already. A notice that nobody looked at stands for the next ones.
_TAKE = """
INSERT INTO notifications_trendreader AS t (person_id, wants, told_at, told)
SELECT o.id, true, %(now)s, ARRAY[%(ref)s]::text[] FROM unnest(%(ids)s::bigint[]) AS o (id)
WHERE NOT EXISTS (SELECT 1 FROM notifications_notification n WHERE n.person_id = o.id AND n.kind = 'trend' AND n.seen_at IS NULL)
ORDER BY o.id
ON CONFLICT (person_id) DO UPDATE SET told_at = excluded.told_at, told = (excluded.told || t.told)[1:%(remembered)s]
WHERE t.wants AND (t.told_at IS NULL OR t.told_at <= %(before)s) AND NOT t.told && excluded.told
RETURNING person_id
"""


def tell_trend(*, ref: Ref, person_ids: Collection[int]) -> set[int]:
    """Tell those of these people of a hot thing who may be told now; who they were. Left out: who does not want to be told, for whom it is
    night, who was told of something hot within a day or has not looked at that yet, and who was told of this before."""
    now = clock.now()
    ids = sorted(awake_among(person_ids, now, MORNING, EVENING))
    if not ids:
        return set()
    asked = {"ids": ids, "ref": f"{ref.kind}:{ref.id}", "now": now, "before": now - APART, "remembered": REMEMBERED}
    with transaction.atomic():
        told = {id for (id,) in rows(_TAKE, asked)}
        tell_about([Act(id, Kind.TREND, 0, ref.kind, ref.id) for id in sorted(told)])
    return told


def choose_trends(*, actor: Person, wants: bool) -> bool:
    """Whether one wants to be told of what is hot. Those not looked at yet go with the wish."""
    with transaction.atomic():
        TrendReader.objects.update_or_create(person_id=actor.id, defaults={"wants": wants})
        if not wants:
            Notification.objects.filter(person_id=actor.id, kind=Kind.TREND.value, seen_at=None).delete()
    return wants
