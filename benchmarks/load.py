"""A load of requests over a few connections that stay open, each answer checked."""

import http.client
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

Ask = tuple[str, str, dict[str, str], bytes | None]
"""Method, path, headers, body."""


@dataclass
class Measured:
    milliseconds: list[float] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def put_load(port: int, asks: list[Ask], *, concurrency: int, expect: frozenset[int], check: Callable[[bytes], bool]) -> Measured:
    """Send all `asks`; how long each took.

    Raises:
        RuntimeError: an answer had another status than expected, or its body did not pass the check.
    """
    measured, waiting, lock = Measured(), iter(asks), threading.Lock()
    failures: list[str] = []

    def work() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while not failures:
            with lock:
                ask = next(waiting, None)
            if ask is None:
                break
            method, path, headers, body = ask
            before = time.perf_counter()
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
            took = (time.perf_counter() - before) * 1000
            if answer.status not in expect or not check(content):
                failures.append(f"{method} {path}: {answer.status} {content[:300]!r}")
                break
            with lock:
                measured.milliseconds.append(took)
        connection.close()

    side_by_side(work, concurrency, failures)
    return measured


def side_by_side(work: Callable[[], None], threads: int, failures: list[str]) -> None:
    """Have so many do the same work, until all have done.

    Raises:
        RuntimeError: the first of the failures they noted.
    """
    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if failures:
        raise RuntimeError(failures[0])
