"""What was changed about the place, beside what was read of it: by days, and by what ranked the pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from tallgrass.discovery.feed_words import FIGURE_WORDS
from tallgrass.discovery.queries.dials import list_dials
from tallgrass.insights.models import ReadingDay, Release
from tallgrass.insights.types import Change, ChangedDay, ChangeKind, RankerReading, Reading
from tallgrass.platform.database import rows
from tallgrass.platform.models import Experiment
from tallgrass.platform.words import say

SPANS = (30, 90)
MOST_RANKERS = 30
_VERSION = re.compile(r"s\d+-(\d{8}T\d{6})")
_MOST = 300
"""Changes of a kind that are shown; more are not made by hand."""
_MOST_VERSIONS = 10_000
"""A version every ten minutes for ninety days are 12,960; nobody makes so many."""

_RANKERS = """
SELECT version, min(day), count(*), sum(readers), sum(pages), sum(exposures), sum(clicks), sum(milliseconds)::bigint
FROM insights_readingday WHERE day >= %(first)s AND version <> '' GROUP BY version ORDER BY max(day) DESC, version DESC LIMIT %(most)s
"""


def list_changed_days(span: int) -> list[ChangedDay]:
    """The last `span` days, today first: how many read for how long, and what was changed. Six queries."""
    today = timezone.localdate()
    first = today - timedelta(days=span - 1)
    readings = {row.day: _reading(row) for row in ReadingDay.objects.filter(day__gte=first, version="")}
    changes: dict[date, list[Change]] = defaultdict(list)
    for change in sorted(_changes(first), key=lambda change: change.at):
        changes[timezone.localdate(change.at)].append(change)
    versions, none = _count_versions(first), Reading(0, 0, 0, 0, 0)
    days = (today - timedelta(days=back) for back in range(span))
    return [ChangedDay(day, readings.get(day, none), tuple(changes[day]), versions[day]) for day in days]


def list_rankers(span: int) -> list[RankerReading]:
    """What ranked the pages that were read in the last `span` days, the latest first; at most thirty. One query."""
    found = rows(_RANKERS, {"first": timezone.localdate() - timedelta(days=span - 1), "most": MOST_RANKERS})
    return [RankerReading(name, first, days, Reading(*sums)) for name, first, days, *sums in found]


def count_changes(days: Sequence[ChangedDay]) -> dict[ChangeKind, int]:
    """How often each kind of thing was changed on these days."""
    return {kind: sum(change.kind is kind for day in days for change in day.changes) for kind in ChangeKind}


def _changes(first: date) -> list[Change]:
    since = timezone.make_aware(datetime.combine(first, time.min))
    releases = Release.objects.filter(created_at__gte=since).order_by("-id")[:_MOST]
    found = [Change(ChangeKind.PRODUCT, row.created_at, say("产品 {v}", "Product {v}").format(v=row.version)) for row in releases]
    words = say("{name} → {value}：{why}", "{name} → {value}: {why}")
    found += [
        Change(
            ChangeKind.DIAL,
            dial.created_at,
            words.format(name=FIGURE_WORDS.get(dial.name, dial.name), value=f"{dial.value:g}", why=dial.reason),
        )
        for dial in list_dials(_MOST)
        if dial.created_at >= since
    ]
    began = Experiment.objects.filter(started_at__gte=since).order_by("-id").values_list("started_at", "name")[:_MOST]
    found += [Change(ChangeKind.EXPERIMENT, at, say("实验开始：{n}", "Experiment began: {n}").format(n=name)) for at, name in began if at]
    ended = Experiment.objects.filter(stopped_at__gte=since).order_by("-id").values_list("stopped_at", "name", "decision")[:_MOST]
    words = say("实验结束：{n}。{d}", "Experiment ended: {n}. {d}")
    return found + [Change(ChangeKind.EXPERIMENT, at, words.format(n=name, d=decision)) for at, name, decision in ended if at]


def _count_versions(first: date) -> Counter[date]:
    """How many versions of the feed were made by days, of those whose pages were read; their names say when."""
    names = ReadingDay.objects.filter(day__gte=first).order_by().values_list("version", flat=True).distinct()[:_MOST_VERSIONS]
    made = (datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC) for name in names if (found := _VERSION.match(name)))
    return Counter(timezone.localdate(at) for at in made)


def _reading(row: ReadingDay) -> Reading:
    return Reading(row.readers, row.pages, row.exposures, row.clicks, row.milliseconds)
