"""Writing comments, changing them and taking them back."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import find_people_by_handle, followed_among, hidden_from
from tallgrass.media.actions import claim
from tallgrass.moderation.actions import first_pass
from tallgrass.moderation.types import Verdict
from tallgrass.notes import errors
from tallgrass.notes.events import CommentDeleted, CommentEdited, CommentRestored, CommentWritten
from tallgrass.notes.markup import MAX_MENTIONS, handles_in
from tallgrass.notes.models import Comment, Note
from tallgrass.notes.types import Commenters
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.events import emit
from tallgrass.platform.ids import short
from tallgrass.platform.live import tell_watchers
from tallgrass.platform.subjects import Ref

UNDO = timedelta(hours=1)
"""How long what was deleted can be brought back."""
PURPOSE = "comment"
"""What pictures of comments are kept for."""


def write_comment(*, actor: Person, note: Note, text: str, reply_to: Comment | None = None, picture_ids: Sequence[int] = ()) -> Comment:
    """Say something under a note, or in answer to a comment there. The one place where comments come in. Emits `CommentWritten`.

    Raises:
        DomainError: `text_missing`, `text_too_long`, `too_many_mentions`, `too_many_pictures`, `upload_gone`; `comments_closed`,
            `followers_only`; `not_found` when what is answered is not there any more.
    """
    check_commenter(actor, note)
    check_words(text, picture_ids)
    with transaction.atomic():
        if reply_to is not None:
            _hold(reply_to)
        claim(ids=picture_ids, owner_id=actor.id, purpose=PURPOSE)
        row = Comment.objects.create(
            note_id=note.id,
            thread_id=(reply_to.thread_id or reply_to.id) if reply_to else None,
            reply_to_id=reply_to.id if reply_to else None,
            addressee_id=reply_to.author_id if reply_to else None,
            author_id=actor.id,
            text=text,
            picture_ids=list(picture_ids),
            mentioned_ids=_spoken_to(actor, text),
            written_at=clock.now(),
        )
        if _looked_at(row).passed:
            announce_comment(row, note)
        else:
            row.withheld, row.announced = True, False
            row.save(update_fields=["withheld", "announced"])
    return row


def edit_comment(*, actor: Person, comment: Comment, text: str) -> Comment:
    """Change the words of one's own comment, soon after it was written. Emits `CommentEdited`.

    Raises:
        DomainError: `not_yours`, `edit_over`, and what `write_comment` raises about the text.
    """
    if comment.author_id != actor.id:
        raise errors.not_yours()
    with transaction.atomic():
        row = Comment.objects.select_for_update().get(id=comment.id)
        if row.is_deleted:
            raise not_found()
        if clock.now() - row.written_at > settings.TALLGRASS_COMMENT_EDITABLE:
            raise errors.edit_over(int(settings.TALLGRASS_COMMENT_EDITABLE.total_seconds()) // 60)
        check_words(text, row.picture_ids)
        if text == row.text:
            return row
        before = set(row.mentioned_ids)
        row.text, row.mentioned_ids, row.edited_at = text, _spoken_to(actor, text), clock.now()
        row.save(update_fields=["text", "mentioned_ids", "edited_at"])
        see_comment(row, comment.note, withheld=not _looked_at(row).passed)
        spoken_to = [id for id in row.mentioned_ids if id not in before]
        if not row.withheld:
            emit(CommentEdited(comment_id=row.id, note_id=row.note_id, author_id=row.author_id, mentioned_ids=spoken_to))
    return row


def delete_comment(*, actor: Person, comment: Comment) -> None:
    """Take back one's own comment, or any under one's own note. Deleting twice is deleting once. Emits `CommentDeleted`.

    Replies stay; a first comment that has some leaves an empty place above them.

    Raises:
        DomainError: `not_yours`.
    """
    note = comment.note
    if actor.id not in {comment.author_id, note.author_id}:
        raise errors.not_yours()
    with transaction.atomic():
        row = Comment.objects.select_for_update().get(id=comment.id)
        if row.is_deleted:
            return
        row.deleted_at, row.deleted_by_id = clock.now(), actor.id
        row.save(update_fields=["deleted_at", "deleted_by_id"])
        Note.objects.filter(id=note.id, pinned_comment_id=row.id).update(pinned_comment_id=None)
        if row.withheld:  # It is out of sight and out of the counts already.
            return
        emit(
            CommentDeleted(
                comment_id=row.id,
                note_id=note.id,
                note_author_id=note.author_id,
                author_id=row.author_id,
                thread_id=row.thread_id or 0,
                by_id=actor.id,
            )
        )
        tell_watchers(Ref("note", note.id), "comment_gone", note=short(note.id), comment=short(row.id), by=short(actor.id))


def restore_comment(*, actor: Person, comment: Comment) -> Comment:
    """Bring back what oneself deleted within the last hour. Emits `CommentRestored`.

    Raises:
        DomainError: `not_yours`, `undo_over`.
    """
    note = comment.note
    with transaction.atomic():
        row = Comment.objects.select_for_update().get(id=comment.id)
        if row.deleted_at is None:
            return row
        if row.deleted_by_id != actor.id:
            raise errors.not_yours()
        if clock.now() - row.deleted_at > UNDO:
            raise errors.undo_over()
        row.deleted_at = row.deleted_by_id = None
        row.save(update_fields=["deleted_at", "deleted_by_id"])
        if row.withheld:
            return row
        emit(
            CommentRestored(
                comment_id=row.id, note_id=note.id, note_author_id=note.author_id, author_id=row.author_id, thread_id=row.thread_id or 0
            )
        )
    return row


def announce_comment(row: Comment, note: Note) -> None:
    """Others see a comment for the first time: it counts, those it concerns are told, open pages show it. Emits `CommentWritten`."""
    emit(
        CommentWritten(
            comment_id=row.id,
            note_id=note.id,
            note_author_id=note.author_id,
            author_id=row.author_id,
            thread_id=row.thread_id or 0,
            reply_to_id=row.reply_to_id or 0,
            addressee_id=row.addressee_id or 0,
            mentioned_ids=row.mentioned_ids,
        )
    )
    tell_watchers(Ref("note", note.id), "comment", note=short(note.id), comment=short(row.id), by=short(row.author_id))


def check_commenter(actor: Person, note: Note) -> None:
    """Whether the author of the note takes comments from this person.

    Raises:
        DomainError: `comments_closed`, `followers_only`.
    """
    if note.author_id == actor.id or note.commenters == Commenters.EVERYONE:
        return
    if note.commenters == Commenters.NOBODY:
        raise errors.comments_closed()
    if not followed_among(actor.id, [note.author_id]):
        raise errors.followers_only()


def check_words(text: str, picture_ids: Sequence[int]) -> None:
    """What may be wrong with what a comment says, whoever says it and wherever.

    Raises:
        DomainError: `text_missing`, `text_too_long`, `too_many_mentions`, `too_many_pictures`, `unknown_pictures`.
    """
    if not text.strip() and not picture_ids:
        raise errors.no_comment()
    if len(text) > settings.TALLGRASS_COMMENT_LENGTH:
        raise errors.too_long("text", settings.TALLGRASS_COMMENT_LENGTH, len(text))
    if len(handles_in(text)) > MAX_MENTIONS:
        raise errors.too_many("mentions", MAX_MENTIONS)
    if len(picture_ids) > settings.TALLGRASS_COMMENT_PICTURES:
        raise errors.too_many_pictures(settings.TALLGRASS_COMMENT_PICTURES)
    if len(set(picture_ids)) < len(picture_ids):
        raise errors.unknown("pictures")


def see_comment(row: Comment, note: Note, *, withheld: bool) -> None:
    """Let only its writer see a comment, or everybody again; on a locked row, in the caller's transaction. As it is already changes nothing.

    For counters a comment out of sight is like one taken back: emits `CommentDeleted` and `CommentRestored`, or `CommentWritten` when
    others see it for the first time.
    """
    if row.withheld == withheld:
        return
    row.withheld = withheld
    first, row.announced = not withheld and not row.announced, row.announced or not withheld
    row.save(update_fields=["withheld", "announced"])
    about = {"comment_id": row.id, "note_id": note.id, "note_author_id": note.author_id, "author_id": row.author_id}
    if row.is_deleted:  # Its writer took it back meanwhile: nothing counts, and nobody is told.
        return
    if first:
        announce_comment(row, note)
    elif withheld:
        Note.objects.filter(id=note.id, pinned_comment_id=row.id).update(pinned_comment_id=None)
        emit(CommentDeleted(**about, thread_id=row.thread_id or 0, by_id=0))
        tell_watchers(Ref("note", note.id), "comment_gone", note=short(note.id), comment=short(row.id), by="")
    else:
        emit(CommentRestored(**about, thread_id=row.thread_id or 0))


def _looked_at(row: Comment) -> Verdict:
    return first_pass(ref=Ref("comment", row.id), author_id=row.author_id, texts={"text": row.text}, picture_ids=row.picture_ids)


def _spoken_to(actor: Person, text: str) -> list[int]:
    """Ids of the people a text speaks to; those who have blocked the writer, or whom the writer has blocked, are not spoken to."""
    people = find_people_by_handle(handles_in(text))
    if not people:
        return []
    apart = hidden_from(actor.id)
    return [id for id in people.values() if id != actor.id and id not in apart]


def _hold(answered: Comment) -> None:
    """Keep what is answered, and the head of its thread, from being removed for good before the reply stands.

    Raises:
        DomainError: `not_found` when it was taken back meanwhile.
    """
    ids = [answered.id, answered.thread_id or answered.id]
    held = dict(rows("SELECT id, deleted_at FROM notes_comment WHERE id = ANY(%s) FOR KEY SHARE", [ids]))
    if len(held) < len(set(ids)) or held[answered.id] is not None:
        raise not_found()
