"""What stands on boards: putting a note on some, and putting a board in order."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.notes.actions import choose_cover, make_board, move_on_board, move_to_board, put_on_board, take_off_board
from tallgrass.notes.forms import one_line
from tallgrass.notes.models import Board
from tallgrass.notes.queries import (
    access_filled_board,
    access_note,
    access_own_board,
    boards_holding,
    get_board_card,
    list_board_notes,
    list_fillable_boards,
)
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import short
from tallgrass.platform.rest import id_of


@require_http_methods(["GET", "POST"])
@require_member
@limited("board")
def boards_of_note(request: MemberRequest, note_id: int) -> HttpResponse:
    """On which of one's boards a note stands, as a sheet or a page; POST puts it on a new one (`name`)."""
    note = access_note(request.person, note_id)
    problem: DomainError | None = None
    if request.method == "POST":
        try:
            board = make_board(actor=request.person, name=one_line(request.POST.get("name", "")))
            put_on_board(actor=request.person, board=board, note=note)
        except DomainError as error:
            problem = error
    boards = list_fillable_boards(request.person)
    context = {
        "note": note,
        "boards": boards,
        "holding": boards_holding(note.id, [board.id for board in boards]),
        "problem": problem,
        "typed": request.POST.get("name", "") if problem else "",
    }
    return _sheet_or_page(request, "notes/boards/put", context, 422 if problem else 200)


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("board")
def note_on_board(request: MemberRequest, board_id: int, note_id: int, end: bool = False) -> HttpResponse:
    """Put a note on a board, or take it off."""
    board = access_filled_board(request.person, board_id)
    if end or request.method == "DELETE":
        take_off_board(actor=request.person, board=board, note_id=note_id)
    else:
        put_on_board(actor=request.person, board=board, note=access_note(request.person, note_id))
    if request.headers.get("HX-Request") != "true":
        return HttpResponseRedirect(_back(request, board, note_id))
    if request.headers.get("HX-Target") == "arrange":
        return _arranged(request, board)
    note = access_note(request.person, note_id)
    card = get_board_card(board, viewer=request.person)
    return render(request, "notes/boards/choice.html", {"note": note, "board": card, "on": bool(boards_holding(note.id, [board.id]))})


@require_safe
@require_member
def arrange(request: MemberRequest, board_id: int) -> HttpResponse:
    """A board as rows, to put in order and weed out."""
    board = access_filled_board(request.person, board_id)
    return render(request, "notes/boards/arrange.html", _rows(request, board))


@require_POST
@require_member
@limited("board")
def move(request: MemberRequest, board_id: int, note_id: int) -> HttpResponse:
    """Put a note behind another (`after`), or at the top."""
    board = access_filled_board(request.person, board_id)
    after = request.POST.get("after", "")
    move_on_board(actor=request.person, board=board, note_id=note_id, after_id=id_of(after) if after else None)
    return _arranged(request, board)


@require_POST
@require_member
@limited("board")
def transfer(request: MemberRequest, board_id: int, note_id: int) -> HttpResponse:
    """Move a note to another board (`board`)."""
    board = access_filled_board(request.person, board_id)
    target = access_filled_board(request.person, id_of(request.POST.get("board", "")))
    move_to_board(actor=request.person, note=access_note(request.person, note_id), source=board, target=target)
    return _arranged(request, board)


@require_POST
@require_member
@limited("board")
def cover(request: MemberRequest, board_id: int, note_id: int, end: bool = False) -> HttpResponse:
    """Let a note's picture stand for the board, or its first four again."""
    board = access_own_board(request.person, board_id)
    choose_cover(actor=request.person, board=board, note=None if end else access_note(request.person, note_id))
    return _arranged(request, board)


def _arranged(request: MemberRequest, board: Board) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        return render(request, "notes/boards/arrange_rows.html", _rows(request, board))
    return HttpResponseRedirect(reverse("arrange_board", args=[board.id]))


def _rows(request: MemberRequest, board: Board) -> dict[str, object]:
    fresh = access_filled_board(request.person, board.id)
    return {
        "board": get_board_card(fresh, viewer=request.person),
        "cover_note_id": fresh.cover_note_id,
        "cards": list_board_notes(fresh, viewer=request.person),
        "others": [other for other in list_fillable_boards(request.person) if other.id != fresh.id],
    }


def _back(request: MemberRequest, board: Board, note_id: int) -> str:
    if request.POST.get("from") == "arrange":
        return reverse("arrange_board", args=[board.id])
    return f"/notes/{short(note_id)}/boards/"


def _sheet_or_page(request: MemberRequest, template: str, context: dict[str, object], status: int) -> HttpResponse:
    """The same choice over a page, and as a page of its own."""
    over = request.headers.get("HX-Request") == "true"
    response = render(request, f"{template}_sheet.html" if over else f"{template}.html", context, status=status)
    response["Vary"] = "HX-Request"
    return response
