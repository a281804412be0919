"""Moments: read from a cell, or spread by chance that stays the same for the same row."""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from tallgrass.exchange.errors import bad_date

_SECONDS, _MILLISECONDS = re.compile(r"\d{9,10}"), re.compile(r"\d{12,13}")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[ T]\d\d:|$)")
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_LATER = 1.5
"""Above 1, more is spread toward the present than toward the beginning."""


@cache
def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TALLGRASS_ZONE)


def read_moment(text: str, key: UUID, field: str = "published_at") -> datetime:
    """A moment from ISO 8601, `2024/3/1 8:05`, or seconds or milliseconds since 1970. Without a zone it is that of the place.

    A day without an hour gets one between seven and midnight, by the row's key.

    Raises:
        DomainError: `bad_date`, for `field`.
    """
    text = text.strip()
    try:
        if _SECONDS.fullmatch(text):
            return datetime.fromtimestamp(int(text), UTC)
        if _MILLISECONDS.fullmatch(text):
            return datetime.fromtimestamp(int(text) / 1000, UTC)
        plain = text if _ISO.match(text) else _as_iso(text)
        if len(plain) == 10:
            return _checked(datetime.combine(date.fromisoformat(plain), time(), _zone()) + _hour(key), text, field)
        moment = datetime.fromisoformat(plain)
        return _checked(moment if moment.tzinfo else moment.replace(tzinfo=_zone()), text, field)
    except (ValueError, OverflowError, OSError):
        raise bad_date(text, field) from None


def _as_iso(text: str) -> str:
    day = re.sub(r"^(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})日?", lambda day: f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}", text)
    return re.sub(r"([ T])(\d:)", r"\g<1>0\2", day)


def spread_moment(key: UUID, before: datetime, days: int) -> datetime:
    """A moment in the `days` before `before`, more of them lately; always the same for one key."""
    share = (key.int & (2**48 - 1)) / 2**48
    return before - timedelta(days=days * share**_LATER, minutes=1)


def _hour(key: UUID) -> timedelta:
    return timedelta(hours=7) + timedelta(hours=17) * ((key.int & (2**48 - 1)) / 2**48)


def _checked(moment: datetime, text: str, field: str) -> datetime:
    moment = moment.astimezone(UTC)
    if moment < _EARLIEST:
        raise bad_date(text, field)
    return moment
