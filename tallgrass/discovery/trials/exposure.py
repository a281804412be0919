"""Who is seen: an invented month of people with tastes, authors of every size and new notes every day, under the feed's own re-ranking.

Value is told as the feed tells it before anything is learnt: a note's own rate, lifted by how well it fits, by following its author and by how
much was done with it. Large authors are followed more. Whether people like what they see follows their true taste and the note's true quality, neither of which depends on how large an author is.
So what large authors have beyond their share of notes is the ranking's doing, and what the floors change is theirs.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from tallgrass.discovery.feed.arranging import Ranked, arrange
from tallgrass.discovery.feed.pools import pools_of
from tallgrass.discovery.feed.types import Tuning

Array = Any
_DIMENSIONS = 8
_DAY = 86400.0
_PAGE = 20
_ARRANGED = 120
_MIDDLE, _LARGE = 1_000, 10_000
_BASE, _STEADY = 0.03, 60.0
_LEAST_ACTS, _TELLING = 3, 5.0
"""Likes from which neighbours know a note, and at which half of how it fits is known."""
FIRST = 100
"""Exposures a new note waits for."""


@dataclass(frozen=True)
class Size:
    """How large the invented place is."""

    people: int = 1000
    authors: int = 300
    notes: int = 2000
    new_a_day: int = 6
    pages_a_day: int = 400
    days: int = 30
    seed: int = 1


@dataclass(frozen=True)
class Seen:
    """What a month came to. Shares of exposures by followers of the author; Gini over all authors, 0 equal, 1 all for one."""

    small: float
    middle: float
    large: float
    gini: float
    first_hours: float | None
    """Median hours from publication to `FIRST` exposures, of new notes that had a week at least; None when most never came so far."""
    reached: float
    """Share of those notes that came so far."""
    likes: float
    """Likes an exposure: what the floors cost."""


def compared(size: Size, tuning: Tuning) -> dict[str, Seen]:
    """The same month twice, seed by seed: `before` without floors, `after` with those of the tuning."""
    return {"before": month(size, replace(tuning, fairness=0.0, freshness=0.0)), "after": month(size, tuning)}


def month(size: Size, tuning: Tuning) -> Seen:
    """Live through the days under a tuning."""
    world = _World(size)
    for day in range(size.days):
        world.publish(day, size.new_a_day)
        for page in range(size.pages_a_day):
            world.show((day + page / size.pages_a_day) * _DAY, tuning)
    return world.summed_up()


class _World:
    def __init__(self, size: Size) -> None:
        self.size = size
        self.random = random = np.random.default_rng(size.seed)
        self.fans = np.floor(random.lognormal(np.log(150), 2.2, size.authors)) + 1
        self.style = _unit(random.normal(size=(size.authors, _DIMENSIONS)))
        self.taste = _unit(random.normal(size=(size.people, _DIMENSIONS)))
        self.known = _unit(self.taste + 0.2 * random.normal(size=self.taste.shape))
        most = size.notes + size.days * size.new_a_day
        pull = self.fans / self.fans.sum()
        self.follows = np.zeros((size.people, size.authors))
        for person in range(size.people):
            self.follows[person, random.choice(size.authors, min(15, size.authors // 2), replace=False, p=pull)] = 1
        self.count = 0
        self.author = np.zeros(most, np.int64)
        self.facts = {name: np.zeros(most) for name in ("published", "quality", "exposures", "likes", "saves", "comments", "shares")}
        self.direction = np.zeros((most, _DIMENSIONS))
        self.shown = np.zeros(most)
        self.liked = 0.0
        self.first = np.full(most, np.nan)
        self.had = np.zeros((size.people, most), bool)
        old = self._add(size.notes, -random.uniform(1, 60, size.notes) * _DAY)
        self.facts["exposures"][old] = np.floor(30 + self.fans[self.author[old]] * random.lognormal(-1, 0.8, size.notes))
        self.facts["likes"][old] = random.binomial(self.facts["exposures"][old].astype(int), self.facts["quality"][old] * 0.2)

    def publish(self, day: int, count: int) -> None:
        self._add(count, (day + self.random.random(count) * 0.5) * _DAY)

    def _add(self, count: int, published: Array) -> slice:
        new = slice(self.count, self.count + count)
        self.count += count
        self.author[new] = self.random.integers(0, self.size.authors, count)
        self.direction[new] = _unit(self.style[self.author[new]] + 0.25 * self.random.normal(size=(count, _DIMENSIONS)))
        self.facts["published"][new] = published
        self.facts["quality"][new] = self.random.beta(2, 5, count)
        return new

    def show(self, now: float, tuning: Tuning) -> None:
        """One page for somebody: what they are shown, what they like."""
        person = int(self.random.integers(self.size.people))
        out = slice(0, self.count)
        facts = {name: values[out] for name, values in self.facts.items()}
        rate = (facts["likes"] + _BASE * _STEADY) / (facts["exposures"] + _STEADY)
        hours = np.maximum(now - facts["published"], 0) / 3600
        follows = self.follows[person, self.author[out]]
        told = facts["likes"] / (facts["likes"] + _TELLING)
        fit = 1.8 * told * (self.direction[out] @ self.known[person]) + 0.8 * follows
        values = rate * np.exp(fit) * (1 + 0.1 * np.log1p(facts["likes"])) / (1 + hours / 400)
        young, small = pools_of(facts, now) >= 0, self.fans[self.author[out]] < tuning.small
        recalled = (facts["likes"] >= _LEAST_ACTS) | (follows > 0) | (young & (tuning.freshness > 0))
        values[self.had[person, out] | (facts["published"] > now) | ~recalled] = -1.0
        rows = _kept(values, [young, small])
        ranked = Ranked(values[rows], self.author[rows], small[rows], young[rows], self.direction[rows])
        page = rows[arrange(ranked, _PAGE, tuning)]
        chance = (
            self.facts["quality"][page]
            * 0.25
            * np.exp(1.2 * (self.direction[page] @ self.taste[person] - 1))
            * 0.98 ** np.arange(len(page))
        )
        likes = self.random.random(len(page)) < chance
        self.had[person, page] = True
        self.shown[page] += 1
        self.facts["exposures"][page] += 1
        self.facts["likes"][page] += likes
        self.liked += float(likes.sum())
        self.first[page[self.shown[page] == FIRST]] = now

    def summed_up(self) -> Seen:
        total = max(self.shown.sum(), 1)
        by_author = np.bincount(self.author[: self.count], self.shown[: self.count], self.size.authors)

        def share(least: float, below: float) -> float:
            return float(by_author[(self.fans >= least) & (self.fans < below)].sum() / total)

        published = self.facts["published"]
        asked = (np.arange(len(published)) >= self.size.notes) & (published <= (self.size.days - 7) * _DAY)
        waited = (self.first - published)[asked] / 3600
        reached = float(np.isfinite(waited).mean()) if asked.any() else 0.0
        median = float(np.median(np.where(np.isfinite(waited), waited, np.inf))) if asked.any() else np.inf
        return Seen(
            small=share(0, _MIDDLE),
            middle=share(_MIDDLE, _LARGE),
            large=share(_LARGE, np.inf),
            gini=gini(by_author),
            first_hours=median if np.isfinite(median) else None,
            reached=reached,
            likes=self.liked / total,
        )


def _kept(values: Array, seats: list[Array]) -> Array:
    """Rows that are arranged: the best of all, and the best of each kind that has a floor, as the feed keeps them."""
    top = np.argsort(-values, kind="stable")
    top = top[values[top] >= 0]
    rows = np.unique(np.concatenate([top[:_ARRANGED], *(top[seat[top]][: _ARRANGED // 3] for seat in seats)]))
    return rows[np.argsort(-values[rows], kind="stable")]


def gini(amounts: Array) -> float:
    """How unequally something is spread: 0 all the same, towards 1 all with one."""
    amounts = np.sort(np.asarray(amounts, np.float64))
    count, total = len(amounts), amounts.sum()
    if not count or not total:
        return 0.0
    return float((2 * np.arange(1, count + 1) - count - 1) @ amounts / (count * total))


def _unit(vectors: Array) -> Array:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
