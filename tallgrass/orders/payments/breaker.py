"""A circuit breaker a provider: after several calls in a row that got no answer, nobody waits for it for a while.

States as everywhere: closed (calls pass), open (calls fail at once), half open (one call tries). Kept in the process: each finds out for
itself within a few calls, and a database that must be asked first would be one thing more to wait for.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from tallgrass.orders.payments.port import ProviderDown

T = TypeVar("T")

FAILURES = 3
"""Calls in a row without an answer that open it."""
PAUSE = 20.0
"""Seconds it stays open."""


class Breaker:
    """Safe between threads. `clock` counts seconds."""

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._name, self._clock = name, clock
        self._lock = threading.Lock()
        self._failures = 0
        self._opened_at: float | None = None
        self._trying = False

    @property
    def is_open(self) -> bool:
        return self._opened_at is not None and self._clock() - self._opened_at < PAUSE

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Around a call out.

        Raises:
            ProviderDown: the breaker is open; or the call's own, which is counted. Any other error means that the provider is there.
        """
        self._enter()
        try:
            yield
        except ProviderDown:
            self._failed()
            raise
        except BaseException:
            self._answered()
            raise
        self._answered()

    def _enter(self) -> None:
        with self._lock:
            if self._opened_at is None:
                return
            if self._clock() - self._opened_at < PAUSE or self._trying:
                raise ProviderDown(f"{self._name} has not answered lately")
            self._trying = True

    def _failed(self) -> None:
        with self._lock:
            self._failures += 1
            self._trying = False
            if self._failures >= FAILURES:
                self._opened_at = self._clock()

    def _answered(self) -> None:
        with self._lock:
            self._failures, self._opened_at, self._trying = 0, None, False


_breakers: dict[str, Breaker] = {}


def breaker_of(name: str) -> Breaker:
    """The breaker of a provider in this process."""
    return _breakers.setdefault(name, Breaker(name))


def forget_breakers() -> None:
    """Close them all; tests call it between worlds."""
    _breakers.clear()
