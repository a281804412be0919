"""One page of the feed, decided in one pass: recall, features, rank, re-rank."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from tallgrass.discovery import loops
from tallgrass.discovery.feed.arranging import SPREAD_OUT, Ranked, arrange
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
_SEATED = np.array([Source.NEW, Source.FOLLOWING], np.int64)
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
    brought = (found.scores > 0).sum(0).tolist()
    recalled = {source: brought[source] for source in OF_NOTES}
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
    places = weighed.found.places
    values = value_of(weighed.goals, tuning)
    authors, fans = ground.authors_of(places)
    small, young = fans < tuning.small, weighed.found.scores[:, Source.NEW] > 0
    kept = _within_floors(values, (small, young))
    ranked = Ranked(values[kept], authors[kept], small[kept], young[kept], _directions(ground, places[kept[:SPREAD_OUT]]))
    return _choices(ground, weighed, values, kept[arrange(ranked, size, tuning)])


def _left_out(ground: Ground, weighed: _Weighed, tuning: Tuning, choices: list[Choice], count: int) -> list[Choice]:
    """The most valuable of what is not among the choices."""
    values = value_of(weighed.goals, tuning)
    top = np.argsort(-values, kind="stable")
    out = np.isin(ground.ids_of(weighed.found.places[top]), [choice.id for choice in choices])
    return _choices(ground, weighed, values, top[~out][:count])


def _choices(ground: Ground, weighed: _Weighed, values: Array, rows: Array) -> list[Choice]:
    found = weighed.found.part(rows)
    told = zip(
        ground.ids_of(found.places).tolist(),
        map(Source, found.source.tolist()),
        found.because.tolist(),
        values[rows].tolist(),
        map(tuple, weighed.goals[rows].tolist()),
        weighed.rows[rows],
        strict=True,
    )
    return [Choice(*one) for one in told]


def _goods(ground: Ground, wish: Wish, history: History, foreseen: tuple[Array, Array], tuning: Tuning) -> list[ChosenGoods]:
    out = np.concatenate([wish.past.of(Deed.SEEN, Deed.REFUSED, Deed.CLICK), np.fromiter(wish.shown, np.int64, len(wish.shown))])
    return choose_goods(ground.shelf, (ground.ids_of(history.places), history.weights), foreseen, out, tuning.goods)


def _shortlist(found: Candidates) -> Array:
    """Rows of the candidates worth ranking: the strongest of all, and the strongest new ones and followed ones whatever the rest."""
    return loops.strongest(found.scores, _ROUGH, RANKED, _SEATED, _KEPT)


def _within_floors(values: Array, seats: tuple[Array, ...]) -> Array:
    """Rows that are arranged, most valuable first: the best of all, and of each kind that has a floor the best as well."""
    top = np.argsort(-values, kind="stable")
    kept = np.zeros(len(top), bool)
    kept[:ARRANGED] = True
    for seat in seats:
        kept[np.flatnonzero(seat[top])[: ARRANGED // 3]] = True
    return top[kept]


def _directions(ground: Ground, places: Array) -> Array:
    """Where things lie: in the space of the factors and by their channel, which alone tells of what the factors do not know. Rows of length 1."""
    channels = ground.facts_of(places)["channel"]
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
