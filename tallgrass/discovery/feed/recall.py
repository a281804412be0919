"""Recall: each channel proposes some hundred things; together they are what a page is chosen from.

A channel gives places, scores and an explanation. Scores are brought to 0…1 within their channel: what differs between channels is
learnt by the ranking, not by their units.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from tallgrass.discovery.feed.ground import SMALL_PLACE, Ground
from tallgrass.discovery.feed.types import SOURCES, Candidates, Deed, Source, Wish
from tallgrass.discovery.reco.types import Table

Array = Any
STRENGTH = {Deed.LIKE: 1.0, Deed.SAVE: 1.5, Deed.COMMENT: 1.5, Deed.CLICK: 0.4, Deed.DWELL: 0.4}
HALF_LIFE = 21 * 86400.0
"""Seconds after which an act says half."""
_LONGEST = 60
"""Things of the history that are walked from; the strongest."""
_TOPICS, _CHANNELS = 6, 3
_ALIKE = 0.15
"""A cosine of texts below which they have nothing to do with each other."""


@dataclass(frozen=True)
class History:
    """What a reader did with things that are known here: places, how much each says now, when; and what follows from it."""

    places: Array
    weights: Array
    times: Array
    taste: Array
    """How much the reader is drawn to each channel, adding up to at most 1."""
    vector: Array | None
    """The reader in the space of the factors; None where nothing says."""
    words: Array | None = None
    """What the history says, in the space of texts, of length 1; None where nothing is known."""


def history_of(ground: Ground, wish: Wish) -> History:
    """One line a thing, heaviest first."""
    past = wish.past
    rows = np.flatnonzero(np.isin(past.deeds, list(STRENGTH)))
    places = ground.places_of(past.things[rows]) if len(rows) else np.zeros(0, np.int64)
    rows, places = rows[places >= 0], places[places >= 0]
    if not len(rows):
        nothing = np.zeros(0, np.int64)
        return History(nothing, np.zeros(0), nothing, _taste(ground, wish, nothing, np.zeros(0)), None)
    strength = _STRENGTHS[past.deeds[rows]] * 0.5 ** ((wish.now - past.times[rows]) / HALF_LIFE)
    found, inverse = np.unique(places, return_inverse=True)
    weights = np.bincount(inverse, strength, len(found))
    times = np.zeros(len(found), np.int64)
    np.maximum.at(times, inverse, past.times[rows])
    order = np.argsort(-weights, kind="stable")[: 3 * _LONGEST]
    found, weights = found[order], weights[order]
    taste, words = _taste(ground, wish, found, weights), _words(ground, found, weights)
    return History(found, weights, times[order], taste, _vector(ground, found), words)


_STRENGTHS = np.zeros(max(Deed) + 1)
for _deed, _says in STRENGTH.items():
    _STRENGTHS[_deed] = _says


def _vector(ground: Ground, places: Array) -> Array | None:
    """The reader in the space of the factors, folded in from the history."""
    known = places[:_LONGEST]
    known = known[known < ground.count]
    if not len(known) or not ground.snapshot.has("factors"):
        return None
    space = ground.snapshot.vectors("factors")
    seen = np.asarray(space.items[np.sort(known)], np.float32)
    ridge = space.ridge * (len(seen) + space.unseen * len(space.items))
    system = space.gram + seen.T @ seen + ridge * np.eye(seen.shape[1], dtype=np.float32)
    return np.linalg.solve(system, seen.sum(0))


def _words(ground: Ground, places: Array, weights: Array) -> Array | None:
    """The mean of the texts of the history, the heavier the more."""
    says = weights[:_LONGEST] @ ground.texts(places[:_LONGEST])
    length = float(np.linalg.norm(says))
    return says / length if length > 1e-6 else None


def _taste(ground: Ground, wish: Wish, places: Array, weights: Array) -> Array:
    """How much the reader is drawn to each channel: half what they chose, half what they did."""
    taste = np.zeros(len(ground.channels))
    for name in wish.interests:
        if name in ground.channels:
            taste[ground.channels.index(name)] += 0.5 / len(wish.interests)
    if len(places):
        channels = ground.field("channel", places)
        known = channels >= 0
        done = np.bincount(channels[known], weights[known], len(ground.channels))
        if done.sum() > 0:
            taste += done / done.sum() * (0.5 if wish.interests else 1.0)
    return taste


Found = tuple[Source, Array, Array, Array]
"""Source, places, scores, because."""


def recall(ground: Ground, wish: Wish, history: History) -> Candidates:
    """All channels together, without what must not be on the page; each place once."""
    parts = [(part[0], *_some(part)) for part in _channels(ground, wish, history) if len(part[1])]
    if not parts:
        nothing = np.zeros(0, np.int64)
        return Candidates(nothing, np.zeros((0, SOURCES + 1), np.float32), nothing, nothing)
    places = np.concatenate([part[1] for part in parts])
    sources = np.concatenate([np.full(len(part[1]), part[0].value) for part in parts])
    because = np.concatenate([part[3] for part in parts])
    strength = np.concatenate([part[2] for part in parts])
    found, first, inverse = np.unique(places, return_index=True, return_inverse=True)
    scores = np.zeros((len(found), SOURCES + 1), np.float32)
    scores[inverse, sources] = strength
    # Explained by the first channel that brought it: they stand in the order of how much their words say.
    together = Candidates(found, scores, sources[first], because[first])
    return together.part(np.flatnonzero(_allowed(ground, wish, together, history)))


def _some(part: Found) -> tuple[Array, Array, Array]:
    """The scores of a channel from 0 to 1."""
    _, places, scores, because = part
    most = float(scores.max(initial=0.0))
    return places, (scores / most if most > 0 else np.ones(len(places))), because


def _channels(ground: Ground, wish: Wish, history: History) -> Iterator[Found]:
    past = wish.past
    walked = history.places[:_LONGEST], history.weights[:_LONGEST]
    for source, name, count in ((Source.NEAR, "near", 200), (Source.CLOSED, "closed", 200)):
        if ground.snapshot.has(name):
            yield source, *_walk(ground, ground.snapshot.table(name), *walked, count)
    if ground.snapshot.has("next"):
        late = np.argsort(-history.times, kind="stable")[:8]
        yield Source.NEXT, *_walk(ground, ground.snapshot.table("next"), history.places[late], 0.8 ** np.arange(len(late)), 150)
    yield _named(ground, past.things[past.deeds == Deed.FOLLOWED], past.others[past.deeds == Deed.FOLLOWED], Source.FOLLOWING)
    yield _named(ground, past.things[past.deeds == Deed.FRIEND], past.others[past.deeds == Deed.FRIEND], Source.FRIENDS)
    yield _by_topics(ground, history)
    if ground.count <= SMALL_PLACE:
        yield _by_factors(ground, history)
    yield from _by_channels(ground, history)
    yield _by_texts(ground, history)
    yield _young(ground, wish, history)
    hot = ground.hot[_number(ground, wish.channel) + 1][:300]
    yield Source.HOT, hot, 1.0 / (1.0 + np.arange(len(hot)) / 40), np.zeros(len(hot), np.int64)


def _walk(ground: Ground, table: Table, places: Array, weights: Array, count: int) -> tuple[Array, Array, Array]:
    """From each thing of the history to its neighbours; what several speak for adds up."""
    inside = places < ground.count
    places, weights = places[inside], weights[inside]
    starts, ends = table.starts[places], table.starts[places + 1]
    lengths = ends - starts
    total = int(lengths.sum())
    if not total:
        nothing = np.zeros(0, np.int64)
        return nothing, np.zeros(0), nothing
    at = np.repeat(starts - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths) + np.arange(total)
    says = table.weights[at] * np.repeat(weights, lengths)
    neighbours = table.neighbours[at]
    by = np.repeat(places, lengths)
    order = np.lexsort((-says, neighbours))  # The loudest of each stands first.
    neighbours, says, by = neighbours[order], says[order], by[order]
    first = np.flatnonzero(np.concatenate([[True], neighbours[1:] != neighbours[:-1]]))
    sums = np.add.reduceat(says, first)
    top = first[np.argsort(-sums, kind="stable")[:count]]
    kept = np.searchsorted(first, top)
    positive = sums[kept] > 0
    top, kept = top[positive], kept[positive]
    return neighbours[top].astype(np.int64), sums[kept], ground.ids_of(by[top])


def _named(ground: Ground, ids: Array, others: Array, source: Source) -> Found:
    """Things that were named by the query itself."""
    places = ground.places_of(ids) if len(ids) else np.zeros(0, np.int64)
    known = places >= 0
    places, others = places[known], others[known]
    return source, places, 1.0 / (1.0 + np.arange(len(places)) / 20), others


def _by_topics(ground: Ground, history: History) -> Found:
    """The liveliest of the topics the history is about."""
    about: dict[int, float] = {}
    for place, weight in zip(history.places[:40].tolist(), history.weights[:40].tolist(), strict=True):
        for number in ground.topics_of(place).tolist():
            about[number] = about.get(number, 0.0) + weight
    places, scores, because = [], [], []
    for number in sorted(about, key=about.__getitem__, reverse=True)[:_TOPICS]:
        found = ground.in_topic(number)[:80]
        places.append(found.astype(np.int64))
        scores.append(about[number] / (1.0 + np.arange(len(found)) / 30))
        because.append(np.full(len(found), ground.topic_ids[number]))
    return Source.TOPIC, *_joined(places, scores, because)


def _by_factors(ground: Ground, history: History) -> Found:
    nothing = np.zeros(0, np.int64)
    person = history.vector
    if person is None:
        return Source.FACTORS, nothing, np.zeros(0), nothing
    says = ground.snapshot.vectors("factors").items @ person
    top = np.argpartition(-says, min(150, len(says) - 1))[:150]
    top = top[says[top] > 0]
    return Source.FACTORS, top.astype(np.int64), says[top], np.zeros(len(top), np.int64)


def _by_texts(ground: Ground, history: History) -> Found:
    """What is written as the history is written: of all in a small place, of the new and the hot in a larger one; by what of it."""
    nothing = np.zeros(0, np.int64)
    if history.words is None:
        return Source.TEXT, nothing, np.zeros(0), nothing
    places, texts = ground.read_for_texts
    says = texts @ history.words
    top = _highest(says, 100)
    top = top[says[top] > _ALIKE]
    walked = history.places[:10]
    by = walked[np.argmax(texts[top] @ ground.texts(walked).T, axis=1)] if len(top) else nothing
    return Source.TEXT, places[top].astype(np.int64), says[top], ground.ids_of(by)


def _by_channels(ground: Ground, history: History) -> Iterator[Found]:
    taste = history.taste
    for number in np.argsort(-taste, kind="stable")[:_CHANNELS].tolist():
        if taste[number] <= 0:
            return
        found = ground.hot[number + 1][:120]
        yield Source.INTEREST, found, taste[number] / (1.0 + np.arange(len(found)) / 30), np.full(len(found), number)


def _young(ground: Ground, wish: Wish, history: History) -> Found:
    """New notes that are still owed readers: those in the reader's channels and words first, then those with the fewest readers so far."""
    places = ground.young
    if not len(places):
        return Source.NEW, places, np.zeros(0), places
    taste, pool, (channels, texts) = history.taste, ground.young_pool, ground.young_said
    if wish.channel:
        own = channels == _number(ground, wish.channel)
        places, pool, channels, texts = places[own], pool[own], channels[own], texts[own]
    drawn = np.where(channels >= 0, taste[np.maximum(channels, 0)], 0.0)
    need = 1.0 / (1.0 + pool)
    luck = np.random.default_rng(wish.seed).random(len(places))
    alike = np.maximum(texts @ history.words, 0) if history.words is not None else 0.0
    scores = 0.3 * need + drawn + alike + 0.4 * luck
    top = _highest(scores, 120)
    return Source.NEW, places[top], scores[top], np.zeros(len(top), np.int64)


