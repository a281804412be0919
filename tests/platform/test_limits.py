import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections
from pytest_django import Settings

from tallgrass.platform.clock import clock_at
from tallgrass.platform.errors import DomainError
from tallgrass.platform.limits import hit, hit_softly

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def five_a_minute(settings: Settings) -> None:
    settings.TALLGRASS_LIMITS = {"test": (5, 60), "read": (100, 60)}


def test_five_pass_and_the_sixth_is_told_how_long_to_wait(db: None) -> None:
    with clock_at(NOON):
        for _ in range(5):
            hit("test", "someone")
        with pytest.raises(DomainError) as refused:
            hit("test", "someone")
    assert (refused.value.status, refused.value.retry_after) == (429, 12)


def test_others_are_not_held_up(db: None) -> None:
    with clock_at(NOON):
        for _ in range(5):
            hit("test", "someone")
        hit("test", "someone else")


def test_room_comes_back_one_by_one(db: None) -> None:
    with clock_at(NOON):
        for _ in range(5):
            hit("test", "someone")
    with clock_at(NOON + timedelta(seconds=12)):
        hit("test", "someone")
        with pytest.raises(DomainError):
            hit("test", "someone")


def test_a_refused_act_does_not_count(db: None) -> None:
    with clock_at(NOON):
        for _ in range(5):
            hit("test", "someone")
        for _ in range(20):
            with pytest.raises(DomainError):
                hit("test", "someone")
    with clock_at(NOON + timedelta(seconds=60)):
        for _ in range(5):
            hit("test", "someone")


def test_twenty_at_once_from_many_connections_let_five_through(transactional_db: None) -> None:
    passed: list[int] = []

    def try_once() -> None:
        try:
            hit("test", "racer")
            passed.append(1)
        except DomainError:
            pass
        finally:
            connections.close_all()

    threads = [threading.Thread(target=try_once) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(passed) == 5


def test_reads_are_counted_in_portions_and_still_end(db: None) -> None:
    with clock_at(NOON):
        passed = 0
        with pytest.raises(DomainError):
            for _ in range(200):
                hit_softly("read", "reader")
                passed += 1
    assert 100 <= passed <= 102
