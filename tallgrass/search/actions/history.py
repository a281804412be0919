"""Keeping what people searched for, and forgetting it."""

import threading
import time
from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.events import emit
from tallgrass.platform.ids import new_id
from tallgrass.search.events import Searched
from tallgrass.search.language.folding import query_key
from tallgrass.search.models import NoHistory, PastSearch

AGAIN = timedelta(minutes=10)
"""Asking the same again within this time is asking once."""

KEPT = 100
"""Queries kept of a person; the oldest go first."""

BREATH = 1.0
"""Seconds between two writings of what a busy process heard: searches are many, and none of them is worth a transaction."""

_REMEMBER = """
INSERT INTO search_pastsearch AS s (id, person_id, key, words, results, searched_at)
SELECT n.id, n.person_id, n.key, n.words, n.results, %(now)s
FROM unnest(%(ids)s::bigint[], %(people)s::bigint[], %(keys)s::text[], %(words)s::text[], %(results)s::int[]) AS n (id, person_id, key, words, results)
WHERE NOT EXISTS (SELECT 1 FROM search_nohistory h WHERE h.person_id = n.person_id) ORDER BY n.person_id, n.key
ON CONFLICT (person_id, key) DO UPDATE SET words = excluded.words, results = excluded.results, searched_at = excluded.searched_at
WHERE s.searched_at <= %(now)s - %(again)s RETURNING s.person_id, s.id, s.results
"""


class Heard(NamedTuple):
    """A search someone made."""

    person_id: int
    key: str
    words: str
    results: int


_heard: list[Heard] = []
_heard_lock = threading.Lock()
_written_at = 0.0


def hear_search(*, actor: Person, words: str, results: int) -> None:
    """Remember a search of the present request: at once in a quiet process, in a busy one together with others a second later.

    What waits when the process ends is lost.
    """
    key = query_key(words)
    if not key:
        return
    with _heard_lock:
        _heard.append(Heard(actor.id, key, words.strip()[:60], results))
        waits = len(_heard) < KEPT and time.monotonic() - _written_at < BREATH
    if not waits:
        write_heard()


def write_heard() -> None:
    """Write down what was heard; whoever reads histories in this process asks for it first."""
    global _written_at
    with _heard_lock:
        heard = list(_heard)
        _heard.clear()
        _written_at = time.monotonic()
    if heard:
        remember_searches(heard)


def forget_heard() -> None:
    """Drop what was heard and not written; tests call it between worlds."""
    global _written_at
    with _heard_lock:
        _heard.clear()
        _written_at = 0.0


def remember_search(*, actor: Person, words: str, results: int) -> bool:
    """Keep a query in its person's history. Emits `Searched`, unless the same was asked just now or no history is wanted."""
    key = query_key(words)
    return bool(key) and remember_searches([Heard(actor.id, key, words.strip()[:60], results)]) == 1


def remember_searches(heard: Sequence[Heard]) -> int:
    """Keep many, each query of a person once, in the order of people and queries (two processes never wait for each other). How many were new."""
    once = list({(one.person_id, one.key): one for one in heard}.values())
    columns = {name: [getattr(one, field) for one in once] for name, field in _COLUMNS.items()}
    with transaction.atomic():
        kept = rows(_REMEMBER, {"ids": [new_id() for _ in once], "now": clock.now(), "again": AGAIN, **columns})
        if kept:
            emit(*(Searched(person_id=person_id, search_id=id, results=results) for person_id, id, results in kept))
    return len(kept)


_COLUMNS = {"people": "person_id", "keys": "key", "words": "words", "results": "results"}


def forget_search(*, actor: Person, key: str) -> None:
    """Take one query out of one's history."""
    write_heard()
    PastSearch.objects.filter(person_id=actor.id, key=key).delete()


def forget_searches(*, actor: Person) -> None:
    """Empty one's history."""
    write_heard()
    PastSearch.objects.filter(person_id=actor.id).delete()


def keep_history(*, actor: Person, wanted: bool) -> None:
    """Keep one's searches from now on, or stop and forget those kept."""
    write_heard()
    with transaction.atomic():
        if wanted:
            NoHistory.objects.filter(person_id=actor.id).delete()
        else:
            NoHistory.objects.bulk_create([NoHistory(person_id=actor.id)], ignore_conflicts=True)
            PastSearch.objects.filter(person_id=actor.id).delete()


def trim_histories() -> int:
    """Delete what is beyond `KEPT` of each person, and all that is older than a year. How many."""
    found = rows(
        "DELETE FROM search_pastsearch WHERE searched_at < %(year)s OR id IN ("
        "  SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY person_id ORDER BY searched_at DESC, id DESC) AS place"
        "  FROM search_pastsearch) AS s WHERE place > %(kept)s) RETURNING 1",
        {"year": clock.now() - timedelta(days=365), "kept": KEPT},
    )
    return len(found)
