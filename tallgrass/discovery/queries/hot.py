"""Reads of the hot list, and of the history behind it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from tallgrass.accounts.models import Person
from tallgrass.discovery.hot import Thing
from tallgrass.discovery.models import HotHour, HotList, HotRuling
from tallgrass.discovery.types import HotAct, HotEntry, HotKind, HotPage
from tallgrass.notes.queries import note_cards
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found

CURVE_HOURS = 24
MOST_SHOWN = 30

_PAST = """
SELECT h.kind, h.key, sum(h.people) FROM discovery_hothour h
JOIN unnest(%(kinds)s::text[], %(keys)s::text[]) AS t (kind, key) ON t.kind = h.kind AND t.key = h.key
WHERE h.hour >= %(from)s AND h.hour < %(to)s AND extract(hour FROM h.hour AT TIME ZONE 'UTC') = ANY(%(hours)s) GROUP BY 1, 2
"""
_CURVES = """
SELECT h.kind, h.key, h.hour, h.people FROM discovery_hothour h
JOIN unnest(%(kinds)s::text[], %(keys)s::text[]) AS t (kind, key) ON t.kind = h.kind AND t.key = h.key WHERE h.hour > %(from)s AND h.hour <= %(to)s
"""


def get_hot_page(viewer: Person | None, *, hour: datetime | None = None) -> HotPage:
    """The hot list now, or as it last stood in an hour, without what an operator removed and what the viewer may not see.

    Three queries, and one to six more for the cards of notes in it.

    Raises:
        DomainError: `not_found` for an hour without a list.
    """
    found = HotList.objects.order_by("-hour")
    row = found.filter(hour=hour).first() if hour else found.filter(hour__gt=clock.now() - timedelta(hours=3)).first()
    if row is None and hour:
        raise not_found()
    at = row.hour if row else clock.now().replace(minute=0, second=0, microsecond=0)
    near = HotList.objects.filter(hour__in=[at - timedelta(hours=1), at + timedelta(hours=1)]).values_list("hour", flat=True)
    near_hours = set(near)
    entries = _ruled([_read(entry) for entry in row.entries] if row else [])
    shown = _visible(entries, viewer)[:MOST_SHOWN]
    earlier, later = at - timedelta(hours=1), at + timedelta(hours=1)
    return HotPage(
        tuple(shown), at, row.made_at if row else None, earlier if earlier in near_hours else None, later if later in near_hours else None
    )


def list_raw_entries() -> list[tuple[HotEntry, float]]:
    """The newest list as it was made, with the surprise of each: for operators. One query."""
    row = HotList.objects.order_by("-hour").first()
    return [(_read(entry), entry["surprise"]) for entry in row.entries] if row else []


def list_hot_rulings(limit: int = 100) -> list[HotRuling]:
    """What operators have done, what still holds first, then the newest. One query."""
    return list(HotRuling.objects.order_by("-undone_at", "-id")[:limit])


def days_known(now: datetime, most: int) -> float:
    """How many days of history there are, at most `most`. One query."""
    first = HotHour.objects.order_by("hour").values_list("hour", flat=True).first()
    return min(float(most), (now - first) / timedelta(days=1)) if first and first < now else 0.0


def past_people(things: Sequence[Thing], now: datetime, window: timedelta, days: int) -> dict[tuple[str, str], float]:
    """People of each thing in the same hours of the days before, summed. (Who was about in two hours counts in both: the past is
    rather overrated, so that the present surprises less.) One query."""
    hours = sorted({(now - timedelta(hours=back)).hour for back in range(int(window / timedelta(hours=1)) + 1)})
    asked = {**_named(things), "from": now - timedelta(days=days), "to": now - window - timedelta(hours=1), "hours": hours}
    return {(kind, key): float(people) for kind, key, people in rows(_PAST, asked)} if things else {}


def curves_of(things: Sequence[Thing], hour: datetime) -> dict[tuple[str, str], list[int]]:
    """People in each of the last 24 hours, this one last. Joined things are added up. One query."""
    places = {ref: (thing.kind.value, thing.key) for thing in things for ref in _refs(thing)}
    curves = {(thing.kind.value, thing.key): [0] * CURVE_HOURS for thing in things}
    named = {"kinds": [kind for kind, _ in places], "keys": [key for _, key in places]}
    found = rows(_CURVES, {**named, "from": hour - timedelta(hours=CURVE_HOURS), "to": hour}) if things else []
    for kind, key, at, people in found:
        curves[places[kind, key]][CURVE_HOURS - 1 - int((hour - at) / timedelta(hours=1))] += people
    return curves


def _refs(thing: Thing) -> list[tuple[str, str]]:
    return [(thing.kind.value, thing.key), *((kind.value, key) for kind, key in thing.also)]


def _named(things: Sequence[Thing]) -> dict[str, list[str]]:
    return {"kinds": [thing.kind.value for thing in things], "keys": [thing.key for thing in things]}


def _read(entry: dict[str, Any]) -> HotEntry:
    return HotEntry(
        kind=HotKind(entry["kind"]), key=entry["key"], name=entry["name"], people=entry["people"], times=entry["times"],
        mark=entry["mark"], cause=entry["cause"], cause_note=entry["note_title"], cause_note_id=entry["note"],
        cause_people=entry["note_people"], curve=tuple(entry["curve"]), channel=entry["channel"],
    )  # fmt: skip


def _ruled(entries: list[HotEntry]) -> list[HotEntry]:
    """With what operators did: removed ones out, new names on, pinned ones in their places (also those that fell off the list)."""
    rulings = list(HotRuling.objects.filter(undone_at=None).order_by("id")[:500])
    removed = {(ruling.kind, ruling.key) for ruling in rulings if ruling.act == HotAct.REMOVE}
    names = {(ruling.kind, ruling.key): ruling.value for ruling in rulings if ruling.act == HotAct.RENAME}
    pins = {(ruling.kind, ruling.key): ruling for ruling in rulings if ruling.act == HotAct.PIN}
    kept = [replace(entry, title=names.get(ref, "")) for entry in entries if (ref := (entry.kind.value, entry.key)) not in removed]
    by_ref = {(entry.kind.value, entry.key): entry for entry in kept}
    rest = [entry for entry in kept if (entry.kind.value, entry.key) not in pins]
    for ref, ruling in sorted(pins.items(), key=lambda pin: int(pin[1].value)):
        if ref in removed:
            continue
        entry = by_ref.get(ref) or HotEntry(HotKind(ruling.kind), ruling.key, ruling.name, 0, 0.0, "", "times", title=names.get(ref, ""))
        rest.insert(int(ruling.value) - 1, replace(entry, pinned=True))
    return rest


def _visible(entries: list[HotEntry], viewer: Person | None) -> list[HotEntry]:
    """Without notes the viewer may not or does not want to see; a cause that is such a note gives way to the figure."""
    notes = {int(entry.key) for entry in entries if entry.kind is HotKind.NOTE} | {
        entry.cause_note_id for entry in entries if entry.cause_note_id
    }
    seen = {card.id for card in note_cards(sorted(notes), viewer=viewer)}
    return [
        entry if not entry.cause_note_id or entry.cause_note_id in seen else replace(entry, cause="times", cause_note="", cause_note_id=0)
        for entry in entries
        if entry.kind is not HotKind.NOTE or int(entry.key) in seen
    ]
