"""What one does to a note: a resource each, taken back by DELETE (or by POST to its `end/` where there is no script)."""

import json

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from tallgrass.accounts.guards import MemberRequest, VisitorRequest, limited, require_member
from tallgrass.notes.actions import delete_note, like_note, play_video, restore_note, save_note, unlike_note, unsave_note
from tallgrass.notes.queries import access_note, access_own_note, get_note_view
from tallgrass.platform.ids import short
from tallgrass.platform.words import say


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("like")
def like(request: MemberRequest, note_id: int, end: bool = False) -> HttpResponse:
    note = access_note(request.person, note_id)  # 404 for what this person may not see
    if end or request.method == "DELETE":
        unlike_note(actor=request.person, note=note)
    else:
        like_note(actor=request.person, note=note)
    return _button(request, "notes/like_button.html", get_note_view(note, viewer=request.person))


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("save")
def save(request: MemberRequest, note_id: int, end: bool = False) -> HttpResponse:
    note = access_note(request.person, note_id)
    if end or request.method == "DELETE":
        unsave_note(actor=request.person, note=note)
    else:
        save_note(actor=request.person, note=note)
    response = _button(request, "notes/save_button.html", get_note_view(note, viewer=request.person))
    if not end and request.method == "POST":
        response["HX-Trigger"] = _where_to(note.id)
    return response


@require_POST
@limited("play")
def play(request: VisitorRequest, note_id: int) -> HttpResponse:
    play_video(actor=request.person, note=access_note(request.person, note_id))
    return HttpResponse(status=204)


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("delete")
def delete(request: MemberRequest, note_id: int) -> HttpResponse:
    """Take a note back; the next page offers to undo it."""
    note = access_own_note(request.person, note_id)
    delete_note(actor=request.person, note=note)
    address = f"{request.person.url}?deleted={short(note.id)}"
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


@require_POST
@require_member
@limited("delete")
def restore(request: MemberRequest, note_id: int) -> HttpResponse:
    note = restore_note(actor=request.person, note=access_own_note(request.person, note_id))
    address = f"/notes/{short(note.id)}/" if note.is_out else "/me/drafts/"
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _where_to(note_id: int) -> str:
    """After saving, the offer to put the note on a board (read by js/toast.js)."""
    offer = {
        "words": say("已收藏", "Saved"),
        "act": say("放进专辑", "Put on a board"),
        "url": reverse("boards_of_note", args=[note_id]),
        "method": "GET",
        "target": "#sheet-body",
        "swap": "innerHTML",
    }
    return json.dumps({"toast": offer})  # A header holds ASCII only.


def _button(request: HttpRequest, template: str, shown: object) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        return render(request, template, {"note": shown})
    back = request.headers.get("Referer", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if safe else "/")
