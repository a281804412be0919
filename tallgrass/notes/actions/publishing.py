"""From draft to the wall, at once or at a set time; and changing what is there."""

from datetime import datetime, timedelta

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.moderation.actions import first_pass
from tallgrass.moderation.types import Verdict
from tallgrass.notes import errors
from tallgrass.notes.actions.content import (
    card_of,
    check_complete,
    check_content,
    draw_text_card,
    for_kind,
    keep_version,
    let_go_of_other_kinds,
    show_poster,
    write_content,
    write_words,
)
from tallgrass.notes.actions.reviewing import material_of, show_again, withhold
from tallgrass.notes.events import NoteChanged, NotePublished
from tallgrass.notes.models import Note
from tallgrass.notes.types import Content, Kind, State
from tallgrass.platform import clock
from tallgrass.platform.events import emit
from tallgrass.platform.subjects import Ref

EARLIEST, LATEST = timedelta(minutes=5), timedelta(days=90)


def publish_note(*, actor: Person, note: Note) -> Note:
    """Put a draft or scheduled note before others. Emits `NotePublished`.

    Raises:
        DomainError: `wrong_state`, or the field that is missing; the draft stays as it was.
    """
    with transaction.atomic():
        row = _locked(note, actor)
        if row.state not in {State.DRAFT, State.SCHEDULED}:
            raise errors.wrong_state()
        _publish(row, actor)
    return row


def write_note(*, actor: Person, content: Content) -> Note:
    """Write and publish in one act, for callers that keep no draft. Emits `NotePublished`.

    Raises:
        DomainError: the field that is wrong or missing; nothing is left.
    """
    check_content(content)
    with transaction.atomic():
        row = Note.objects.create(author_id=actor.id)
        write_content(row, for_kind(content))
        _publish(row, actor)
    return row


def schedule_note(*, actor: Person, note: Note, at: datetime) -> Note:
    """Have a draft published at a set time, five minutes to 90 days ahead.

    Raises:
        DomainError: `bad_schedule`, `wrong_state`, or the field that is missing.
    """
    if not EARLIEST <= at - clock.now() <= LATEST:
        raise errors.bad_schedule()
    with transaction.atomic():
        row = _locked(note, actor)
        if row.state not in {State.DRAFT, State.SCHEDULED}:
            raise errors.wrong_state()
        check_complete(row, actor)
        row.state, row.scheduled_for = State.SCHEDULED.value, at
        row.save()
    return row


def cancel_schedule(*, actor: Person, note: Note) -> Note:
    """Make a scheduled note a draft again. A draft stays one."""
    with transaction.atomic():
        row = _locked(note, actor)
        if row.state == State.SCHEDULED:
            row.state, row.scheduled_for = State.DRAFT.value, None
            row.save()
    return row


def publish_due_notes(*, limit: int = 100) -> int:
    """Publish what is due, oldest first; how many. Safe to run twice at once. What cannot be published becomes a draft again."""
    count = 0
    for _ in range(limit):
        with transaction.atomic():
            row = (
                Note.objects.select_for_update(skip_locked=True)
                .filter(state=State.SCHEDULED, scheduled_for__lte=clock.now())
                .order_by("scheduled_for")
                .first()
            )
            if row is None:
                return count
            author = Person.objects.here().filter(id=row.author_id).first()
            try:
                with transaction.atomic():
                    if author is None:
                        raise errors.wrong_state()
                    _publish(row, author)
                    count += 1
            except errors.DomainError:
                row.state, row.scheduled_for = State.DRAFT.value, None
                row.save(update_fields=["state", "scheduled_for"])
    return count


def edit_note(*, actor: Person, note: Note, content: Content, version: int) -> Note:
    """Change a published note; what it said before is kept as a version. Emits `NoteChanged`.

    The first pass looks at it anew: it may be withheld now, or shown again when it was withheld by an earlier first pass.

    Raises:
        DomainError: `changed_elsewhere`, `wrong_state`, or the field that is wrong; the note stays as it was.
    """
    check_content(content)
    with transaction.atomic():
        row = _locked(note, actor)
        if not row.is_out:
            raise errors.wrong_state()
        if row.version != version:
            raise errors.changed_elsewhere()
        before = card_of(row) if row.kind == Kind.TEXT else None
        keep_version(row, clock.now())
        write_content(row, content)
        if row.kind == Kind.TEXT and card_of(row) != before:
            draw_text_card(row, actor.name)
        check_complete(row, actor)
        show_poster(row)
        verdict = _looked_at(row)
        row.save()
        write_words(row)
        emit(NoteChanged(note_id=row.id, author_id=row.author_id))
        if not verdict.passed:
            withhold(row)
        elif row.state == State.WITHHELD:
            show_again(row)
    return row


def _locked(note: Note, actor: Person) -> Note:
    return Note.objects.select_for_update().get(id=note.id, author_id=actor.id)


def _looked_at(row: Note) -> Verdict:
    texts, picture_ids = material_of(row)
    return first_pass(ref=Ref("note", row.id), author_id=row.author_id, texts=texts, picture_ids=picture_ids)


def _publish(row: Note, author: Person) -> None:
    """Emits `NotePublished`, or nothing yet when the first pass withholds the note."""
    check_complete(row, author)
    let_go_of_other_kinds(row)
    verdict = _looked_at(row)
    if row.kind == Kind.TEXT:
        draw_text_card(row, author.name)
    show_poster(row)
    row.state = State.PUBLISHED.value if verdict.passed else State.WITHHELD.value
    row.scheduled_for, row.announced = None, verdict.passed
    row.published_at = clock.now()
    row.version += 1
    row.save()
    mentioned = write_words(row)
    if verdict.passed:
        emit(NotePublished(note_id=row.id, author_id=row.author_id, mentioned_ids=mentioned))
