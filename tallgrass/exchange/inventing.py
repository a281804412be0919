"""People invented for words whose writers stayed behind. The same seed gives the same people, and a writer is always the same one of them."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from django.db import IntegrityError, transaction

from tallgrass.accounts.actions.bringing import bring_people, taken_handles
from tallgrass.accounts.actions.joining import is_handle
from tallgrass.accounts.inventing import invent_name, invent_place
from tallgrass.accounts.types import Newcomer
from tallgrass.exchange.keys import key_of
from tallgrass.exchange.models import Origin
from tallgrass.exchange.queries import ids_from
from tallgrass.exchange.types import OriginKind
from tallgrass.platform.database import copy_rows

_PORTION = 500
_TALKATIVE = 1.8
"""Above 1, some write more than others."""
_TRIES = 5


def invent_people(*, source: str, count: int, seed: int, english: bool, before: datetime, interests: tuple[str, ...] = ()) -> list[int]:
    """Ids of `count` invented people of this source, in a fixed order; those not here yet join, some time before `before`."""
    names = [f"invented:{seed}:{place}" for place in range(count)]
    ids: list[int] = []
    for start in range(0, count, _PORTION):
        portion = names[start : start + _PORTION]
        for attempt in range(_TRIES):
            known = ids_from(source, OriginKind.PERSON, portion)
            new = [name for name in portion if name not in known]
            try:
                with transaction.atomic():
                    known |= dict(zip(new, _join(source, new, english, before, interests), strict=True))
                break
            except IntegrityError:  # Another import invents the same people, or someone took a handle: look again.
                if attempt == _TRIES - 1:
                    raise
        ids += [known[name] for name in portion]
    return ids


def choose_writer(people: list[int], writer: str, key: UUID) -> int:
    """Who of the invented wrote a row: by the writer it names, else by its key, a few much more often than others."""
    if writer:
        return people[key_of("writer", writer).int % len(people)]
    share = (key.int >> 64) / 2**64
    return people[int(len(people) * share**_TALKATIVE)]


def _join(source: str, names: list[str], english: bool, before: datetime, interests: tuple[str, ...]) -> list[int]:
    if not names:
        return []
    newcomers = _newcomers(names, english, before, interests)
    ids = bring_people(newcomers)
    rows = sorted((key_of("id", name), id) for name, id in zip(names, ids, strict=True))
    copy_rows(
        Origin, ("source", "kind", "key", "content", "ours_id"), ((source, OriginKind.PERSON.value, key, key, id) for key, id in rows)
    )
    return ids


def _newcomers(names: list[str], english: bool, before: datetime, interests: tuple[str, ...]) -> list[Newcomer]:
    chances = [Random(f"{name}/{english}") for name in names]
    drawn: list[tuple[str, str] | None] = [None] * len(names)
    taken: set[str] = set()
    while wanting := [place for place, pair in enumerate(drawn) if pair is None]:
        wished = {place: invent_name(chances[place], english=english) for place in wanting}
        taken |= taken_handles([handle for _, handle in wished.values()])
        for place, (name, handle) in wished.items():
            if handle not in taken and is_handle(handle):
                drawn[place] = (name, handle)
                taken.add(handle)
    return [
        Newcomer(
            handle=pair[1],
            name=pair[0],
            place=invent_place(chance, english=english),
            joined_at=before - timedelta(days=30 + 300 * chance.random()),
            interests=interests,
        )
        for chance, pair in zip(chances, drawn, strict=True)
        if pair
    ]
