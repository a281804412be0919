"""What to show to whom, one page at a time."""

import time

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import followee_ids
from tallgrass.discovery.models import Ranking
from tallgrass.discovery.types import Wall
from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.queries import list_newest, page_channel_notes, page_notes_by_authors, spread_cards
from tallgrass.notes.types import NoteCard
from tallgrass.platform.errors import not_found
from tallgrass.platform.memory import Memory
from tallgrass.platform.pagination import MAX_PAGE_SIZE, PAGE_SIZE, Page, bad_cursor, decode_cursor, encode_cursor

_FRESH = 2.0
"""Seconds a process goes by the newest ranking it knows before it asks for a newer one."""

_orders: Memory[int, tuple[str, list[int]]] = Memory(64)
_newest: Memory[str, tuple[float, int]] = Memory(64)


def page_explore(viewer: Person | None, *, channel: str = "", cursor: str | None = None, size: int = PAGE_SIZE) -> Wall:
    """A page of Explore: by heat, authors spread. The cursor names the ranking it walks and how far it has come.

    No query when the ranking and the cards are remembered, but the one for what may have changed in the cards.

    Raises:
        DomainError: `not_found` for a channel that is not there, `bad_cursor`.
    """
    if channel and channel not in CHANNELS:
        raise not_found()
    size = max(1, min(size, MAX_PAGE_SIZE))
    key = decode_cursor(cursor, int, int)
    ranking_id, at = key or (_newest_ranking(channel), 0)
    if at < 0:
        raise bad_cursor()
    order = _order(ranking_id, channel)
    if order is None:  # Rankings are kept for an hour; an older page goes on in the present order.
        ranking_id = _newest_ranking(channel)
        order = _order(ranking_id, channel) or []
    if not order:  # Nothing is ranked yet, or what ranks stands still: the newest, as they are.
        return Wall(Page(spread_cards(list_newest(channel, size), viewer=viewer)), "newest")
    cards: list[NoteCard] = []
    while len(cards) < size and 0 <= at < len(order):
        part = order[at : at + size - len(cards)]
        cards += spread_cards(part, viewer=viewer)
        at += len(part)
    return Wall(Page(cards, encode_cursor(ranking_id, at) if at < len(order) else None), "heat")


def page_newest(channel: str, *, viewer: Person | None, cursor: str | None = None, size: int = PAGE_SIZE) -> Wall:
    """Notes of a channel, newest first, exact. A query for the ids and those of the cards.

    Raises:
        DomainError: `not_found` for a channel that is not there, `bad_cursor`.
    """
    if channel not in CHANNELS:
        raise not_found()
    return Wall(page_channel_notes(channel, viewer=viewer, cursor=cursor, size=size), "newest")


def page_following(viewer: Person, *, cursor: str | None = None, size: int = PAGE_SIZE) -> Wall:
    """Notes of those the viewer follows, exact, newest first. Three queries."""
    return Wall(page_notes_by_authors(followee_ids(viewer.id), viewer=viewer, cursor=cursor, size=size), "following")


def _newest_ranking(channel: str) -> int:
    known = _newest.get(channel)
    if known and time.monotonic() - known[0] < _FRESH:
        return known[1]
    id = Ranking.objects.filter(channel=channel).order_by("-id").values_list("id", flat=True).first() or 0
    _newest.put(channel, (time.monotonic(), id))
    return id


def _order(ranking_id: int, channel: str) -> list[int] | None:
    known = _orders.get(ranking_id)
    if known is None:
        row = Ranking.objects.filter(id=ranking_id).values_list("channel", "note_ids").first()
        if row is None:
            return None
        known = (row[0], row[1])
        _orders.put(ranking_id, known)
    return known[1] if known[0] == channel else None
