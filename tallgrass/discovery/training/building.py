"""From rows to the arrays of a version: what each item is, what lies near what, what is hot, and how good the version is.

Items are all notes that may be spread; the models know those with enough acts, the most acted on first, so that the work has a bound.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from tallgrass.discovery.facts import facts_of
from tallgrass.discovery.feed.heat import HOT, heat_of
from tallgrass.discovery.reco import closed_form, factors, neighbours, transitions
from tallgrass.discovery.reco.types import Acts, Table, Vectors
from tallgrass.discovery.training.reading import CHANNEL_NAMES, Deeds, InTopics

Array = Any
PER_TOPIC = 150
_LEAST_ACTS = 2
_MOST_PER_PERSON = 400


@dataclass(frozen=True)
class Bounds:
    """How much is modelled: the price of a training is about linear in each."""

    items: int = 120_000
    closed: int = 12_000
    dimensions: int = 64
    sweeps: int = 5
    near: int = 60
    words: int = 48
    """Dimensions of texts."""


@dataclass(frozen=True)
class Built:
    """Everything `snapshot.arrays_of` wants, and what the version is judged by."""

    ids: Array
    tables: Mapping[str, Table]
    vectors: Mapping[str, Vectors]
    others: Mapping[str, Array]
    scores: Mapping[str, float]
    parameters: Mapping[str, Any]


def build(items: Mapping[str, Array], deeds: Deeds, topics: InTopics, *, now: float, bounds: Bounds, say: Callable[[str], object]) -> Built:
    """The arrays of a version. `items` as `read_items` gives them, `now` in seconds since 1970."""
    ids, count = items["id"], len(items["id"])
    acts, chosen = _modelled(items, deeds, bounds.items)
    say(f"{len(chosen):,} of {count:,} notes are known by {len(acts.people):,} acts of {acts.person_count:,} people")
    learned, held = _held_out(acts)
    tables, vectors = _fit(learned, chosen, count, bounds, say)
    say("judging by what was held back")
    scores = dict(zip(("ndcg", "ndcg_error"), _judge(tables, learned, held, chosen), strict=True))
    others = _facts(items, topics, now)
    spaces = {name: space for name, (space, _) in vectors.items()}
    parameters = {name: facts for name, (_, facts) in vectors.items()}
    return Built(ids, tables, spaces, others, scores, parameters | {"channels": list(CHANNEL_NAMES), "made_for": now})


def _modelled(items: Mapping[str, Array], deeds: Deeds, most: int) -> tuple[Acts, Array]:
    """Acts on the notes that are modelled, and the places of these among all. A person counts with their latest acts."""
    ids = items["id"]
    if not len(ids) or not len(deeds.notes):
        nothing = np.zeros(0, np.int32)
        return Acts(nothing, nothing, np.zeros(0, np.float32), np.zeros(0, np.int64), 0, 0), np.zeros(0, np.int64)
    places = np.minimum(np.searchsorted(ids, deeds.notes), len(ids) - 1)
    known = ids[places] == deeds.notes
    own = items["author"][places] == deeds.people
    kept = known & ~own & (_from_behind(deeds.people) < _MOST_PER_PERSON)
    places, people, weights, times = places[kept], deeds.people[kept], deeds.weights[kept], deeds.times[kept]
    counts = np.bincount(places, minlength=len(ids))
    chosen = np.flatnonzero(counts >= _LEAST_ACTS)
    if len(chosen) > most:
        chosen = np.sort(chosen[np.argpartition(-counts[chosen], most - 1)[:most]])
    number = np.full(len(ids), -1, np.int32)
    number[chosen] = np.arange(len(chosen), dtype=np.int32)
    kept = number[places] >= 0
    _, persons = np.unique(people[kept], return_inverse=True)
    acts = Acts(persons.astype(np.int32), number[places[kept]], weights[kept], times[kept], int(persons.max(initial=-1)) + 1, len(chosen))
    return acts, chosen


def _from_behind(people: Array) -> Array:
    """Of each act of a list sorted by person: how many acts of the same person come after it."""
    if not len(people):
        return np.zeros(0, np.int64)
    ends = np.append(np.flatnonzero(np.diff(people)), len(people) - 1)
    last = ends[np.searchsorted(ends, np.arange(len(people)))]
    return last - np.arange(len(people))


def _held_out(acts: Acts, most: int = 3000) -> tuple[Acts, Acts]:
    """The last act of some people is held back, for a judgement; the models learn the rest."""
    last = _from_behind(acts.people) == 0
    enough = np.bincount(acts.people, minlength=acts.person_count) >= 5
    chosen = np.flatnonzero(last & enough[acts.people]) if len(acts.people) else np.zeros(0, np.int64)
    if len(chosen) > most:
        chosen = chosen[:: len(chosen) // most][:most]
    held = np.zeros(len(acts.people), bool)
    held[chosen] = True
    return _part(acts, ~held), _part(acts, held)


def _part(acts: Acts, kept: Array) -> Acts:
    return Acts(acts.people[kept], acts.items[kept], acts.weights[kept], acts.times[kept], acts.person_count, acts.item_count)


def _fit(
    acts: Acts, chosen: Array, count: int, bounds: Bounds, say: Callable[[str], object]
) -> tuple[dict[str, Table], dict[str, tuple[Vectors, dict[str, float]]]]:
    tables: dict[str, Table] = {}
    vectors: dict[str, tuple[Vectors, dict[str, float]]] = {}
    if not len(acts.people):
        return tables, vectors
    say("item to item")
    tables["near"] = _widen(neighbours.fit(_latest(acts, 5e7), neighbours=bounds.near), chosen, count)
    often = np.bincount(acts.items, minlength=acts.item_count)
    first = np.sort(np.argsort(-often, kind="stable")[: bounds.closed])
    say(f"closed form of the {len(first):,} most acted on")
    tables["closed"] = _widen(closed_form.fit(_of_items(acts, first), served=bounds.near), chosen[first], count)
    say("what people turn to")
    tables["next"] = _widen(transitions.fit(_latest(acts, 2e7), served=bounds.near), chosen, count)
    say("factor vectors")
    made = factors.fit(acts, factors.Settings(dimensions=bounds.dimensions, sweeps=bounds.sweeps))
    wide = np.zeros((count, made.items.shape[1]), np.float32)
    wide[chosen] = made.items
    vectors["factors"] = Vectors(wide, made.gram, made.unseen, made.ridge), {"unseen": made.unseen, "ridge": made.ridge}
    return tables, vectors


def _latest(acts: Acts, pairs: float) -> Acts:
    """As many of each person's latest acts as make about so many pairs: what is counted, sorted and kept grows with these."""
    length = int(np.clip(np.sqrt(pairs / max(acts.person_count, 1)), 8, _MOST_PER_PERSON))
    return _part(acts, _from_behind(acts.people) < length)


