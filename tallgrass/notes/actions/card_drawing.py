"""Drawing the text cards of notes that came from elsewhere: none until somebody opens the note."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from tallgrass.accounts.queries import person_cards
from tallgrass.notes.actions.content import draw_text_card
from tallgrass.notes.models import Note
from tallgrass.notes.types import Kind, State
from tallgrass.platform.errors import DomainError


def ask_for_card(note_id: int) -> None:
    """Have the card of a note drawn by a job, unless one waits for that already."""
    try:
        with transaction.atomic():
            app.configure_task("notes.draw_card", queueing_lock=f"notes.draw_card:{note_id}").defer(note_id=note_id)
    except AlreadyEnqueued:
        return


def draw_missing_card(*, note_id: int) -> bool:
    """Draw the card of a published text note that has none. False when it has one, is no such note any more, or its words fill no card."""
    try:
        with transaction.atomic():
            row = Note.objects.select_for_update().filter(id=note_id, kind=Kind.TEXT, state=State.PUBLISHED, picture_count=0).first()
            author = person_cards([row.author_id]).get(row.author_id) if row else None
            if row is None or author is None:
                return False
            draw_text_card(row, author.name)
            row.version += 1
            row.save(update_fields=["cover_id", "picture_count", "version"])
    except DomainError:
        return False
    return True
