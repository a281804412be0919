"""The lists the first pass goes by, kept ready in every process."""

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from django.conf import settings

from tallgrass.moderation.models import KnownPicture, ListedWord
from tallgrass.moderation.rules.pictures import KnownPictures
from tallgrass.moderation.rules.scoring import NO_MODEL, Model, load
from tallgrass.moderation.rules.wordlist import Entry, WordList
from tallgrass.platform.database import rows
from tallgrass.platform.memory import Memory

logger = logging.getLogger("tallgrass.moderation")
T = TypeVar("T")
_FRESH = 2.0
"""Seconds a process goes by the list it knows before it asks whether there is a newer one."""


class _Kept(Generic[T]):
    """Something made from what lies elsewhere, made anew when the version there is another."""

    def __init__(self, version: Callable[[], tuple[int, int]], make: Callable[[], T]) -> None:
        self._version, self._make = version, make
        self._known: Memory[str, tuple[float, tuple[int, int], T]] = Memory(1)
        self._lock = threading.Lock()

    def get(self) -> T:
        known = self._known.get("")
        if known and time.monotonic() - known[0] < _FRESH:
            return known[2]
        with self._lock:
            version = self._version()
            made = known[2] if known and known[1] == version else self._make()
            self._known.put("", (time.monotonic(), version, made))
        return made

    def forget(self) -> None:
        self._known.clear()


def _version_of(table: str) -> Callable[[], tuple[int, int]]:
    """Of a table whose rows are added and deleted but never changed: the count and the newest id."""

    def ask() -> tuple[int, int]:
        count, newest = rows(f"SELECT count(*), coalesce(max(id), 0) FROM {table}", [])[0]
        return count, newest

    return ask


def listed_words() -> list[Entry]:
    """All listed words, as they are now. One query."""
    found = ListedWord.objects.order_by("id").values_list("term", "rule", "severity", "pinyin", "id")
    return [Entry(*row) for row in found.iterator(chunk_size=5000)]


def _read_words() -> WordList:
    return WordList(listed_words())


def _read_pictures() -> KnownPictures:
    return KnownPictures(dict(KnownPicture.objects.values_list("likeness", "rule")))


_newest_words = _version_of("moderation_listedword")
_words = _Kept(_newest_words, _read_words)
_pictures = _Kept(_version_of("moderation_knownpicture"), _read_pictures)


def _newest_model() -> tuple[int, int]:
    """The inode and time of the model in use; no model is a version too."""
    try:
        told = (model_folder() / "model.json").stat()
    except OSError:
        return 0, 0
    return told.st_ino, told.st_mtime_ns


def _read_model() -> Model:
    try:
        return load(model_folder())
    except (OSError, ValueError, KeyError, TypeError):
        logger.exception("the model cannot be read; texts are not scored")
        return NO_MODEL


def lists_version() -> tuple[int, ...]:
    """Of the words and of the model together: another when either is. One query."""
    return *_newest_words(), *_newest_model()


def model_folder() -> Path:
    """Where the model in use is."""
    return Path(settings.HOME.path) / "models" / "moderation" / "current"


_model = _Kept(_newest_model, _read_model)


def model() -> Model:
    """What texts are scored by; an empty one when nothing was trained."""
    return _model.get()


def word_list() -> WordList:
    return _words.get()


def known_pictures() -> KnownPictures:
    return _pictures.get()


def forget_lists() -> None:
    """Let the next look read the lists anew (in this process; others follow within two seconds)."""
    _words.forget()
    _pictures.forget()
    _model.forget()
