"""Reading the event log: each subscriber behind its own cursors, each event exactly once, none skipped.

A transaction that commits late may have written a smaller id than one already read. So the order of the log is
(transaction, id), and a reader looks only below the oldest transaction still running: whatever is below that line is
settled for ever, and all that comes later lies above every cursor. (Ordering by id alone would skip: a short
transaction can take a large id and commit before a long one with a small id.)
"""

import logging
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import orjson
from django.db import connection, transaction

from tallgrass.platform.events import PARTITIONS, Event, Logged, Subscriber, read_event, subscribers, who_wants_what

logger = logging.getLogger("tallgrass.log")

BATCH = 500
"""Events a subscriber takes in one transaction, over all its partitions."""

LOOK_EVERY = 10.0
"""Seconds between two looks at all cursors."""

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


_BEHIND = """
WITH wanted AS (SELECT name, string_to_array(kinds, ' ') AS kinds FROM unnest(%s::text[], %s::text[]) AS w (name, kinds)),
heads AS MATERIALIZED (
    SELECT h.* FROM generate_series(0, %s) AS p (partition) CROSS JOIN LATERAL (
        SELECT e.partition, e.written_by, e.id FROM platform_event e WHERE e.partition = p.partition AND {settled}
        ORDER BY e.written_by DESC, e.id DESC LIMIT 1) h
), behind AS MATERIALIZED (
    SELECT c.id, c.subscriber, c.partition, h.written_by, h.id AS event_id, EXISTS (
        SELECT 1 FROM platform_event e WHERE e.partition = c.partition AND (e.written_by, e.id) > (c.written_by, c.event_id)
        AND {settled} AND e.kind = ANY(w.kinds)) AS is_wanted
    FROM heads h JOIN platform_cursor c ON c.partition = h.partition AND (c.written_by, c.event_id) < (h.written_by, h.id)
    JOIN wanted w ON w.name = c.subscriber
)
"""


def waiting(settled: str = _SETTLED) -> dict[str, list[int]]:
    """Subscribers with settled events ahead of them that they want, in the order of their names, and in which partitions. One query for all."""
    with connection.cursor() as cursor:
        cursor.execute(
            _BEHIND.format(settled=settled)
            + "SELECT subscriber, array_agg(partition) FROM behind WHERE is_wanted GROUP BY subscriber ORDER BY subscriber",
            [*who_wants_what(), PARTITIONS - 1],
        )
        return dict(cursor.fetchall())


def news_since(horizon: str | None) -> tuple[str, list[tuple[int, str]]]:
    """The end of what is settled, and what was settled since an earlier end: partitions, each with a kind. One query.

    None for the horizon: the end only.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH now AS (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS settled) SELECT now.settled::text, e.partition, e.kind FROM now"
            " LEFT JOIN LATERAL (SELECT DISTINCT e.partition, e.kind FROM generate_series(0, %s) AS p (partition) JOIN platform_event e"
            "   ON e.partition = p.partition AND e.written_by >= coalesce(%s::xid8, now.settled) AND e.written_by < now.settled) e ON true",
            [PARTITIONS - 1, horizon],
        )
        found = cursor.fetchall()
    return found[0][0], [(partition, kind) for _, partition, kind in found if partition is not None]


def wanted_by(kind: str) -> list[str]:
    """The subscribers that want a kind."""
    return [name for name, subscriber in subscribers.items() if kind in subscriber.kinds]


def pass_over() -> int:
    """Move all cursors ahead of which nothing waits that their subscribers want to the settled end of the log; how many. One query.

    A cursor that stays behind costs nothing until all cursors are looked at, so this is done now and then.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            _BEHIND.format(settled=_SETTLED)
            + ", free AS (SELECT c.id FROM platform_cursor c JOIN behind b USING (id) WHERE NOT b.is_wanted ORDER BY c.id FOR UPDATE OF c SKIP LOCKED)"
            " UPDATE platform_cursor c SET written_by = b.written_by, event_id = b.event_id, moved_at = now()"
            " FROM behind b JOIN free USING (id) WHERE c.id = b.id AND (c.written_by, c.event_id) < (b.written_by, b.event_id)",
            [*who_wants_what(), PARTITIONS - 1],
        )
        return int(cursor.rowcount)


