"""Operators plan experiments, start and stop them. Each act stands in the trail."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

from django.db import connection, transaction

from tallgrass.platform import clock
from tallgrass.platform.audit import record
from tallgrass.platform.errors import not_found
from tallgrass.platform.experiments import errors
from tallgrass.platform.experiments.checking import check_plan, check_text
from tallgrass.platform.experiments.types import WHOLE, Plan, State
from tallgrass.platform.ids import short
from tallgrass.platform.models import Experiment

KEPT_DAYS = 180
"""Days after an experiment was stopped that it is still known who met it."""


def plan_experiment(*, actor_id: int, plan: Plan) -> Experiment:
    """Keep a draft. Nobody meets it before it is started.

    Raises:
        DomainError: as `check_plan`.
    """
    layer = check_plan(plan).layer
    with transaction.atomic():
        made = Experiment.objects.create(layer=layer, salt=secrets.token_hex(8), made_by_id=actor_id, **_columns(plan))
        _record(actor_id, "planned", made)
    return made


def change_experiment(*, actor_id: int, experiment_id: int, plan: Plan) -> Experiment:
    """Change a draft.

    Raises:
        DomainError: `not_found`, `not_a_draft`, and as `check_plan`.
    """
    layer = check_plan(plan).layer
    with transaction.atomic():
        held = _hold(experiment_id, State.DRAFT)
        for name, value in {"layer": layer, **_columns(plan)}.items():
            setattr(held, name, value)
        held.save()
        _record(actor_id, "changed", held)
    return held


def discard_experiment(*, actor_id: int, experiment_id: int) -> None:
    """Throw a draft away.

    Raises:
        DomainError: `not_found`, `not_a_draft`.
    """
    with transaction.atomic():
        held = _hold(experiment_id, State.DRAFT)
        _record(actor_id, "discarded", held)
        held.delete()


def start_experiment(*, actor_id: int, experiment_id: int) -> Experiment:
    """Give it its buckets of the layer and let it run. From here on what it is cannot be changed.

    Of two who start at once the second finds it started; two experiments of a layer are started one after the other, and the database
    refuses buckets that overlap.

    Raises:
        DomainError: `not_found`, `not_a_draft`, `layer_is_full`; as `check_plan`, should its point be gone or narrower since it was planned.
    """
    with transaction.atomic():
        held = _hold(experiment_id, State.DRAFT)
        check_plan(held.plan)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"experiments:{held.layer}"])
        taken = Experiment.objects.filter(layer=held.layer, state=State.RUNNING.value).order_by("first").values_list("first", "share")
        held.first = _first_gap([(first or 0, share) for first, share in taken], held.share)
        held.state, held.started_at, held.started_by_id = State.RUNNING.value, clock.now(), actor_id
        held.save()
        _record(actor_id, "started", held)
    return held


def stop_experiment(*, actor_id: int, experiment_id: int, decision: str, chosen: int | None = None) -> Experiment:
    """End it, and say what follows from it. `chosen` is the arm that was decided for; None for none.

    Raises:
        DomainError: `not_found`, `not_running`, `text_missing`, `text_too_long`, `unknown_arm`.
    """
    decision = " ".join(decision.split())
    check_text(decision, "decision", 500)
    with transaction.atomic():
        held = _hold(experiment_id, State.RUNNING)
        if chosen is not None and not 0 <= chosen < len(held.arms):
            raise errors.unknown_arm()
        held.state, held.stopped_at, held.stopped_by_id = State.STOPPED.value, clock.now(), actor_id
        held.decision, held.chosen = decision, chosen
        held.save()
        _record(actor_id, "stopped", held, decision=decision, chosen=chosen)
    return held


def forget_old_exposures() -> int:
    """Who met what is forgotten half a year after the end; how many rows. What was read from it stays."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM platform_exposure x USING platform_experiment e WHERE e.id = x.experiment_id"
            " AND e.stopped_at < %s::timestamptz - make_interval(days => %s)",
            [clock.now(), KEPT_DAYS],
        )
        return int(cursor.rowcount)


def _hold(experiment_id: int, state: State) -> Experiment:
    held = Experiment.objects.select_for_update().filter(id=experiment_id).first()
    if held is None:
        raise not_found()
    if held.state != state.value:
        raise errors.not_a_draft() if state is State.DRAFT else errors.not_running()
    return held


def _first_gap(taken: Sequence[tuple[int, int]], share: int) -> int:
    """The first bucket from which so many lie free together. `taken`: first bucket and number, in order.

    Raises:
        DomainError: `layer_is_full`.
    """
    at = widest = 0
    for first, many in [*taken, (WHOLE, 0)]:
        if first - at >= share:
            return at
        widest = max(widest, first - at)
        at = first + many
    raise errors.layer_is_full(f"{widest / 100:g}")


def _columns(plan: Plan) -> dict[str, object]:
    plain = replace(plan, name=" ".join(plan.name.split()), question=plan.question.strip(), guards=tuple(dict.fromkeys(plan.guards)))
    arms = [{"name": arm.name.strip(), "share": arm.share, "parameters": dict(arm.parameters)} for arm in plan.arms]
    return vars(plain) | {"kind": plan.kind.value, "arms": arms, "guards": list(plain.guards)}


def _record(actor_id: int, act: str, experiment: Experiment, **detail: object) -> None:
    record(actor_id=actor_id, act=f"experiment.{act}", subject=f"experiment:{short(experiment.id)}", name=experiment.name, **detail)
