"""The doors: the only way a view gets a note."""

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import are_apart, followed_among, person_cards
from tallgrass.notes.models import Note
from tallgrass.notes.types import Visibility
from tallgrass.platform.database import columns, row_of, rows
from tallgrass.platform.errors import not_found


def access_note(viewer: Person | None, note_id: int) -> Note:
    """A published note that the viewer may see. One to three queries.

    Raises:
        DomainError: `not_found`, whether it never was, is not public to them, or one has blocked the other.
    """
    found = rows(f"SELECT {columns(Note, 'n')} FROM notes_note n WHERE n.id = %s AND n.state = 'published'", [note_id])
    if not found:
        raise not_found()
    note = row_of(Note, found[0])
    if viewer is not None and viewer.id == note.author_id:
        return note
    if note.visibility == Visibility.ME or note.author_id not in person_cards([note.author_id]):
        raise not_found()
    if note.visibility == Visibility.FOLLOWERS and not (viewer and followed_among(viewer.id, [note.author_id])):
        raise not_found()
    if viewer is not None and are_apart(viewer.id, note.author_id):
        raise not_found()
    return note


def access_own_note(author: Person, note_id: int) -> Note:
    """A note of one's own, in whatever state.

    Raises:
        DomainError: `not_found` also when it is another's.
    """
    note = Note.objects.filter(id=note_id, author_id=author.id).first()
    if note is None:
        raise not_found()
    return note


def access_draft(author: Person, note_id: int) -> Note:
    """A note of one's own that is not before others yet.

    Raises:
        DomainError: `not_found`.
    """
    note = access_own_note(author, note_id)
    if not note.is_seen_by_author_only:
        raise not_found()
    return note
