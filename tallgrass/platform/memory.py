"""What a process may remember for a while: small, bounded, safe between threads."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

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
        return self.get_many((key,)).get(key)

    def get_many(self, keys: Iterable[K]) -> dict[K, V]:
        """What is remembered of these."""
        found: dict[K, V] = {}
        with self._lock:
            oldest = time.monotonic() - self._seconds
            for key in keys:
                kept = self._kept.get(key)
                if kept is None:
                    continue
                if kept[0] < oldest:
                    del self._kept[key]
                    continue
                self._kept.move_to_end(key)
                found[key] = kept[1]
        return found

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
        mark, found = self.mark, self.get_many(wanted)
        missing = [key for key in wanted if key not in found]
        if missing:
            for key, value in find(missing).items():
                self.put_since(mark, key, value)
                found[key] = value
        return found

    @property
    def mark(self) -> int:
        """To be taken before a read that ends in `put_since`."""
        return 0

    def put_since(self, mark: int, key: K, value: V) -> None:
        """Remember what was read after `mark` was taken."""
        self.put(key, value)


class Followed(Memory[K, V]):
    """A memory of rows that follows the database: a trigger tells every web process of each change (`platform.changes`).

    It works only in a process that hears those changes; in any other it holds nothing and each look goes to the database. The
    value of a key must not be changed by who gets it. A key is a number or a text without spaces.
    """

    def __init__(self, name: str, size: int) -> None:
        super().__init__(size, seconds=600)
        self._forgotten = 0
        _followed.setdefault(name, []).append(self)

    def look(self, key: K, read: Callable[[], V]) -> V:
        """What is remembered, or else what `read` finds, which is remembered unless something changed meanwhile."""
        value = self.get(key)
        if value is None:
            mark = self.mark
            value = read()
            self.put_since(mark, key, value)
        return value

    @property
    def mark(self) -> int:
        """How many changes were heard."""
        return self._forgotten

    def put_since(self, mark: int, key: K, value: V) -> None:
        """Nothing is remembered where a change was heard since: what was read may be from before it."""
        if _hearing and mark == self._forgotten:
            self.put(key, value)

    def forget(self, key: K) -> None:
        self._forgotten += 1
        super().forget(key)

    def clear(self) -> None:
        self._forgotten += 1
        super().clear()


_followed: dict[str, list["Followed[Any, Any]"]] = {}
_hearing = False


def hear_changes(hearing: bool) -> None:
    """Say whether this process hears of changes from now on. What was remembered before goes: changes may have been missed."""
    global _hearing
    _hearing = hearing
    for memories in _followed.values():
        for memory in memories:
            memory.clear()


def is_hearing() -> bool:
    """Whether this process hears of changes."""
    return _hearing


def forget_changed(message: str) -> None:
    """Take one message of the trigger: the name of a memory and the keys that changed, or `*` for too many to name."""
    name, *keys = message.split(" ")
    for memory in _followed.get(name, ()):
        if keys == ["*"]:
            memory.clear()
        else:
            for key in keys:
                memory.forget(int(key) if key.isdecimal() else key)


_all: list[Memory] = []  # type: ignore[type-arg]


def forget_everything() -> None:
    """Empty every memory of this process; tests call it between worlds."""
    for memory in _all:
        memory.clear()
