"""Folding counters: many events, one write a note."""

from collections.abc import Mapping

from django.db import connection

COUNTERS = frozenset({"likes", "saves", "shares", "plays"})


def add_to_counts(counter: str, changes: Mapping[int, int]) -> None:
    """Add changes to one counter of many notes, in the order of their ids (so that two folds never deadlock).

    Raises:
        ValueError: there is no such counter.
    """
    if counter not in COUNTERS:
        raise ValueError(f"no counter {counter!r}")
    ids = sorted(id for id, change in changes.items() if change)
    if not ids:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO notes_notecounts AS c (note_id, likes, saves, shares, plays)"
            f" SELECT id, {', '.join('change' if name == counter else '0' for name in ('likes', 'saves', 'shares', 'plays'))}"
            f" FROM unnest(%s::bigint[], %s::int[]) AS n (id, change)"
            f" ON CONFLICT (note_id) DO UPDATE SET {counter} = c.{counter} + excluded.{counter}",
            [ids, [changes[id] for id in ids]],
        )
