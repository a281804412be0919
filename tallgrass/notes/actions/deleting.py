"""Taking a note back, with thirty days to think again."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from tallgrass.accounts.models import Person
from tallgrass.media.actions import delete_pictures, delete_videos
from tallgrass.moderation.queries import is_withheld
from tallgrass.notes import errors
from tallgrass.notes.actions.answers import picture_ids_by_author
from tallgrass.notes.actions.topic_counts import leave_topics
from tallgrass.notes.actions.uploads import let_go_by, used_elsewhere
from tallgrass.notes.events import NoteDeleted, NoteRestored
from tallgrass.notes.models import Comment, Note, NotePicture, NoteVersion
from tallgrass.notes.types import State
from tallgrass.platform import clock
from tallgrass.platform.events import emit
from tallgrass.platform.subjects import Ref

GRACE = timedelta(days=30)


def delete_note(*, actor: Person, note: Note) -> None:
    """Take a published or scheduled note from everybody's sight. Deleting twice is deleting once. Emits `NoteDeleted`."""
    with transaction.atomic():
        row = Note.objects.select_for_update().get(id=note.id, author_id=actor.id)
        if not row.is_out and row.state != State.SCHEDULED:
            return
        row.state, row.deleted_at = State.DELETED.value, clock.now()
        row.save(update_fields=["state", "deleted_at"])
        emit(NoteDeleted(note_id=row.id, author_id=row.author_id))


def restore_note(*, actor: Person, note: Note) -> Note:
    """Bring a deleted note back as it was, likes and all. Emits `NoteRestored`.

    Raises:
        DomainError: `too_late` after 30 days.
    """
    with transaction.atomic():
        row = Note.objects.select_for_update().get(id=note.id, author_id=actor.id)
        if row.state != State.DELETED:
            return row
        if row.deleted_at is None or clock.now() - row.deleted_at > GRACE:
            raise errors.too_late()
        row.state = _state_before(row).value
        row.deleted_at = row.scheduled_for = None
        row.save(update_fields=["state", "deleted_at", "scheduled_for"])
        emit(NoteRestored(note_id=row.id, author_id=row.author_id))
    return row


def _state_before(row: Note) -> State:
    """Deleting and restoring leads past no restriction."""
    if not row.was_published:
        return State.DRAFT
    return State.WITHHELD if is_withheld(Ref("note", row.id)) else State.PUBLISHED


def sweep_deleted_notes(*, limit: int = 200) -> int:
    """Remove for good, with their files, what was deleted more than 30 days ago. How many."""
    due = Note.objects.filter(state=State.DELETED, deleted_at__lt=clock.now() - GRACE).order_by("deleted_at")[:limit]
    for note in due:
        remove_for_good(note)
    return len(due)


def remove_for_good(note: Note) -> None:
    """Delete a note's rows, and the files that no other note of its author shows. Pictures of answers to it are let go by their authors."""
    with transaction.atomic():
        pictures = set(NotePicture.objects.filter(note=note).values_list("picture_id", flat=True))
        for ids in NoteVersion.objects.filter(note=note).values_list("picture_ids", flat=True):
            pictures.update(ids)
        videos = {note.video_id} if note.video_id else set()
        kept = used_elsewhere(note, pictures | videos)
        for ids in Comment.objects.filter(note=note).exclude(picture_ids=[]).values_list("picture_ids", flat=True):
            pictures.update(ids)
        answers = picture_ids_by_author(note)
        leave_topics(note.id)
        note.delete()
        for author_id, ids in answers.items():
            let_go_by(author_id, ids)
        delete_pictures(ids=pictures - kept)
        delete_videos(ids=videos - kept)


def sweep_deleted_comments(*, limit: int = 200) -> int:
    """Remove for good, with their pictures, what was deleted more than 30 days ago. Above replies an empty place stays. How many."""
    due = list(Comment.objects.filter(deleted_at__lt=clock.now() - GRACE).exclude(text="", picture_ids=[]).order_by("deleted_at")[:limit])
    with transaction.atomic():
        ids = [row.id for row in due]
        delete_pictures(ids={picture_id for row in due for picture_id in row.picture_ids})
        answered = Exists(Comment.objects.filter(thread_id=OuterRef("id")))
        Comment.objects.filter(answered, id__in=ids).update(text="", picture_ids=[], mentioned_ids=[])
        Comment.objects.filter(~answered, id__in=ids).delete()
    return len(due)
