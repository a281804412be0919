"""Explore and Following."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import MemberRequest, VisitorRequest, require_member
from tallgrass.accounts.models import Person
from tallgrass.discovery.queries import page_explore, page_following
from tallgrass.discovery.types import Wall
from tallgrass.notes.channels import CHANNELS
from tallgrass.platform.words import Words


@require_safe
def explore(request: VisitorRequest, channel: str = "") -> HttpResponse:
    wall = page_explore(request.person, channel=channel, cursor=request.GET.get("cursor"))
    return _wall(request, "discovery/explore.html", wall, channel=channel, channels=_by_interest(request.person))


def _by_interest(viewer: Person | None) -> dict[str, Words]:
    """The channels, those the viewer chose at sign-up first."""
    chosen = [name for name in (viewer.interests if viewer else []) if name in CHANNELS]
    return {name: CHANNELS[name] for name in dict.fromkeys([*chosen, *CHANNELS])}


@require_safe
@require_member
def following(request: MemberRequest) -> HttpResponse:
    return _wall(request, "discovery/following.html", page_following(request.person, cursor=request.GET.get("cursor")))


def _wall(request: HttpRequest, template: str, wall: Wall, **context: object) -> HttpResponse:
    more = f"{request.path}?cursor={wall.page.next}" if wall.page.next else None
    if request.headers.get("HX-Request") == "true" and request.GET.get("cursor"):
        template = "notes/wall_part.html"
    response = render(request, template, {"cards": wall.page.items, "more": more, **context})
    response["Vary"] = "HX-Request"
    return response
