"""Days put into figures: what was read of which version of the feed, and whose things were seen. Kept when the behaviour itself is gone."""

from datetime import date, datetime, time, timedelta
from importlib.metadata import version
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from tallgrass.discovery.queries.dials import get_tuning
from tallgrass.discovery.types import BehaviourKind
from tallgrass.insights.models import Release
from tallgrass.platform.ids import id_floor, new_id

_READING = """
INSERT INTO insights_readingday (day, version, readers, pages, exposures, clicks, milliseconds)
SELECT %(day)s, CASE WHEN grouping(t.ranker) = 1 THEN '' ELSE t.ranker END, count(DISTINCT coalesce(t.person_id, t.device)),
       count(DISTINCT t.page_id), count(*) FILTER (WHERE t.kind = %(seen)s), count(*) FILTER (WHERE t.kind = %(opened)s),
       coalesce(sum(t.value) FILTER (WHERE t.kind = ANY(%(lasting)s)), 0)
FROM (SELECT b.page_id, b.person_id, b.device, b.kind, b.value, coalesce(nullif(s.ranker, ''), '?') AS ranker
      FROM discovery_behaviour b LEFT JOIN discovery_served s ON s.id = b.page_id AND s.id >= %(first)s AND s.id < %(end)s
      WHERE b.page_id >= %(first)s AND b.page_id < %(end)s) t
GROUP BY GROUPING SETS ((t.ranker), ()) HAVING count(*) > 0
ON CONFLICT (day, version) DO UPDATE SET readers = excluded.readers, pages = excluded.pages, exposures = excluded.exposures,
    clicks = excluded.clicks, milliseconds = excluded.milliseconds
"""

_CREATORS = """
WITH author AS (
    SELECT p.id, CASE WHEN p.verified = 'star' THEN 'star' WHEN coalesce(c.fans, 0) >= %(small)s THEN 'known' ELSE 'ordinary' END AS standing
    FROM accounts_person p LEFT JOIN accounts_personcounts c ON c.person_id = p.id
), seen AS (
    SELECT a.standing, count(*) FILTER (WHERE b.kind = %(seen)s) AS exposures, count(*) FILTER (WHERE b.kind = %(opened)s) AS clicks
    FROM discovery_behaviour b JOIN notes_note n ON n.id = b.thing_id JOIN author a ON a.id = n.author_id
    WHERE b.page_id >= %(first)s AND b.page_id < %(end)s AND b.kind IN (%(seen)s, %(opened)s) GROUP BY 1
), published AS (
    SELECT a.standing, count(DISTINCT a.id) AS authors, count(*) AS notes, count(DISTINCT a.id) FILTER (WHERE NOT EXISTS (
        SELECT 1 FROM notes_note e WHERE e.author_id = n.author_id AND e.state = 'published' AND e.published_at < %(since)s)) AS began
    FROM notes_note n JOIN author a ON a.id = n.author_id
    WHERE n.state = 'published' AND n.visibility = 'public' AND n.published_at >= %(since)s AND n.published_at < %(until)s GROUP BY 1
)
INSERT INTO insights_creatorday (day, standing, began, authors, notes, exposures, clicks)
SELECT %(day)s, standing, coalesce(p.began, 0), coalesce(p.authors, 0), coalesce(p.notes, 0), coalesce(s.exposures, 0), coalesce(s.clicks, 0)
FROM seen s FULL JOIN published p USING (standing)
ON CONFLICT (day, standing) DO UPDATE SET began = excluded.began, authors = excluded.authors, notes = excluded.notes,
    exposures = excluded.exposures, clicks = excluded.clicks
"""


def count_day(day: date) -> None:
    """Put one day into figures, or again into what they are by now. Two statements, over the behaviour of that day."""
    since = timezone.make_aware(datetime.combine(day, time.min))
    until = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    asked: dict[str, Any] = {
        "day": day,
        "since": since,
        "until": until,
        "first": id_floor(since),
        "end": id_floor(until),
        "small": get_tuning().small,
        "seen": BehaviourKind.EXPOSURE.value,
        "opened": BehaviourKind.CLICK.value,
        "lasting": [BehaviourKind.DWELL.value, BehaviourKind.PLAY.value],
    }
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_READING, asked)
        cursor.execute(_CREATORS, asked)


def count_lately() -> None:
    """Today and yesterday, whose last readers are still telling what they read."""
    today = timezone.localdate()
    for day in (today - timedelta(days=1), today):
        count_day(day)


def remember_release() -> None:
    """Write down the version of the product that runs here, the first time it does."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Release._meta.db_table} (id, version) VALUES (%s, %s) ON CONFLICT (version) DO NOTHING",
            [new_id(), version("tallgrass")[:40]],
        )
