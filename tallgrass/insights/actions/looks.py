"""Looking at an experiment: asked for by an operator or at night, made by a job, measure by measure."""

from dataclasses import asdict
from datetime import datetime, timedelta

from django.db import connection, transaction
from procrastinate.contrib.django import app

from tallgrass.insights.experiments.measures import MEASURES
from tallgrass.insights.experiments.preferring import Preference, prefer
from tallgrass.insights.experiments.reading import judge_cells, judge_moments, report_of
from tallgrass.insights.experiments.types import Line
from tallgrass.insights.models import Look
from tallgrass.insights.queries.trials import count_met, read_cells, read_credits, read_moments
from tallgrass.platform import clock
from tallgrass.platform.experiments.types import Kind, State
from tallgrass.platform.models import Experiment

DEAD_AFTER = timedelta(minutes=30)
"""A look that takes longer lost its worker: another may be asked for."""
_PATIENCE_MS = 300_000
"""For one measure."""


def ask_look(*, experiment: Experiment, by_id: int | None = None) -> Look | None:
    """A look to be made; None where one is being made, or where nothing was ever started."""
    if experiment.started_at is None:
        return None
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"look:{experiment.id}"])
        waiting = Look.objects.filter(experiment_id=experiment.id, finished_at=None).first()
        if waiting and clock.now() - waiting.at < DEAD_AFTER:
            return None
        if waiting:
            _finish(waiting, failed=True)
        look = Look.objects.create(experiment_id=experiment.id, at=clock.now(), by_id=by_id, of=_steps(experiment))
        app.configure_task("insights.look").defer(look_id=look.id)
        return look


def make_look(look_id: int) -> None:
    """Read every measure and keep what was found. Done again, it does nothing."""
    look = Look.objects.filter(id=look_id, finished_at=None).first()
    experiment = Experiment.objects.filter(id=look.experiment_id).first() if look else None
    if look is None or experiment is None:
        return
    until = min(look.at, experiment.stopped_at or look.at)
    try:
        met = count_met(experiment, until)
        lines, preference = _read(look, experiment, until)
        look.report = asdict(report_of(experiment.plan, met.by_arm, met.waiting, lines, preference))
        _finish(look)
    except Exception:
        look.report = None
        _finish(look, failed=True)
        raise


def ask_nightly() -> list[Look]:
    """Looks at all that runs, and once more at what was stopped since yesterday."""
    yesterday = clock.now() - timedelta(days=1)
    wanted = Experiment.objects.filter(state=State.RUNNING.value) | Experiment.objects.filter(stopped_at__gte=yesterday)
    return [look for experiment in wanted.order_by("id")[:200] if (look := ask_look(experiment=experiment))]


def _read(look: Look, experiment: Experiment, until: datetime) -> tuple[list[Line], Preference | None]:
    plan = experiment.plan
    if plan.kind is Kind.INTERLEAVING:
        return [], prefer(*read_credits(experiment, until))
    lines: list[Line] = []
    for measure in MEASURES:
        if plan.kind is Kind.SWITCHBACK and measure.begins_days:
            continue
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = {_PATIENCE_MS}")
            if plan.kind is Kind.SWITCHBACK:
                lines += judge_cells(plan, measure, read_cells(experiment, measure, until))
            else:
                lines += judge_moments(plan, measure, read_moments(experiment, measure, until))
        look.done += 1
        look.save(update_fields=["done"])
    return lines, None


def _steps(experiment: Experiment) -> int:
    if experiment.kind == Kind.INTERLEAVING.value:
        return 1
    return sum(1 for measure in MEASURES if experiment.kind != Kind.SWITCHBACK.value or not measure.begins_days)


def _finish(look: Look, *, failed: bool = False) -> None:
    look.finished_at, look.failed = clock.now(), failed
    look.save(update_fields=["finished_at", "failed", "report"])
