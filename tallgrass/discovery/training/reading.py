"""The database as arrays: rows of whole numbers by COPY in its binary form, which NumPy reads without a look at each row."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from django.db import connection

from tallgrass.notes.channels import CHANNELS
from tallgrass.platform.database import rows

Array = Any
Say = Callable[[str], object]

CHANNEL_NAMES = tuple(CHANNELS)

# What may be spread: the same rule as everywhere, told once here for whole tables.
SPREAD = "n.state = 'published' AND n.visibility = 'public' AND NOT n.limited"

ITEM_COLUMNS = (
    ("id", "n.id"),
    ("author", "n.author_id"),
    ("published", "extract(epoch FROM n.published_at)::bigint"),
    ("channel", f"coalesce(array_position(ARRAY[{', '.join(repr(name) for name in CHANNEL_NAMES)}]::text[], n.channel::text), 0) - 1"),
    ("likes", "coalesce(c.likes, 0)"),
    ("saves", "coalesce(c.saves, 0)"),
    ("comments", "coalesce(c.comments, 0)"),
    ("shares", "coalesce(c.shares, 0)"),
    ("exposures", "coalesce(a.exposures, 0)"),
    ("clicks", "coalesce(a.clicks, 0)"),
    ("fans", "coalesce(p.fans, 0)"),
)
_ITEMS = f"""
SELECT {", ".join(f"({sql})::bigint" for _, sql in ITEM_COLUMNS)}
FROM notes_note n LEFT JOIN notes_notecounts c ON c.note_id = n.id LEFT JOIN discovery_attention a ON a.thing_id = n.id
LEFT JOIN accounts_personcounts p ON p.person_id = n.author_id
WHERE {SPREAD}"""


@dataclass(frozen=True)
class Deeds:
    """Who did what with which note, oldest first: ids, how much each says, seconds since 1970."""

    people: Array
    notes: Array
    weights: Array
    times: Array


def read_numbers(sql: str, columns: int) -> Array:
    """The rows of a query whose columns are all bigint and never null, as int64 of rows × columns."""
    form = np.dtype([("fields", ">i2"), *[(f"part{place}", [("length", ">i4"), ("value", ">i8")]) for place in range(columns)]])
    pieces: list[Array] = []
    rest, begun = bytearray(), False
    with connection.cursor() as cursor, cursor.copy(f"COPY ({sql}) TO STDOUT (FORMAT BINARY)") as copy:
        for block in copy:
            rest += block
            if not begun:
                if len(rest) < _HEAD:
                    continue
                del rest[: _HEAD + int.from_bytes(rest[15:19], "big")]
                begun = True
            if len(rest) > _PIECE:
                _take(rest, form, columns, pieces)
    _take(rest, form, columns, pieces)
    return np.concatenate(pieces) if pieces else np.zeros((0, columns), np.int64)


_HEAD = 19  # Signature, flags, length of an extension (PostgreSQL's documentation of COPY, "Binary Format").
_PIECE = 8 << 20


def _take(data: bytearray, form: "np.dtype[Any]", columns: int, pieces: list[Array]) -> None:
    """Move the whole rows of `data` to the pieces; what is left waits for the next block."""
    whole = len(data) // form.itemsize
    if whole:
        found = np.frombuffer(bytes(data[: whole * form.itemsize]), form, whole)
        pieces.append(np.stack([found[f"part{place}"]["value"].astype(np.int64) for place in range(columns)], axis=1))
        del data[: whole * form.itemsize]


def read_items(more: str = "") -> dict[str, Array]:
    """Notes that may be spread, by ascending id: one array a column of `ITEM_COLUMNS`."""
    found = read_numbers(f"{_ITEMS} {more}", len(ITEM_COLUMNS))
    found = found[np.argsort(found[:, 0], kind="stable")]
    return {name: found[:, place] for place, (name, _) in enumerate(ITEM_COLUMNS)}


def read_texts(ids: list[int]) -> dict[int, str]:
    """What notes say, their title twice: the start of it, which tells what it is about. One query."""
    found = rows("SELECT id, title || ' ' || title || ' ' || left(body, 200) FROM notes_note WHERE id = ANY(%s)", [ids])
    return dict(found)


def read_deeds(since: datetime | None = None, *, say: Say = lambda line: None) -> Deeds:
    """Likes, saves and comments, and opened notes, of those whose feed may be made from them; after their last reset."""
    parts = []
    for words, weight, sql in _DEEDS:
        say(f"reading {words}")
        found = read_numbers(f"SELECT d.person_id, d.note_id, d.at FROM ({sql}) AS d {_MAY_BE_USED}", 3)
        parts.append((found, weight))
    people, notes, times = (np.concatenate([part[:, place] for part, _ in parts]) for place in range(3))
    weights = np.concatenate([np.full(len(part), weight, np.float32) for part, weight in parts])
    if since is not None:
        late = times >= since.timestamp()
        people, notes, times, weights = people[late], notes[late], times[late], weights[late]
    order = np.lexsort((times, people))
    return Deeds(people[order], notes[order], weights[order], times[order])


_MAY_BE_USED = (
    "LEFT JOIN discovery_feedchoice f ON f.person_id = d.person_id"
    " WHERE f.person_id IS NULL OR (f.mode <> 'plain' AND (f.reset_at IS NULL OR d.at > extract(epoch FROM f.reset_at)))"
)
_AT = "extract(epoch FROM created_at)::bigint AS at"
LIKE, SAVE, COMMENT, CLICK = 1.0, 1.5, 1.5, 0.4
"""How much an act says of its person's taste."""
_DEEDS = (
    ("likes", LIKE, f"SELECT person_id, note_id, {_AT} FROM notes_like"),
    ("saves", SAVE, f"SELECT person_id, note_id, {_AT} FROM notes_save"),
    ("comments", COMMENT, f"SELECT author_id AS person_id, note_id, {_AT} FROM notes_comment WHERE deleted_at IS NULL AND NOT withheld"),
    (
        "clicks",
        CLICK,
        "SELECT person_id, thing_id AS note_id, extract(epoch FROM at)::bigint AS at FROM discovery_behaviour WHERE kind = 2 AND person_id IS NOT NULL",
    ),
)


@dataclass(frozen=True)
class InTopics:
    """Which topics notes stand in, pair by pair: the place of the note, the number of the topic; and the id of each topic by its number."""

    places: Array
    numbers: Array
    ids: Array


def read_topics(ids: Array) -> InTopics:
    """The topics of the notes of these ids (ascending)."""
    found = read_numbers("SELECT t.note_id::bigint, t.topic_id::bigint FROM notes_notetopic t", 2)
    places = np.searchsorted(ids, found[:, 0])
    known = (places < len(ids)) & (ids[np.minimum(places, max(len(ids) - 1, 0))] == found[:, 0]) if len(ids) else np.zeros(len(found), bool)
    topics, numbers = np.unique(found[known, 1], return_inverse=True)
    return InTopics(places[known], numbers, topics)
