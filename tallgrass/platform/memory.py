"""What a process may remember for a while: small, bounded, safe between threads."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memory(Generic[K, V]):
    """Keeps up to `size` values, each for `seconds`; the one unused longest goes first."""

    def __init__(self, size: int, seconds: float = float("inf")) -> None:
        self._size, self._seconds = size, seconds
        self._kept: OrderedDict[K, tuple[float, V]] = OrderedDict()
        self._lock = threading.Lock()
        _all.append(self)

    def get(self, key: K) -> V | None:
        with self._lock:
            kept = self._kept.get(key)
            if kept is None:
                return None
            if time.monotonic() - kept[0] > self._seconds:
                del self._kept[key]
                return None
            self._kept.move_to_end(key)
            return kept[1]

    def put(self, key: K, value: V) -> None:
        with self._lock:
            self._kept[key] = (time.monotonic(), value)
            self._kept.move_to_end(key)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)

    def forget(self, key: K) -> None:
        with self._lock:
            self._kept.pop(key, None)

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()

    def fill(self, keys: Iterable[K], find: Callable[[list[K]], dict[K, V]]) -> dict[K, V]:
        """Values for `keys`: those remembered, and those missing looked up together by `find` and remembered."""
        wanted = list(dict.fromkeys(keys))
        found = {key: value for key in wanted if (value := self.get(key)) is not None}
        missing = [key for key in wanted if key not in found]
        if missing:
            for key, value in find(missing).items():
                self.put(key, value)
                found[key] = value
        return found


_all: list[Memory] = []  # type: ignore[type-arg]


def forget_everything() -> None:
    """Empty every memory of this process; tests call it between worlds."""
    for memory in _all:
        memory.clear()
