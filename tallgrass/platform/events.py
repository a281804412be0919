"""The event log: what people did, in the transaction that did it.

`emit` appends; `subscribe` names a reader. Readers are run by `platform.log`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, ClassVar, TypeVar

import orjson
from django.db import connection

from tallgrass.platform import clock
from tallgrass.platform.ids import new_id

PARTITIONS = 64
CHANNEL = "tallgrass_log"

_kinds: dict[str, type["Event"]] = {}


@dataclass(frozen=True)
class Event:
    """One act, as ids and primitives. A subclass is a frozen dataclass; its first field is the id of its subject.

    Events of one subject are read in the order of their transactions; its id decides the partition.
    """

    kind: ClassVar[str]

    def __init_subclass__(cls) -> None:
        cls.kind = cls.__name__
        if _kinds.setdefault(cls.kind, cls).__module__ != cls.__module__:
            raise TypeError(f"two events are named {cls.kind}")

    @property
    def subject_id(self) -> int:
        return int(getattr(self, fields(self)[0].name))


@dataclass(frozen=True)
class Logged:
    """An event as read from the log, with its id (which tells when it happened)."""

    id: int
    event: Event


def partition_of(subject_id: int) -> int:
    """The partition of a subject, 0 to 63: Fibonacci hashing, since the low bits of a Snowflake id hardly differ."""
    return ((subject_id * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF) >> 58


def emit(*events: Event) -> None:
    """Append events to the log. Must be called inside the transaction that did what they tell.

    One statement appends and wakes the readers (the wake-up leaves at commit).

    Raises:
        RuntimeError: there is no open transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("emit() belongs in the transaction of the act; open one with transaction.atomic()")
    at = clock.now()
    if len(events) > _MANY:
        _append_many(events, at)
        return
    rows = [(new_id(), partition_of(event.subject_id), event.kind, orjson.dumps(event).decode(), at) for event in events]
    values = ", ".join(["(%s, %s, %s, %s::jsonb, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH appended AS (INSERT INTO platform_event (id, partition, kind, body, at) VALUES {values} RETURNING 1)"
            f" SELECT pg_notify('{CHANNEL}', '') FROM (SELECT count(*) FROM appended) AS n",
            [value for row in rows for value in row],
        )


_MANY = 20


def _append_many(events: Sequence[Event], at: datetime) -> None:
    """One statement with one value, whatever the number: taking apart a list of thousands would cost more than writing them."""
    rows = [{"i": new_id(), "p": partition_of(event.subject_id), "k": event.kind, "b": event} for event in events]
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH appended AS (INSERT INTO platform_event (id, partition, kind, body, at)"
            " SELECT e.i, e.p, e.k, e.b, %s FROM jsonb_to_recordset(%s::jsonb) AS e (i bigint, p smallint, k text, b jsonb) RETURNING 1)"
            f" SELECT pg_notify('{CHANNEL}', '') FROM (SELECT count(*) FROM appended) AS n",
            [at, orjson.dumps(rows).decode()],
        )


def read_event(kind: str, body: dict[str, Any]) -> Event | None:
    """The event a row of the log holds, or None when no app knows the kind any more. Fields since removed are passed over."""
    known = _kinds.get(kind)
    if known is None:
        return None
    names = {field.name for field in fields(known)}
    return known(**{name: value for name, value in body.items() if name in names})


Handler = Callable[[Sequence[Logged]], None]
H = TypeVar("H", bound=Handler)


@dataclass(frozen=True)
class Subscriber:
    """A named reader of the log: the kinds it wants and the function that takes a batch of them."""

    name: str
    kinds: frozenset[str]
    handle: Handler


subscribers: dict[str, Subscriber] = {}


def who_wants_what() -> tuple[list[str], list[str]]:
    """The names of all subscribers, and of each the kinds it wants with spaces between, as a statement takes them."""
    return list(subscribers), [" ".join(sorted(one.kinds)) for one in subscribers.values()]


def subscribe(*kinds: type[Event]) -> Callable[[H], H]:
    """Make a function a reader of these kinds. It runs in the transaction that moves its cursor: each event counts exactly once.

    The reader's name is `app.function`; renaming the function starts a new reader from the beginning of the log.
    """

    def register(handler: H) -> H:
        app = handler.__module__.split(".")[-2]
        name = f"{app}.{handler.__name__}"
        subscribers[name] = Subscriber(name, frozenset(kind.kind for kind in kinds), handler)
        return handler

    return register


def known_kinds() -> dict[str, type[Event]]:
    return dict(_kinds)
