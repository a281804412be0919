"""Playing a video."""

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.notes.events import VideoPlayed
from tallgrass.notes.models import Note
from tallgrass.notes.types import Kind
from tallgrass.platform.events import emit


def play_video(*, actor: Person | None, note: Note) -> None:
    """A video was started by a person (once a page; the page sees to that). Other kinds of note are not played."""
    if note.kind == Kind.VIDEO:
        with transaction.atomic():
            emit(VideoPlayed(note_id=note.id, person_id=actor.id if actor else 0))
