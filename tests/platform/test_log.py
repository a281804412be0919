"""The event log: each event takes effect exactly once, whatever commits late and whoever dies."""

import multiprocessing
import os
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pytest
from django.db import connection, connections, transaction

from tallgrass.platform import events, log
from tallgrass.platform.database import rows
from tallgrass.platform.events import Event, Logged, Subscriber, emit, partition_of
from tallgrass.platform.ids import new_id


@dataclass(frozen=True)
class Dropped(Event):
    pebble_id: int
    weight: int


@dataclass(frozen=True)
class Ignored(Event):
    pebble_id: int


@pytest.fixture
def tally(transactional_db: None) -> Iterator[Subscriber]:
    """A reader that writes down each event it is given, in a table without a unique key: twice would show."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS test_tally (event_id bigint, weight int)")
        cursor.execute("TRUNCATE test_tally")
    subscriber = Subscriber("tests.tally", frozenset({"Dropped"}), write_down)
    others, events.subscribers = dict(events.subscribers), events.subscribers
    events.subscribers.clear()
    events.subscribers[subscriber.name] = subscriber
    log.ensure_cursors()
    yield subscriber
    events.subscribers.clear()
    events.subscribers.update(others)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE test_tally")


def write_down(batch: Sequence[Logged]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO test_tally VALUES (%s, %s)", [(logged.id, logged.event.weight) for logged in batch])  # type: ignore[attr-defined]


def drop(count: int = 1, *, weight: int = 1, subject: int | None = None) -> None:
    with transaction.atomic():
        emit(*(Dropped(pebble_id=subject or new_id(), weight=weight) for _ in range(count)))


def taken() -> list[tuple[int, int]]:
    return rows("SELECT event_id, weight FROM test_tally ORDER BY event_id", [])  # type: ignore[return-value]


def emitted() -> list[tuple[int]]:
    return rows("SELECT id FROM platform_event WHERE kind = 'Dropped' ORDER BY id", [])  # type: ignore[return-value]


def test_emit_refuses_to_stand_outside_a_transaction(transactional_db: None) -> None:
    with pytest.raises(RuntimeError, match=r"transaction\.atomic"):
        emit(Dropped(pebble_id=1, weight=1))


def test_the_log_refuses_to_be_changed(tally: Subscriber) -> None:
    drop()
    for change in ("UPDATE platform_event SET kind = 'x'", "DELETE FROM platform_event"):
        with pytest.raises(Exception, match="append-only"), connection.cursor() as cursor:
            cursor.execute(change)


def test_an_event_that_is_rolled_back_was_never_there(tally: Subscriber) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        emit(Dropped(pebble_id=1, weight=1))
        1 / 0  # noqa: B018
    log.read_all()
    assert taken() == []


def test_each_event_is_taken_once_and_other_kinds_are_passed_over(tally: Subscriber) -> None:
    drop(700)
    with transaction.atomic():
        emit(Ignored(pebble_id=1))
    log.read_all()
    log.read_all()
    assert [id for id, _ in taken()] == [id for (id,) in emitted()]
    assert log.waiting() == {}


def test_a_late_commit_is_not_skipped(tally: Subscriber) -> None:
    """A transaction takes a small id and stays open; another commits a larger id. The reader must wait, then take both."""
    opened, release = threading.Event(), threading.Event()
    subject = new_id()

    def slow() -> None:
        with transaction.atomic():
            emit(Dropped(pebble_id=subject, weight=1))
            opened.set()
            release.wait(60)
        connections.close_all()

    thread = threading.Thread(target=slow)
    thread.start()
    opened.wait(60)
    drop(weight=2, subject=subject)
    log.read_all()
    assert taken() == []  # Nothing below the line is settled yet: the larger id waits for the smaller.
    release.set()
    thread.join()
    log.read_all()
    assert [weight for _, weight in taken()] == [1, 2]


def test_a_small_id_in_a_younger_transaction_is_not_skipped(tally: Subscriber) -> None:
    """The order of ids and of transactions may differ: an id made early can be written by a transaction that begins late."""
    subject = new_id()
    early = new_id()
    drop(weight=2, subject=subject)
    log.read_all()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO platform_event (id, partition, kind, body, at) VALUES (%s, %s, 'Dropped', %s, now())",
            [early, partition_of(subject), '{"pebble_id": 1, "weight": 1}'],
        )
    log.read_all()
    assert sorted(weight for _, weight in taken()) == [1, 2]


def test_many_writers_and_readers_at_once(tally: Subscriber) -> None:
    stop = threading.Event()

    def write(seed: int) -> None:
        chance = random.Random(seed)
        for _ in range(40):
            try:
                with transaction.atomic():
                    emit(*(Dropped(pebble_id=new_id(), weight=1) for _ in range(chance.randint(1, 4))))
                    time.sleep(chance.random() / 200)
                    if chance.random() < 0.2:
                        raise ZeroDivisionError
            except ZeroDivisionError:
                pass
        connections.close_all()

    def read() -> None:
        reader = log.Reader()
        while not stop.is_set():
            reader.read()
        connections.close_all()

    readers = [threading.Thread(target=read) for _ in range(2)]
    writers = [threading.Thread(target=write, args=(seed,)) for seed in range(4)]
    for thread in readers + writers:
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    for thread in readers:
        thread.join()
    log.read_all()
    assert [id for id, _ in taken()] == [id for (id,) in emitted()]


def _read_until_killed() -> None:
    # The parent's connections came along with the fork and are not ours to use or to close: leave them, and begin with none.
    global _parents
    own = connections["default"]
    _parents = type(own)._connection_pools, own.connection
    type(own)._connection_pools, own.connection = {}, None
    reader = log.Reader()
    while True:
        reader.read()


def test_readers_killed_in_the_middle_lose_and_double_nothing(tally: Subscriber) -> None:
    """Ten readers in a row are killed with SIGKILL at a random moment while events keep coming."""
    fork, chance = multiprocessing.get_context("fork"), random.Random(7)
    for _ in range(10):
        child = fork.Process(target=_read_until_killed, daemon=True)
        child.start()
        for _ in range(10):
            drop(20)
            time.sleep(chance.random() / 100)
        assert child.pid
        os.kill(child.pid, signal.SIGKILL)
        child.join()
    log.read_all()
    assert [id for id, _ in taken()] == [id for (id,) in emitted()]
    assert len(taken()) == 2000


def test_an_event_that_always_fails_is_parked_and_the_others_go_on(tally: Subscriber) -> None:
    def fail_on_heavy(batch: Sequence[Logged]) -> None:
        if any(logged.event.weight == 9 for logged in batch):  # type: ignore[attr-defined]
            raise ValueError("too heavy")
        write_down(batch)

    events.subscribers[tally.name] = Subscriber(tally.name, tally.kinds, fail_on_heavy)
    subject = new_id()
    for weight in (1, 9, 2):
        drop(weight=weight, subject=subject)
    reader = log.Reader()
    for _ in range(log.TRIES + 2):
        reader.read()
    assert sorted(weight for _, weight in taken()) == [1, 2]
    ((id, kind, error),) = rows("SELECT id, kind, error FROM platform_parked_event", [])
    assert (kind, error) == ("Dropped", "ValueError('too heavy')")

    events.subscribers[tally.name] = tally  # The fault is mended.
    log.retry_parked(id)
    assert sorted(weight for _, weight in taken()) == [1, 2, 9]
    assert rows("SELECT 1 FROM platform_parked_event", []) == []


def test_a_reader_learns_from_the_news_and_looks_at_all_cursors_now_and_then(tally: Subscriber, monkeypatch: pytest.MonkeyPatch) -> None:
    drop(3)
    reader = log.Reader()
    assert (reader.read(), reader.read()) == (3, 0)  # What lay there before it began.
    drop(log.BATCH + 1, subject=new_id())
    assert [reader.read() for _ in range(3)] == [log.BATCH, 1, 0]  # More than a batch in one partition.
    late = threading.Event()
    thread = threading.Thread(target=hold_open, args=(late,))
    thread.start()
    _until(lambda: rows("SELECT 1 FROM pg_stat_activity WHERE state = 'idle in transaction' AND query LIKE '%%platform_event%%'", []))
    drop(2)
    assert reader.read() == 0  # Not settled yet; it is no news to anybody.
    late.set()
    thread.join()
    assert reader.read() == 3
    with transaction.atomic():
        emit(Ignored(pebble_id=1))
    with connection.cursor() as cursor:  # Another process died over these: its cursors are as they were.
        cursor.execute("UPDATE platform_cursor SET written_by = '0', event_id = 0")
    assert reader.read() == 0
    monkeypatch.setattr(log, "LOOK_EVERY", 0.0)
    assert reader.read() > 0


def test_cursors_pass_over_what_nobody_wants(tally: Subscriber) -> None:
    subject = new_id()
    with transaction.atomic():
        emit(Ignored(pebble_id=subject))
    assert log.waiting() == {}
    assert (log.pass_over(), log.pass_over()) == (1, 0)
    drop(subject=subject)
    assert log.waiting() == {tally.name: [partition_of(subject)]}
    assert log.pass_over() == 0
    log.read_all()
    assert len(taken()) == 1


def hold_open(release: threading.Event) -> None:
    with transaction.atomic():
        emit(Dropped(pebble_id=new_id(), weight=1))
        release.wait(60)
    connections.close_all()


def _until(done: Callable[[], object]) -> None:
    for _ in range(200):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come to that")
