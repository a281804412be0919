"""Recall: each channel proposes some hundred things; together they are what a page is chosen from.

A channel gives places, scores and an explanation. Scores are brought to 0…1 within their channel: what differs between channels is
learnt by the ranking, not by their units.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from tallgrass.discovery import loops
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
_FOLLOWED, _OF_EACH, _LATELY = 80, 2, 30 * 86400.0
"""Of what those one follows wrote: so many things, so many of one author, of so many seconds."""
_NOWHERE = -2
"""A channel that the version does not know: nothing stands in it."""
_ALIKE = 0.15
"""A cosine of texts below which they have nothing to do with each other."""
_NEED, _LUCK = 0.3, 0.4
"""What it says of a new note that nobody has read it yet, and at most the lot, beside how much the reader is drawn to it (0 to 1)."""
_FADING_FAST, _FADING, _FADING_SLOWLY = (1.0 / (1.0 + np.arange(1000) / places) for places in (20, 30, 40))
"""What the places of a list say, the first 1."""


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
    """What the history says, in the space of texts, of length 1, float32; None where nothing is known."""


def history_of(ground: Ground, wish: Wish) -> History:
    """One line a thing, heaviest first."""
    past = (wish.past.things, wish.past.deeds, wish.past.times)
    places, weights, times = loops.weigh(ground.indexes, past, _STRENGTHS, (wish.now, HALF_LIFE), 3 * _LONGEST)
    taste = _taste(ground, wish, places, weights)
    if not len(places):
        return History(places, weights, times, taste, None)
    return History(places, weights, times, taste, _vector(ground, places), _words(ground, places, weights))


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
    seen = space.items[known]
    system = seen.T @ seen + space.gram
    system.flat[:: len(system) + 1] += space.ridge * (len(seen) + space.unseen * len(space.items))
    return np.linalg.solve(system, seen.sum(0))


def _words(ground: Ground, places: Array, weights: Array) -> Array | None:
    """The mean of the texts of the history, the heavier the more."""
    says = weights[:_LONGEST].astype(np.float32) @ ground.texts(places[:_LONGEST])
    length = float(np.linalg.norm(says))
    return says / length if length > 1e-6 else None


def _taste(ground: Ground, wish: Wish, places: Array, weights: Array) -> Array:
    """How much the reader is drawn to each channel: half what they chose, half what they did."""
    taste = np.zeros(len(ground.channels))
    for name in wish.interests:
        if name in ground.channels:
            taste[ground.channels.index(name)] += 0.5 / len(wish.interests)
    if len(places):
        channels = ground.facts_of(places)["channel"]
        known = channels >= 0
        done = np.bincount(channels[known], weights[known], len(ground.channels))
        if done.sum() > 0:
            taste += done / done.sum() * (0.5 if wish.interests else 1.0)
    return taste


Found = tuple[Source, Array, Array, Array]
"""Source, places, scores, because."""


def recall(ground: Ground, wish: Wish, history: History) -> Candidates:
    """All channels together, without what must not be on the page; each place once."""
    # A thing is explained by the first channel that brought it: they stand in the order of how much their words say.
    parts = list(_channels(ground, wish, history))
    proposed = tuple(np.concatenate(column) for column in list(zip(*parts, strict=True))[1:])
    sources = np.array([part[0] for part in parts], np.int64), np.cumsum([len(part[1]) for part in parts])
    return Candidates(*loops.gather(ground.laid, proposed, sources, _unwanted(ground, wish), SOURCES + 1))


def _channels(ground: Ground, wish: Wish, history: History) -> Iterator[Found]:
    past = wish.past
    walked = history.places[:_LONGEST], history.weights[:_LONGEST]
    for source, name, count in ((Source.NEAR, "near", 200), (Source.CLOSED, "closed", 200)):
        if ground.snapshot.has(name):
            yield source, *_walk(ground, ground.snapshot.table(name), walked, count)
    if ground.snapshot.has("next"):
        late = np.argsort(-history.times, kind="stable")[:8]
        yield Source.NEXT, *_walk(ground, ground.snapshot.table("next"), (history.places[late], 0.8 ** np.arange(len(late))), 150)
    yield _by_followed(ground, wish)
    liked = past.which(Deed.FRIEND)
    yield _named(ground, past.things[liked], past.others[liked], Source.FRIENDS)
    yield _by_topics(ground, history)
    if ground.count <= SMALL_PLACE:
        yield _by_factors(ground, history)
    yield from _by_channels(ground, history)
    places, texts = ground.read_for_texts
    alike = texts @ history.words if history.words is not None else np.zeros(len(places), np.float32)
    yield _by_texts(ground, history, alike)
    yield _young(ground, wish, history, alike)
    hot = ground.hot[_number(ground, wish.channel) + 1][:300]
    yield Source.HOT, hot, _FADING_SLOWLY[: len(hot)], np.zeros(len(hot), np.int64)


def _walk(ground: Ground, table: Table, walked: tuple[Array, Array], count: int) -> tuple[Array, Array, Array]:
    """From each thing of the history to its neighbours; what several speak for adds up. Explained by the one that says most."""
    found, sums, by = loops.walk((table.starts, table.neighbours, table.weights), walked, count)
    return found, sums, ground.ids_of(by)


def _by_followed(ground: Ground, wish: Wish) -> Found:
    """What those one follows wrote lately, the newest first."""
    places, authors, when = loops.latest_of(ground.laid, ground.authored, _array(wish.followed), _OF_EACH, int(wish.now - _LATELY))
    newest = np.argsort(-when, kind="stable")[:_FOLLOWED]
    return Source.FOLLOWING, places[newest], _FADING_FAST[: len(newest)], authors[newest]


def _named(ground: Ground, ids: Array, others: Array, source: Source) -> Found:
    """Things that were named by the query itself."""
    places = ground.places_of(ids) if len(ids) else np.zeros(0, np.int64)
    known = places >= 0
    places, others = places[known], others[known]
    return source, places, _FADING_FAST[: len(places)], others


def _by_topics(ground: Ground, history: History) -> Found:
    """The liveliest of the topics the history is about."""
    numbers, weights = loops.liveliest_topics(*ground.topics, (history.places[:40], history.weights[:40]), _TOPICS)
    places, scores, because = [], [], []
    for number, weight in zip(numbers.tolist(), weights.tolist(), strict=True):
        found = ground.in_topic(number)[:80]
        places.append(found.astype(np.int64))
        scores.append(weight * _FADING[: len(found)])
        because.append(np.full(len(found), ground.topic_ids[number]))
    return Source.TOPIC, *_joined(places, scores, because)


def _by_factors(ground: Ground, history: History) -> Found:
    nothing = np.zeros(0, np.int64)
    person = history.vector
    if person is None:
        return Source.FACTORS, nothing, np.zeros(0), nothing
    says = ground.snapshot.vectors("factors").items @ person
    top = loops.highest(says, 150)
    top = top[says[top] > 0]
    return Source.FACTORS, top, says[top], np.zeros(len(top), np.int64)


def _by_texts(ground: Ground, history: History, alike: Array) -> Found:
    """What is written as the history is written: of all in a small place, of the new and the hot in a larger one; by what of it."""
    nothing = np.zeros(0, np.int64)
    if history.words is None:
        return Source.TEXT, nothing, np.zeros(0), nothing
    places, texts = ground.read_for_texts
    top = loops.highest(alike, 100)
    top = top[alike[top] > _ALIKE]
    walked = history.places[:10]
    by = walked[np.argmax(texts[top] @ ground.texts(walked).T, axis=1)] if len(top) else nothing
    return Source.TEXT, places[top].astype(np.int64), alike[top], ground.ids_of(by)


def _by_channels(ground: Ground, history: History) -> Iterator[Found]:
    taste = history.taste
    for number in np.argsort(-taste, kind="stable")[:_CHANNELS].tolist():
        if taste[number] <= 0:
            return
        found = ground.hot[number + 1][:120]
        yield Source.INTEREST, found, taste[number] * _FADING[: len(found)], np.full(len(found), number)


def _young(ground: Ground, wish: Wish, history: History, alike: Array) -> Found:
    """New notes that are still owed readers: those in the reader's channels and words first, then those with the fewest readers so far."""
    if wish.channel and wish.channel not in ground.channels:
        return Source.NEW, np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int64)
    scores = loops.owe(ground.young_said, (history.taste, alike), (_NEED, _LUCK), (wish.seed, _number(ground, wish.channel)))
    top = loops.highest(scores, 120)
    top = top[scores[top] >= 0]
    return Source.NEW, ground.young[top], scores[top], np.zeros(len(top), np.int64)


def _joined(*columns: list[Array]) -> tuple[Array, Array, Array]:
    places, scores, because = (np.concatenate(column) if column else np.zeros(0, np.int64) for column in columns)
    return places, scores, because


def _number(ground: Ground, channel: str) -> int:
    return ground.channels.index(channel) if channel in ground.channels else -1


def _unwanted(ground: Ground, wish: Wish) -> tuple[Array, Array, int]:
    """What was seen, done or refused; whom the reader does not want to see; and the only channel that is wanted, −1 for all."""
    past = wish.past
    things = np.concatenate([past.of(Deed.SEEN, Deed.REFUSED, Deed.LIKE, Deed.SAVE, Deed.COMMENT, Deed.CLICK), _array(wish.shown)])
    channel = -1 if not wish.channel else ground.channels.index(wish.channel) if wish.channel in ground.channels else _NOWHERE
    return things, _array(wish.hidden_authors | wish.refused_authors), channel


def _array(ids: frozenset[int]) -> Array:
    return np.fromiter(ids, np.int64, len(ids))
