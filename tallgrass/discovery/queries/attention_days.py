"""What walls were looked at, by days."""

from datetime import date, datetime

from tallgrass.discovery.types import BehaviourKind
from tallgrass.platform.database import rows
from tallgrass.platform.ids import id_floor

_BY_DAY = """
SELECT (at AT TIME ZONE %(zone)s)::date, count(*) FILTER (WHERE kind = %(seen)s), count(*) FILTER (WHERE kind = %(opened)s)
FROM discovery_behaviour WHERE page_id >= %(first)s AND at >= %(since)s AND kind IN (%(seen)s, %(opened)s) GROUP BY 1
"""


def count_seen_by_days(since: datetime, zone: str) -> dict[date, tuple[int, int]]:
    """How many cards were in sight, and how many were opened, by days of a time zone. Reads the partitions of those days."""
    asked = {
        "zone": zone,
        "first": id_floor(since),
        "since": since,
        "seen": BehaviourKind.EXPOSURE.value,
        "opened": BehaviourKind.CLICK.value,
    }
    return {day: (seen, opened) for day, seen, opened in rows(_BY_DAY, asked)}
