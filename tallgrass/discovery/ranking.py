"""The order of Explore until the recommender takes over: heat with time decay, authors spread.

heat = (1 + likes + saves + 4 · comments + 4 · shares) / (hours + 2)^1.3: the community engagement score with its customary
weights, and the gravity of a news ranking. A new note starts with the one, so that it is seen at all.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

LIKE, SAVE, SHARE = 1, 1, 4
GRAVITY = 1.3
SPREAD = 8
"""An author comes up at most once in this many places, while there are others."""


class Candidate(NamedTuple):
    note_id: int
    author_id: int
    published_at: datetime
    likes: int
    saves: int
    shares: int


def heat(candidate: Candidate, now: datetime) -> float:
    """The heat of a note at `now`."""
    hours = max(0.0, (now - candidate.published_at).total_seconds() / 3600)
    score = 1 + LIKE * candidate.likes + SAVE * candidate.saves + SHARE * candidate.shares
    return score / (hours + 2) ** GRAVITY


def rank(candidates: Iterable[Candidate], now: datetime) -> list[int]:
    """Ids in the order to show: hottest first, each author at most once in `SPREAD` places as far as that goes."""
    hottest = sorted(candidates, key=lambda candidate: (-heat(candidate, now), -candidate.note_id))
    return [candidate.note_id for candidate in spread_authors(hottest)]


def spread_authors(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The same candidates, an author's next one held back until `SPREAD` others have come; order kept otherwise."""
    result: list[Candidate] = []
    recent: deque[int] = deque(maxlen=SPREAD - 1)
    held: list[Candidate] = []
    waiting = iter(ranked)
    while True:
        index = next((place for place, candidate in enumerate(held) if candidate.author_id not in recent), None)
        if index is not None:
            chosen = held.pop(index)
        else:
            chosen_or_none = next((candidate for candidate in _hold(waiting, held, recent)), None)
            if chosen_or_none is None:
                break
            chosen = chosen_or_none
        result.append(chosen)
        recent.append(chosen.author_id)
    return result + held


def _hold(waiting: Iterable[Candidate], held: list[Candidate], recent: deque[int]) -> Iterable[Candidate]:
    for candidate in waiting:
        if candidate.author_id in recent:
            held.append(candidate)
        else:
            yield candidate
            return
