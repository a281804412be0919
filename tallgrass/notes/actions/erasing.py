"""When a person leaves for good."""

from django.db import transaction

from tallgrass.notes.actions.deleting import remove_for_good
from tallgrass.notes.events import NoteUnliked, NoteUnsaved
from tallgrass.notes.models import Like, Note, Save
from tallgrass.platform.events import emit

_PORTION = 200


def erase_notes(person_id: int) -> None:
    """Remove all notes of a person with their files."""
    for note in Note.objects.filter(author_id=person_id).iterator(chunk_size=_PORTION):
        remove_for_good(note)


def erase_likes(person_id: int) -> None:
    """Take back all likes of a person, so that the counters stay true."""
    while likes := list(Like.objects.filter(person_id=person_id).select_related("note")[:_PORTION]):
        with transaction.atomic():
            Like.objects.filter(person_id=person_id, id__in=[like.id for like in likes]).delete()
            emit(*(NoteUnliked(note_id=like.note_id, author_id=like.note.author_id, person_id=person_id) for like in likes))


def erase_saves(person_id: int) -> None:
    """Take back all saves of a person, so that the counters stay true."""
    while saves := list(Save.objects.filter(person_id=person_id).select_related("note")[:_PORTION]):
        with transaction.atomic():
            Save.objects.filter(person_id=person_id, id__in=[save.id for save in saves]).delete()
            emit(*(NoteUnsaved(note_id=save.note_id, author_id=save.note.author_id, person_id=person_id) for save in saves))
