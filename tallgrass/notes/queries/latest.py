"""The latest published notes, known to the web process: Following finds a page among them without asking the database.

Exact as the database is: a trigger tells of every note that comes, changes or goes, and its row is read again before the next look.
"""

import threading
from bisect import bisect_left, insort
from collections.abc import Collection
from datetime import datetime
from typing import Any

from tallgrass.platform.database import rows
from tallgrass.platform.memory import Followed, is_hearing

SIZE = 5_000
"""Notes kept at least; half as many more before the oldest are let go."""


_MOST = SIZE + SIZE // 2

_Entry = tuple[datetime, int, int]
"""(published at, note id, author id), so that entries sort by time."""

_READ = "SELECT published_at, id, author_id FROM notes_note WHERE state = 'published' AND visibility <> 'me'"


class LatestNotes(Followed[int, Any]):
    """Oldest first, so that new notes are added at the end."""

    def __init__(self) -> None:
        super().__init__("note", 0)
        self._entries: list[_Entry] | None = None
        self._whole = False
        """Whether these are all the notes there are."""
        self._changed: set[int] = set()
        self._marking, self._reading = threading.Lock(), threading.Lock()

    def forget(self, key: int) -> None:
        with self._marking:
            self._forgotten += 1
            self._changed.add(key)

    def clear(self) -> None:
        with self._marking:
            self._forgotten += 1
            self._entries, self._changed = None, set()

    def page(self, author_ids: Collection[int], before: tuple[datetime, int], limit: int) -> list[tuple[int, datetime]] | None:
        """The newest notes of these authors before a place, as (id, published at); None when they are not all among the latest."""
        if not is_hearing():
            return None
        entries, whole = self._up_to_date()
        found = []
        for index in range(bisect_left(entries, before) - 1, -1, -1):  # type: ignore[type-var]
            at, id, author_id = entries[index]
            if author_id in author_ids:
                found.append((id, at))
                if len(found) == limit:
                    return found
        return found if whole else None

    def _up_to_date(self) -> tuple[list[_Entry], bool]:
        with self._reading:
            with self._marking:
                mark, entries = self._forgotten, self._entries
                changed, self._changed = self._changed, set()
            if entries is not None and changed:
                entries = self._mended(entries, changed)
            if entries is None:
                entries = sorted(rows(f"{_READ} ORDER BY published_at DESC, id DESC LIMIT %s", [_MOST]))
                self._whole = len(entries) < _MOST
            with self._marking:
                if (
                    self._entries is not None or mark == self._forgotten
                ):  # Else all was forgotten meanwhile, and is read again at the next look.
                    self._entries = entries
            return entries, self._whole

    def _mended(self, entries: list[_Entry], changed: set[int]) -> list[_Entry] | None:
        """The entries with these notes read anew; None when too few are left to be of use."""
        oldest = None if self._whole else entries[0]
        entries = [entry for entry in entries if entry[1] not in changed]
        for entry in rows(f"{_READ} AND id = ANY(%s)", [list(changed)]):
            if oldest is None or entry > oldest:
                insort(entries, entry)
        if len(entries) > _MOST:
            self._whole = False
            del entries[: len(entries) - SIZE]
        return entries if self._whole or len(entries) >= SIZE else None


latest_notes = LatestNotes()
