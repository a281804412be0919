"""Drafts: saved as they are typed."""

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.notes import errors
from tallgrass.notes.actions.content import check_content, write_content
from tallgrass.notes.actions.uploads import let_go
from tallgrass.notes.models import Note, NotePicture
from tallgrass.notes.types import Content, State
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words

MAX_DRAFTS = 50


def start_draft(*, actor: Person, content: Content | None = None) -> Note:
    """An empty note that only its author sees.

    Raises:
        DomainError: `too_many_drafts`, or what `change_draft` raises.
    """
    content = content or Content()
    check_content(content)
    with transaction.atomic():
        if Note.objects.filter(author_id=actor.id, state=State.DRAFT).count() >= MAX_DRAFTS:
            raise DomainError(
                "too_many_drafts",
                Words("草稿箱满了（50 篇）。先发布或删掉几篇。", "50 drafts is all there is room for. Publish or delete some."),
            )
        note = Note.objects.create(author_id=actor.id)
        write_content(note, content)
        note.save()
    return note


def change_draft(*, actor: Person, note: Note, content: Content, version: int) -> Note:
    """Replace what a draft says. `version` is the one the page has: an older page must not write over a newer draft.

    Raises:
        DomainError: `changed_elsewhere`, `wrong_state`, or the field that is wrong; the draft stays as it was.
    """
    check_content(content)
    with transaction.atomic():
        row = Note.objects.select_for_update().get(id=note.id, author_id=actor.id)
        if row.state != State.DRAFT:
            raise errors.wrong_state()
        if row.version != version:
            raise errors.changed_elsewhere()
        write_content(row, content)
        row.version += 1
        row.save()
    return row


def discard_draft(*, actor: Person, note: Note) -> None:
    """Throw a draft away with its uploads.

    Raises:
        DomainError: `wrong_state` when it is no draft.
    """
    with transaction.atomic():
        row = Note.objects.select_for_update().filter(id=note.id, author_id=actor.id).first()
        if row is None:
            return
        if row.state != State.DRAFT:
            raise errors.wrong_state()
        pictures = set(NotePicture.objects.filter(note=row).values_list("picture_id", flat=True))
        let_go(row, pictures | ({row.video_id} if row.video_id else set()))
        row.delete()
