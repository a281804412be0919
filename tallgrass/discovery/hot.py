"""What is hot: what more people than usual are busy with now. Surprise, not size.

For each thing (topic, note, search phrase) we count different people over the last hours, n, and expect e from its own past at
the same hours of the day. The surprise is the log-likelihood ratio of a Poisson rate above the expected one,

    n · ln(n / e) − (n − e)   for n > e, else 0

(Kulldorff, "A spatial scan statistic", 1997; the G² of Dunning, 1993, for one count). Little history says little, so e is the mean
of a gamma posterior, e = (α + Σ past) / (β + days), which draws rare things toward a common rate (the gamma-Poisson shrinker of
DuMouchel, 1999): one person searching what nobody ever did is no news, thirty are.
"""

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from tallgrass.discovery.types import HotKind

PRIOR_PEOPLE, PRIOR_DAYS = 2.0, 2.0
"""α and β: as if every thing had been of one person a day for two days before."""
LEAST = 5
"""Fewer people than that are no public matter."""
KEPT = 50
ALIKE = 0.6
"""Share of letter pairs in common above which two names are one thing."""
FROM_ONE = 0.6
"""When so many of a note's people are those of a topic that stands higher, the topic tells of it already."""


@dataclass(frozen=True)
class Thing:
    """Something people are busy with. `people` are those that count; `past` sums the people of the same hours on days before."""

    kind: HotKind
    key: str
    """Topic or note id, or the folded phrase."""
    name: str
    people: Set[int]
    past: float = 0.0
    searchers: int = 0
    note_id: int = 0
    """The note most were busy with."""
    note_people: int = 0
    also: tuple[tuple[HotKind, str], ...] = ()
    """Near-duplicates that were joined to it."""
    within: tuple[str, ...] = ()
    """Keys of the topics a note stands in."""
    folded: str = ""


@dataclass(frozen=True)
class Ranked:
    thing: Thing
    expected: float
    surprise: float


def expected(past: float, days: float) -> float:
    """People to expect, from the sum over so many days."""
    return (PRIOR_PEOPLE + past) / (PRIOR_DAYS + days)


def surprise(count: int, usual: float) -> float:
    """How unlikely so many are, as a log-likelihood ratio; 0 for no more than usual."""
    return count * math.log(count / usual) - (count - usual) if count > usual else 0.0


def rank_things(things: Iterable[Thing], days: float) -> list[Ranked]:
    """The most surprising first, near-duplicates joined, notes left to the topics that tell of them."""
    joined = join_alike([thing for thing in things if thing.people])
    ranked = [
        Ranked(thing, usual, surprise(len(thing.people), usual))
        for thing in joined
        if len(thing.people) >= LEAST
        for usual in (expected(thing.past, days),)
    ]
    ranked = sorted((one for one in ranked if one.surprise > 0), key=lambda one: (-one.surprise, one.thing.kind, one.thing.key))
    return _without_told(ranked)[:KEPT]


def join_alike(things: Sequence[Thing]) -> list[Thing]:
    """Topics and phrases whose names are nearly one become one, under the name most people use. Notes stay themselves.

    Names are compared only where they share a rare pair of letters, so that the work stays in proportion to their number.
    """
    named = sorted((thing for thing in things if thing.kind is not HotKind.NOTE), key=lambda thing: (-len(thing.people), thing.key))
    leaders: list[Thing] = []
    by_pair: dict[str, list[int]] = {}
    for thing in named:
        pairs = letter_pairs(thing.folded)
        near = {place for pair in pairs for place in by_pair.get(pair, ())[:20]}
        same = next((place for place in sorted(near) if alike(thing.folded, leaders[place].folded)), None)
        if same is None:
            for pair in pairs:
                by_pair.setdefault(pair, []).append(len(leaders))
            leaders.append(thing)
        else:
            leaders[same] = _joined(leaders[same], thing)
    return leaders + [thing for thing in things if thing.kind is HotKind.NOTE]


def alike(one: str, other: str) -> bool:
    """Whether two folded names mean the same: equal without spaces, or most letter pairs in common (Dice's coefficient)."""
    one, other = one.replace(" ", ""), other.replace(" ", "")
    if one == other:
        return True
    a, b = letter_pairs(one), letter_pairs(other)
    return min(len(one), len(other)) >= 3 and 2 * len(a & b) / (len(a) + len(b)) > ALIKE + 0.1


def letter_pairs(text: str) -> set[str]:
    text = text.replace(" ", "")
    return {text[place : place + 2] for place in range(len(text) - 1)} or {text}


def mark_of(place: int, before: Mapping[str, int], lately: Set[str], key: str, curve: Sequence[int]) -> str:
    """`new` when it stood on no list of the last day, `rising` when it climbed three places in an hour or its last hour doubled the one before."""
    if key not in lately:
        return "new"
    climbed = key in before and before[key] - place >= 3
    return "rising" if climbed or (len(curve) > 1 and curve[-1] >= 2 * max(curve[-2], 3)) else ""


def _joined(one: Thing, other: Thing) -> Thing:
    topic = next((thing for thing in (one, other) if thing.kind is HotKind.TOPIC), one)
    most = max((one, other), key=lambda thing: thing.note_people)
    return replace(
        one,
        kind=topic.kind,
        key=topic.key,
        name=topic.name,
        people=one.people | other.people,
        past=one.past + other.past,
        searchers=one.searchers + other.searchers,
        note_id=most.note_id,
        note_people=most.note_people,
        also=(*one.also, *other.also, (other.kind, other.key) if topic is one else (one.kind, one.key)),
    )


def _without_told(ranked: Sequence[Ranked]) -> list[Ranked]:
    kept: list[Ranked] = []
    for one in ranked:
        told = one.thing.kind is HotKind.NOTE and any(
            len(one.thing.people & above.thing.people) >= FROM_ONE * len(one.thing.people)
            for above in kept
            if above.thing.key in one.thing.within and above.thing.kind is HotKind.TOPIC
        )
        if not told:
            kept.append(one)
    return kept
