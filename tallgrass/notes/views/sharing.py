"""Handing a note on: its link with one's own code, its poster, and who came by it."""

import secrets

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tallgrass.accounts.guards import VisitorRequest, limited
from tallgrass.notes.actions import follow_share, share_note
from tallgrass.notes.models import Share
from tallgrass.notes.queries import access_note
from tallgrass.notes.queries.shares import count_visits
from tallgrass.notes.types import Visibility
from tallgrass.platform.addresses import is_robot
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import short
from tallgrass.platform.words import Words

COOKIE = "came_by"
COOKIE_LIVES = 180 * 24 * 3600


@require_http_methods(["GET", "POST"])
@limited("share")
def share(request: VisitorRequest, note_id: int) -> HttpResponse:
    """GET: the sheet with all ways to hand the note on. POST: the link with its code, and its poster; as JSON, or as a page."""
    note = access_note(request.person, note_id)
    has_poster = note.visibility == Visibility.PUBLIC and note.is_published
    if request.method == "GET":
        visits = count_visits(request.person, note) if request.person else 0
        return render(request, "notes/share_sheet.html", {"note": note, "has_poster": has_poster, "visits": visits})
    link = share_note(actor=request.person, note=note)
    told = {"url": address_of(request, link), "poster": reverse("poster", args=[link.code]) if has_poster else None, "visits": link.visits}
    if request.headers.get("HX-Request") == "true" or "text/html" not in request.headers.get("Accept", ""):
        return JsonResponse(told)
    return render(request, "notes/shared_link.html", {"link": told, "note_id": note_id})


@require_safe
def shared(request: VisitorRequest, code: str) -> HttpResponse:
    """A share link: notes who came, and leads to the note. A browser is known again by a key in a cookie that says nothing else."""
    known = request.COOKIES.get(COOKIE, "")
    key = known if 20 <= len(known) <= 64 else secrets.token_urlsafe(24)
    counts = request.method == "GET" and not is_robot(request)
    share = follow_share(code=code, visitor=request.person, browser=key if counts else "")
    if share is None:
        raise DomainError(
            "unknown_link", Words("这个链接不对，可能少复制了几个字。", "This link is not right; some of it may be missing."), status=404
        )
    response = HttpResponseRedirect(f"/notes/{short(share.note_id)}/")
    if counts and key != known:
        response.set_cookie(COOKIE, key, max_age=COOKIE_LIVES, httponly=True, samesite="Lax", secure=settings.HTTPS)
    response["Cache-Control"] = "no-store"
    return response


def address_of(request: VisitorRequest, link: Share) -> str:
    return request.build_absolute_uri(f"/s/{link.code}/")
