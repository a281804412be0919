"""Uploads may stand in several notes and answers of their owner: they go when the last lets go."""

from collections.abc import Collection

from tallgrass.media.actions import release
from tallgrass.notes.models import Note
from tallgrass.platform.database import rows

_USED = """
SELECT picture_id FROM notes_notepicture WHERE picture_id = ANY(%(ids)s) AND note_id <> %(note)s
UNION SELECT video_id FROM notes_note WHERE author_id = %(author)s AND state = 'published' AND video_id = ANY(%(ids)s) AND id <> %(note)s
UNION SELECT video_id FROM notes_note WHERE author_id = %(author)s AND state <> 'published' AND video_id = ANY(%(ids)s) AND id <> %(note)s
UNION SELECT kept.id::bigint FROM notes_note n JOIN notes_noteversion v ON v.note_id = n.id,
    jsonb_array_elements_text(v.picture_ids) AS kept (id)
    WHERE n.author_id = %(author)s AND n.id <> %(note)s AND kept.id::bigint = ANY(%(ids)s)
UNION SELECT picture_id FROM notes_answerpicture WHERE picture_id = ANY(%(ids)s)
"""


def used_elsewhere(note: Note, ids: Collection[int]) -> set[int]:
    """Those of `ids` that another note of the author shows, or showed before an edit, or an answer."""
    return _used(note.author_id, note.id, ids)


def let_go(note: Note, ids: Collection[int]) -> None:
    """The note no longer uses these uploads; those that nothing else uses go with the next sweep."""
    _release(note.author_id, set(ids) - used_elsewhere(note, ids))


def let_go_by(owner_id: int, ids: Collection[int]) -> None:
    """An answer that is gone, or changed, no longer uses these uploads of its author."""
    _release(owner_id, set(ids) - _used(owner_id, 0, ids))


def _used(owner_id: int, note_id: int, ids: Collection[int]) -> set[int]:
    if not ids:
        return set()
    return {id for (id,) in rows(_USED, {"ids": list(ids), "note": note_id, "author": owner_id})}


def _release(owner_id: int, ids: Collection[int]) -> None:
    if ids:
        release(ids=ids, owner_id=owner_id)
