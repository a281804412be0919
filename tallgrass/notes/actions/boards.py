"""Boards themselves: making, changing, taking back."""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from tallgrass.accounts.models import Person
from tallgrass.moderation.actions import refuse_texts
from tallgrass.notes import errors
from tallgrass.notes.board_types import BoardVisibility
from tallgrass.notes.events import BoardChanged, BoardDeleted, BoardMade, BoardRestored
from tallgrass.notes.models import Board, BoardNote, Note
from tallgrass.platform import clock
from tallgrass.platform.errors import not_found
from tallgrass.platform.events import emit

NAME, DESCRIPTION = 40, 300
GRACE = timedelta(days=30)


def make_board(*, actor: Person, name: str, description: str = "", visibility: BoardVisibility = BoardVisibility.PUBLIC) -> Board:
    """An empty board. Emits `BoardMade`.

    Raises:
        DomainError: `board_name_taken`, `too_many_boards`, or the field that is wrong.
    """
    _check(name, description)
    with transaction.atomic():
        if Board.objects.filter(owner_id=actor.id, deleted_at=None).count() >= settings.TALLGRASS_BOARDS:
            raise errors.too_many_boards(settings.TALLGRASS_BOARDS)
        board = Board(owner_id=actor.id, description=description, visibility=visibility.value)
        _name(board, name)
        emit(BoardMade(board_id=board.id, owner_id=actor.id))
    return board


def change_board(*, actor: Person, board: Board, name: str, description: str, visibility: BoardVisibility) -> Board:
    """Replace what a board says of itself. Only its owner may. Emits `BoardChanged`.

    Raises:
        DomainError: `board_name_taken`, or the field that is wrong; the board stays as it was.
    """
    _check(name, description)
    with transaction.atomic():
        row = own_board(actor, board)
        row.description, row.visibility = description, visibility.value
        _name(row, name)
        emit(BoardChanged(board_id=row.id, owner_id=row.owner_id))
    return row


def choose_cover(*, actor: Person, board: Board, note: Note | None) -> None:
    """The note whose picture stands for the board; None for its first four.

    Raises:
        DomainError: `not_found` when the note is not on the board.
    """
    with transaction.atomic():
        row = own_board(actor, board)
        if note is not None and not BoardNote.objects.filter(board=row, note=note).exists():
            raise not_found()
        row.cover_note_id = note.id if note else None
        row.save(update_fields=["cover_note_id"])


def delete_board(*, actor: Person, board: Board) -> None:
    """Take a board from everybody's sight; its notes stay where they are. Deleting twice is deleting once. Emits `BoardDeleted`."""
    with transaction.atomic():
        row = Board.objects.select_for_update().get(id=board.id, owner_id=actor.id)
        if row.deleted_at is None:
            row.deleted_at = clock.now()
            row.save(update_fields=["deleted_at"])
            emit(BoardDeleted(board_id=row.id, owner_id=row.owner_id))


def restore_board(*, actor: Person, board: Board) -> Board:
    """Bring a deleted board back, under another name when its own was taken meanwhile. Emits `BoardRestored`.

    Raises:
        DomainError: `too_late` after 30 days.
    """
    with transaction.atomic():
        row = Board.objects.select_for_update().get(id=board.id, owner_id=actor.id)
        if row.deleted_at is None:
            return row
        if clock.now() - row.deleted_at > GRACE:
            raise errors.too_late()
        row.deleted_at = None
        _name(row, free_name(actor.id, row.name))
        emit(BoardRestored(board_id=row.id, owner_id=row.owner_id))
    return row


def sweep_deleted_boards(*, limit: int = 200) -> int:
    """Remove for good what was deleted more than 30 days ago. How many."""
    due = list(Board.objects.filter(deleted_at__lt=clock.now() - GRACE).order_by("deleted_at").values_list("id", flat=True)[:limit])
    Board.objects.filter(id__in=due).delete()
    return len(due)


def own_board(actor: Person, board: Board) -> Board:
    """The living board under lock, for its owner only.

    Raises:
        DomainError: `not_found`.
    """
    row = Board.objects.select_for_update().filter(id=board.id, owner_id=actor.id, deleted_at=None).first()
    if row is None:
        raise not_found()
    return row


def free_name(owner_id: int, name: str) -> str:
    """The name, with a number behind it when the owner has a living board of that name already."""
    taken = set(Board.objects.filter(owner_id=owner_id, deleted_at=None).values_list("name_key", flat=True))
    tries = (name, *(f"{name[: NAME - 5]} {number}" for number in range(2, len(taken) + 3)))
    return next(each for each in tries if board_key(each) not in taken)


def board_key(name: str) -> str:
    """A name folded: under it no two boards of a person are alike."""
    return name.casefold()[:60]


def _name(board: Board, name: str) -> None:
    board.name, board.name_key = name, board_key(name)
    try:
        with transaction.atomic():
            board.save()
    except IntegrityError:
        raise errors.board_name_taken() from None


def _check(name: str, description: str) -> None:
    if not name:
        raise errors.no_name()
    if len(name) > NAME:
        raise errors.too_long("name", NAME, len(name))
    if len(description) > DESCRIPTION:
        raise errors.too_long("description", DESCRIPTION, len(description))
    refuse_texts({"name": name, "description": description})
