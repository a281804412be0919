"""Sums by arm, read where they lie: one query a measure, and only sums come back, however many people there were."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations_with_replacement

from tallgrass.insights.experiments.measures import Measure
from tallgrass.insights.experiments.moments import Moments, from_triangle
from tallgrass.insights.experiments.switching import WASHOUT, Cell
from tallgrass.platform.database import rows
from tallgrass.platform.ids import id_floor
from tallgrass.platform.models import Experiment

_MOST_CELLS = 100_000
_NUMBERS = ("y", "z", "x", "w")
_SUMS = ", ".join(f"sum({name})" for name in _NUMBERS)
_PRODUCTS = ", ".join(f"sum({one} * {other})" for one, other in combinations_with_replacement(_NUMBERS, 2))

# A unit is a person or a browser; either joins by its own number, so that both joins may hash.
_MATCHED = """
SELECT u.id, a.at >= u.begins AS later, a.value, a.base FROM unit u JOIN act a ON a.person_id = u.person_id
WHERE (a.at >= u.begins AND a.at < u.ends) OR (a.at >= u.before AND a.at < u.at)
UNION ALL
SELECT u.id, a.at >= u.begins, a.value, a.base FROM unit u JOIN act a ON a.device = u.device
WHERE (a.at >= u.begins AND a.at < u.ends) OR (a.at >= u.before AND a.at < u.at)
"""
_BY_ARM = """
WITH unit AS MATERIALIZED (
    SELECT id, arm, person_id, device, at, at + %(begins)s AS begins, at + %(ends)s AS ends, at - %(length)s AS before
    FROM platform_exposure WHERE experiment_id = %(experiment)s AND at + %(ends)s <= %(until)s
), act AS MATERIALIZED ({source}), matched AS ({matched}), done AS (
    SELECT id, least(coalesce(sum(value) FILTER (WHERE later), 0), %(most)s) AS y, sum(base) FILTER (WHERE later) AS z,
           least(coalesce(sum(value) FILTER (WHERE NOT later), 0), %(most)s) AS x, sum(base) FILTER (WHERE NOT later) AS w
    FROM matched GROUP BY id
), whole AS (
    SELECT u.arm, coalesce(d.y, 0) AS y, coalesce(d.z, 0) AS z, coalesce(d.x, 0) AS x, coalesce(d.w, 0) AS w FROM unit u LEFT JOIN done d USING (id)
)
SELECT arm, count(*), {sums}, {products} FROM whole GROUP BY arm
"""
_BY_CELL = """
WITH unit AS MATERIALIZED (
    SELECT id, market, period, arm, person_id, device, at,
           greatest(at, to_timestamp(period * %(seconds)s + %(washout)s)) AS begins, to_timestamp((period + 1) * %(seconds)s) AS ends, at AS before
    FROM platform_exposure WHERE experiment_id = %(experiment)s AND to_timestamp((period + 1) * %(seconds)s) <= %(until)s
), act AS MATERIALIZED ({source}), matched AS ({matched}), done AS (
    SELECT id, least(coalesce(sum(value) FILTER (WHERE later), 0), %(most)s) AS y, sum(base) FILTER (WHERE later) AS z FROM matched GROUP BY id
)
SELECT u.market, u.period, min(u.arm), coalesce(sum(d.y), 0) / {by} FROM unit u LEFT JOIN done d USING (id)
GROUP BY u.market, u.period HAVING {by} > 0 ORDER BY u.period DESC, u.market LIMIT {most_cells}
"""
_CREDITS = """
WITH unit AS MATERIALIZED (
    SELECT id, person_id, device, at - interval '1 minute' AS at, at + %(length)s AS ends
    FROM platform_exposure WHERE experiment_id = %(experiment)s AND at + %(length)s <= %(until)s
), click AS MATERIALIZED (
    SELECT s.person_id, s.device, b.at, s.teams[array_position(s.thing_ids, b.thing_id)] AS team FROM discovery_behaviour b
    JOIN discovery_served s ON s.id = b.page_id AND s.id >= %(floor)s AND s.teams <> '{}'
    WHERE b.page_id >= %(floor)s AND b.kind = 2
), lead AS (
    SELECT u.id, sum(CASE c.team WHEN 1 THEN 1 WHEN 0 THEN -1 ELSE 0 END) AS ahead FROM unit u JOIN click c ON c.person_id = u.person_id
    WHERE c.at >= u.at AND c.at < u.ends GROUP BY 1
    UNION ALL
    SELECT u.id, sum(CASE c.team WHEN 1 THEN 1 WHEN 0 THEN -1 ELSE 0 END) FROM unit u JOIN click c ON c.device = u.device
    WHERE c.at >= u.at AND c.at < u.ends GROUP BY 1
)
SELECT count(*) FILTER (WHERE ahead < 0), count(*) FILTER (WHERE ahead > 0), count(*) FILTER (WHERE coalesce(ahead, 0) = 0)
FROM unit LEFT JOIN lead USING (id)
"""


@dataclass(frozen=True)
class Met:
    """Exposures by arm (all under None of an interleaving), and how many of them are still within their window."""

    by_arm: dict[int | None, int]
    waiting: int


def length_of(experiment: Experiment, measure: Measure | None = None) -> timedelta:
    """How long a unit counts."""
    return timedelta(days=1 if measure and measure.begins_days else experiment.window_days)


def count_met(experiment: Experiment, until: datetime) -> Met:
    """One query. What waits: those whose window (of a switch-back: whose period) is open at `until`."""
    found = rows(
        "SELECT arm, count(*), count(*) FILTER (WHERE CASE WHEN %(seconds)s > 0 THEN to_timestamp((period + 1) * %(seconds)s)"
        " ELSE at + %(length)s END > %(until)s) FROM platform_exposure WHERE experiment_id = %(experiment)s GROUP BY arm",
        {"experiment": experiment.id, "length": length_of(experiment), "until": until, "seconds": 60 * experiment.period_minutes},
    )
    return Met({arm: count for arm, count, _ in found}, sum(waiting for *_, waiting in found))


def read_moments(experiment: Experiment, measure: Measure, until: datetime) -> dict[int, Moments]:
    """Of each arm, over units whose window closed before `until`: the measure, what it is measured by, and both for the time before."""
    sql = _BY_ARM.format(source=measure.source, matched=_MATCHED, sums=_SUMS, products=_PRODUCTS)
    length = length_of(experiment, measure)
    asked = {"begins": timedelta(days=measure.begins_days), "ends": timedelta(days=measure.begins_days) + length, "length": length}
    found = rows(sql, asked | _bounds(experiment, measure, until, length))
    return {arm: from_triangle(count, list(numbers[:4]), list(numbers[4:])) for arm, count, *numbers in found}


def read_cells(experiment: Experiment, measure: Measure, until: datetime) -> list[Cell]:
    """Of a switch-back: a unit's mean (or the ratio) in each market and period that is over; the newest hundred thousand."""
    by = "sum(d.z)" if measure.ratio else "count(*)"
    sql = _BY_CELL.format(source=measure.source, matched=_MATCHED, by=by, most_cells=_MOST_CELLS)
    seconds = 60 * experiment.period_minutes
    asked = {"seconds": seconds, "washout": WASHOUT * seconds}
    return [Cell(*found) for found in rows(sql, asked | _bounds(experiment, measure, until, timedelta()))]


def read_credits(experiment: Experiment, until: datetime) -> tuple[int, int, int]:
    """Of an interleaving: readers who turned to the first arm, to the second, to neither."""
    asked = {"experiment": experiment.id, "length": length_of(experiment), "until": until, "floor": _floor(experiment, timedelta())}
    first, second, ties = rows(_CREDITS, asked)[0]
    return first, second, ties


def _bounds(experiment: Experiment, measure: Measure, until: datetime, before: timedelta) -> dict[str, object]:
    assert experiment.started_at
    since = experiment.started_at - before
    return {"experiment": experiment.id, "until": until, "since": since, "floor": _floor(experiment, before), "most": measure.most}


def _floor(experiment: Experiment, before: timedelta) -> int:
    """A page tells of itself for a day."""
    assert experiment.started_at
    return id_floor(experiment.started_at - before - timedelta(days=1))
