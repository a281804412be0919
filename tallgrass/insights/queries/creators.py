"""How ordinary authors stand beside stars and those whom many follow, week by week."""

from collections import defaultdict
from datetime import date, timedelta

from django.utils import timezone

from tallgrass.insights.models import CreatorDay
from tallgrass.insights.types import CreatorWeek, Standing

WEEKS = 12


def list_creator_weeks() -> list[tuple[date, list[CreatorWeek]]]:
    """The last twelve weeks in which anything was published or seen, the present one first; of each all standings. One query."""
    today = timezone.localdate()
    first = today - timedelta(days=today.weekday() + 7 * (WEEKS - 1))
    weeks: dict[date, dict[str, list[CreatorDay]]] = defaultdict(lambda: defaultdict(list))
    for row in CreatorDay.objects.filter(day__gte=first):
        weeks[row.day - timedelta(days=row.day.weekday())][row.standing].append(row)
    return [(monday, _week(monday, weeks[monday])) for monday in sorted(weeks, reverse=True)]


def _week(monday: date, rows: dict[str, list[CreatorDay]]) -> list[CreatorWeek]:
    seen = sum(row.exposures for some in rows.values() for row in some)
    found = []
    for standing in Standing:
        some = rows.get(standing.value, [])
        exposures = sum(row.exposures for row in some)
        found.append(
            CreatorWeek(
                first=monday,
                standing=standing,
                began=sum(row.began for row in some),
                authors=round(sum(row.authors for row in some) / len(some)) if some else 0,
                notes=sum(row.notes for row in some),
                exposures=exposures,
                clicks=sum(row.clicks for row in some),
                share=100 * exposures / seen if seen else 0.0,
            )
        )
    return found
