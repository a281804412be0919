"""Reading the event log: each subscriber behind its own cursors, each event exactly once, none skipped.

A transaction that commits late may have written a smaller id than one already read. So the order of the log is
(transaction, id), and a reader looks only below the oldest transaction still running: whatever is below that line is
settled for ever, and all that comes later lies above every cursor. (Ordering by id alone would skip: a short
transaction can take a large id and commit before a long one with a small id.)
"""

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson
from django.db import connection, transaction

from tallgrass.platform.events import PARTITIONS, Event, Logged, Subscriber, read_event, subscribers
from tallgrass.platform.ids import id_floor

logger = logging.getLogger("tallgrass.log")

BATCH = 500
"""Events a subscriber takes in one transaction, over all its partitions."""

TRIES = 5
"""Failures in a row after which events are tried one by one, and the one at fault is parked."""

_SETTLED = "e.written_by < pg_snapshot_xmin(pg_current_snapshot())"
_SETTLED_OR_OWN = f"({_SETTLED} OR e.written_by = pg_current_xact_id_if_assigned())"
"""Also what the present transaction wrote: right only where nothing else writes, as in a test that is rolled back."""


def ensure_cursors() -> None:
    """Give every subscriber its cursors. A new subscriber starts at the beginning of the log."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO platform_cursor (subscriber, partition, written_by, event_id)"
            " SELECT name, part, '0'::xid8, 0 FROM unnest(%s::text[]) AS name, generate_series(0, %s) AS part"
            " ON CONFLICT DO NOTHING",
            [list(subscribers), PARTITIONS - 1],
        )


def waiting(settled: str = _SETTLED) -> dict[str, list[int]]:
    """Subscribers with settled events ahead of them, in the order of their names, and in which partitions. One query for all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.subscriber, array_agg(c.partition) FROM platform_cursor c WHERE c.subscriber = ANY(%s) AND EXISTS ("
            "  SELECT 1 FROM platform_event e WHERE e.partition = c.partition"
            f"  AND (e.written_by, e.id) > (c.written_by, c.event_id) AND {settled})"
            " GROUP BY c.subscriber ORDER BY c.subscriber",
            [list(subscribers)],
        )
        return dict(cursor.fetchall())


