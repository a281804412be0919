import threading

import pytest
from django.db import connections

from tallgrass.platform.idempotency import Answer, once
from tests.support.refusals import refused


def test_the_first_answer_is_given_again(db: None) -> None:
    acts: list[int] = []

    def act() -> Answer:
        acts.append(1)
        return Answer(201, f"act {len(acts)}".encode())

    answers = [once(owner_id=1, key="k", request=b"same", act=act) for _ in range(3)]
    assert answers == [Answer(201, b"act 1")] * 3


def test_the_key_of_another_person_is_another_key(db: None) -> None:
    assert once(owner_id=1, key="k", request=b"", act=lambda: Answer(200, b"one")).body == b"one"
    assert once(owner_id=2, key="k", request=b"", act=lambda: Answer(200, b"two")).body == b"two"


def test_a_key_with_another_request_is_refused(db: None) -> None:
    once(owner_id=1, key="k", request=b"this", act=lambda: Answer(200, b""))
    with refused("idempotency_key_reused"):
        once(owner_id=1, key="k", request=b"that", act=lambda: Answer(200, b""))


@pytest.mark.parametrize("key", ["", "x" * 256, "a\nb"])
def test_a_bad_key_is_refused(db: None, key: str) -> None:
    with refused("bad_idempotency_key"):
        once(owner_id=1, key=key, request=b"", act=lambda: Answer(200, b""))


def test_after_a_failure_the_key_is_free(db: None) -> None:
    def fail() -> Answer:
        raise ValueError

    with pytest.raises(ValueError):
        once(owner_id=1, key="k", request=b"", act=fail)
    assert once(owner_id=1, key="k", request=b"", act=lambda: Answer(200, b"done")).body == b"done"


def test_one_hundred_at_once_act_once(transactional_db: None) -> None:
    acts: list[int] = []
    answers: list[Answer] = []
    start = threading.Barrier(10)

    def act() -> Answer:
        acts.append(1)
        return Answer(200, b"paid")

    def ask() -> None:
        start.wait()
        for _ in range(10):
            answers.append(once(owner_id=1, key="k", request=b"pay", act=act))
        connections.close_all()

    threads = [threading.Thread(target=ask) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(acts) == 1
    assert answers == [Answer(200, b"paid")] * 100
