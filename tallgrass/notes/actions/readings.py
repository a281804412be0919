"""Readings of topics: how often notes in them were opened. A page only notes it down; what was noted is written in portions.

One reader opening one note again within half an hour is one reading; authors and robots are none. Who read is not written anywhere:
this process knows its last readers by a fingerprint that is made anew at each start.
"""

import secrets
import threading
from collections import Counter
from contextlib import suppress
from hashlib import blake2b

from django.db import DatabaseError, connection, transaction

from tallgrass.platform.memory import Memory

PORTION = 200
"""Readings after which they are written without waiting for the clock; what a process that dies may lose."""
_MOST = 20_000
_SALT = secrets.token_bytes(16)

_lately: Memory[tuple[bytes, int], bool] = Memory(50_000, seconds=1800)
_pending: Counter[int] = Counter()
_lock = threading.Lock()

_WRITE = """
INSERT INTO notes_topiccounts AS t (topic_id, readings, notes, discussions, followers)
SELECT nt.topic_id, sum(r.times), 0, 0, 0 FROM unnest(%s::bigint[], %s::int[]) AS r (note_id, times)
JOIN notes_notetopic nt ON nt.note_id = r.note_id JOIN notes_topic o ON o.id = nt.topic_id AND o.merged_into_id IS NULL
GROUP BY nt.topic_id ORDER BY nt.topic_id
ON CONFLICT (topic_id) DO UPDATE SET readings = t.readings + excluded.readings
"""


def count_reading(*, note_id: int, reader: str) -> None:
    """A note was opened. `reader` tells readers apart (a member, a browser at an address); it is not kept."""
    key = (blake2b(reader.encode(), key=_SALT, digest_size=12).digest(), note_id)
    if _lately.get(key):
        return
    _lately.put(key, True)
    with _lock:
        _pending[note_id] += 1
        full = _pending.total() >= PORTION
    if full:
        with suppress(DatabaseError):  # They are kept for the next time; the page that was read must not fail for it.
            write_readings()


def write_readings() -> int:
    """Write what this process noted down; how many readings. Kept for the next try when the database does not answer."""
    with _lock:
        taken = dict(_pending)
        _pending.clear()
    if not taken:
        return 0
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_WRITE, [list(taken), list(taken.values())])
    except Exception:
        with _lock:
            if len(_pending) < _MOST:
                _pending.update(taken)
        raise
    return sum(taken.values())


def forget_readings() -> None:
    """Drop what was not written; tests call it between worlds."""
    with _lock:
        _pending.clear()
