"""Explore and Following."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import MemberRequest, VisitorRequest, require_member
from tallgrass.discovery.actions import note_served
from tallgrass.discovery.devices import give_key, reader_of
from tallgrass.discovery.queries import FeedPage, kept_reader, page_explore, page_feed, page_following, page_newest
from tallgrass.discovery.taste import order_channels
from tallgrass.discovery.types import ServedPage, Wall
from tallgrass.notes.queries import list_followed_topics, list_open_themes
from tallgrass.notes.topic_types import Order
from tallgrass.platform.ids import new_id


@require_safe
def explore(request: VisitorRequest, channel: str = "") -> HttpResponse:
    """The feed, of everything or of one channel; a channel also hottest first, or newest."""
    viewer, cursor = request.person, request.GET.get("cursor")
    order = _order(request) if channel else None
    if order is Order.NEW:
        page = _written_down(request, channel, page_newest(channel, viewer=viewer, cursor=cursor))
    elif order is Order.HOT:
        page = _written_down(request, channel, page_explore(viewer, channel=channel, cursor=cursor))
    else:
        page = page_feed(reader_of(request), viewer, channel=channel, cursor=cursor)
    themes = list_open_themes(viewer) if not cursor else []
    shown = [theme for theme in themes if channel in theme.channels] if channel else themes
    return _wall(request, "discovery/explore.html", page, channel=channel, channels=order_channels(viewer), order=order or "", themes=shown)


@require_safe
@require_member
def following(request: MemberRequest) -> HttpResponse:
    cursor = request.GET.get("cursor")
    topics = list_followed_topics(request.person) if not cursor else []
    page = _written_down(request, "following", page_following(request.person, cursor=cursor))
    return _wall(request, "discovery/following.html", page, topics=topics)


def _order(request: VisitorRequest | MemberRequest) -> Order | None:
    """The order that was asked for, where one was."""
    asked = request.GET.get("order")
    return Order(asked) if asked in set(Order) else None


def _written_down(request: VisitorRequest | MemberRequest, surface: str, wall: Wall) -> FeedPage:
    """A page that no funnel decided, as it is noted."""
    ids = tuple(card.id for card in wall.page.items)
    return FeedPage(wall, ServedPage(new_id(), kept_reader(reader_of(request)), surface, ids, ranker=wall.reason))


def _wall(request: VisitorRequest | MemberRequest, template: str, page: FeedPage, **context: object) -> HttpResponse:
    wall = page.wall
    if page.served.thing_ids:
        note_served(page.served)
    order = _order(request)
    kept = f"order={order}&" if order else ""
    more = f"{request.path}?{kept}cursor={wall.page.next}" if wall.page.next else None
    if request.headers.get("HX-Request") == "true" and request.GET.get("cursor"):
        template = "notes/wall_part.html"
    response = render(request, template, {"cards": page.cards, "more": more, "wall_page": page.served.id, **context})
    response["Vary"] = "HX-Request"
    give_key(request, response)
    return response
