"""One place of some pages, filled by lot: what replay needs in order to say what another ranking would have earned.

A ranking that always shows its best leaves a log that tells of nothing else. So on a small share of pages one place of the upper half is drawn
among what might stand there, each as likely as any other, and that is written down (`decisions/replay.md`). The page's id decides it all: which
pages, which place, which thing.
"""

from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np

from tallgrass.discovery.feed.features import NAMES
from tallgrass.discovery.feed.ground import Ground
from tallgrass.discovery.feed.types import Choice, Tuning
from tallgrass.platform.experiments.assigning import draw
from tallgrass.platform.experiments.types import WHOLE

Array = Any
MOST = 8
"""Among so many it is drawn: what is known of each decision stays small, and each candidate comes up often enough to tell of."""
BENCH = 16
"""Of the best that were left out of a page, so many are thought of."""
_NEW = NAMES.index("recall_new")


@dataclass(frozen=True)
class Drawn:
    """A page with one place drawn by lot."""

    page: list[Choice]
    place: int
    candidates: tuple[Choice, ...]
    """First what stands there where nothing is drawn, then the others, most valuable first. Each was as likely to be drawn as any other."""
    shown: int
    """Which of the candidates it was."""


def is_explored(page_id: int, share: float) -> bool:
    """Whether a place of this page is drawn, for a share (0 to 1) of pages."""
    return draw("explore", str(page_id)) < share * WHOLE


def draw_place(ground: Ground, tuning: Tuning, decided: list[Choice], bench: list[Choice], *, size: int, page_id: int) -> Drawn | None:
    """The first `size` of what was decided with one place drawn; None on a page too short, or where nothing else could stand there.

    All of `decided` and `bench` must be fit to be shown: what is drawn among is what might be shown. A candidate is one with which the page
    keeps the floors and the distances of authors at every place at least as well as without it. The first place is not drawn.
    """
    length, chance = min(size, len(decided)), Random(page_id)
    if length < 4:
        return None
    place = chance.randrange(1, length // 2)
    rules = _Rules(ground, [*decided, *bench], tuning)
    usual = rules.judge(decided[:length])
    candidates, pages = [decided[place]], [decided[:length]]
    for other in sorted([*decided[place + 1 :], *bench], key=lambda choice: -choice.value):
        page = [*decided[:place], other, *(choice for choice in decided[place:] if choice is not other)][:length]
        if rules.judge(page).is_as_good_as(usual):
            candidates.append(other)
            pages.append(page)
        if len(candidates) == MOST:
            break
    if len(candidates) < 2:
        return None
    shown = chance.randrange(len(candidates))
    return Drawn(pages[shown], place, tuple(candidates), shown)


@dataclass(frozen=True)
class _Judgement:
    """What a page fails in: how far it is below its floors down to each place (floors × places), and how often an author comes up too soon."""

    missing: Array
    crowded: int

    def is_as_good_as(self, other: "_Judgement") -> bool:
        return self.crowded <= other.crowded and bool((self.missing <= other.missing).all())


class _Rules:
    """Floors and distances, of the things one page may be made of."""

    def __init__(self, ground: Ground, choices: list[Choice], tuning: Tuning) -> None:
        ids = np.array([choice.id for choice in choices], np.int64)
        authors, fans = ground.authors_of(ground.places_of(ids))
        self._authors = dict(zip(ids.tolist(), authors.tolist(), strict=True))
        self._small = dict(zip(ids.tolist(), (fans < tuning.small).tolist(), strict=True))
        self._tuning = tuning

    def judge(self, page: list[Choice]) -> _Judgement:
        tuning, lengths = self._tuning, np.arange(1, len(page) + 1)
        owed = np.stack([np.floor(share * lengths + 1e-9) for share in (tuning.fairness, tuning.freshness)])
        there = np.cumsum([[self._small[choice.id] for choice in page], [choice.features[_NEW] > 0 for choice in page]], axis=1)
        last: dict[int, int] = {}
        crowded = 0
        for place, choice in enumerate(page):
            author = self._authors[choice.id]
            crowded += place - last.get(author, -tuning.spacing) < tuning.spacing
            last[author] = place
        return _Judgement(np.maximum(owed - there, 0), crowded)