def _of_items(acts: Acts, items: Array) -> Acts:
    number = np.full(acts.item_count, -1, np.int32)
    number[items] = np.arange(len(items), dtype=np.int32)
    kept = number[acts.items] >= 0
    return Acts(acts.people[kept], number[acts.items[kept]], acts.weights[kept], acts.times[kept], acts.person_count, len(items))


def _widen(table: Table, chosen: Array, count: int) -> Table:
    """A table over the modelled items as one over all."""
    lengths = np.zeros(count, np.int64)
    lengths[chosen] = np.diff(table.starts)
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    return Table(starts, chosen[table.neighbours].astype(np.int32), table.weights)


def _judge(tables: Mapping[str, Table], learned: Acts, held: Acts, chosen: Array) -> tuple[float, float]:
    """Mean NDCG at 20 of what each person did last, ranked by the neighbours of what they did before; and its standard error."""
    if not len(held.people) or "near" not in tables:
        return 0.0, 0.0
    table = tables["near"]
    starts = np.searchsorted(learned.people, np.arange(learned.person_count + 1))
    gains = []
    for person, item in zip(held.people, held.items, strict=True):
        history = chosen[learned.items[starts[person] : starts[person + 1]]][-60:]
        rows = [slice(table.starts[place], table.starts[place + 1]) for place in history]
        found = np.concatenate([table.neighbours[row] for row in rows] or [np.zeros(0, np.int32)])
        says = np.concatenate([table.weights[row] for row in rows] or [np.zeros(0, np.float32)])
        places, inverse = np.unique(found, return_inverse=True)
        scores = np.bincount(inverse, says, len(places))
        scores[np.isin(places, history)] = -1.0
        at = np.flatnonzero(places == chosen[item])
        rank = int((scores > scores[at[0]]).sum()) if len(at) else 20
        gains.append(1 / np.log2(rank + 2) if rank < 20 else 0.0)
    return float(np.mean(gains)), float(np.std(gains) / np.sqrt(len(gains)))


def _facts(items: Mapping[str, Array], topics: InTopics, now: float) -> dict[str, Array]:
    """What is known of each item, and the lists of the hot."""
    authors, author = np.unique(items["author"], return_inverse=True)
    by_author = np.lexsort((items["published"], author))
    found: dict[str, Array] = {
        "item.facts": facts_of(items),
        "author.ids": authors,
        "author.begins": np.concatenate([[0], np.cumsum(np.bincount(author, minlength=len(authors)))]).astype(np.int64),
        "author.places": by_author.astype(np.int32),
    }
    heat = heat_of(items["likes"], items["saves"], items["comments"], items["shares"], (now - items["published"]) / 3600)
    found["hot"] = np.stack(
        [_hottest(heat, None if channel < 0 else items["channel"] == channel) for channel in range(-1, len(CHANNEL_NAMES))]
    )
    return found | _topics(topics, heat, len(heat))


def _hottest(heat: Array, among: Array | None) -> Array:
    places = np.arange(len(heat)) if among is None else np.flatnonzero(among)
    if len(places) > HOT:
        places = places[np.argpartition(-heat[places], HOT - 1)[:HOT]]
    places = places[np.argsort(-heat[places], kind="stable")]
    return np.concatenate([places, np.full(HOT - len(places), -1)]).astype(np.int32)


def _topics(topics: InTopics, heat: Array, count: int) -> dict[str, Array]:
    """Topics of each item, and the liveliest items of each topic."""
    places, numbers = topics.places, topics.numbers
    order = np.argsort(places, kind="stable")
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(places, minlength=count), out=starts[1:])
    amount = len(topics.ids)
    by_topic = np.lexsort((-heat[places], numbers))
    sizes = np.bincount(numbers, minlength=amount)
    begins = np.concatenate([[0], np.cumsum(sizes)])
    kept = by_topic[np.arange(len(by_topic)) - begins[numbers[by_topic]] < PER_TOPIC]
    ends = np.zeros(amount + 1, np.int64)
    np.cumsum(np.minimum(sizes, PER_TOPIC), out=ends[1:])
    return {
        "item.topic_starts": starts,
        "item.topics": numbers[order].astype(np.int32),
        "topic.ids": topics.ids.astype(np.int64),
        "topic.begins": ends,
        "topic.places": places[kept].astype(np.int32),
    }
