"""What a reader says about the feed: why is this here, not this one, and how the feed is to be."""

import json

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.actions.joining import choose_interests
from tallgrass.accounts.guards import MemberRequest, VisitorRequest, limited, require_member
from tallgrass.discovery.actions import choose_feed, refuse_thing, reset_feed, want_again
from tallgrass.discovery.devices import reader_of
from tallgrass.discovery.queries import choice_of, list_refusals
from tallgrass.discovery.queries.choices import access_thing
from tallgrass.discovery.queries.reasons import get_why
from tallgrass.discovery.types import FeedMode
from tallgrass.platform.ids import short
from tallgrass.platform.words import say


@require_safe
def why(request: VisitorRequest, page_id: int, thing_id: int) -> HttpResponse:
    """A sheet over the wall: why a card is there, and what can be done about it. Without script, a page."""
    found = get_why(reader_of(request), request.person, page_id, thing_id)
    template = "discovery/why.html" if request.headers.get("HX-Request") == "true" else "discovery/why_page.html"
    return render(request, template, {"why": found})


@require_POST
@limited("refuse")
def refuse(request: VisitorRequest, note_id: int, end: bool = False) -> HttpResponse:
    """Not interested in a note or a product, or (`author=1`) in anything of its author; `end` takes it back. The page puts the card away."""
    thing_id = access_thing(request.person, note_id)
    reader = reader_of(request)
    if end:
        want_again(reader=reader, thing_id=thing_id)
    else:
        refuse_thing(reader=reader, thing_id=thing_id, whole_author=request.POST.get("author") == "1")
    if request.headers.get("HX-Request") != "true":
        if end:
            messages.success(request, say("恢复了，又会看到它。", "Taken back; it may come up again."))
        return redirect("feed_choice" if request.person else "explore")
    return HttpResponse(status=204, headers={"HX-Trigger": _told(thing_id, end, whole_author=request.POST.get("author") == "1")})


def _told(note_id: int, end: bool, *, whole_author: bool) -> str:
    """What the page does about it (js/refusing.js), and the way back (js/toast.js)."""
    card = {"thing": short(note_id)}
    if end:
        return json.dumps({"wanted": card})
    toast = {
        "words": say("好，少给你看 TA 的", "Less of this author from now on")
        if whole_author
        else say("好，少给你看这样的", "Less like this from now on"),
        "act": say("撤销", "Undo"),
        "url": reverse("want_again", args=[note_id]),
    }
    return json.dumps({"refused": card | {"kind": "h" if whole_author else "n"}, "toast": toast})


@require_http_methods(["GET", "POST"])
@require_member
@limited("profile")
def feed(request: MemberRequest) -> HttpResponse:
    """How the first wall is made, what one is interested in, and what one is not."""
    if request.method == "POST":
        if request.POST.get("mode") in set(FeedMode):
            choose_feed(actor=request.person, mode=FeedMode(request.POST["mode"]))
        if "tuned" in request.POST:
            chosen = [name for name in dict.fromkeys(request.POST.getlist("interests")) if name in settings.TALLGRASS_CHANNELS]
            choose_interests(actor=request.person, interests=chosen)
        messages.success(request, say("记下了，下一页就不一样。", "Noted; the next page follows it."))
        return redirect("feed_choice")
    context = {
        "mode": choice_of(request.person.id).mode,
        "channels": settings.TALLGRASS_CHANNELS,
        "refusals": list_refusals(request.person),
    }
    return render(request, "discovery/settings/feed.html", context)


@require_POST
@require_member
@limited("profile")
def reset(request: MemberRequest) -> HttpResponse:
    reset_feed(actor=request.person)
    messages.success(request, say("推荐从头开始了。", "Your feed begins anew."))
    return redirect("feed_choice")
