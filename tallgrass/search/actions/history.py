"""Keeping what people searched for, and forgetting it."""

from datetime import timedelta

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

_REMEMBER = """
INSERT INTO search_pastsearch AS s (id, person_id, key, words, results, searched_at)
SELECT %(id)s::bigint, %(person)s::bigint, %(key)s, %(words)s, %(results)s::int, %(now)s
WHERE NOT EXISTS (SELECT 1 FROM search_nohistory WHERE person_id = %(person)s)
ON CONFLICT (person_id, key) DO UPDATE SET words = excluded.words, results = excluded.results, searched_at = excluded.searched_at
WHERE s.searched_at <= %(now)s - %(again)s RETURNING s.id
"""


def remember_search(*, actor: Person, words: str, results: int) -> bool:
    """Keep a query in its person's history. Emits `Searched`, unless the same was asked just now or no history is wanted."""
    key = query_key(words)
    if not key:
        return False
    now = clock.now()
    kept = {"id": new_id(), "person": actor.id, "key": key, "words": words.strip()[:60], "results": results, "now": now, "again": AGAIN}
    with transaction.atomic():
        remembered = rows(_REMEMBER, kept)
        if not remembered:
            return False
        emit(Searched(person_id=actor.id, search_id=remembered[0][0], results=results))
    return True


def forget_search(*, actor: Person, key: str) -> None:
    """Take one query out of one's history."""
    PastSearch.objects.filter(person_id=actor.id, key=key).delete()


def forget_searches(*, actor: Person) -> None:
    """Empty one's history."""
    PastSearch.objects.filter(person_id=actor.id).delete()


def keep_history(*, actor: Person, wanted: bool) -> None:
    """Keep one's searches from now on, or stop and forget those kept."""
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
