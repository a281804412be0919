"""Liking."""

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.notes.events import NoteLiked, NoteUnliked
from tallgrass.notes.models import Like, Note
from tallgrass.platform.database import insert_once
from tallgrass.platform.events import emit


def like_note(*, actor: Person, note: Note) -> None:
    """Liking twice is liking once. Emits `NoteLiked` the first time only."""
    with transaction.atomic():
        if insert_once(Like, person_id=actor.id, note_id=note.id):
            emit(NoteLiked(note_id=note.id, author_id=note.author_id, person_id=actor.id))


def unlike_note(*, actor: Person, note: Note) -> None:
    """Unliking what was never liked changes nothing."""
    with transaction.atomic():
        gone, _ = Like.objects.filter(person_id=actor.id, note=note).delete()
        if gone:
            emit(NoteUnliked(note_id=note.id, author_id=note.author_id, person_id=actor.id))
