"""Hours in addresses: `2026-11-24T20`, in UTC."""

import re
from datetime import UTC, datetime

from tallgrass.platform.errors import not_found

_HOUR = re.compile(r"\d{4}-\d\d-\d\dT\d\d")


def read_hour(text: str) -> datetime | None:
    """The hour that is asked for; None for now.

    Raises:
        DomainError: `not_found` for what is no hour.
    """
    if not text:
        return None
    found = _HOUR.fullmatch(text) if text.isascii() else None
    try:
        return datetime.strptime(found[0], "%Y-%m-%dT%H").replace(tzinfo=UTC) if found else _none()
    except ValueError:
        return _none()


def write_hour(hour: datetime) -> str:
    return hour.astimezone(UTC).strftime("%Y-%m-%dT%H")


def _none() -> datetime:
    raise not_found()
