"""The loop: a card in sight, the note opened, on to a product, paid, received, written about; and where it leaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from django.utils import timezone

from tallgrass.discovery.queries.attention_days import count_seen_by_days
from tallgrass.discovery.queries.beginnings import where_seen
from tallgrass.mall.queries.prices import house_currency
from tallgrass.notes.goods_types import Loop
from tallgrass.notes.queries.sales import list_loop_days
from tallgrass.orders.queries.buyers import count_buyers_among, list_paths_since
from tallgrass.platform.memory import Memory
from tallgrass.platform.money import Money
from tallgrass.platform.words import Words
from tallgrass.search.queries import list_searches_since

SPANS = (7, 30, 90)
_SEARCHES = _PATHS = 20_000
"""The newest looked at."""


@dataclass(frozen=True)
class LoopLine:
    """A day, or a whole span."""

    day: date | None
    seen: int
    opened: int
    clicks: int
    by_notes: int
    received: int
    reviews: int
    paid: int
    amount: Money
    notes_amount: Money
    given_back: Money

    @property
    def steps(self) -> tuple[int, ...]:
        return (self.seen, self.opened, self.clicks, self.by_notes, self.received, self.reviews)

    @property
    def passed(self) -> tuple[float | None, ...]:
        """What part of each step came on from the one before, per cent; None for the first and where there was nothing to come from."""
        steps = self.steps
        return (None, *(100 * now / before if before else None for before, now in pairwise(steps)))


@dataclass(frozen=True)
class Leak:
    """Seeded here, and not bought here: an upper bound, since nobody knows what was bought elsewhere or is still to come.

    `left`: clicks from notes to products that no order came of. `searched`: people who searched and found something (of those who keep
    a history), `bought`: those of them who paid for something in the same time.
    """

    left: int
    searched: int
    bought: int


@dataclass(frozen=True)
class Beginning:
    """A wall, or a channel of recall of the feed: how many orders began there, and what was paid for what was seen there."""

    words: Words
    orders: int
    amount: Money


@dataclass(frozen=True)
class LoopReport:
    whole: LoopLine
    days: Sequence[LoopLine]
    leak: Leak
    beginnings: Sequence[Beginning]
    """Where on the walls what was paid for had been seen, what brought the most first."""


_lately: Memory[int, LoopReport] = Memory(len(SPANS), seconds=60)


def get_loop(span: int) -> LoopReport:
    """The loop of the last `span` days, today among them; as of at most a minute ago. Six queries."""
    known = _lately.get(span)
    if known is None:
        known = _read(timezone.localdate() - timedelta(days=span - 1))
        _lately.put(span, known)
    return known


def _read(first: date) -> LoopReport:
    since = timezone.make_aware(datetime.combine(first, time.min))
    seen = count_seen_by_days(since, timezone.get_current_timezone_name())
    loops = {loop.day: loop for loop in list_loop_days(first)}
    days = [_line(day, seen.get(day, (0, 0)), loops.get(day)) for day in sorted(seen.keys() | loops.keys(), reverse=True)]
    whole = _sum(days)
    people = {person for person, *_ in list_searches_since(since, _SEARCHES)}
    leak = Leak(max(0, whole.clicks - whole.by_notes), len(people), count_buyers_among(people, since))
    return LoopReport(whole, days, leak, _beginnings(since))


def _beginnings(since: datetime) -> list[Beginning]:
    paths = list_paths_since(since, _PATHS)
    seen = where_seen({(path.page_id, path.note_id) for path in paths})
    orders: dict[Words, set[int]] = {}
    paid: dict[Words, int] = {}
    for path in paths:
        words = seen[path.page_id, path.note_id]
        orders.setdefault(words, set()).add(path.order_id)
        paid[words] = paid.get(words, 0) + path.paid
    currency = house_currency()
    return [Beginning(words, len(orders[words]), Money(paid[words], currency)) for words in sorted(paid, key=lambda words: -paid[words])]


def _line(day: date, seen: tuple[int, int], loop: Loop | None) -> LoopLine:
    none = Money(0, house_currency())
    if loop is None:
        return LoopLine(day, *seen, 0, 0, 0, 0, 0, none, none, none)
    return LoopLine(
        day, *seen, loop.clicks, loop.by_notes, loop.received, loop.reviews, loop.paid, loop.amount, loop.notes_amount, loop.given_back
    )


def _sum(days: Sequence[LoopLine]) -> LoopLine:
    def all_of(name: str) -> int:
        return sum(getattr(line, name) for line in days)

    def money(name: str) -> Money:
        return Money(sum(getattr(line, name).minor for line in days), house_currency())

    return LoopLine(
        None,
        all_of("seen"),
        all_of("opened"),
        all_of("clicks"),
        all_of("by_notes"),
        all_of("received"),
        all_of("reviews"),
        all_of("paid"),
        money("amount"),
        money("notes_amount"),
        money("given_back"),
    )