def read_batch(subscriber: Subscriber, partitions: list[int], limit: int = BATCH, settled: str = _SETTLED) -> int:
    """Hand the next events to one subscriber and move its cursors, in one transaction. How many rows were passed.

    Partitions another process is reading are left to it (`SKIP LOCKED`).
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT partition FROM platform_cursor WHERE subscriber = %s AND partition = ANY(%s) FOR UPDATE SKIP LOCKED",
            [subscriber.name, partitions],
        )
        mine = [partition for (partition,) in cursor.fetchall()]
        if not mine:
            return 0
        cursor.execute(
            "SELECT e.partition, e.written_by::text, e.id, e.kind, e.body::text FROM platform_cursor c CROSS JOIN LATERAL ("
            "  SELECT * FROM platform_event e WHERE e.partition = c.partition"
            f"  AND (e.written_by, e.id) > (c.written_by, c.event_id) AND {settled}"
            "  ORDER BY e.written_by, e.id LIMIT %s) e"
            " WHERE c.subscriber = %s AND c.partition = ANY(%s) ORDER BY e.written_by, e.id LIMIT %s",
            # Of each partition about its share: where all have much, a batch does not look through all of it for the few it takes.
            [min(limit, 1 + 2 * limit // len(mine)), subscriber.name, mine, limit],
        )
        rows = cursor.fetchall()
        if not rows:
            return 0
        batch = _wanted(subscriber, rows)
        if batch:
            subscriber.handle(batch)
        ends = {partition: (written_by, id) for partition, written_by, id, _, _ in rows}
        cursor.execute(
            "UPDATE platform_cursor c SET written_by = n.written_by, event_id = n.event_id, moved_at = now()"
            " FROM unnest(%s::smallint[], %s::text[]::xid8[], %s::bigint[]) AS n (partition, written_by, event_id)"
            " WHERE c.subscriber = %s AND c.partition = n.partition",
            [list(ends), [end[0] for end in ends.values()], [end[1] for end in ends.values()], subscriber.name],
        )
        return len(rows)


def _wanted(subscriber: Subscriber, rows: list[tuple[int, str, int, str, str]]) -> list[Logged]:
    batch = []
    for _, _, id, kind, body in rows:
        if kind in subscriber.kinds and (event := read_event(kind, orjson.loads(body))):
            batch.append(Logged(id, event))
    return batch


def park_first_failing(subscriber: Subscriber, partitions: list[int]) -> None:
    """Go on one event at a time; set aside the first that fails, and move past it."""
    while True:
        try:
            if not read_batch(subscriber, partitions, limit=1):
                return
        except Exception as error:
            _park(subscriber, partitions, error)
            return


def _park(subscriber: Subscriber, partitions: list[int], error: Exception) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.partition, e.written_by::text, e.id, e.kind FROM platform_cursor c JOIN platform_event e ON e.partition = c.partition"
            f" AND (e.written_by, e.id) > (c.written_by, c.event_id) AND {_SETTLED}"
            " WHERE c.subscriber = %s AND c.partition = ANY(%s) ORDER BY e.written_by, e.id LIMIT 1 FOR UPDATE OF c",
            [subscriber.name, partitions],
        )
        row = cursor.fetchone()
        if row is None:
            return
        partition, written_by, event_id, kind = row
        cursor.execute(
            "INSERT INTO platform_parked_event (subscriber, event_id, kind, error) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING",
            [subscriber.name, event_id, kind, repr(error)[:2000]],
        )
        cursor.execute(
            "UPDATE platform_cursor SET written_by = %s::xid8, event_id = %s, moved_at = now() WHERE subscriber = %s AND partition = %s",
            [written_by, event_id, subscriber.name, partition],
        )
    logger.error("event parked", extra={"subscriber": subscriber.name, "event_id": event_id})


@dataclass
class Reader:
    """Drives all subscribers of this process; counts failures so that one bad event stops nobody for ever."""

    failures: dict[str, int]

    def __init__(self) -> None:
        self.failures = {}

    def read(self) -> int:
        """One round: every waiting subscriber takes one batch. How many rows were passed in all."""
        passed = 0
        for name, partitions in waiting().items():
            subscriber = subscribers[name]
            try:
                passed += read_batch(subscriber, partitions)
                self.failures.pop(name, None)
            except Exception as error:
                passed += self._failed(subscriber, partitions, error)
        return passed

    def _failed(self, subscriber: Subscriber, partitions: list[int], error: Exception) -> int:
        count = self.failures[subscriber.name] = self.failures.get(subscriber.name, 0) + 1
        logger.exception("subscriber failed", extra={"subscriber": subscriber.name, "tries": count}, exc_info=error)
        if count < TRIES:
            return 0
        park_first_failing(subscriber, partitions)
        self.failures.pop(subscriber.name, None)
        return 1


def events_since(moment: datetime, kinds: Sequence[type[Event]]) -> list[Logged]:
    """All events of these kinds made since `moment`, in the order of their ids, settled or not."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, kind, body::text FROM platform_event WHERE id >= %s AND kind = ANY(%s) ORDER BY id",
            [id_floor(moment), [kind.kind for kind in kinds]],
        )
        found = cursor.fetchall()
    return [Logged(id, event) for id, kind, body in found if (event := read_event(kind, orjson.loads(body)))]


def read_all(*, own_transaction_too: bool = False, seconds: float = 10.0) -> None:
    """Read until every subscriber has taken all that is settled; for tests, the simulation and commands. What a subscriber raises is raised.

    Raises:
        TimeoutError: the log did not run dry within `seconds`.
    """
    ensure_cursors()
    settled, end = _SETTLED_OR_OWN if own_transaction_too else _SETTLED, time.monotonic() + seconds
    while round := waiting(settled):
        for name, partitions in round.items():
            read_batch(subscribers[name], partitions, settled=settled)
        if time.monotonic() > end:
            raise TimeoutError("the event log did not run dry")


def retry_parked(parked_id: int) -> None:
    """Hand a parked event to its subscriber once more; forgets it when that succeeds, raises what it raises."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.subscriber, e.partition, e.written_by::text, e.id, e.kind, e.body::text FROM platform_parked_event p"
            " JOIN platform_event e ON e.id = p.event_id WHERE p.id = %s FOR UPDATE OF p",
            [parked_id],
        )
        row = cursor.fetchone()
        if row is None:
            return
        name, *event = row
        subscriber = subscribers.get(name)
        if subscriber and (batch := _wanted(subscriber, [tuple(event)])):
            subscriber.handle(batch)
        cursor.execute("DELETE FROM platform_parked_event WHERE id = %s", [parked_id])