def share(limit: int, partitions: int) -> int:
    """What a batch takes of each partition at most: where all have much, it does not look through all of it for the few it takes."""
    return min(limit, 1 + 2 * limit // partitions)


def read_batch(subscriber: Subscriber, partitions: list[int], limit: int = BATCH, settled: str = _SETTLED) -> int:
    """Hand the next events to one subscriber and move its cursors, in one transaction. How many events.

    Partitions another process is reading are left to it (`SKIP LOCKED`).
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            # A cursor that another process has just moved is taken where it stands now; the events are those settled when this began.
            "WITH mine AS MATERIALIZED ("
            "  SELECT partition, written_by, event_id FROM platform_cursor WHERE subscriber = %s AND partition = ANY(%s) FOR UPDATE SKIP LOCKED"
            ") SELECT e.partition, e.written_by::text, e.id, e.kind, e.body::text FROM mine c CROSS JOIN LATERAL ("
            "  SELECT * FROM platform_event e WHERE e.partition = c.partition"
            f"  AND (e.written_by, e.id) > (c.written_by, c.event_id) AND {settled} AND e.kind = ANY(%s)"
            "  ORDER BY e.written_by, e.id LIMIT %s) e"
            " ORDER BY e.written_by, e.id LIMIT %s",
            [subscriber.name, partitions, sorted(subscriber.kinds), share(limit, len(partitions)), limit],
        )
        rows = cursor.fetchall()
        if not rows:
            return 0
        if batch := _known(rows):
            subscriber.handle(batch)
        ends = {partition: (written_by, id) for partition, written_by, id, _, _ in rows}
        cursor.execute(
            "UPDATE platform_cursor c SET written_by = n.written_by, event_id = n.event_id, moved_at = now()"
            " FROM unnest(%s::smallint[], %s::text[]::xid8[], %s::bigint[]) AS n (partition, written_by, event_id)"
            " WHERE c.subscriber = %s AND c.partition = n.partition",
            [list(ends), [end[0] for end in ends.values()], [end[1] for end in ends.values()], subscriber.name],
        )
        return len(rows)


def _known(rows: Iterable[tuple[int, str, int, str, str]]) -> list[Logged]:
    return [Logged(id, event) for _, _, id, kind, body in rows if (event := read_event(kind, orjson.loads(body)))]


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
            f" AND (e.written_by, e.id) > (c.written_by, c.event_id) AND {_SETTLED} AND e.kind = ANY(%s)"
            " WHERE c.subscriber = %s AND c.partition = ANY(%s) ORDER BY e.written_by, e.id LIMIT 1 FOR UPDATE OF c",
            [sorted(subscriber.kinds), subscriber.name, partitions],
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
    """Drives all subscribers of this process; counts failures so that one bad event stops nobody for ever.

    What is new it learns from the log itself: the events that were settled since it last looked tell which subscribers want which partitions.
    All cursors are looked at when it begins and now and then, for what another process left.
    """

    failures: dict[str, int] = field(default_factory=dict)
    _looked_at: float = -LOOK_EVERY
    _horizon: str | None = None
    _waiting: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def read(self) -> int:
        """One round: every waiting subscriber takes one batch. How many events were handed on in all."""
        self._look()
        passed = 0
        for name in sorted(self._waiting):
            subscriber, partitions = subscribers[name], sorted(self._waiting.pop(name))
            try:
                count = read_batch(subscriber, partitions)
                self.failures.pop(name, None)
            except Exception as error:
                count = self._failed(subscriber, partitions, error)
                self._waiting[name] |= set(partitions)
            if count >= share(BATCH, len(partitions)):  # There may be more.
                self._waiting[name] |= set(partitions)
            passed += count
        return passed

    def _look(self) -> None:
        if time.monotonic() - self._looked_at < LOOK_EVERY:
            self._horizon, news = news_since(self._horizon)
            found = ((name, partition) for partition, kind in news for name in wanted_by(kind))
        else:
            pass_over()
            self._horizon, _ = news_since(None)
            found = ((name, partition) for name, partitions in waiting().items() for partition in partitions)
            self._looked_at = time.monotonic()
        for name, partition in found:
            self._waiting[name].add(partition)

    def _failed(self, subscriber: Subscriber, partitions: list[int], error: Exception) -> int:
        count = self.failures[subscriber.name] = self.failures.get(subscriber.name, 0) + 1
        logger.exception("subscriber failed", extra={"subscriber": subscriber.name, "tries": count}, exc_info=error)
        if count < TRIES:
            return 0
        park_first_failing(subscriber, partitions)
        self.failures.pop(subscriber.name, None)
        return 1


def settled_end() -> str:
    """The end of what is settled now: all below it has been seen by whoever reads the tables from now on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
        return str(cursor.fetchone()[0])


def events_from(end: str, kinds: Sequence[type[Event]]) -> list[Logged]:
    """All events of these kinds from an earlier `settled_end` on, settled or not, in the order of the log."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.id, e.kind, e.body::text FROM generate_series(0, %s) AS p (partition) JOIN platform_event e"
            " ON e.partition = p.partition AND e.written_by >= %s::xid8 AND e.kind = ANY(%s) ORDER BY e.written_by, e.id",
            [PARTITIONS - 1, end, [kind.kind for kind in kinds]],
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
    if not own_transaction_too:
        pass_over()
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
        if subscriber and event[3] in subscriber.kinds and (batch := _known([tuple(event)])):
            subscriber.handle(batch)
        cursor.execute("DELETE FROM platform_parked_event WHERE id = %s", [parked_id])
