"""Filling a board together: asked, joined, gone."""

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from tallgrass.accounts.models import Person
from tallgrass.notes import errors
from tallgrass.notes.actions.boards import own_board
from tallgrass.notes.events import BoardEditorGone, BoardEditorInvited, BoardEditorJoined, BoardUnfollowed
from tallgrass.notes.models import Board, BoardEditor, BoardFollow
from tallgrass.platform import clock
from tallgrass.platform.database import insert_once
from tallgrass.platform.errors import not_found
from tallgrass.platform.events import emit


def invite_editor(*, actor: Person, board: Board, person: Person) -> None:
    """Ask someone to fill the board too. Asking twice is asking once. Emits `BoardEditorInvited`.

    Raises:
        DomainError: `too_many_editors`; `not_found` unless the actor owns the board.
    """
    with transaction.atomic():
        row = own_board(actor, board)
        editors = BoardEditor.objects.filter(board=row)
        if person.id == row.owner_id or editors.filter(person_id=person.id).exists():
            return
        if editors.count() >= settings.TALLGRASS_BOARD_EDITORS:
            raise errors.too_many_editors(settings.TALLGRASS_BOARD_EDITORS)
        if insert_once(BoardEditor, board_id=row.id, person_id=person.id):
            emit(BoardEditorInvited(board_id=row.id, owner_id=row.owner_id, person_id=person.id))


def join_board(*, actor: Person, board: Board) -> None:
    """Say yes to an invitation. Emits `BoardEditorJoined` the first time only.

    Raises:
        DomainError: `not_found` for those who were not asked, or no longer are.
    """
    with transaction.atomic():
        seat = BoardEditor.objects.select_for_update(of=("self",)).filter(board=board, person_id=actor.id, board__deleted_at=None).first()
        if seat is None:
            raise not_found()
        if seat.joined_at is None:
            seat.joined_at = clock.now()
            seat.save(update_fields=["joined_at"])
            emit(BoardEditorJoined(board_id=board.id, owner_id=board.owner_id, person_id=actor.id))


def end_editing(*, actor: Person, board: Board, person_id: int) -> None:
    """Leave, say no, or (as the owner) withdraw the invitation or the pen. What the editor put on the board stays. Emits `BoardEditorGone`.

    Raises:
        DomainError: `not_found` for one who is neither the owner nor that editor.
    """
    if actor.id not in {board.owner_id, person_id}:
        raise not_found()
    with transaction.atomic():
        seat = BoardEditor.objects.select_for_update().filter(board=board, person_id=person_id).first()
        if seat is None:
            return
        seat.delete()
        emit(
            BoardEditorGone(
                board_id=board.id, owner_id=board.owner_id, person_id=person_id, by_id=actor.id, was_editor=seat.joined_at is not None
            )
        )


def part_on_boards(one_id: int, other_id: int) -> None:
    """Two who blocked each other no longer fill, or follow, each other's boards. Emits `BoardUnfollowed`."""
    between = Q(board__owner_id=one_id, person_id=other_id) | Q(board__owner_id=other_id, person_id=one_id)
    with transaction.atomic():
        BoardEditor.objects.filter(between).delete()
        follows = list(BoardFollow.objects.select_related("board").filter(between))
        BoardFollow.objects.filter(id__in=[follow.id for follow in follows]).delete()
        if follows:
            emit(*(BoardUnfollowed(follow.board_id, follow.board.owner_id, follow.person_id) for follow in follows))
