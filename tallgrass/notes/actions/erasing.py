"""When a person leaves for good."""

from tallgrass.notes.actions.deleting import remove_for_good
from tallgrass.notes.models import Note


def erase_notes(person_id: int) -> None:
    """Remove all notes of a person with their files."""
    for note in Note.objects.filter(author_id=person_id).iterator(chunk_size=200):
        remove_for_good(note)
