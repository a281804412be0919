"""Suggestions as one types: topics, people, what others searched for, phrases of titles; by characters, by pinyin, by initials.

Kept in the memory of a web process, made from the index and the searches of the last month; made anew in the background
when it is old and someone asks.
"""

import heapq
import re
import threading
import time
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connections

from tallgrass.platform.subjects import Ref, subject_cards
from tallgrass.search import storing
from tallgrass.search.asking import tagged
from tallgrass.search.gates import may_be_shown
from tallgrass.search.language import cutting
from tallgrass.search.language.folding import fold, query_key
from tallgrass.search.language.sounds import sounds_of
from tallgrass.search.queries import list_popular
from tallgrass.search.schema import text_of
from tallgrass.search.types import Suggestion

FRESH, _SHARE = 5.0, 10
"""Seconds until suggestions are made anew, in a small place; a large one spends at most a tenth of a thread on it while people type."""

_TOPICS, _PEOPLE, _QUERIES, _TITLES = 5000, 2000, 2000, 4000
_LONGEST = 16
"""Letters of a phrase (Latin count half)."""
_WEIGHTS = {"query": 3.0, "topic": 2.0, "person": 0.7, "phrase": 0.5}
_CLAUSE = re.compile(r"[，。！？、；：,.!?;:|｜/()（）【】《》「」“”\"\n—–-]+")


@dataclass(frozen=True)
class Entry:
    text: str
    kind: str
    weight: float
    url: str = ""


class Suggestions:
    """One making: entries, and all that leads to each, in order."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        begun = time.thread_time()
        self._entries = _best_of_each(entries)
        keys = sorted((key, place * 2 + later) for place, entry in enumerate(self._entries) for key, later in _keys(entry).items())
        self._keys = [key for key, _ in keys]
        self._places = array("I", (place for _, place in keys))
        self._lately: dict[str, tuple[Suggestion, ...]] = {}
        self.made_at = time.monotonic()
        self.cost = time.thread_time() - begun

    @property
    def is_old(self) -> bool:
        return time.monotonic() - self.made_at > max(FRESH, _SHARE * self.cost)

    def __len__(self) -> int:
        return len(self._entries)

    def starting_with(self, begun: str, limit: int) -> tuple[Suggestion, ...]:
        """The heaviest whose text, or a word of it, or how it sounds, starts so; half as heavy when it is a later word."""
        known = self._lately.get(begun)
        if known is None:
            start, end = bisect_left(self._keys, begun), bisect_left(self._keys, begun + "\U0010ffff")
            weights: dict[int, float] = {}
            for coded in set(self._places[start:end]):
                place, later = divmod(coded, 2)
                weights[place] = max(weights.get(place, 0.0), self._entries[place].weight * (0.5 if later else 1.0))
            best = heapq.nsmallest(20, weights, key=lambda place: (-weights[place], self._entries[place].text))
            known = tuple(Suggestion(entry.text, entry.kind, entry.url) for entry in map(self._entries.__getitem__, best))
            if len(self._lately) < 5000:
                self._lately[begun] = known
        return known[:limit]

    def sounding_like(self, word: str) -> str | None:
        """A known text that sounds as the word does and is another: `路营` → `露营`."""
        for whole, _ in sounds_of(word):
            for found in self.starting_with(whole, 5):
                text = found.text.lstrip("#")
                if found.kind != "person" and len(text) == len(word) and fold(text) != word:
                    return text
        return None


_current: Suggestions | None = None
_lock = threading.Lock()


def suggest(begun: str, *, limit: int = 8) -> tuple[Suggestion, ...]:
    """What the words begun may become. No query, but when the suggestions are made."""
    key = query_key(begun).lstrip("#@")
    return suggestions().starting_with(key, limit) if key else ()


def suggestions() -> Suggestions:
    """Those of this process. The first to ask waits for them; later ones are given the old ones while new ones are made."""
    if _current is None:
        make_suggestions()
    else:
        prepare_suggestions()
    return _current or Suggestions(())


def prepare_suggestions() -> None:
    """Have them made in the background, if there are none yet or they are old: someone is about to type."""
    if (_current is None or _current.is_old) and not _lock.locked():
        threading.Thread(target=_make_in_background, daemon=True).start()


def make_suggestions() -> None:
    """Make them now; who comes while another thread is at it waits for that one's."""
    global _current
    asked = time.monotonic()
    with _lock:
        if _current is None or _current.made_at < asked:
            _current = Suggestions(_entries())


def forget_suggestions() -> None:
    """Have them made anew at the next look; tests call it between worlds."""
    global _current
    _current = None


def _make_in_background() -> None:
    try:
        make_suggestions()
    finally:
        connections.close_all()


def _entries() -> Iterator[Entry]:
    for place, words in enumerate(list_popular(_QUERIES)):
        yield Entry(words, "query", _WEIGHTS["query"] * (1 + 10 / (place + 1)))
    for title, _, weight in _heaviest("topic", _TOPICS):
        if may_be_shown(title):
            yield Entry(f"#{title}", "topic", _WEIGHTS["topic"] * (1 + weight / 8))
    people = _heaviest("person", _PEOPLE)
    cards = subject_cards([Ref("person", id) for _, id, _ in people], None)
    for _, id, weight in people:
        card = cards.get(Ref("person", id))
        if card and may_be_shown(card.title):
            yield Entry(card.title, "person", _WEIGHTS["person"] * (1 + weight / 8), card.url)
    for title, _, weight in _heaviest("note", _TITLES):
        for phrase in map(str.strip, _CLAUSE.split(title)):
            if 2 <= _length(phrase) <= _LONGEST and may_be_shown(phrase):
                yield Entry(phrase, "phrase", _WEIGHTS["phrase"] * (1 + weight / 8))


def _heaviest(kind: str, most: int) -> list[tuple[str, int, int]]:
    """Titles, ids and levels of the things of a kind that people did most with."""
    searcher = storing.searcher()
    if searcher is None:
        return []
    hits = searcher.search(tagged(f"kind:{kind}"), most, count=False, order_by_field="weight").hits
    ids = searcher.fast_field_values("id", [address for _, address in hits])
    return [(text_of(searcher.doc(address))[0], id, weight) for (weight, address), id in zip(hits, ids, strict=True)]


def _best_of_each(entries: Iterable[Entry]) -> list[Entry]:
    best: dict[str, Entry] = {}
    for entry in entries:
        key = f"@{entry.url}" if entry.kind == "person" else fold(entry.text).lstrip("#")
        if key not in best or best[key].weight < entry.weight:
            best[key] = entry
    return list(best.values())


def _keys(entry: Entry) -> dict[str, bool]:
    """The text and how it sounds, from its start (False) and from each of its next words (True)."""
    text = " ".join(fold(entry.text).lstrip("#").split())
    words = text.split(" ")
    if cutting.han_runs(text) == [text]:
        words = cutting.han_words(text)
        starts = ["".join(words[at:]) for at in range(min(len(words), 4))]
    else:
        starts = [" ".join(words[at:]) for at in range(min(len(words), 4))]
    found: dict[str, bool] = {}
    for at, start in enumerate(starts):
        found.setdefault(start, at > 0)
        for sound in (sound for both in sounds_of("".join(cutting.han_runs(start))[:8]) for sound in both):
            if len(sound) > 1:
                found.setdefault(sound, at > 0)
    if entry.kind == "person":
        found.setdefault(entry.url.strip("/@"), False)
    return found


def _length(text: str) -> float:
    return sum(0.5 if letter.isascii() else 1 for letter in text)
