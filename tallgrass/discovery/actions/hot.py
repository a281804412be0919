"""Making the hot list, and what operators do to it."""

import time
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from tallgrass.accounts.models import Person
from tallgrass.discovery import errors
from tallgrass.discovery.hot import Ranked, Thing, mark_of, rank_things
from tallgrass.discovery.hot_evidence import gather_things, may_be_named
from tallgrass.discovery.models import HotHour, HotList, HotRuling
from tallgrass.discovery.queries.hot import curves_of, days_known, past_people
from tallgrass.discovery.types import HotAct, HotKind
from tallgrass.moderation.actions import refuse_texts
from tallgrass.notes.queries.stir import public_facts
from tallgrass.platform import clock
from tallgrass.platform.audit import record
from tallgrass.platform.database import try_hold

WINDOW = timedelta(hours=3)
"""How far back `now` reaches: short enough to be news, long enough for a place of any size to have something."""
HISTORY_DAYS = 14
LISTS_KEPT = timedelta(days=30)
SHOWN = 30
_LEAST_KEPT = 2
"""People in an hour below which its count is not kept: the prior knows better."""


def make_hot_list() -> bool:
    """Count the present hour, and rank what surprises now. Whether it was done: not while another process is at it."""
    started = time.perf_counter()
    with transaction.atomic():
        if not try_hold("discovery.hot"):
            return False
        now = clock.now()
        hour = now.replace(minute=0, second=0, microsecond=0)
        _count_hours(hour)
        things = gather_things(now - WINDOW)
        past = past_people(things, now, WINDOW, HISTORY_DAYS)
        known = [_with_past(thing, past) for thing in things]
        ranked = [one for one in rank_things(known, days_known(now, HISTORY_DAYS)) if may_be_named(one.thing.name)][:SHOWN]
        entries = _entries(ranked, hour)
        HotList.objects.update_or_create(
            hour=hour, defaults={"made_at": now, "entries": entries, "cost_ms": int((time.perf_counter() - started) * 1000)}
        )
        HotList.objects.filter(hour__lt=now - LISTS_KEPT).delete()
        HotHour.objects.filter(hour__lt=hour - timedelta(days=HISTORY_DAYS, hours=4)).delete()
    return True


def rule_on_entry(*, actor: Person, kind: str, key: str, name: str, act: str, value: str = "", reason: str) -> HotRuling:
    """Pin, rename or remove an entry, with a reason. A second ruling of one act takes the place of the first.

    Raises:
        DomainError: `reason_missing`, `unknown_act`, `bad_place`, `name_missing`, or what review refuses in a name.
    """
    reason, value = " ".join(reason.split())[:300], " ".join(value.split())[:60]
    if act not in set(HotAct) or kind not in set(HotKind) or not 1 <= len(key) <= 60:
        raise errors.unknown_act()
    if not reason:
        raise errors.reason_missing()
    if act == HotAct.PIN and not (value.isascii() and value.isdigit() and 1 <= int(value) <= SHOWN):
        raise errors.bad_place(SHOWN)
    if act == HotAct.RENAME:
        if not value:
            raise errors.name_missing()
        refuse_texts({"value": value})
    with transaction.atomic():
        with connection.cursor() as cursor:  # One at a time for one entry: the key below allows one ruling of an act.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"hot:{kind}:{key}"])
        HotRuling.objects.filter(kind=kind, key=key, act=act, undone_at=None).update(undone_at=clock.now(), undone_by_id=actor.id)
        ruling = HotRuling.objects.create(kind=kind, key=key, name=name[:100], act=act, value=value, reason=reason, by_id=actor.id)
        record(actor_id=actor.id, act=f"hot.{act}", subject=f"{kind}:{key}", name=name[:100], value=value, reason=reason)
    return ruling


def undo_ruling(*, actor: Person, ruling_id: int) -> None:
    """Take a ruling back. Twice is once."""
    with transaction.atomic():
        ruling = HotRuling.objects.select_for_update().filter(id=ruling_id, undone_at=None).first()
        if ruling is None:
            return
        ruling.undone_at, ruling.undone_by_id = clock.now(), actor.id
        ruling.save(update_fields=["undone_at", "undone_by_id"])
        record(actor_id=actor.id, act="hot.undo", subject=f"{ruling.kind}:{ruling.key}", name=ruling.name, undone=ruling.act)


def _count_hours(hour: datetime) -> None:
    """The present hour so far, and the one before it once more, which may have ended since the last run."""
    for start in (hour - timedelta(hours=1), hour):
        things = [thing for thing in gather_things(start, start + timedelta(hours=1)) if len(thing.people) >= _LEAST_KEPT]
        HotHour.objects.bulk_create(
            [HotHour(hour=start, kind=thing.kind.value, key=thing.key[:60], people=len(thing.people)) for thing in things],
            update_conflicts=True,
            unique_fields=["kind", "key", "hour"],
            update_fields=["people"],
        )


def _with_past(thing: Thing, past: Mapping[tuple[str, str], float]) -> Thing:
    """A note is new to the world, but not its topics: in a lively one it is expected to be lively."""
    around = max((past.get((HotKind.TOPIC.value, topic), 0.0) for topic in thing.within), default=0.0)
    return replace(thing, past=past.get((thing.kind.value, thing.key), 0.0) + around)


@dataclass(frozen=True)
class _Around:
    """What an entry is told with."""

    curves: Mapping[tuple[str, str], list[int]]
    before: Mapping[str, int]
    """Places an hour ago."""
    lately: Set[str]
    """All that stood on a list of the last day."""
    facts: Mapping[int, tuple[int, str, str]]


def _entries(ranked: Sequence[Ranked], hour: datetime) -> list[dict[str, Any]]:
    """As they are kept: what the page shows, but for what operators and viewers change."""
    lists = dict(HotList.objects.filter(hour__gte=hour - timedelta(hours=24), hour__lt=hour).values_list("hour", "entries"))
    around = _Around(
        curves=curves_of([one.thing for one in ranked], hour),
        before={f"{entry['kind']}:{entry['key']}": place for place, entry in enumerate(lists.get(hour - timedelta(hours=1), []))},
        lately={f"{entry['kind']}:{entry['key']}" for entries in lists.values() for entry in entries},
        facts=public_facts({_note_of(one.thing) for one in ranked if _note_of(one.thing)}),
    )
    return [_entry(one, place, around) for place, one in enumerate(ranked)]


def _entry(one: Ranked, place: int, around: _Around) -> dict[str, Any]:
    thing, count = one.thing, len(one.thing.people)
    curve = around.curves[thing.kind.value, thing.key]
    has_note = thing.note_id in around.facts
    about = around.facts.get(_note_of(thing))
    cause = "searches" if 2 * thing.searchers > count else "note" if has_note and thing.note_people >= 2 else "times"
    return {
        "kind": thing.kind.value,
        "key": thing.key,
        "name": thing.name,
        "people": count,
        "times": round(count / one.expected, 1),
        "surprise": round(one.surprise, 2),
        "mark": mark_of(place, around.before, around.lately, f"{thing.kind.value}:{thing.key}", curve),
        "cause": cause,
        "note": thing.note_id if cause == "note" else 0,
        "note_title": around.facts[thing.note_id][1] if cause == "note" else "",
        "note_people": thing.note_people if cause == "note" else 0,
        "channel": about[2] if about else "",
        "curve": curve,
    }


def _note_of(thing: Thing) -> int:
    """The note itself, or the one most were busy with."""
    return int(thing.key) if thing.kind is HotKind.NOTE else thing.note_id
