"""The time, from one place, so that tests and the simulation can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

_set_to: datetime | None = None


def now() -> datetime:
    """The present moment, in UTC."""
    return _set_to or datetime.now(UTC)


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Hold the clock of this process at `moment` (aware). Nests."""
    global _set_to
    before, _set_to = _set_to, moment.astimezone(UTC)
    try:
        yield
    finally:
        _set_to = before


@contextmanager
def clock_forward(by: timedelta) -> Iterator[None]:
    with clock_at(now() + by):
        yield
