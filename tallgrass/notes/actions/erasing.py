"""When a person leaves for good."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from tallgrass.accounts.models import Person
from tallgrass.notes.actions.board_follows import unfollow_board
from tallgrass.notes.actions.boards import board_key, free_name
from tallgrass.notes.actions.deleting import remove_for_good
from tallgrass.notes.events import BoardChanged, BoardUnfollowed, CommentDeleted, CommentUnliked, NoteUnliked, NoteUnsaved
from tallgrass.notes.models import Board, BoardEditor, BoardFollow, BoardNote, Comment, CommentLike, Like, Note, Save, TopicPage
from tallgrass.platform import clock
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


def erase_boards(person_id: int) -> None:
    """Remove the boards of a person. One that others fill goes on under whoever has filled it longest. Emits `BoardChanged`."""
    for board in Board.objects.filter(owner_id=person_id).iterator(chunk_size=_PORTION):
        with transaction.atomic():
            editors = (
                BoardEditor.objects.filter(board=board, joined_at__isnull=False).exclude(person_id=person_id).order_by("joined_at", "id")
            )
            here = set(Person.objects.here().filter(id__in=editors.values("person_id")).values_list("id", flat=True))
            heir = next((editor for editor in editors if editor.person_id in here), None)
            if heir is None or board.deleted_at is not None:
                board.delete()
                continue
            heir.delete()
            board.owner_id, board.name = heir.person_id, free_name(heir.person_id, board.name)
            board.name_key = board_key(board.name)
            board.save(update_fields=["owner_id", "name", "name_key"])
            unfollow_board(actor=Person(id=board.owner_id), board=board)  # One's own board needs no following.
            emit(BoardChanged(board_id=board.id, owner_id=board.owner_id))


def erase_added_to_boards(person_id: int) -> None:
    """What a person put on boards of others stays there; who put it there is forgotten."""
    BoardNote.objects.filter(added_by_id=person_id).update(added_by_id=0)


def erase_board_follows(person_id: int) -> None:
    """Take back all follows of boards, so that the counters stay true."""
    while follows := list(BoardFollow.objects.filter(person_id=person_id).select_related("board")[:_PORTION]):
        with transaction.atomic():
            BoardFollow.objects.filter(id__in=[follow.id for follow in follows]).delete()
            emit(*(BoardUnfollowed(follow.board_id, follow.board.owner_id, person_id) for follow in follows))


def erase_comments(person_id: int) -> None:
    """Remove all comments of a person; where others have replied, an empty and nameless place stays above their words.

    Their pictures go with all pictures of the person.
    """
    answered = Exists(Comment.objects.filter(thread_id=OuterRef("id")))
    while written := list(
        Comment.objects.filter(author_id=person_id).exclude(answered, text="", picture_ids=[]).select_related("note")[:_PORTION]
    ):
        ids = [row.id for row in written]
        with transaction.atomic():
            gone = [_erased(row) for row in written if not row.is_deleted and not row.withheld]
            Comment.objects.filter(answered, id__in=ids).update(
                text="", picture_ids=[], mentioned_ids=[], edited_at=None, deleted_at=clock.now(), deleted_by_id=None
            )
            Note.objects.filter(pinned_comment_id__in=ids).update(pinned_comment_id=None)
            Comment.objects.filter(~answered, id__in=ids).delete()
            if gone:
                emit(*gone)


def erase_comment_likes(person_id: int) -> None:
    """Take back all likes of a person on comments, so that the counters stay true."""
    while likes := list(CommentLike.objects.filter(person_id=person_id).select_related("comment")[:_PORTION]):
        with transaction.atomic():
            CommentLike.objects.filter(person_id=person_id, id__in=[like.id for like in likes]).delete()
            emit(
                *(
                    CommentUnliked(
                        comment_id=like.comment_id, note_id=like.comment.note_id, author_id=like.comment.author_id, person_id=person_id
                    )
                    for like in likes
                )
            )


def _erased(row: Comment) -> CommentDeleted:
    return CommentDeleted(
        comment_id=row.id,
        note_id=row.note_id,
        note_author_id=row.note.author_id,
        author_id=row.author_id,
        thread_id=row.thread_id or 0,
        by_id=0,
    )


def leave_care(person_id: int) -> None:
    """A host who leaves takes along what they wrote of their topics."""
    TopicPage.objects.filter(host_id=person_id).update(host_id=None, introduction="", cover_id=None, pinned_ids=[])
