"""Shapes of the funnel."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import numpy as np

Array = Any


class Source(IntEnum):
    """The channel of recall that brought a thing. The numbers stand in the database."""

    NEAR = 1
    """Item to item: those who liked that also liked this."""
    CLOSED = 2
    """Closed form over all of the history."""
    NEXT = 3
    """What people turn to after what was done last."""
    FACTORS = 4
    TOPIC = 5
    FOLLOWING = 6
    FRIENDS = 7
    """Liked by someone one follows."""
    HOT = 8
    NEW = 9
    """A new note on its way to its first readers."""
    INTEREST = 10
    """Lively in a channel one chose or is drawn to."""
    HEAT = 11
    """Not from the funnel: the plain order by heat."""
    GOODS = 12
    """A product that notes to the reader's taste speak of."""
    SELLING = 13
    """A product that many buy."""
    TEXT = 14
    """Written as what one likes is written."""


SOURCES = max(Source)
OF_GOODS = (Source.GOODS, Source.SELLING)
BY_A_NOTE = frozenset({Source.NEAR, Source.CLOSED, Source.NEXT, Source.TEXT, Source.GOODS})
"""These are explained by a note."""
OF_NOTES = tuple(source for source in Source if source not in OF_GOODS)


class Deed(IntEnum):
    """What a line of a person's history says."""

    LIKE = 1
    SAVE = 2
    COMMENT = 3
    CLICK = 4
    DWELL = 5
    SEEN = 6
    REFUSED = 7
    """Not interested in this one."""
    FRIEND = 8
    """A friend liked it: `other` is the friend."""


@dataclass(frozen=True)
class Past:
    """All that one query tells of a reader: things, what was done, when, and who else has to do with it; newest first within a deed."""

    things: Array
    deeds: Array
    times: Array
    others: Array

    def of(self, *deeds: Deed) -> Array:
        """Things of these deeds."""
        return self.things[self.which(*deeds)]

    def deeds_with(self, things: Collection[int]) -> dict[int, frozenset[Deed]]:
        """What was done with each of these things."""
        rows = np.flatnonzero((self.things[:, None] == np.fromiter(things, np.int64, len(things))).any(axis=1))
        found: dict[int, set[Deed]] = {}
        for thing, deed in zip(self.things[rows].tolist(), self.deeds[rows].tolist(), strict=True):
            found.setdefault(thing, set()).add(Deed(deed))
        return {thing: frozenset(deeds) for thing, deeds in found.items()}

    def which(self, *deeds: Deed) -> Array:
        """Rows of these deeds, as true and false."""
        told = np.zeros(len(Deed) + 1, bool)
        told[list(deeds)] = True
        return told[self.deeds]


def nothing_past() -> Past:
    nothing = np.zeros(0, np.int64)
    return Past(nothing, nothing, nothing, nothing)


@dataclass(frozen=True)
class Wish:
    """For whom a page is decided, and what must not be on it."""

    past: Past
    now: float
    interests: tuple[str, ...] = ()
    channel: str = ""
    """Only this one; empty for all."""
    shown: frozenset[int] = frozenset()
    """On the pages before this one."""
    followed: frozenset[int] = frozenset()
    """People whom the reader follows."""
    hidden_authors: frozenset[int] = frozenset()
    refused_authors: frozenset[int] = frozenset()
    seed: int = 0


@dataclass(frozen=True)
class Candidates:
    """What the channels propose together: places, the score of each channel (0 to 1, rows × sources), and by what: the source, and the id that explains it."""

    places: Array
    scores: Array
    source: Array
    because: Array
    """A thing of the history, a topic, a person; 0 where the source says all."""

    def part(self, rows: Array) -> "Candidates":
        return Candidates(self.places[rows], self.scores[rows], self.source[rows], self.because[rows])


@dataclass(frozen=True)
class Tuning:
    """What operators may change."""

    click: float = 0.2
    like: float = 1.0
    save: float = 1.0
    comment: float = 4.0
    follow: float = 8.0
    buy: float = 10.0
    fairness: float = 0.5
    """Least share of a page for authors with few followers."""
    freshness: float = 0.1
    """Least share of a page for new notes on their way to first readers."""
    spacing: int = 8
    """An author comes up at most once in so many places."""
    diversity: float = 0.3
    """What it is worth that neighbours differ, beside the value (0 to 1) of each."""
    small: int = 1000
    """Followers below which an author is small."""
    goods: int = 2
    """Products on a page of twenty."""
    explore: float = 0.02
    """Share of pages with one place drawn by lot; 0 for none."""

    @property
    def goals(self) -> dict[str, float]:
        return {name: getattr(self, name) for name in GOALS}


GOALS = ("click", "like", "save", "comment", "follow", "buy")
WEIGHT = (0.0, 100.0)
BOUNDS = dict.fromkeys(GOALS, WEIGHT) | {
    "fairness": (0.0, 1.0),
    "freshness": (0.0, 0.5),
    "spacing": (1.0, 20.0),
    "diversity": (0.0, 5.0),
    "small": (1.0, 1_000_000.0),
    "goods": (0.0, 5.0),
    "explore": (0.0, 0.1),
}
"""Between what each figure of `Tuning` may be set."""
WHOLE = frozenset({"spacing", "small", "goods"})
"""Those that count something."""


@dataclass(frozen=True)
class ChosenGoods:
    """A product of a page: its id, and the note that speaks of it (0 for none)."""

    id: int
    source: Source
    because: int


@dataclass(frozen=True)
class Choice:
    """One thing of a page: its id, and why."""

    id: int
    source: Source
    because: int
    value: float
    goals: tuple[float, ...]
    features: Array = field(repr=False)
    team: int | None = None
    """The arm that proposed it, on a page that an interleaving dealt."""
