"""Folding counters: many events, one write a row."""

from collections.abc import Mapping

from django.db import connection

from tallgrass.notes.actions.goods import place_goods
from tallgrass.notes.actions.topic_counts import DISCUSSED, recount_notes

COUNTERS = ("likes", "saves", "shares", "plays", "comments", "answers")
COMMENT_COUNTERS = ("likes", "replies")


def add_to_counts(counter: str, changes: Mapping[int, int]) -> None:
    """Add changes to one counter of many notes, in the order of their ids (so that two folds never deadlock), and what follows for their topics and goods.

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
            f"INSERT INTO notes_notecounts AS c (note_id, {', '.join(COUNTERS)})"
            f" SELECT id, {', '.join('change' if name == counter else '0' for name in COUNTERS)}"
            f" FROM unnest(%s::bigint[], %s::int[]) AS n (id, change)"
            f" ON CONFLICT (note_id) DO UPDATE SET {counter} = c.{counter} + excluded.{counter}",
            [ids, [changes[id] for id in ids]],
        )
    if counter in DISCUSSED:
        recount_notes(ids)
        place_goods(ids)


def add_to_comment_counts(counter: str, changes: Mapping[int, int]) -> None:
    """Add changes to one counter of many comments, in the order of their ids. Comments that are gone are passed over.

    Raises:
        ValueError: there is no such counter.
    """
    if counter not in COMMENT_COUNTERS:
        raise ValueError(f"no counter {counter!r}")
    ids = sorted(id for id, change in changes.items() if change)
    if not ids:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH held AS (SELECT c.id, n.change FROM notes_comment c JOIN unnest(%s::bigint[], %s::int[]) AS n (id, change) ON n.id = c.id"
            " ORDER BY c.id FOR NO KEY UPDATE OF c)"
            f" UPDATE notes_comment c SET {counter} = c.{counter} + held.change FROM held WHERE c.id = held.id",
            [ids, [changes[id] for id in ids]],
        )
