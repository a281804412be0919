"""Experiments from draft to decision, whom they are for, and who met them."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction

from tallgrass.platform import clock
from tallgrass.platform.experiments import exposures, queries
from tallgrass.platform.experiments.actions import (
    KEPT_DAYS,
    change_experiment,
    discard_experiment,
    forget_old_exposures,
    plan_experiment,
    start_experiment,
    stop_experiment,
)
from tallgrass.platform.experiments.exposures import note_exposure, write_exposures
from tallgrass.platform.experiments.queries import assign, list_open_experiments, page_stopped_experiments
from tallgrass.platform.experiments.types import WHOLE, Arm, Kind, Unit
from tallgrass.platform.ids import short
from tallgrass.platform.memory import forget_changed, forget_everything, hear_changes
from tallgrass.platform.models import AuditEntry, Experiment, Exposure
from tallgrass.platform.personal_data import erase, export_of
from tests.accounts.test_relations import at_once
from tests.platform.experiments.support import BESIDE, PLAN, POINT, plan, running
from tests.support.refusals import refused
from tests.support.world import World


def arms(*shares: int, **parameters: float) -> tuple[Arm, ...]:
    return tuple(Arm(f"组 {n}", share, dict(parameters)) for n, share in enumerate(shares))


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"name": "  "}, "text_missing", "name"),
        ({"question": "长" * 501}, "text_too_long", "question"),
        ({"point": "tests.nothing"}, "unknown_point", "point"),
        ({"point": BESIDE.name, "kind": Kind.INTERLEAVING}, "kind_not_offered", "kind"),
        ({"share": 0}, "number_out_of_range", "share"),
        ({"share": WHOLE + 1}, "number_out_of_range", "share"),
        ({"window_days": 0}, "number_out_of_range", "window_days"),
        ({"planned": 5}, "number_out_of_range", "planned"),
        ({"arms": arms(WHOLE)}, "wrong_number_of_arms", "arms"),
        ({"arms": arms(2000, 2000, 2000, 2000, 2000)}, "wrong_number_of_arms", "arms"),
        ({"arms": arms(5000, 4999)}, "arms_not_whole", "arms"),
        ({"arms": arms(6000, 6000)}, "arms_not_whole", "arms"),
        ({"arms": arms(WHOLE, 0)}, "arm_without_share", "share_1"),
        ({"arms": arms(WHOLE + 1, -1)}, "arm_without_share", "share_1"),
        ({"arms": (Arm("一样", 5000, {}), Arm("一样", 5000, {}))}, "arms_named_alike", "name_1"),
        ({"arms": (Arm("a", 5000, {}), Arm(" ", 5000, {}))}, "text_missing", "name_1"),
        ({"arms": arms(5000, 5000, colour=1)}, "unknown_parameter", "arms"),
        ({"arms": arms(5000, 5000, size=10.5)}, "bad_parameter", "size_0"),
        ({"arms": arms(5000, 5000, size=float("nan"))}, "bad_parameter", "size_0"),
        ({"arms": arms(5000, 5000, places=1.5)}, "bad_parameter", "places_0"),
        ({"kind": Kind.SWITCHBACK, "share": 5000, "period_minutes": 60}, "all_traffic_needed", "share"),
        ({"kind": Kind.SWITCHBACK, "period_minutes": 5}, "number_out_of_range", "period_minutes"),
        ({"kind": Kind.SWITCHBACK, "period_minutes": 60, "arms": arms(7000, 3000)}, "arms_not_even", "arms"),
        ({"kind": Kind.INTERLEAVING, "arms": arms(4000, 3000, 3000)}, "wrong_number_of_arms", "arms"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(world: World, changes: dict, code: str, field: str) -> None:
    with refused(code, field):
        plan_experiment(actor_id=world.person(role="operator").id, plan=plan(**changes))
    assert not Experiment.objects.exists()
    assert not AuditEntry.objects.filter(act__startswith="experiment.").exists()


def test_from_draft_to_decision_with_a_trail(world: World) -> None:
    operator, unit = world.person(role="operator"), Unit(1)
    made = plan_experiment(actor_id=operator.id, plan=PLAN)
    assert assign(POINT.name, unit) is None
    change_experiment(actor_id=operator.id, experiment_id=made.id, plan=plan(arms=arms(5000, 5000, size=3)))
    start_experiment(actor_id=operator.id, experiment_id=made.id)
    forget_everything()
    found = assign(POINT.name, unit)
    assert found and found.parameters == {"size": 3}
    assert assign(BESIDE.name, unit) is None
    assert assign(POINT.name, Unit()) is None
    for act in (start_experiment, discard_experiment, partial(change_experiment, plan=PLAN)):
        with refused("not_a_draft"):
            act(actor_id=operator.id, experiment_id=made.id)
    stop = partial(stop_experiment, actor_id=operator.id, experiment_id=made.id)
    with refused("text_missing", "decision"):
        stop(decision=" ")
    with refused("unknown_arm", "chosen"):
        stop(decision="留大的", chosen=2)
    stop(decision="留大的", chosen=1)
    with refused("not_running"):
        stop(decision="再停一次")
    forget_everything()
    assert assign(POINT.name, unit) is None
    assert page_stopped_experiments().items[0].decision == "留大的"
    trail = list(AuditEntry.objects.filter(subject=f"experiment:{short(made.id)}").order_by("id").values_list("act", flat=True))
    assert trail == [f"experiment.{act}" for act in ("planned", "changed", "started", "stopped")]
    gone = plan_experiment(actor_id=operator.id, plan=PLAN)
    discard_experiment(actor_id=operator.id, experiment_id=gone.id)
    assert list_open_experiments() == []
    with refused("not_found"):
        start_experiment(actor_id=operator.id, experiment_id=gone.id)


def test_experiments_of_a_layer_share_no_bucket_and_no_more_than_there_is(world: World) -> None:
    operator = world.person(role="operator")
    one, other = running(operator, share=6000), running(operator, share=3000, point=BESIDE.name)
    assert (one.first, other.first) == (0, 6000)
    third = plan_experiment(actor_id=operator.id, plan=plan(share=2000))
    with refused("layer_is_full", "share"):
        start_experiment(actor_id=operator.id, experiment_id=third.id)
    assert Experiment.objects.get(id=third.id).state == "draft"
    stop_experiment(actor_id=operator.id, experiment_id=one.id, decision="够了")
    third = start_experiment(actor_id=operator.id, experiment_id=third.id)
    assert third.first == 0
    with pytest.raises(IntegrityError, match="buckets_of_a_layer_do_not_overlap"), transaction.atomic():
        Experiment.objects.create(**copied(third) | {"first": 1999, "share": 1})
    # The same buckets of another layer are another matter.
    Experiment.objects.create(**copied(third) | {"layer": "elsewhere"})


def copied(one: Experiment) -> dict:
    return {
        field.attname: getattr(one, field.attname) for field in Experiment._meta.concrete_fields if field.name not in {"id", "created_at"}
    }


@pytest.mark.parametrize(
    "change", [{"share": 2}, {"salt": "other"}, {"arms": []}, {"goal": "likes"}, {"state": "draft", "first": None, "started_at": None}]
)
def test_what_was_started_is_not_changed_even_behind_our_back(world: World, change: dict) -> None:
    one = running(world.person(role="operator"))
    with pytest.raises(IntegrityError, match="a started experiment is not changed"), transaction.atomic():
        Experiment.objects.filter(id=one.id).update(**change)


def test_of_two_who_start_at_once_one_finds_it_started_and_two_experiments_do_not_overlap(kept_world: World) -> None:
    operator = kept_world.person(role="operator")
    made = plan_experiment(actor_id=operator.id, plan=plan(share=4000))
    start = partial(start_experiment, actor_id=operator.id)
    assert at_once(*[partial(start, experiment_id=made.id)] * 2) == ["not_a_draft"]
    assert AuditEntry.objects.filter(act="experiment.started").count() == 1
    rivals = [plan_experiment(actor_id=operator.id, plan=plan(share=4000)) for _ in range(3)]
    assert at_once(*[partial(start, experiment_id=one.id) for one in rivals]) == ["layer_is_full"] * 2
    assert sorted(Experiment.objects.filter(state="running").values_list("first", flat=True)) == [0, 4000]


def test_who_met_it_is_written_once_and_not_after_it_was_stopped(world: World, django_assert_num_queries) -> None:
    operator = world.person(role="operator")
    one = running(operator)
    member, visitor = Unit(operator.id), Unit(None, 77)
    for _ in range(3):
        for unit in (member, visitor):
            note_exposure(assign(POINT.name, unit), unit)
    with django_assert_num_queries(1):
        assert write_exposures() == 2
    assert write_exposures() == 0
    forget_everything()  # Another process, which knows nothing of the first.
    note_exposure(assign(POINT.name, member), member)
    assert write_exposures() == 0
    assert set(Exposure.objects.values_list("person_id", "device", "arm")) == {
        (unit.person_id, unit.device, assign(POINT.name, unit).arm) for unit in (member, visitor)
    }
    late = assign(POINT.name, Unit(5))
    stop_experiment(actor_id=operator.id, experiment_id=one.id, decision="够了")
    note_exposure(late, Unit(5))
    assert write_exposures() == 0
    assert Exposure.objects.count() == 2


def test_a_switch_back_is_met_anew_each_period(world: World) -> None:
    running(world.person(role="operator"), kind=Kind.SWITCHBACK, period_minutes=60)
    met = []
    for hours in range(4):
        with clock.clock_forward(timedelta(hours=hours)):
            found = assign(POINT.name, Unit(3), market="food")
            note_exposure(found, Unit(3))
            met.append((found.period, found.arm))
    assert write_exposures() == 4
    assert sorted(Exposure.objects.values_list("period", "arm")) == met
    assert {period: arm for period, arm in met if period // 2 == met[1][0] // 2}


def test_what_cannot_be_written_waits(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    running(world.person(role="operator"))
    note_exposure(assign(POINT.name, Unit(3)), Unit(3))
    with monkeypatch.context() as away:
        away.setattr(exposures, "_WRITE", "SELECT no_such_thing(%s, %s, %s, %s, %s, %s, %s, %s)")
        with pytest.raises(Exception, match="no_such_thing"), transaction.atomic():
            write_exposures()
    assert write_exposures() == 1


def test_no_query_on_the_way_of_a_page_where_changes_are_heard(world: World, django_assert_num_queries) -> None:
    operator = world.person(role="operator")
    hear_changes(True)
    try:
        with django_assert_num_queries(1):
            assert [assign(POINT.name, Unit(n)) for n in range(50)] == [None] * 50
        one = running(operator)
        # The process would go on with what it knows; the trigger tells it otherwise.
        forget_changed("experiments *")
        with django_assert_num_queries(1):
            assert all(assign(POINT.name, Unit(n)).trial.id == one.id for n in range(50))
    finally:
        hear_changes(False)


@pytest.mark.django_db(transaction=True)
def test_every_process_hears_of_a_change(kept_world: World) -> None:
    import psycopg  # The listener of another process.

    operator = kept_world.person(role="operator")
    parameters = connection.get_connection_params()
    wanted = {name: parameters[name] for name in ("dbname", "user", "password", "host", "port") if parameters.get(name)}
    with psycopg.connect(**wanted, autocommit=True) as listener:
        listener.execute("LISTEN tallgrass_changed")
        running(operator)
        heard = [notice.payload for notice in listener.notifies(timeout=2, stop_after=1)]
    assert "experiments *" in heard


def test_a_person_takes_their_exposures_along_and_leaves_none(world: World) -> None:
    me, other = world.person(), world.person()
    running(world.person(role="operator"))
    for unit in (Unit(me.id), Unit(other.id)):
        note_exposure(assign(POINT.name, unit), unit)
    write_exposures()
    exported = {table: list(found) for table, found in export_of(me.id)}
    assert len(exported["platform_exposure"]) == 1
    assert set(exported["platform_exposure"][0]) == {"at", "experiment_id", "arm"}
    erase(me.id)
    assert list(Exposure.objects.values_list("person_id", flat=True)) == [other.id]


def test_who_met_what_is_forgotten_half_a_year_after_the_end(world: World) -> None:
    operator = world.person(role="operator")
    one = running(operator)
    note_exposure(assign(POINT.name, Unit(3)), Unit(3))
    write_exposures()
    stop_experiment(actor_id=operator.id, experiment_id=one.id, decision="够了")
    with clock.clock_forward(timedelta(days=KEPT_DAYS - 1)):
        assert forget_old_exposures() == 0
    with clock.clock_forward(timedelta(days=KEPT_DAYS + 1)):
        assert forget_old_exposures() == 1


def test_experiments_are_paged(world: World) -> None:
    operator = world.person(role="operator")
    made = [running(operator, share=1) for _ in range(5)]
    assert {one.id for one in list_open_experiments()} == {one.id for one in made}
    for one in made:
        stop_experiment(actor_id=operator.id, experiment_id=one.id, decision="够了")
    first = page_stopped_experiments(size=3)
    second = page_stopped_experiments(first.next, size=3)
    assert [one.id for one in [*first.items, *second.items]] == [one.id for one in reversed(made)]
    assert second.next is None
    assert queries.count_exposed([made[0].id]) == {}