def _highest(scores: Array, count: int) -> Array:
    """Where the highest scores stand, the highest first."""
    if len(scores) > 4 * count:
        among = np.argpartition(-scores, count)[:count]
        return among[np.argsort(-scores[among], kind="stable")]
    return np.argsort(-scores, kind="stable")[:count]


def _joined(*columns: list[Array]) -> tuple[Array, Array, Array]:
    places, scores, because = (np.concatenate(column) if column else np.zeros(0, np.int64) for column in columns)
    return places, scores, because


def _number(ground: Ground, channel: str) -> int:
    return ground.channels.index(channel) if channel in ground.channels else -1


def _allowed(ground: Ground, wish: Wish, found: Candidates, history: History) -> Array:
    """Without what was seen, done, refused, and what comes from people who are not wanted."""
    ids = ground.ids_of(found.places)
    past = wish.past
    out = np.concatenate([past.of(Deed.SEEN, Deed.REFUSED, Deed.LIKE, Deed.SAVE, Deed.COMMENT, Deed.CLICK), _array(wish.shown)])
    allowed = ~np.isin(ids, out)
    authors = ground.authors_of(found.places)[0]
    allowed &= ~np.isin(authors, _array(wish.hidden_authors | wish.refused_authors))
    if wish.channel:
        allowed &= ground.field("channel", found.places) == _number(ground, wish.channel)
    return allowed


def _array(ids: frozenset[int]) -> Array:
    return np.fromiter(ids, np.int64, len(ids))
