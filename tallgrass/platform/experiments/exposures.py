"""Who met an experiment: noted in memory on the way of a page, written in portions. Safe between threads, bounded.

A process that is killed loses less than a second of it; whom it forgot is noted again at their next page.
"""

import threading
from datetime import datetime
from typing import NamedTuple

from django.db import connection

from tallgrass.platform import clock
from tallgrass.platform.experiments.types import Assigned, Unit
from tallgrass.platform.ids import new_id
from tallgrass.platform.memory import Memory

MOST = 50_000
"""Rows kept while the database does not answer; what comes after that is dropped, and noted again at the next page."""


class Met(NamedTuple):
    id: int
    experiment_id: int
    person_id: int | None
    device: int | None
    arm: int | None
    market: str
    period: int
    at: datetime


_lock = threading.Lock()
_noted: list[Met] = []
_known: Memory[tuple[int, str, int], bool] = Memory(50_000, seconds=3600)
"""Whom this process wrote down already."""


def note_exposure(assigned: Assigned, unit: Unit) -> None:
    """This unit was served by this arm. Written within a second, once for an experiment (of a switch-back, once a period)."""
    key = (assigned.trial.id, unit.key, assigned.period)
    if _known.get(key):
        return
    person, device = unit.person_id, None if unit.person_id is not None else unit.device
    met = Met(new_id(), assigned.trial.id, person, device, assigned.arm, assigned.market[:40], assigned.period, clock.now())
    with _lock:
        if len(_noted) >= MOST:
            return
        _noted.append(met)
    _known.put(key, True)


# What comes in after its experiment was stopped joins nothing.
_WRITE = """
INSERT INTO platform_exposure (id, experiment_id, person_id, device, arm, market, period, at)
SELECT m.* FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::bigint[], %s::smallint[], %s::text[], %s::bigint[], %s::timestamptz[])
    AS m (id, experiment_id, person_id, device, arm, market, period, at)
JOIN platform_experiment e ON e.id = m.experiment_id AND e.state = 'running'
ON CONFLICT DO NOTHING
"""


def write_exposures() -> int:
    """Write what this process noted; how many rows were new. Kept for the next try when the database does not answer."""
    global _noted
    with _lock:
        taken, _noted = _noted, []
    if not taken:
        return 0
    try:
        with connection.cursor() as cursor:
            cursor.execute(_WRITE, [list(column) for column in zip(*taken, strict=True)])
            return int(cursor.rowcount)
    except Exception:
        with _lock:
            _noted[:0] = taken[: max(0, MOST - len(_noted))]
        raise


def forget_noted_exposures() -> None:
    """Drop what was not written; tests call it between worlds."""
    with _lock:
        _noted.clear()
