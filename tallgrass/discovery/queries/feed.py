"""A page of the feed for one reader, and what stands behind it.

It never stays empty: what the funnel decides; where that is nothing, what is hot in the version that serves; where there is no version, the
ranking by heat; an older one of those; and at last the newest notes (`page_explore` holds the last three).
"""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import numpy as np

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import followee_ids, hidden_from
from tallgrass.discovery.feed.drawing import BENCH, Drawn, draw_place
from tallgrass.discovery.feed.features import pack
from tallgrass.discovery.feed.funnel import Decided, decide
from tallgrass.discovery.feed.ground import Ground
from tallgrass.discovery.feed.standing import find_ground
from tallgrass.discovery.feed.trees import learnt_of
from tallgrass.discovery.feed.types import BY_A_NOTE, Choice, ChosenGoods, Past, Tuning, Wish, nothing_past
from tallgrass.discovery.queries.choices import choice_of, kept_reader, refused_authors, refused_things
from tallgrass.discovery.queries.draws import draw_of, explores
from tallgrass.discovery.queries.history import past_of
from tallgrass.discovery.queries.trying import tuning_for, wall_for
from tallgrass.discovery.queries.walls import page_explore, page_following
from tallgrass.discovery.types import Behind, Draw, FeedMode, GoodsCard, Reader, ServedPage, Wall
from tallgrass.mall.queries.cards import product_cards
from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.queries import spread_cards_beside
from tallgrass.notes.types import NoteCard
from tallgrass.platform import clock
from tallgrass.platform.errors import not_found
from tallgrass.platform.experiments.types import Assigned
from tallgrass.platform.ids import new_id
from tallgrass.platform.pagination import MAX_PAGE_SIZE, PAGE_SIZE, Page, bad_cursor

SURFACE = "feed"
_REMEMBERED = 120
"""Things of the pages before that a cursor names: who scrolls fast has not been told to have seen them."""
_SPARE = 10
"""More are decided on than a page shows, for those that may no longer be shown."""
_MARK = "f."

N = TypeVar("N")
G = TypeVar("G")


@dataclass(frozen=True)
class FeedPage:
    """One page of the first wall, and what is written down of it."""

    wall: Wall
    served: ServedPage
    goods: tuple[GoodsCard, ...] = ()
    """What of the mall goes with it; written down after the notes."""
    behind: Behind | None = None
    """What explains it, where that was asked for and the funnel decided it."""

    @property
    def cards(self) -> list[NoteCard | GoodsCard]:
        """Notes with the goods between them."""
        return spread_among(self.wall.page.items, self.goods)


