"""What one does with comments besides writing them: liking, pinning, choosing who may write them."""

from django.db import transaction
from django.db.models import Q

from tallgrass.accounts.models import Person
from tallgrass.notes import errors
from tallgrass.notes.events import CommentLiked, CommentPinned, CommentUnliked
from tallgrass.notes.models import Comment, CommentLike, Note
from tallgrass.notes.types import Commenters
from tallgrass.platform.database import insert_once
from tallgrass.platform.events import emit


def like_comment(*, actor: Person, comment: Comment) -> None:
    """Liking twice is liking once. Emits `CommentLiked` the first time only."""
    with transaction.atomic():
        if insert_once(CommentLike, person_id=actor.id, comment_id=comment.id):
            emit(CommentLiked(comment_id=comment.id, note_id=comment.note_id, author_id=comment.author_id, person_id=actor.id))


def unlike_comment(*, actor: Person, comment: Comment) -> None:
    """Unliking what was never liked changes nothing."""
    with transaction.atomic():
        gone, _ = CommentLike.objects.filter(person_id=actor.id, comment=comment).delete()
        if gone:
            emit(CommentUnliked(comment_id=comment.id, note_id=comment.note_id, author_id=comment.author_id, person_id=actor.id))


def pin_comment(*, actor: Person, comment: Comment) -> None:
    """The author of a note puts a first comment above the others, in the place of any pinned before. Emits `CommentPinned`.

    Raises:
        DomainError: `not_yours` when the note is another's; `cannot_pin_reply`.
    """
    note = _own_note(actor, comment)
    if comment.thread_id is not None:
        raise errors.only_first_comments()
    with transaction.atomic():
        pinned = Note.objects.filter(id=note.id).filter(~Q(pinned_comment_id=comment.id) | Q(pinned_comment_id=None))
        if pinned.update(pinned_comment_id=comment.id):
            emit(CommentPinned(comment_id=comment.id, note_id=note.id, note_author_id=note.author_id, author_id=comment.author_id))


def unpin_comment(*, actor: Person, comment: Comment) -> None:
    """Unpinning what is not pinned changes nothing.

    Raises:
        DomainError: `not_yours` when the note is another's.
    """
    note = _own_note(actor, comment)
    Note.objects.filter(id=note.id, pinned_comment_id=comment.id).update(pinned_comment_id=None)


def choose_commenters(*, actor: Person, note: Note, commenters: Commenters) -> None:
    """Who may comment on one's note from now on; what stands there stays.

    Raises:
        DomainError: `not_yours` when the note is another's.
    """
    if note.author_id != actor.id:
        raise errors.not_yours()
    Note.objects.filter(id=note.id).update(commenters=commenters.value)


def _own_note(actor: Person, comment: Comment) -> Note:
    if comment.note.author_id != actor.id:
        raise errors.not_yours()
    return comment.note
