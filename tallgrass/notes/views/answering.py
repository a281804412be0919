"""Answers to a question: read, written, changed, liked, and the best of them chosen by who asked."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from tallgrass.accounts.guards import MemberRequest, VisitorRequest, limited, require_member
from tallgrass.media.queries import picture_views
from tallgrass.notes import errors
from tallgrass.notes.actions import (
    change_answer,
    choose_best_answer,
    delete_answer,
    like_answer,
    take_back_best_answer,
    unlike_answer,
    write_answer,
)
from tallgrass.notes.actions.answers import MAX_ANSWER_PICTURES
from tallgrass.notes.forms import many_lines
from tallgrass.notes.models import Note
from tallgrass.notes.queries import (
    access_answer,
    access_note,
    access_own_answer,
    find_own_answer,
    get_answer_view,
    get_note_view,
    list_answer_pictures,
    page_answers,
)
from tallgrass.notes.types import Genre
from tallgrass.platform.errors import DomainError, not_found, sign_in_first
from tallgrass.platform.ids import from_short, short


@require_http_methods(["GET", "HEAD", "POST"])
@limited("answer")
def answers(request: VisitorRequest, note_id: int) -> HttpResponse:
    """GET the answers (only the next ones when htmx asks by cursor); POST one's own."""
    note = access_note(request.person, note_id)
    if note.genre != Genre.QUESTION:
        raise not_found()
    if request.method == "POST":
        return _write(request, note)
    return _answers(request, note)


@require_safe
def answer(request: VisitorRequest, answer_id: int) -> HttpResponse:
    """One answer, by an address that lasts: it stands first on the page of its question."""
    note, found = access_answer(request.person, answer_id)
    return HttpResponseRedirect(f"{reverse('answers', args=[note.id])}?at={short(found.id)}#answer-{short(found.id)}")


@require_http_methods(["GET", "HEAD", "POST"])
@require_member
@limited("answer")
def edit_answer(request: MemberRequest, answer_id: int) -> HttpResponse:
    own = access_own_answer(request.person, answer_id)
    if request.method != "POST":
        return _form(request, own.note_id, body=own.body, picture_ids=list_answer_pictures(own), action=_edit_address(answer_id))
    body, picture_ids = _read(request)
    try:
        change_answer(actor=request.person, answer=own, body=body, picture_ids=picture_ids)
    except DomainError as problem:
        return _form(request, own.note_id, body=body, picture_ids=picture_ids, action=_edit_address(answer_id), problem=problem)
    return HttpResponseRedirect(reverse("answer", args=[answer_id]))


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("delete")
def remove_answer(request: MemberRequest, answer_id: int) -> HttpResponse:
    own = access_own_answer(request.person, answer_id)
    delete_answer(actor=request.person, answer=own)
    return HttpResponseRedirect(reverse("answers", args=[own.note_id]))


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("like")
def like(request: MemberRequest, answer_id: int, end: bool = False) -> HttpResponse:
    note, found = access_answer(request.person, answer_id)
    if end or request.method == "DELETE":
        unlike_answer(actor=request.person, answer=found)
    else:
        like_answer(actor=request.person, answer=found)
    if request.headers.get("HX-Request") == "true":
        return render(request, "notes/answers/like_button.html", {"answer": get_answer_view(note, answer_id, viewer=request.person)})
    return HttpResponseRedirect(_back(request))


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("answer")
def best(request: MemberRequest, answer_id: int, end: bool = False) -> HttpResponse:
    """Only who asked finds this address; the answers come back in their new order."""
    note, found = access_answer(request.person, answer_id)
    if end or request.method == "DELETE":
        take_back_best_answer(actor=request.person, answer=found)
    else:
        choose_best_answer(actor=request.person, answer=found)
    if request.headers.get("HX-Request") == "true":
        page = page_answers(note, viewer=request.person, cursor=None)
        beside = "/answers/" not in request.headers.get("HX-Current-URL", "")
        context = {"note": get_note_view(note, viewer=request.person), "answers": page, "beside": beside}
        return render(request, "notes/answers/chosen.html", context)
    return HttpResponseRedirect(_back(request))


def _answers(request: VisitorRequest, note: Note) -> HttpResponse:
    viewer = request.person
    page = page_answers(note, viewer=viewer, cursor=request.GET.get("cursor"))
    context = {"note": get_note_view(note, viewer=viewer), "answers": page}
    template = "notes/answers/part.html"
    if not (request.headers.get("HX-Request") == "true" and request.GET.get("cursor")):
        template = "notes/answers/page.html"
        context |= {"at": _at(request, note), "own": find_own_answer(note, viewer) if viewer else None}
        context |= _bounds(reverse("answers", args=[note.id]))
    response = render(request, template, context)
    response["Vary"] = "HX-Request"
    return response


def _write(request: VisitorRequest, note: Note) -> HttpResponse:
    if request.person is None:
        raise sign_in_first()
    body, picture_ids = _read(request)
    try:
        written = write_answer(actor=request.person, note=note, body=body, picture_ids=picture_ids)
    except DomainError as problem:
        if problem.field is None:
            raise
        return _form(request, note.id, body=body, picture_ids=picture_ids, action=reverse("answers", args=[note.id]), problem=problem)
    return HttpResponseRedirect(reverse("answer", args=[written.id]))


def _form(
    request: HttpRequest, note_id: int, *, body: str, picture_ids: list[int], action: str, problem: DomainError | None = None
) -> HttpResponse:
    pictures = picture_views(picture_ids)
    context = {
        "note_id": note_id,
        "body": body,
        "pictures": [pictures[id] for id in picture_ids if id in pictures],
        "problem": problem,
        **_bounds(action),
    }
    return render(request, "notes/answers/edit.html", context, status=problem.status if problem else 200)


def _bounds(action: str) -> dict[str, object]:
    """What the form of an answer needs to know: where it goes, and how much it takes."""
    return {"action": action, "most": settings.TALLGRASS_ANSWER_LENGTH, "most_pictures": MAX_ANSWER_PICTURES}


def _read(request: HttpRequest) -> tuple[str, list[int]]:
    try:
        picture_ids = [from_short(text) for text in request.POST.getlist("pictures")]
    except ValueError:
        raise errors.unknown("pictures") from None
    return many_lines(request.POST.get("body", "")), picture_ids


def _at(request: VisitorRequest, note: Note) -> object:
    """The answer the address points at, if it does and may be seen."""
    try:
        return get_answer_view(note, from_short(request.GET.get("at", "")), viewer=request.person)
    except (ValueError, DomainError):
        return None


def _edit_address(answer_id: int) -> str:
    return reverse("edit_answer", args=[answer_id])


def _back(request: HttpRequest) -> str:
    back = request.headers.get("Referer", "/")
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()) else "/"
