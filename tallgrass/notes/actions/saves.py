"""Saving."""

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.notes.events import NoteSaved, NoteUnsaved
from tallgrass.notes.models import Note, Save
from tallgrass.platform.database import insert_once
from tallgrass.platform.events import emit


def save_note(*, actor: Person, note: Note) -> None:
    """Saving twice is saving once. Emits `NoteSaved` the first time only."""
    with transaction.atomic():
        if insert_once(Save, person_id=actor.id, note_id=note.id):
            emit(NoteSaved(note_id=note.id, author_id=note.author_id, person_id=actor.id))


def unsave_note(*, actor: Person, note: Note) -> None:
    """Letting go of what was never saved changes nothing."""
    with transaction.atomic():
        gone, _ = Save.objects.filter(person_id=actor.id, note=note).delete()
        if gone:
            emit(NoteUnsaved(note_id=note.id, author_id=note.author_id, person_id=actor.id))
