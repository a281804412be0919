"""Operators and the feed: what brings what, to whose good, how fresh; its figures turned, each with a reason; one page explained."""

from dataclasses import fields
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, require_operator
from tallgrass.accounts.queries import find_person, staff_cards
from tallgrass.discovery.actions import turn_dial
from tallgrass.discovery.feed.types import BOUNDS, Tuning
from tallgrass.discovery.feed_words import FIGURE_WORDS, SOURCE_WORDS
from tallgrass.discovery.queries import list_dials
from tallgrass.discovery.queries.choices import choice_of
from tallgrass.discovery.queries.dials import read_tuning
from tallgrass.discovery.queries.overseeing import explain_page, find_standing, get_fairness, list_seen, list_source_shares
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import say


class Tried(NamedTuple):
    """A change of a figure as it was typed."""

    name: str
    value: str
    reason: str


@require_safe
@require_operator
def feed(request: MemberRequest) -> HttpResponse:
    """`?for=handle` explains the page that member would get now."""
    return _page(request)


@require_POST
@require_operator
def dial(request: MemberRequest) -> HttpResponse:
    tried = Tried(*(request.POST.get(name, "")[:300] for name in Tried._fields))
    try:
        value = float(tried.value.replace("_", "?"))  # Python reads 1_0 as ten; nobody else does.
    except ValueError:
        value = float("nan")
    try:
        turn_dial(actor=request.person, name=tried.name[:20], value=value, reason=tried.reason)
    except DomainError as error:
        return _page(request, refusal=error, tried=tried, status=error.status)
    messages.success(request, say("改好了，两秒内处处生效。", "Set; it holds everywhere within two seconds."))
    return redirect("ops_feed")


def _page(request: MemberRequest, *, refusal: DomainError | None = None, tried: Tried | None = None, status: int = 200) -> HttpResponse:
    handle = request.GET.get("for", "").strip().lstrip("@")[:24]
    asked = find_person(handle) if handle else None
    tuning, dials = read_tuning(), list_dials(20)
    context = {
        "standing": find_standing(),
        "shares": list_source_shares(),
        "sources": SOURCE_WORDS,
        "figures": FIGURE_WORDS,
        "fairness": get_fairness(),
        "most": list_seen(most=True),
        "least": list_seen(most=False),
        "tuning": [(field.name, getattr(tuning, field.name)) for field in fields(Tuning)],
        "dials": dials,
        "people": staff_cards({dial.by_id for dial in dials}),
        "asked": asked,
        "handle": handle,
        "explained": explain_page(asked) if asked else [],
        "mode": choice_of(asked.id).mode if asked else None,
        "bounds": BOUNDS,
        "refusal": refusal,
        "tried": tried,
    }
    return render(request, "discovery/ops/feed.html", context, status=status)
