"""The lists the first pass goes by, kept ready in every process."""

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from tallgrass.moderation.models import KnownPicture, ListedWord
from tallgrass.moderation.rules.pictures import KnownPictures
from tallgrass.moderation.rules.wordlist import Entry, WordList
from tallgrass.platform.database import rows
from tallgrass.platform.memory import Memory

T = TypeVar("T")
_FRESH = 2.0
"""Seconds a process goes by the list it knows before it asks whether there is a newer one."""


class _Kept(Generic[T]):
    """Something made from a table whose rows are added and deleted but never changed: the count and the newest id are its version."""

    def __init__(self, table: str, make: Callable[[], T]) -> None:
        self._table, self._make = table, make
        self._known: Memory[str, tuple[float, tuple[int, int], T]] = Memory(1)
        self._lock = threading.Lock()

    def get(self) -> T:
        known = self._known.get("")
        if known and time.monotonic() - known[0] < _FRESH:
            return known[2]
        with self._lock:
            version = rows(f"SELECT count(*), coalesce(max(id), 0) FROM {self._table}", [])[0]
            made = known[2] if known and known[1] == version else self._make()
            self._known.put("", (time.monotonic(), (version[0], version[1]), made))
        return made

    def forget(self) -> None:
        self._known.clear()


def _read_words() -> WordList:
    found = ListedWord.objects.order_by("id").values_list("term", "rule", "severity", "pinyin", "id")
    return WordList(Entry(*row) for row in found.iterator(chunk_size=5000))


def _read_pictures() -> KnownPictures:
    return KnownPictures(dict(KnownPicture.objects.values_list("likeness", "rule")))


_words = _Kept("moderation_listedword", _read_words)
_pictures = _Kept("moderation_knownpicture", _read_pictures)


def word_list() -> WordList:
    return _words.get()


def known_pictures() -> KnownPictures:
    return _pictures.get()


def forget_lists() -> None:
    """Let the next look read the lists anew (in this process; others follow within two seconds)."""
    _words.forget()
    _pictures.forget()
