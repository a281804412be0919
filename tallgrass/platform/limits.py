"""Rate limits that hold over all processes: the generic cell rate algorithm (ITU-T I.371), one small row a key.

A limit of N in T lets a burst of N pass at once and then one each T/N. `hit` is exact: the database decides. `hit_softly`
counts in the process and tells the database in portions, for reads, where a write a request would cost more than the
request; near the limit it becomes exact.
"""

import math
import threading
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection

from tallgrass.platform import clock
from tallgrass.platform.errors import too_many


@dataclass(frozen=True)
class Limit:
    """`count` acts in `seconds`."""

    count: int
    seconds: int

    @property
    def spacing(self) -> timedelta:
        return timedelta(seconds=self.seconds / self.count)


def limit_named(name: str) -> Limit:
    count, seconds = settings.TALLGRASS_LIMITS[name]
    return Limit(count, seconds)


def hit(name: str, who: str, times: int = 1) -> None:
    """Count `times` acts of `who` against the limit `name`.

    Raises:
        DomainError: `too_many`, status 429, with the seconds to wait.
    """
    limit = limit_named(name)
    key, now = f"{name}:{who}", clock.now()
    cost, window = limit.spacing * times, timedelta(seconds=limit.seconds)
    asked: dict[str, Any] = {"key": key, "now": now, "cost": cost, "window": window, "slack": limit.count}
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO platform_rate AS r (key, next) VALUES (%(key)s, %(now)s + %(cost)s)"
            " ON CONFLICT (key) DO UPDATE SET next = greatest(r.next, %(now)s) + %(cost)s"
            " WHERE greatest(r.next, %(now)s) + %(cost)s <= %(now)s + %(window)s + interval '1 microsecond' * %(slack)s"
            " RETURNING 1",
            asked,
        )
        if cursor.fetchone():
            return
        cursor.execute("SELECT next FROM platform_rate WHERE key = %s", [key])
        row = cursor.fetchone()
    wait = (row[0] + cost - now - window).total_seconds() if row else limit.spacing.total_seconds()
    raise too_many(max(1, math.ceil(wait)))


_pending: dict[str, int] = {}
_pending_lock = threading.Lock()


def hit_softly(name: str, who: str) -> None:
    """Count one read. The database hears of it in portions of a fiftieth of the limit, so an overrun is at most that a process.

    Raises:
        DomainError: `too_many`, as `hit`.
    """
    portion = max(1, limit_named(name).count // 50)
    key = f"{name}:{who}"
    with _pending_lock:
        pending = _pending.get(key, 0) + 1
        if pending < portion:
            _pending[key] = pending
            if len(_pending) > 50_000:
                _pending.clear()
            return
        _pending.pop(key, None)
    hit(name, who, times=portion)


def forget_pending() -> None:
    """Drop the portions the database has not heard of; tests call it between worlds."""
    with _pending_lock:
        _pending.clear()


def forget_old_limits() -> int:
    """Delete the rows of limits long recovered. How many."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM platform_rate WHERE next < now() - interval '1 hour'")
        return int(cursor.rowcount)
