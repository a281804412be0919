"""Filling a board together."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.accounts.queries import access_person, find_people_by_handle, page_follows
from tallgrass.notes import errors
from tallgrass.notes.actions import end_editing, invite_editor, join_board
from tallgrass.notes.queries import access_board, access_own_board, list_seats
from tallgrass.platform.errors import DomainError


@require_http_methods(["GET", "POST"])
@require_member
@limited("board_invite")
def editors(request: MemberRequest, board_id: int) -> HttpResponse:
    """Who fills a board; POST asks one more (`handle`)."""
    board = access_own_board(request.person, board_id)
    problem: DomainError | None = None
    if request.method == "POST":
        try:
            invite_editor(actor=request.person, board=board, person=access_person(request.person, _person_named(request)))
            return HttpResponseRedirect(reverse("board_editors", args=[board.id]))
        except DomainError as error:
            problem = error if error.status != 404 else errors.no_such_person()
    seats = list_seats(board)
    taken = {card.id for card, _ in seats}
    followed = [card for card in page_follows(request.person.id, None).items if card.id not in taken]
    context = {"board": board, "seats": seats, "followed": followed, "problem": problem, "typed": request.POST.get("handle", "")}
    return render(request, "notes/boards/editors.html", context, status=422 if problem else 200)


@require_POST
@require_member
@limited("board")
def join(request: MemberRequest, board_id: int) -> HttpResponse:
    board = access_board(request.person, board_id)
    join_board(actor=request.person, board=board)
    return HttpResponseRedirect(reverse("board", args=[board.id]))


@require_POST
@require_member
@limited("board")
def end(request: MemberRequest, board_id: int, person_id: int) -> HttpResponse:
    """Leave, say no, or (as the owner) take back the invitation or the pen."""
    board = access_board(request.person, board_id)
    end_editing(actor=request.person, board=board, person_id=person_id)
    if request.person.id == board.owner_id:
        return HttpResponseRedirect(reverse("board_editors", args=[board.id]))
    if board.is_public:
        return HttpResponseRedirect(reverse("board", args=[board.id]))
    return HttpResponseRedirect(f"{reverse('profile_boards', args=[request.person.handle])}?of=filled")


def _person_named(request: MemberRequest) -> int:
    handle = request.POST.get("handle", "").strip().removeprefix("@").lower()
    found = find_people_by_handle([handle]) if handle and "\0" not in handle else {}
    if handle not in found:
        raise errors.no_such_person()
    return found[handle]
