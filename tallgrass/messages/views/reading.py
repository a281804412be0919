"""Conversations, letters, search in them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import MemberRequest, require_member
from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import access_person, apart_from
from tallgrass.media.queries import private_file
from tallgrass.messages.actions import mark_read
from tallgrass.messages.errors import REASONS, nothing_to_search
from tallgrass.messages.forms import read_number
from tallgrass.messages.models import Participant
from tallgrass.messages.queries import (
    access_conversation,
    access_letter,
    count_requests,
    find_conversation_with,
    get_letter,
    get_new_thread,
    get_thread,
    get_thread_part,
    page_conversations,
    search_letters,
)
from tallgrass.messages.queries.threads import lines
from tallgrass.messages.types import Box, Thread
from tallgrass.platform.errors import DomainError, not_found
from tallgrass.platform.ids import from_short, short


@require_safe
@require_member
def letters(request: MemberRequest, box: Box = Box.INBOX) -> HttpResponse:
    """One's conversations; the list alone when htmx asks for it."""
    context = _list(request.person, box, request.GET.get("cursor")) | {"open_id": _open_id(request)}
    if _is_part(request):
        part = "messages/more_conversations.html" if request.GET.get("cursor") else "messages/list.html"
        return _varied(render(request, part, context))
    return _varied(render(request, "messages/letters.html", context))


@require_safe
@require_member
def search(request: MemberRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    page, refused = None, None
    if "q" in request.GET:
        try:
            page = search_letters(request.person, words, request.GET.get("cursor"))
        except DomainError as error:
            if error.code != nothing_to_search().code:
                raise
            refused = error
    template = "messages/more_found.html" if _is_part(request) and request.GET.get("cursor") else "messages/search.html"
    return _varied(render(request, template, {"page": page, "words": words, "refused": refused}))


def show_thread(request: MemberRequest, conversation_id: int) -> HttpResponse:
    """A conversation: whole, or the older or newer part of it that htmx or the page's script asks for. Opening it is reading it."""
    side = access_conversation(request.person, conversation_id)
    before, after, at = (read_number(request.GET.get(name)) for name in ("before", "after", "at"))
    if _is_part(request):
        return _varied(render(request, "messages/lines.html", _thread(get_thread_part(side, before=before, after=after))))
    thread = get_thread(request.person, side, before=before, at=at)
    if before is None and request.method == "GET" and thread.last > side.read_number:
        mark_read(actor=request.person, side=side, number=thread.last)
    return _varied(render(request, "messages/letters.html", _list(request.person, _box(side)) | _thread(thread)))


def show_new_thread(request: MemberRequest, person_id: int) -> HttpResponse:
    """The page to write the first letter to someone on; where there is a conversation, it is that."""
    if person_id == request.person.id:
        raise not_found()
    other = access_person(request.person, person_id)
    if side := find_conversation_with(request.person, other.id):
        return HttpResponseRedirect(f"/letters/{short(side.conversation_id)}/")
    context = _list(request.person, Box.INBOX) | _thread(get_new_thread(request.person, other))
    return render(request, "messages/letters.html", context)


@require_safe
@require_member
def letter(request: MemberRequest, conversation_id: int, number: int) -> HttpResponse:
    """One letter as it is now, for a page that shows how it was; as a page of its own, its place in the conversation."""
    found = access_letter(request.person, conversation_id, number)
    if not _is_part(request):
        return _varied(HttpResponseRedirect(f"/letters/{short(conversation_id)}/?at={number}#letter-{number}"))
    return _varied(render(request, "messages/one_letter.html", {"letter": get_letter(request.person, found)}))


@require_safe
@require_member
def picture(request: MemberRequest, conversation_id: int, number: int, size: str) -> HttpResponse:
    """The picture of a letter: its address is of use only to the two."""
    found = access_letter(request.person, conversation_id, number)
    if found.picture_id is None or (found.withheld_at and found.sender_id != request.person.id):
        raise not_found()
    path = private_file(found.picture_id, size)
    headers = {"Cache-Control": "private, max-age=600", "Content-Security-Policy": "default-src 'none'; sandbox"}
    return HttpResponse(path.read_bytes(), content_type="image/webp", headers=headers)


def _list(person: Person, box: Box, cursor: str | None = None) -> dict[str, Any]:
    apart = apart_from(person.id)
    requests = count_requests(person, apart=apart) if not cursor else 0
    return {"page": page_conversations(person, box, cursor, apart=apart), "box": box, "requests": requests}


def _thread(thread: Thread) -> dict[str, Any]:
    return {
        "thread": thread,
        "lines": list(lines(thread.letters, thread.before)),
        "reason": REASONS.get(thread.standing),
        "open_id": thread.id,
    }


def _box(side: Participant) -> Box:
    return Box.REQUESTS if side.box == Box.REQUESTS.value else Box.INBOX


def _open_id(request: HttpRequest) -> int | None:
    """Which conversation stands open beside the list."""
    try:
        return from_short(request.GET.get("open", ""))
    except ValueError:
        return None


def _is_part(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _varied(response: HttpResponse) -> HttpResponse:
    response["Vary"] = "HX-Request"
    return response