def spread_among(notes: Sequence[N], goods: Sequence[G]) -> list[N | G]:
    """Notes in their order, with goods between them at even distances."""
    mixed: list[N | G] = list(notes)
    for place, one in enumerate(goods, 1):
        mixed.insert(place * (len(notes) + 1) // (len(goods) + 1) + place - 1, one)
    return mixed


def page_feed(
    reader: Reader, viewer: Person | None, *, channel: str = "", cursor: str | None = None, size: int = PAGE_SIZE, explained: bool = False
) -> FeedPage:
    """The next page for this reader; of one channel without goods, and without what is drawn or tried on the first wall alone. Two queries for
    a member whose feed is personal: what they did, and the cards (of the notes that explain the page as well, where it is to be `explained`);
    more for what this process has not seen before.

    Raises:
        DomainError: `not_found` for a channel that is not there, `bad_cursor`.
    """
    if channel and channel not in CHANNELS:
        raise not_found()
    size = max(1, min(size, MAX_PAGE_SIZE))
    asking, reader = reader, kept_reader(reader)
    choice = choice_of(viewer.id) if viewer else None
    mode = choice.mode if choice else FeedMode.PERSONAL
    if viewer and mode is FeedMode.FOLLOWING and not channel:
        return _plainly(page_following(viewer, cursor=cursor, size=size), reader)
    ground = find_ground()
    if ground is None or (cursor and not cursor.startswith(_MARK)):
        return _plainly(page_explore(viewer, channel=channel, cursor=cursor, size=size), reader, surface=channel)
    # A page that is not the first goes on with what the first was: its cursor says which.
    personal, met = wall_for(reader, viewer) if cursor is None and not channel else (True, ())
    if not personal:
        return _plainly(page_explore(viewer, size=size), reader, met)
    shown, page_id, since = _read_cursor(cursor), new_id(), choice.since if choice else 0.0
    personal = mode is FeedMode.PERSONAL
    seed = page_id if personal else hour_of(clock.now())
    wish = wish_of(asking, viewer, channel=channel, since=since, shown=frozenset(shown), seed=seed, personal=personal)
    tried, learnt = tuning_for(reader, viewer), learnt_of(ground)
    left_out = BENCH if not channel and explores(page_id, reader, tried) else 0
    decided = decide(ground, wish, tried.tuning, learnt, size=size + _SPARE, against=tried.against, bench=left_out)
    past = wish.past if explained else None
    cards, chosen, drawn, behind = _shown(ground, decided, viewer, tried.tuning, size=size, page_id=page_id, past=past)
    if not cards and channel and cursor:  # All of it has come up: to begin anew would show it twice.
        return _plainly(Wall(Page([]), SURFACE), reader, surface=channel)
    if not cards:
        return _plainly(page_explore(viewer, channel=channel, size=size), reader, surface=channel)
    goods = on_sale(decided, size)
    draw = draw_of(ground, drawn, wish.now) if drawn else None
    surface, sold = channel or SURFACE, [thing for thing, _ in goods]
    served = _served(chosen, sold, page_id, reader, surface=surface, ranker=ground.snapshot.name, met=(*met, *tried.met), draw=draw)
    cursor = _write_cursor([*shown, *served.thing_ids])
    return FeedPage(Wall(Page(cards, cursor), served.surface), served, tuple(card for _, card in goods), behind)


def hour_of(moment: datetime) -> int:
    """What a page that is the same for everybody is drawn by: others come up in the next hour."""
    return int(moment.timestamp()) // 3600


def _served(
    chosen: list[Choice],
    goods: list[ChosenGoods],
    page_id: int,
    reader: Reader,
    *,
    surface: str,
    ranker: str,
    met: tuple[Assigned, ...],
    draw: Draw | None,
) -> ServedPage:
    """What is written down of a page: the notes, then the goods."""
    things: list[Choice | ChosenGoods] = [*chosen, *goods]
    return ServedPage(
        page_id,
        reader,
        surface,
        tuple(thing.id for thing in things),
        tuple(thing.source.value for thing in things),
        tuple(thing.because for thing in things),
        pack(np.stack([choice.features for choice in chosen])),
        ranker[:80],
        tuple(choice.team for choice in chosen if choice.team is not None),
        met,
        draw,
    )


def on_sale(decided: Decided, size: int) -> list[tuple[ChosenGoods, GoodsCard]]:
    """Goods that can be bought this moment; fewer on a short page."""
    wanted = decided.goods[: -(-len(decided.goods) * size // PAGE_SIZE)]
    cards = {card.id: GoodsCard(card) for card in product_cards([thing.id for thing in wanted]) if card.in_stock}
    return [(thing, cards[thing.id]) for thing in wanted if thing.id in cards]


def wish_of(
    reader: Reader,
    viewer: Person | None,
    *,
    channel: str = "",
    since: float = 0.0,
    shown: frozenset[int] = frozenset(),
    seed: int = 0,
    personal: bool = True,
) -> Wish:
    """What the funnel must know of a reader. Who does not want a personal feed is nobody to it, but for what and whom they do not want to see."""
    past = past_of(reader, since=since, seed=seed) if personal else nothing_past()
    return Wish(
        past,
        clock.now().timestamp(),
        tuple(viewer.interests) if viewer and personal else (),
        channel=channel,
        shown=shown if personal else shown | refused_things(reader),
        followed=followee_ids(viewer.id) if viewer and personal else frozenset(),
        hidden_authors=hidden_from(viewer.id) | {viewer.id} if viewer else frozenset(),
        refused_authors=refused_authors(reader),
        seed=seed % 2**32,
    )


def _shown(
    ground: Ground, decided: Decided, viewer: Person | None, tuning: Tuning, *, size: int, page_id: int, past: Past | None
) -> tuple[list[NoteCard], list[Choice], Drawn | None, Behind | None]:
    """Cards of what may be shown this moment, in the order decided on; where a place is drawn, that comes last, among what may be shown: so
    what was drawn is what is shown. With a `past`, what of it is behind them."""
    wanted = [*decided.choices, *(decided.bench or [])]
    told: list[Choice | ChosenGoods] = [*wanted, *decided.goods] if past else []
    explain = {one.because for one in told if one.source in BY_A_NOTE and one.because}
    most = size if decided.bench is None else None
    found, others = spread_cards_beside([choice.id for choice in wanted], sorted(explain), viewer=viewer, most=most)
    behind = Behind({card.id: card for card in others}, past.deeds_with(explain)) if past else None
    cards = {card.id: card for card in found}
    chosen = [choice for choice in decided.choices if choice.id in cards]
    drawn = None
    if decided.bench is not None:
        bench = [choice for choice in decided.bench if choice.id in cards]
        drawn = draw_place(ground, tuning, chosen, bench, size=size, page_id=page_id)
    page = drawn.page if drawn else chosen[:size]
    return [cards[choice.id] for choice in page], page, drawn, behind


def _plainly(wall: Wall, reader: Reader, met: tuple[Assigned, ...] = (), *, surface: str = "") -> FeedPage:
    ids = tuple(card.id for card in wall.page.items)
    return FeedPage(wall, ServedPage(new_id(), reader, surface or wall.reason, ids, ranker=wall.reason, met=met))


def _write_cursor(shown: Sequence[int]) -> str:
    return _MARK + base64.urlsafe_b64encode(np.array(shown[-_REMEMBERED:], "<i8").tobytes()).decode().rstrip("=")


def _read_cursor(cursor: str | None) -> list[int]:
    """
    Raises:
        DomainError: `bad_cursor`.
    """
    if not cursor:
        return []
    text = cursor.removeprefix(_MARK)
    try:
        kept = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
        found: list[int] = np.frombuffer(kept, "<i8").tolist()
    except (ValueError, binascii.Error, UnicodeEncodeError):
        raise bad_cursor() from None
    if len(found) > _REMEMBERED:
        raise bad_cursor()
    return found
