"""Who may be spoken to now, and who is drawn to what."""

from collections.abc import Collection
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

from tallgrass.platform.database import rows


def awake_among(ids: Collection[int], now: datetime, morning: int, evening: int) -> set[int]:
    """Those of `ids` who are here and on whose own clock it is between these hours. One query."""
    found = rows(
        "SELECT id, zone FROM accounts_person WHERE id = ANY(%s) AND is_active AND leaving_at IS NULL AND joined_at IS NOT NULL",
        [list(ids)],
    )
    return {id for id, zone in found if morning <= now.astimezone(_zone(zone)).hour < evening}


def list_drawn_to(channel: str, *, after: int, limit: int) -> list[int]:
    """People here who chose that channel, by id above `after`. One query."""
    found = rows(
        "SELECT id FROM accounts_person WHERE id > %s AND interests ? %s AND is_active AND leaving_at IS NULL AND joined_at IS NOT NULL"
        " ORDER BY id LIMIT %s",
        [after, channel, limit],
    )
    return [id for (id,) in found]


@lru_cache(maxsize=1000)
def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or settings.TALLGRASS_ZONE)
    except (ZoneInfoNotFoundError, ValueError):  # The list of zones loses one now and then.
        return ZoneInfo(settings.TALLGRASS_ZONE)
