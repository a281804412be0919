"""What stands on a board, and in which order."""

from django.conf import settings
from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.notes import errors
from tallgrass.notes.actions.saves import save_note
from tallgrass.notes.events import BoardNoteAdded, BoardNoteRemoved
from tallgrass.notes.models import Board, BoardEditor, BoardNote, Note
from tallgrass.notes.ordering import first_place, place_after
from tallgrass.notes.types import Visibility
from tallgrass.platform import clock
from tallgrass.platform.errors import not_found
from tallgrass.platform.events import emit


def put_on_board(*, actor: Person, board: Board, note: Note) -> None:
    """Put a note at the top of a board, and save it. Putting it twice, or two people at once, is putting it once. Emits `BoardNoteAdded`.

    (Letting go of a saved note later leaves boards as they are: a slip of the finger must not cost its place.)

    Raises:
        DomainError: `board_full`; `not_found` when the actor may not fill the board.
    """
    with transaction.atomic():
        row = _filled_board(actor, board)
        _put(actor, row, note)
        save_note(actor=actor, note=note)


def take_off_board(*, actor: Person, board: Board, note_id: int) -> None:
    """Take a note off a board. Taking off what is not there changes nothing. Emits `BoardNoteRemoved`.

    Raises:
        DomainError: `not_found` when the actor may not fill the board.
    """
    with transaction.atomic():
        _take_off(actor, _filled_board(actor, board), note_id)


def move_on_board(*, actor: Person, board: Board, note_id: int, after_id: int | None) -> None:
    """Put a note of a board behind another (None: at the top).

    Raises:
        DomainError: `moved_elsewhere` when either is no longer on the board; `not_found` when the actor may not fill it.
    """
    with transaction.atomic():
        row = _filled_board(actor, board)
        placed = {entry.note_id: entry for entry in BoardNote.objects.filter(board=row, note_id__in=[note_id, after_id or 0])}
        if note_id not in placed or (after_id is not None and after_id not in placed):
            raise errors.moved_elsewhere()
        if after_id == note_id:
            return
        entry = placed[note_id]
        entry.position = place_after(BoardNote.objects.filter(board=row), entry.id, placed[after_id].id if after_id else None)
        entry.save(update_fields=["position"])


def move_to_board(*, actor: Person, note: Note, source: Board, target: Board) -> None:
    """From one board to another, both of which the actor fills. Emits `BoardNoteAdded` and `BoardNoteRemoved`.

    Raises:
        DomainError: `board_full`, `not_found`; nothing was moved.
    """
    if source.id == target.id:
        return
    with transaction.atomic():
        # In the order of ids, so that two who move between the same boards never deadlock.
        rows = {board.id: _filled_board(actor, board) for board in sorted((source, target), key=lambda board: board.id)}
        if not BoardNote.objects.filter(board=rows[source.id], note=note).exists():
            raise not_found()
        _put(actor, rows[target.id], note)
        _take_off(actor, rows[source.id], note.id)


def _put(actor: Person, row: Board, note: Note) -> None:
    placed = BoardNote.objects.filter(board=row)
    if placed.filter(note=note).exists():
        return
    if placed.count() >= settings.TALLGRASS_BOARD_NOTES:
        raise errors.board_full(settings.TALLGRASS_BOARD_NOTES)
    now = clock.now()
    BoardNote.objects.create(board=row, note=note, added_by_id=actor.id, position=first_place(placed), created_at=now)
    if row.news_at is None and note.visibility == Visibility.PUBLIC:
        row.news_at = now
        row.save(update_fields=["news_at"])
    emit(BoardNoteAdded(board_id=row.id, note_id=note.id, person_id=actor.id))


def _take_off(actor: Person, row: Board, note_id: int) -> None:
    gone, _ = BoardNote.objects.filter(board=row, note_id=note_id).delete()
    if gone:
        if row.cover_note_id == note_id:
            row.cover_note_id = None
            row.save(update_fields=["cover_note_id"])
        emit(BoardNoteRemoved(board_id=row.id, note_id=note_id, person_id=actor.id))


def _filled_board(actor: Person, board: Board) -> Board:
    """The living board under lock, for its owner and editors: who lost the pen a moment ago is too late."""
    row = Board.objects.select_for_update().filter(id=board.id, deleted_at=None).first()
    if row is None or (
        row.owner_id != actor.id and not BoardEditor.objects.filter(board=row, person_id=actor.id, joined_at__isnull=False).exists()
    ):
        raise not_found()
    return row
