"""What this process noted down of walls and readers and has not written yet. Safe between threads, bounded, written twice a second.

A process that is killed loses what it noted since the last writing: less than a second of it.
"""

import threading
from typing import NamedTuple

from tallgrass.discovery.types import BehaviourKind, Reader, Seen, ServedPage

MOST = 50_000
"""Rows kept while the database does not answer; what comes after that is dropped."""


class Told(NamedTuple):
    """One thing a reader did, as it came in."""

    page_id: int
    thing_id: int
    kind: BehaviourKind
    value: int
    reader: Reader


class Noted(NamedTuple):
    pages: list[ServedPage]
    told: list[Told]


_lock = threading.Lock()
_pages: list[ServedPage] = []
_told: list[Told] = []


def note_page(page: ServedPage) -> None:
    """A page of a wall was handed out."""
    with _lock:
        if len(_pages) < MOST:
            _pages.append(page)


def note_seen(reader: Reader, seen: list[Seen]) -> None:
    """A page told what was done with it."""
    with _lock:
        if len(_told) + len(seen) <= MOST:
            _told.extend(Told(one.page_id, one.thing_id, one.kind, one.value, reader) for one in seen)


def take_noted() -> Noted:
    """All that waits, to be written; it waits no longer."""
    with _lock:
        noted = Noted(list(_pages), list(_told))
        _pages.clear()
        _told.clear()
    return noted


def put_back(noted: Noted) -> None:
    """What could not be written waits again, before what came since."""
    with _lock:
        _pages[:0] = noted.pages[: max(0, MOST - len(_pages))]
        _told[:0] = noted.told[: max(0, MOST - len(_told))]
