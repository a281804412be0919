"""Boards: reading them, making them, following them."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, VisitorRequest, limited, require_member
from tallgrass.accounts.queries import count_relations, get_person, relation
from tallgrass.notes.actions import change_board, delete_board, follow_board, make_board, restore_board, unfollow_board
from tallgrass.notes.board_types import BoardCard, BoardVisibility
from tallgrass.notes.list_forms import BoardForm
from tallgrass.notes.models import Board
from tallgrass.notes.queries import (
    access_board,
    access_own_board,
    get_board_card,
    page_board_notes,
    page_boards_of,
    page_filled_boards,
    page_followed_boards,
)
from tallgrass.notes.views.reading import deleted_just_now, profile_tabs, wall
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import Page


@require_safe
def board(request: VisitorRequest, board_id: int) -> HttpResponse:
    """A board: who keeps it, and the wall of its notes."""
    viewer = request.person
    found = access_board(viewer, board_id)
    page = page_board_notes(found, viewer=viewer, cursor=request.GET.get("cursor"))
    return wall(request, "notes/boards/board.html", page, board=get_board_card(found, viewer=viewer))


@require_safe
def of_person(request: VisitorRequest, handle: str) -> HttpResponse:
    """The boards of a person; to themselves also those they fill with others, and those they follow."""
    viewer = request.person
    person = get_person(handle, viewer=viewer)
    mine = viewer is not None and viewer.id == person.id
    which = request.GET.get("of", "own") if mine else "own"
    cursor = request.GET.get("cursor")
    page: Page[BoardCard]
    if which == "filled":
        page = page_filled_boards(person, cursor)
    elif which == "followed":
        page = page_followed_boards(person, cursor)
    else:
        which, page = "own", page_boards_of(person.id, viewer=viewer, cursor=cursor)
    return render(
        request,
        "notes/boards/of_person.html",
        {
            "person": person,
            "relations": count_relations(person.id),
            "relation": relation(viewer, person.id),
            "mine": mine,
            "tab": "boards",
            "tabs": profile_tabs(person, mine=mine),
            "which": which,
            "page": page,
            "deleted": deleted_just_now(request) if mine else None,
        },
    )


@require_safe
@require_member
def own(request: MemberRequest) -> HttpResponse:
    """One's own boards, by an address that is the same for everybody."""
    return HttpResponseRedirect(reverse("profile_boards", args=[request.person.handle]))


@require_http_methods(["GET", "POST"])
@require_member
@limited("board_new")
def new(request: MemberRequest) -> HttpResponse:
    form = BoardForm(request.POST or None)
    if form.is_valid():
        try:
            made = make_board(actor=request.person, **form.cleaned_data)
            return HttpResponseRedirect(reverse("board", args=[made.id]))
        except DomainError as error:
            form.refuse(error)
    return render(request, "notes/boards/form.html", {"form": form, "board": None}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@require_member
@limited("board")
def change(request: MemberRequest, board_id: int) -> HttpResponse:
    found = access_own_board(request.person, board_id)
    form = BoardForm(request.POST or None, initial=_initial(found))
    if form.is_valid():
        try:
            change_board(actor=request.person, board=found, **form.cleaned_data)
            return HttpResponseRedirect(reverse("board", args=[found.id]))
        except DomainError as error:
            form.refuse(error)
    return render(request, "notes/boards/form.html", {"form": form, "board": found}, status=422 if form.errors else 200)


@require_POST
@require_member
@limited("delete")
def delete(request: MemberRequest, board_id: int) -> HttpResponse:
    """Take a board back; the next page offers to undo it."""
    found = access_own_board(request.person, board_id, deleted=True)
    delete_board(actor=request.person, board=found)
    return _go(request, f"{reverse('profile_boards', args=[request.person.handle])}?deleted={short(found.id)}")


@require_POST
@require_member
@limited("delete")
def restore(request: MemberRequest, board_id: int) -> HttpResponse:
    restored = restore_board(actor=request.person, board=access_own_board(request.person, board_id, deleted=True))
    return _go(request, reverse("board", args=[restored.id]))


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("follow")
def follow(request: MemberRequest, board_id: int, end: bool = False) -> HttpResponse:
    found = access_board(request.person, board_id)
    if end or request.method == "DELETE":
        unfollow_board(actor=request.person, board=found)
    else:
        follow_board(actor=request.person, board=found)
    if request.headers.get("HX-Request") == "true":
        return render(request, "notes/boards/follow_button.html", {"board": get_board_card(found, viewer=request.person)})
    return HttpResponseRedirect(reverse("board", args=[found.id]))


def _initial(found: Board) -> dict[str, object]:
    return {"name": found.name, "description": found.description, "visibility": BoardVisibility(found.visibility).value}


def _go(request: HttpRequest, address: str) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
