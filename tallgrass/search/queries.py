"""Reads of search: what is found, what was searched for."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Count

from tallgrass.platform import clock
from tallgrass.platform.memory import Memory
from tallgrass.search import storing
from tallgrass.search.asking import Asker, all_of, since, tagged
from tallgrass.search.gates import may_be_shown
from tallgrass.search.language.folding import fold
from tallgrass.search.language.highlighting import Highlighter
from tallgrass.search.language.parsing import parse
from tallgrass.search.models import NoHistory, PastSearch
from tallgrass.search.ranking import RANKED, Found, find
from tallgrass.search.types import Order, Wanted

_FIELD = {Order.BEST: "best", Order.NEWEST: "at", Order.SAVED: "saves"}
SEVERAL = 3
"""Different people who must have searched for something before others are told."""


def find_ids(wanted: Wanted, *, offset: int = 0, size: int = 20) -> Found:
    """Ids of what is sought, best or newest or most saved first; at most the first `RANKED`. No query of the database.

    What the index holds may be a moment old: who shows it asks its owner once more.
    """
    searcher, parsed = storing.searcher(), parse(wanted.words)
    if searcher is None or parsed.is_empty:
        return Found()
    filters = [tagged(f"kind:{wanted.kind}"), *map(tagged, wanted.facets)]
    now = int(clock.now().timestamp() * 1000)
    if wanted.days:
        filters.append(since(now - wanted.days * 86400_000))
    if wanted.place and (there := Asker(searcher).in_field("place", fold(wanted.place))):
        filters.append(all_of([there]))
    size = max(0, min(size, RANKED - offset))
    return find(searcher, parsed, filters=filters, order=_FIELD[wanted.order], offset=offset, size=size, now=now, loosely=wanted.loosely)


def highlighter(words: str) -> Highlighter:
    """What marks the words of a query in texts."""
    return Highlighter(parse(words))


def list_history(person_id: int, limit: int = 10) -> list[PastSearch]:
    """What a person searched for last. One query."""
    return list(PastSearch.objects.filter(person_id=person_id).order_by("-searched_at", "-id")[:limit])


def keys_of(search_ids: Collection[int]) -> dict[int, str]:
    """What was searched for, folded (width, case, traditional to simplified), by the ids that `Searched` tells; forgotten ones are missing."""
    return dict(PastSearch.objects.filter(id__in=search_ids).values_list("id", "key"))


def keeps_history(person_id: int) -> bool:
    return not NoHistory.objects.filter(person_id=person_id).exists()


_now: Memory[str, list[str]] = Memory(4, seconds=60)


def list_searching_now(limit: int = 10) -> list[str]:
    """What several people searched for, and found, in the last day, the most sought first. One query a minute a process."""
    known = _now.get("now")
    if known is None:
        known = _popular(timedelta(days=1), 50)
        _now.put("now", known)
    return known[:limit]


def list_popular(limit: int) -> list[str]:
    """What several people searched for, and found, in the last month. One query."""
    return _popular(timedelta(days=30), limit)


def _popular(within: timedelta, limit: int) -> list[str]:
    found = (
        PastSearch.objects.filter(searched_at__gt=clock.now() - within, results__gt=0)
        .values("key")
        .annotate(people=Count("person_id", distinct=True))
        .filter(people__gte=SEVERAL)
        .order_by("-people", "key")[: limit * 2]
    )
    return [row["key"] for row in found if may_be_shown(row["key"])][:limit]


def list_searches_since(since: datetime, most: int) -> list[tuple[int, str, str, datetime]]:
    """(person, folded query, as typed, when) of searches that found something, the newest; once a person and query. One query."""
    found = PastSearch.objects.filter(searched_at__gte=since, results__gt=0).order_by("-searched_at")
    return list(found.values_list("person_id", "key", "words", "searched_at")[:most])
