"""The feed as operators see it: what brings what, to whose good, how fresh; and one page explained."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tallgrass.accounts.models import Person
from tallgrass.discovery.feed.funnel import decide
from tallgrass.discovery.feed.standing import find_ground
from tallgrass.discovery.feed.trees import learnt_of
from tallgrass.discovery.feed.types import GOALS, Source
from tallgrass.discovery.queries.choices import choice_of
from tallgrass.discovery.queries.dials import get_tuning
from tallgrass.discovery.queries.feed import hour_of, on_sale, spread_among, wish_of
from tallgrass.discovery.queries.reasons import Placed, Reason, reasons_of
from tallgrass.discovery.queries.trying import tuning_for
from tallgrass.discovery.types import FeedMode, GoodsCard, Reader
from tallgrass.notes.queries import note_cards
from tallgrass.notes.types import NoteCard
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.ids import id_floor

DAY = timedelta(days=1)


@dataclass(frozen=True)
class SourceShare:
    """What one channel of recall brought in the last day: exposures, and clicks an exposure."""

    source: Source
    exposures: int
    share: float
    click_rate: float


@dataclass(frozen=True)
class Standing:
    """What serves, and how good it is. None of it before the first training."""

    name: str
    made_at: datetime
    refreshed_at: datetime
    items: int
    coverage: float
    scores: dict[str, float]
    learnt: tuple[str, ...]


@dataclass(frozen=True)
class Fairness:
    """Who was seen in the last day: share of exposures for small authors, and of the most seen hundredth of authors."""

    exposures: int
    small: float
    top_hundredth: float


@dataclass(frozen=True)
class Explained:
    """One thing of a page, with all it was ranked by; goods are not ranked but chosen, so they have neither value nor goals."""

    card: NoteCard | GoodsCard
    reason: Reason
    source: Source
    value: float | None = None
    goals: tuple[tuple[str, float], ...] = ()


_SHARES = """
SELECT coalesce(s.sources[array_position(s.thing_ids, b.thing_id)], 11) AS source, count(*) FILTER (WHERE b.kind = 1), count(*) FILTER (WHERE b.kind = 2)
FROM discovery_behaviour b JOIN discovery_served s ON s.id = b.page_id WHERE b.page_id >= %(floor)s AND s.id >= %(floor)s AND b.kind IN (1, 2)
GROUP BY 1 ORDER BY 2 DESC
"""
_AUTHORS = """
SELECT n.author_id, count(*), coalesce(max(p.fans), 0) FROM discovery_behaviour b JOIN notes_note n ON n.id = b.thing_id
LEFT JOIN accounts_personcounts p ON p.person_id = n.author_id WHERE b.page_id >= %(floor)s AND b.kind = 1 GROUP BY 1 ORDER BY 2 DESC
"""


def list_source_shares() -> list[SourceShare]:
    """Most seen first. One query."""
    found = rows(_SHARES, {"floor": id_floor(clock.now() - DAY)})
    total = sum(exposures for _, exposures, _ in found) or 1
    return [SourceShare(Source(source), seen, seen / total, clicks / seen if seen else 0.0) for source, seen, clicks in found]


def get_fairness() -> Fairness:
    """One query."""
    found = [(seen, fans) for _, seen, fans in rows(_AUTHORS, {"floor": id_floor(clock.now() - DAY)})]
    total, least = sum(seen for seen, _ in found), get_tuning().small
    small = sum(seen for seen, fans in found if fans < least)
    top = sum(seen for seen, _ in found[: max(1, len(found) // 100)])
    return Fairness(total, small / total if total else 0.0, top / total if total else 0.0)


def list_seen(*, most: bool, limit: int = 10) -> list[tuple[NoteCard, int, int]]:
    """Notes of the last week seen most, or least: the card, exposures, clicks. Two queries."""
    found = rows(
        "SELECT n.id, coalesce(a.exposures, 0), coalesce(a.clicks, 0) FROM notes_note n LEFT JOIN discovery_attention a ON a.thing_id = n.id"
        " WHERE n.state = 'published' AND n.visibility = 'public' AND NOT n.limited AND n.published_at > %(since)s"
        f" ORDER BY 2 {'DESC' if most else ''}, n.id LIMIT %(limit)s",
        {"since": clock.now() - timedelta(days=7), "limit": limit},
    )
    cards = {card.id: card for card in note_cards([id for id, _, _ in found], viewer=None)}
    return [(cards[id], seen, clicks) for id, seen, clicks in found if id in cards]


def find_standing() -> Standing | None:
    """What this process decides from. No query."""
    ground = find_ground()
    if ground is None:
        return None
    made, fresh = ground.snapshot, ground.fresh.made_at
    made_at = datetime.fromisoformat(made.made_at)
    refreshed = datetime.fromtimestamp(fresh, made_at.tzinfo) if fresh else made_at
    return Standing(made.name, made_at, refreshed, len(made.items), made.coverage, dict(made.scores), tuple(learnt_of(ground)))


def explain_page(person: Person, size: int = 20) -> list[Explained]:
    """The page this member would get now, with why and how much. Nothing is written down of it."""
    ground = find_ground()
    if ground is None:
        return []
    choice = choice_of(person.id)
    personal = choice.mode is FeedMode.PERSONAL
    wish = wish_of(Reader(person.id), person, since=choice.since, seed=0 if personal else hour_of(clock.now()), personal=personal)
    tried = tuning_for(Reader(person.id), person)
    decided = decide(ground, wish, tried.tuning, learnt_of(ground), size=size, against=tried.against)
    cards = {card.id: card for card in note_cards([choice.id for choice in decided.choices], viewer=None)}
    shown = [one for one in decided.choices if one.id in cards]
    if not shown:  # A member gets another wall then, without goods.
        return []
    placed = [Placed(one.source, one.because, cards[one.id]) for one in shown]
    sold = [Placed(one.source, one.because, card) for one, card in on_sale(decided, size)]
    reasons = reasons_of([*placed, *sold], person)
    notes = [
        Explained(one.card, reason, one.source, choice.value, tuple(zip(GOALS, choice.goals, strict=True)))
        for one, choice, reason in zip(placed, shown, reasons[: len(placed)], strict=True)
    ]
    goods = [Explained(one.card, reason, one.source) for one, reason in zip(sold, reasons[len(placed) :], strict=True)]
    return spread_among(notes, goods)
