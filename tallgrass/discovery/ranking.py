"""The order of Explore until the recommender takes over: heat with time decay, authors spread.

heat = (1 + likes + saves + 4 · comments + 4 · shares) / (hours + 2)^1.3: the community engagement score with its customary
weights, and the gravity of a news ranking. One in `NEWS_EVERY` places belongs to the news, newest first: a note that nobody has
seen cannot be loved, so each is shown to someone before heat decides.
"""

from collections import deque
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

LIKE, SAVE, SHARE = 1, 1, 4
GRAVITY = 1.3
NEWS_EVERY, NEW_FOR = 4, timedelta(hours=1)
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
    """Ids in the order to show: hottest first, news between them, each author at most once in `SPREAD` places as far as that goes."""
    hottest = sorted(candidates, key=lambda candidate: (-heat(candidate, now), -candidate.note_id))
    return [candidate.note_id for candidate in spread_authors(mix_news(hottest, now))]


def mix_news(hottest: Sequence[Candidate], now: datetime) -> list[Candidate]:
    """The same candidates, those of the last hour in every fourth place at the latest, the newest of them first; order kept otherwise."""
    news = deque(sorted((one for one in hottest if now - one.published_at < NEW_FOR), key=lambda one: one.published_at, reverse=True))
    waiting = deque(hottest)
    shown: dict[int, Candidate] = {}
    while waiting:
        from_news = news and (len(shown) + 2) % NEWS_EVERY == 0
        candidate = news.popleft() if from_news else waiting.popleft()
        shown.setdefault(candidate.note_id, candidate)
    return list(shown.values())


def spread_authors(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The same candidates, an author's next one held back until `SPREAD` places have passed, while there are others; order kept otherwise.

    Only authors shown lately are held, so few queues stand at a time: one pass, whatever the length.
    """
    shown: list[Candidate] = []
    lately: deque[int] = deque(maxlen=SPREAD - 1)
    held: dict[int, deque[tuple[int, Candidate]]] = {}
    waiting = iter(enumerate(ranked))
    while chosen := _held_longest(held, lately) or _next_fresh(waiting, held, lately) or _held_longest(held, ()):
        shown.append(chosen)
        lately.append(chosen.author_id)
    return shown


def _held_longest(held: dict[int, deque[tuple[int, Candidate]]], lately: Container[int]) -> Candidate | None:
    """Take the hottest of those held whose author was not shown lately."""
    first = min((queue[0] for author, queue in held.items() if author not in lately), default=None)
    if first is None:
        return None
    author = first[1].author_id
    held[author].popleft()
    if not held[author]:
        del held[author]
    return first[1]


def _next_fresh(
    waiting: Iterator[tuple[int, Candidate]], held: dict[int, deque[tuple[int, Candidate]]], lately: Container[int]
) -> Candidate | None:
    """The next candidate whose author was not shown lately; those before it are held."""
    for place, candidate in waiting:
        if candidate.author_id not in lately:
            return candidate
        held.setdefault(candidate.author_id, deque()).append((place, candidate))
    return None
