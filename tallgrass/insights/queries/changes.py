"""What was changed about the place, beside what was read of it: days, and versions of the feed."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from tallgrass.discovery.queries.dials import list_dials
from tallgrass.insights.models import ReadingDay, Release
from tallgrass.insights.types import Change, ChangedDay, ChangeKind, Reading, VersionReading
from tallgrass.platform.models import Experiment
from tallgrass.platform.words import say

SPANS = (30, 90)
_VERSION = re.compile(r"s\d+-(\d{8}T\d{6})")
_MOST = 300
"""Changes of a kind that are shown; more are not made by hand."""


def list_changed_days(span: int) -> list[ChangedDay]:
    """The last `span` days, today first: how many read for how long, and what was changed. Five queries."""
    today = timezone.localdate()
    first = today - timedelta(days=span - 1)
    readings = {row.day: _reading(row) for row in ReadingDay.objects.filter(day__gte=first, version="")}
    changes: dict[date, list[Change]] = defaultdict(list)
    for change in _changes(first):
        changes[timezone.localdate(change.at)].append(change)
    days = (today - timedelta(days=back) for back in range(span))
    none = Reading(0, 0, 0, 0, 0)
    return [ChangedDay(day, readings.get(day, none), tuple(sorted(changes[day], key=lambda change: change.at))) for day in days]


def list_version_readings(span: int) -> list[VersionReading]:
    """Versions of the feed that served in the last `span` days, the latest first. One query."""
    first = timezone.localdate() - timedelta(days=span - 1)
    found: dict[str, list[ReadingDay]] = defaultdict(list)
    for row in ReadingDay.objects.filter(day__gte=first).exclude(version="").order_by("day")[: span * 50]:
        found[row.version].append(row)
    readings = [_version(name, rows) for name, rows in found.items()]
    return sorted(readings, key=lambda reading: (reading.first, reading.name), reverse=True)


def count_changes(days: Sequence[ChangedDay]) -> dict[ChangeKind, int]:
    """How often each kind of thing was changed on these days."""
    return {kind: sum(change.kind is kind for day in days for change in day.changes) for kind in ChangeKind}


def _changes(first: date) -> list[Change]:
    since = timezone.make_aware(datetime.combine(first, time.min))
    releases = Release.objects.filter(created_at__gte=since).order_by("-id")[:_MOST]
    found = [Change(ChangeKind.PRODUCT, row.created_at, say("产品 {v}", "Product {v}").format(v=row.version)) for row in releases]
    found += [
        Change(ChangeKind.DIAL, dial.created_at, say("{name} → {value}：{why}", "{name} → {value}: {why}").format(
            name=dial.name, value=f"{dial.value:g}", why=dial.reason
        ))
        for dial in list_dials(_MOST) if dial.created_at >= since
    ]  # fmt: skip
    began = Experiment.objects.filter(started_at__gte=since).order_by("-id").values_list("started_at", "name")[:_MOST]
    found += [Change(ChangeKind.EXPERIMENT, at, say("实验开始：{n}", "Experiment began: {n}").format(n=name)) for at, name in began if at]
    ended = Experiment.objects.filter(stopped_at__gte=since).order_by("-id").values_list("stopped_at", "name", "decision")[:_MOST]
    words = say("实验结束：{n}。{d}", "Experiment ended: {n}. {d}")
    found += [Change(ChangeKind.EXPERIMENT, at, words.format(n=name, d=decision)) for at, name, decision in ended if at]
    return found + _versions_made(first)


def _versions_made(first: date) -> list[Change]:
    """Of the versions whose pages were read; their names say when they were made."""
    names = ReadingDay.objects.filter(day__gte=first).order_by().values_list("version", flat=True).distinct()[:_MOST]
    made = [(name, datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)) for name in names if (found := _VERSION.match(name))]
    return [
        Change(ChangeKind.FEED, at, say("推荐版本 {n}", "Feed version {n}").format(n=name))
        for name, at in made
        if timezone.localdate(at) >= first
    ]


def _version(name: str, rows: Sequence[ReadingDay]) -> VersionReading:
    whole = Reading(
        readers=sum(row.readers for row in rows) // len(rows),
        pages=sum(row.pages for row in rows),
        exposures=sum(row.exposures for row in rows),
        clicks=sum(row.clicks for row in rows),
        milliseconds=sum(row.milliseconds for row in rows),
    )
    reader_days = sum(row.readers for row in rows)
    minutes = whole.milliseconds / 60_000 / reader_days if reader_days else 0.0
    return VersionReading(name, rows[0].day, len(rows), whole, minutes)


def _reading(row: ReadingDay) -> Reading:
    return Reading(row.readers, row.pages, row.exposures, row.clicks, row.milliseconds)
