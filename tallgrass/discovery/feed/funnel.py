"""One page of the feed, decided in one pass: recall, features, rank, re-rank."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from tallgrass.discovery.feed.arranging import Ranked, arrange
from tallgrass.discovery.feed.features import features_of
from tallgrass.discovery.feed.goods import choose_goods
from tallgrass.discovery.feed.ground import Ground
from tallgrass.discovery.feed.interleaving import deal
from tallgrass.discovery.feed.ranking import Learnt, goals_of, value_of
from tallgrass.discovery.feed.recall import History, history_of, recall
from tallgrass.discovery.feed.types import OF_NOTES, SOURCES, Candidates, Choice, ChosenGoods, Deed, Source, Tuning, Wish

Array = Any
RANKED = 320
"""Candidates that are ranked; what recall found beyond that is left by its scores alone."""
_KEPT = 60
"""Of these, seats for new notes and for those of people one follows."""
ARRANGED = 120
_ROUGH = np.zeros(SOURCES + 1, np.float32)
for _source, _weight in {
    Source.NEAR: 1.0, Source.CLOSED: 1.0, Source.NEXT: 0.8, Source.FACTORS: 0.7, Source.TOPIC: 0.5, Source.FOLLOWING: 0.9,
    Source.FRIENDS: 0.6, Source.HOT: 0.4, Source.NEW: 0.4, Source.INTEREST: 0.5, Source.TEXT: 0.4,
}.items():  # fmt: skip
    _ROUGH[_source] = _weight


@dataclass(frozen=True)
class Decided:
    """What a page is taken from, best first, with what it was decided by."""

    choices: list[Choice]
    recalled: dict[Source, int]
    """How many candidates each channel brought."""
    goods: list[ChosenGoods]
    """What of the mall goes with them; nothing where only one channel is wanted."""
    bench: list[Choice] | None = None
    """The most valuable of what was left out; None where that was not asked for."""


@dataclass(frozen=True)
class _Weighed:
    """Candidates with their features and goals: all that does not depend on what operators may change."""

    found: Candidates
    rows: Array
    goals: Array


def decide(
    ground: Ground, wish: Wish, tuning: Tuning, learnt: dict[str, Learnt], *, size: int, against: Tuning | None = None, bench: int = 0
) -> Decided:
    """At most `size` things in the order to show, and so many that were left out. With `against` both tunings propose, and the page is dealt
    from both in turn."""
    history = history_of(ground, wish)
    found = recall(ground, wish, history)
    recalled = {source: int((found.scores[:, source] > 0).sum()) for source in OF_NOTES}
    found = found.part(_shortlist(found))
    if not len(found.places):
        return Decided([], recalled, [])
    rows = features_of(ground, wish, history, found)
    weighed = _Weighed(found, rows, goals_of(rows, learnt))
    choices = _choose(ground, weighed, tuning, size)
    if against is not None:
        teams = choices, _choose(ground, weighed, against, size)
        first, second = ([choice.id for choice in team] for team in teams)
        dealt = deal(first, second, size, seed=wish.seed)
        choices = [replace(teams[team][place], team=team) for team, place in dealt]
    foreseen = ground.ids_of(found.places), value_of(weighed.goals, tuning)
    goods = [] if wish.channel else _goods(ground, wish, history, foreseen, tuning)
    return Decided(choices, recalled, goods, _left_out(ground, weighed, tuning, choices, bench) if bench else None)


def _choose(ground: Ground, weighed: _Weighed, tuning: Tuning, size: int) -> list[Choice]:
    """Rank and re-rank."""
    found = weighed.found
    values = value_of(weighed.goals, tuning)
    top = np.argsort(-values, kind="stable")
    kept = _within_floors(top, values, _seats(ground, found, tuning))
    order = arrange(_ranked(ground, found.part(kept), values[kept], tuning), size, tuning)
    return _choices(ground, weighed, values, kept[order])


def _left_out(ground: Ground, weighed: _Weighed, tuning: Tuning, choices: list[Choice], count: int) -> list[Choice]:
    """The most valuable of what is not among the choices."""
    values = value_of(weighed.goals, tuning)
    top = np.argsort(-values, kind="stable")
    out = np.isin(ground.ids_of(weighed.found.places[top]), [choice.id for choice in choices])
    return _choices(ground, weighed, values, top[~out][:count])


def _choices(ground: Ground, weighed: _Weighed, values: Array, rows: Array) -> list[Choice]:
    found = weighed.found
    ids = ground.ids_of(found.places[rows])
    return [
        Choice(
            int(id),
            Source(int(found.source[row])),
            int(found.because[row]),
            float(values[row]),
            tuple(weighed.goals[row].tolist()),
            weighed.rows[row],
        )
        for id, row in zip(ids, rows, strict=True)
    ]


def _goods(ground: Ground, wish: Wish, history: History, foreseen: tuple[Array, Array], tuning: Tuning) -> list[ChosenGoods]:
    out = np.concatenate([wish.past.of(Deed.SEEN, Deed.REFUSED, Deed.CLICK), np.fromiter(wish.shown, np.int64, len(wish.shown))])
    return choose_goods(ground.shelf, (ground.ids_of(history.places), history.weights), foreseen, out, tuning.goods)


def _shortlist(found: Candidates) -> Array:
    """Rows of the candidates worth ranking: the strongest of all, and the strongest new ones and followed ones whatever the rest."""
    if len(found.places) <= RANKED:
        return np.arange(len(found.places))
    rough = found.scores @ _ROUGH
    rows = [np.argpartition(-rough, RANKED - 1)[:RANKED]]
    for source in (Source.NEW, Source.FOLLOWING):
        own = found.scores[:, source]
        rows.append(np.argsort(-own, kind="stable")[: min(_KEPT, int((own > 0).sum()))])
    return np.unique(np.concatenate(rows))


def _seats(ground: Ground, found: Candidates, tuning: Tuning) -> list[Array]:
    """Who the floors are for."""
    return [ground.authors_of(found.places)[1] < tuning.small, found.scores[:, Source.NEW] > 0]


def _within_floors(top: Array, values: Array, seats: list[Array]) -> Array:
    """Rows that are arranged: the best of all, and of each kind that has a floor the best as well."""
    kept = [top[:ARRANGED], *(top[seat[top]][: ARRANGED // 3] for seat in seats)]
    rows = np.unique(np.concatenate(kept))
    return rows[np.argsort(-values[rows], kind="stable")]


def _ranked(ground: Ground, found: Candidates, values: Array, tuning: Tuning) -> Ranked:
    authors, fans = ground.authors_of(found.places)
    return Ranked(values, authors, fans < tuning.small, found.scores[:, Source.NEW] > 0, _directions(ground, found.places))


def _directions(ground: Ground, places: Array) -> Array:
    """Where things lie: in the space of the factors and by their channel, which alone tells of what the factors do not know. Rows of length 1."""
    channels = ground.field("channel", places)
    by_channel = 0.7 * (channels[:, None] == np.arange(len(ground.channels))[None, :])
    if not ground.snapshot.has("factors"):
        found = by_channel
    else:
        items = ground.snapshot.vectors("factors").items
        inside = places < ground.count
        known = np.zeros((len(places), items.shape[1]), np.float32)
        known[inside] = items[places[inside]]
        found = np.concatenate([_unit(known), by_channel], axis=1)
    return _unit(found)


def _unit(rows: Array) -> Array:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths > 0, lengths, 1)
