"""Cards of notes: one query a page for what changes, memory for what does not.

What may differ by the moment or the viewer (state, who may see it, likes) is read every time. What a version of a note
says never changes, so it is remembered under (id, version).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import person_cards
from tallgrass.media.queries import picture_views
from tallgrass.media.types import PictureView
from tallgrass.notes.queries.seeing import seen_by
from tallgrass.notes.types import Kind, NoteCard, Visibility
from tallgrass.platform.database import rows
from tallgrass.platform.memory import Memory


class _Live(NamedTuple):
    id: int
    author_id: int
    version: int
    visibility: str
    likes: int
    liked: bool


class _Fixed(NamedTuple):
    title: str
    kind: Kind
    cover: PictureView | None
    picture_count: int
    channel: str
    published_at: datetime


_fixed: Memory[tuple[int, int], _Fixed] = Memory(50_000)

_LIVE = """
SELECT n.id, n.author_id, n.version, n.visibility, coalesce(c.likes, 0),
       EXISTS (SELECT 1 FROM notes_like l WHERE l.person_id = %(viewer)s AND l.note_id = n.id)
FROM notes_note n LEFT JOIN notes_notecounts c ON c.note_id = n.id
WHERE n.id = ANY(%(ids)s) AND n.state = 'published'
"""
_LIVE_FOR_VISITORS = """
SELECT n.id, n.author_id, n.version, n.visibility, coalesce(c.likes, 0), false
FROM notes_note n LEFT JOIN notes_notecounts c ON c.note_id = n.id
WHERE n.id = ANY(%(ids)s) AND n.state = 'published'
"""


def note_cards(ids: Sequence[int], *, viewer: Person | None) -> list[NoteCard]:
    """Cards of these notes in the order of `ids`, without those the viewer may not or does not want to see.

    One query for a visitor, two for a member; up to four more for what this process has not seen before.
    """
    if not ids:
        return []
    if viewer is None:
        live = [_Live(*row) for row in rows(_LIVE_FOR_VISITORS, {"ids": list(ids)})]
    else:
        live = [_Live(*row) for row in rows(_LIVE, {"ids": list(ids), "viewer": viewer.id})]
    live = seen_by(viewer, live)
    authors = person_cards(row.author_id for row in live)
    fixed = _fixed.fill(((row.id, row.version) for row in live), _read_fixed)
    cards = {
        row.id: NoteCard(
            id=row.id,
            author=authors[row.author_id],
            likes=max(row.likes, int(row.liked)),
            liked=row.liked,
            visibility=Visibility(row.visibility),
            **fixed[row.id, row.version]._asdict(),
        )
        for row in live
        if row.author_id in authors and (row.id, row.version) in fixed
    }
    return [cards[id] for id in ids if id in cards]


def note_card(note_id: int, *, viewer: Person | None) -> NoteCard | None:
    """The card of one note, or None when the viewer may not see it."""
    return next(iter(note_cards([note_id], viewer=viewer)), None)


def _read_fixed(keys: list[tuple[int, int]]) -> dict[tuple[int, int], _Fixed]:
    found = rows(
        "SELECT id, version, title, kind, cover_id, picture_count, channel, published_at, body FROM notes_note WHERE id = ANY(%s)",
        [[id for id, _ in keys]],
    )
    covers = picture_views([row[4] for row in found if row[4]])
    wanted = set(keys)
    return {
        (id, version): _Fixed(title or _first_words(body), Kind(kind), covers.get(cover_id), count, channel, published_at)
        for id, version, title, kind, cover_id, count, channel, published_at, body in found
        if (id, version) in wanted
    }


def _first_words(body: str) -> str:
    """A note without a title goes by how it begins."""
    line = body.strip().split("\n", 1)[0]
    return line if len(line) <= 40 else line[:39] + "…"
