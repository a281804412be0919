"""The doors: the only way a view gets a note."""

from typing import Any

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import are_apart, followed_among, person_cards
from tallgrass.notes.models import Comment, Note
from tallgrass.notes.types import Visibility
from tallgrass.platform.database import columns, row_of, rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.memory import Followed

_rows: Followed[int, tuple[Any, ...]] = Followed("note", 5_000)
"""Notes lately opened that their authors have put out, as rows."""


def access_note(viewer: Person | None, note_id: int) -> Note:
    """A published note that the viewer may see; its author also when review withholds it. At most three queries.

    Raises:
        DomainError: `not_found`, whether it never was, is not public to them, or one has blocked the other.
    """
    row = _rows.get(note_id) or _read(note_id)
    if row is None:
        raise not_found()
    note = row_of(Note, row)
    if viewer is not None and viewer.id == note.author_id:
        return note
    if not note.is_published or note.visibility == Visibility.ME or note.author_id not in person_cards([note.author_id]):
        raise not_found()
    if note.visibility == Visibility.FOLLOWERS and not (viewer and followed_among(viewer.id, [note.author_id])):
        raise not_found()
    if viewer is not None and are_apart(viewer.id, note.author_id):
        raise not_found()
    return note


def _read(note_id: int) -> tuple[Any, ...] | None:
    mark = _rows.mark
    found = rows(f"SELECT {columns(Note, 'n')} FROM notes_note n WHERE n.id = %s AND n.state IN ('published', 'withheld')", [note_id])
    if not found:
        return None
    _rows.put_since(mark, note_id, found[0])
    return found[0]


def access_own_note(author: Person, note_id: int) -> Note:
    """A note of one's own, in whatever state.

    Raises:
        DomainError: `not_found` also when it is another's.
    """
    note = Note.objects.filter(id=note_id, author_id=author.id).first()
    if note is None:
        raise not_found()
    return note


def access_comment(viewer: Person | None, comment_id: int) -> Comment:
    """A comment that stands under a note the viewer may see, with its note. Two to five queries.

    Raises:
        DomainError: `not_found`, also when it was taken back, its writer has left, or the writer and the viewer are apart.
    """
    comment = _comment(viewer, comment_id)
    if comment.is_deleted or comment.author_id not in person_cards([comment.author_id]) or _is_withheld_from(viewer, comment):
        raise not_found()
    if viewer is not None and viewer.id != comment.author_id and are_apart(viewer.id, comment.author_id):
        raise not_found()
    return comment


def access_thread(viewer: Person | None, comment_id: int) -> Comment:
    """The first comment of a thread, also when only its place is left above the replies.

    Raises:
        DomainError: `not_found`, also for a reply.
    """
    comment = _comment(viewer, comment_id)
    if comment.thread_id is not None or (comment.is_deleted and not comment.replies) or _is_withheld_from(viewer, comment):
        raise not_found()
    return comment


def access_deleted_comment(actor: Person, comment_id: int) -> Comment:
    """A comment the actor took back, or one that still stands, to bring it back.

    Raises:
        DomainError: `not_found`, also when someone else took it back.
    """
    comment = _comment(actor, comment_id)
    if comment.deleted_by_id != actor.id and not (comment.deleted_at is None and actor.id in {comment.author_id, comment.note.author_id}):
        raise not_found()
    return comment


def _is_withheld_from(viewer: Person | None, comment: Comment) -> bool:
    return comment.withheld and (viewer is None or viewer.id != comment.author_id)


def _comment(viewer: Person | None, comment_id: int) -> Comment:
    found = rows(f"SELECT {columns(Comment, 'c')} FROM notes_comment c WHERE c.id = %s", [comment_id])
    if not found:
        raise not_found()
    comment = row_of(Comment, found[0])
    comment.note = access_note(viewer, comment.note_id)
    return comment


def access_draft(author: Person, note_id: int) -> Note:
    """A note of one's own that is not before others yet.

    Raises:
        DomainError: `not_found`.
    """
    note = access_own_note(author, note_id)
    if not note.is_seen_by_author_only:
        raise not_found()
    return note
