"""An experiment as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from tallgrass.insights.experiments.drawing import Interval, Step, draw_intervals, draw_steps
from tallgrass.insights.experiments.measures import BY_NAME, Measure
from tallgrass.insights.experiments.sample_ratio import ALARM
from tallgrass.insights.experiments.types import Line, Report, Verdict
from tallgrass.insights.models import Look
from tallgrass.platform.models import Experiment

_LOOKS = 60


@dataclass(frozen=True)
class Row:
    """A measure of an arm, with its interval as it is drawn."""

    line: Line
    measure: Measure
    is_goal: bool
    is_guard: bool
    interval: Interval


@dataclass(frozen=True)
class Results:
    """`pending`: the look that is being made; `look`, `report`: the newest that was finished; `steps`: how the goal's interval went."""

    pending: Look | None
    look: Look | None
    report: Report | None
    rows: Sequence[Row]
    steps: Sequence[Step]
    last_failed: bool

    @property
    def goals(self) -> list[Row]:
        return [row for row in self.rows if row.is_goal]

    @property
    def breached(self) -> list[Row]:
        """Guards that are surely worse."""
        return [row for row in self.rows if row.is_guard and row.line.verdict is Verdict.WORSE]

    @property
    def falls_unevenly(self) -> bool:
        return self.report is not None and self.report.ratio_always < ALARM


def get_results(experiment: Experiment) -> Results:
    """One query."""
    looks = list(Look.objects.filter(experiment_id=experiment.id).order_by("-id")[:_LOOKS])
    pending = next((look for look in looks if look.finished_at is None), None)
    finished = [(look, msgspec.convert(look.report, Report)) for look in looks if look.report is not None]
    last_failed = bool(looks and looks[0].failed)
    if not finished:
        return Results(pending, None, None, (), (), last_failed)
    look, report = finished[0]
    return Results(pending, look, report, _rows(experiment, report), _steps(experiment, finished), last_failed)


def _rows(experiment: Experiment, report: Report) -> list[Row]:
    """The goal first, then the guards, then the rest."""
    known = [line for line in report.lines if line.measure in BY_NAME]
    drawn = zip(known, draw_intervals(known), strict=True)
    rows = [Row(line, BY_NAME[line.measure], line.measure == experiment.goal, line.measure in experiment.guards, at) for line, at in drawn]
    return sorted(rows, key=lambda row: (not row.is_goal, not row.is_guard))


def _steps(experiment: Experiment, finished: Sequence[tuple[Look, Report]]) -> list[Step]:
    """The first arm's goal, oldest look first."""
    lines = [
        (look, line) for look, report in reversed(finished) for line in report.lines if line.measure == experiment.goal and line.arm == 1
    ]
    said = [(look, line) for look, line in lines if line.verdict is not Verdict.EARLY]
    return draw_steps([(look.at, line) for look, line in said])
