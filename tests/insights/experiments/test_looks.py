"""A look at an experiment, from what people really did."""

from datetime import datetime, timedelta

import pytest

from tallgrass.discovery.actions import note_behaviour, note_served, write_behaviour
from tallgrass.discovery.feed.points import VALUE
from tallgrass.discovery.types import BehaviourKind, Reader, Seen, ServedPage
from tallgrass.insights.actions.looks import DEAD_AFTER, ask_look, ask_nightly, make_look
from tallgrass.insights.experiments.measures import BY_NAME, MEASURES
from tallgrass.insights.models import Look
from tallgrass.insights.queries.trials import count_met, read_cells, read_credits, read_moments
from tallgrass.notes.models import Like
from tallgrass.platform import clock
from tallgrass.platform.experiments.actions import stop_experiment
from tallgrass.platform.experiments.types import Arm, Kind
from tallgrass.platform.ids import new_id
from tallgrass.platform.models import Experiment, Exposure
from tests.accounts.test_relations import at_once
from tests.platform.experiments.support import running
from tests.support.world import World

DAY = timedelta(days=1)
ARMS = (Arm("照旧", 5000, {}), Arm("更看重喜欢", 5000, {"like": 3.0}))


def started(world: World, days: float = 5, **changes) -> Experiment:
    with clock.clock_forward(-days * DAY):
        return running(world.person(role="operator"), point=VALUE, arms=ARMS, **{"window_days": 1, **changes})


def expose(experiment: Experiment, arm: int | None, at: datetime, *, person: int | None = None, device: int | None = None, **more) -> None:
    Exposure.objects.create(experiment=experiment, person_id=person, device=device, arm=arm, at=at, **more)


def do(reader: Reader, at: datetime, *, seen: int, clicks: int, dwell: int = 0, teams: tuple[int, ...] = ()) -> None:
    """A page of `seen` things, the first `clicks` of them opened."""
    things = tuple(range(1, seen + 1))
    page = ServedPage(new_id(), reader, "feed", things, teams=teams)
    with clock.clock_at(at):
        note_served(page)
    told = [Seen(page.id, thing, BehaviourKind.EXPOSURE) for thing in things]
    told += [Seen(page.id, thing, BehaviourKind.CLICK) for thing in things[:clicks]]
    told += [Seen(page.id, things[0], BehaviourKind.DWELL, dwell)] if dwell else []
    note_behaviour(reader=reader, seen=told)
    with clock.clock_at(at):
        write_behaviour()


def test_sums_by_arm_are_what_each_did_in_their_window_and_before_it(world: World) -> None:
    one, now = started(world), clock.now()
    met = now - 3 * DAY
    expose(one, 0, met, person=11)
    expose(one, 0, met, device=22)
    expose(one, 1, met, person=33)
    expose(one, 1, now - timedelta(hours=5), person=44)  # Its window is open.
    do(Reader(11), met - timedelta(hours=3), seen=4, clicks=1)  # Before.
    do(Reader(11), met + timedelta(hours=3), seen=10, clicks=2, dwell=9000)
    do(Reader(11), met + DAY + timedelta(hours=3), seen=10, clicks=9)  # After the window.
    do(Reader(None, 22), met + timedelta(hours=23), seen=6, clicks=3)
    do(Reader(33), met - DAY - timedelta(hours=1), seen=5, clicks=5)  # Before what counts as before.
    do(Reader(44), now - timedelta(hours=4), seen=5, clicks=5)
    do(Reader(99), met, seen=5, clicks=5)  # Nobody of ours.
    found = read_moments(one, BY_NAME["click_rate"], now)
    assert {arm: each.count for arm, each in found.items()} == {0: 2, 1: 1}
    assert found[0].sums.tolist() == [5, 16, 1, 4]
    assert found[0].products[0, 0] == 2 * 2 + 3 * 3
    assert found[0].products[0, 1] == found[0].products[1, 0] == 2 * 10 + 3 * 6
    assert found[1].sums.tolist() == [0, 0, 0, 0]
    assert read_moments(one, BY_NAME["dwell"], now)[0].sums[0] == 9
    met_all = count_met(one, now)
    assert (met_all.by_arm, met_all.waiting) == ({0: 2, 1: 2}, 1)


def test_a_unit_counts_at_most_so_much_and_likes_are_members(world: World) -> None:
    one, me = started(world), world.person()
    met = clock.now() - 3 * DAY
    expose(one, 1, met, person=me.id)
    note = world.text_note()
    Like.objects.create(person_id=me.id, note=note, created_at=met + timedelta(hours=1))
    found = read_moments(one, BY_NAME["likes"], clock.now())
    assert found[1].sums.tolist() == [1, 0, 0, 0]
    do(Reader(me.id), met + timedelta(hours=1), seen=1, clicks=1, dwell=5 * 3600 * 1000)
    assert read_moments(one, BY_NAME["dwell"], clock.now())[1].sums[0] == BY_NAME["dwell"].most


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_every_measure_can_be_read_of_every_kind(world: World, measure) -> None:
    one = started(world)
    expose(one, 0, clock.now() - 3 * DAY, person=1)
    assert read_moments(one, measure, clock.now())[0].count == 1
    if not measure.begins_days:
        stop_experiment(actor_id=1, experiment_id=one.id, decision="够了")
        turned = started(world, kind=Kind.SWITCHBACK, period_minutes=60)
        period = int((clock.now() - DAY).timestamp() // 3600)
        expose(turned, 1, clock.now() - DAY, person=1, period=period)
        cells = read_cells(turned, measure, clock.now())
        assert [(cell.period, cell.arm, cell.value) for cell in cells] == ([] if measure.ratio else [(period, 1, 0.0)])


def test_who_comes_back_the_next_day_is_known_two_days_after(world: World) -> None:
    one, now = started(world), clock.now()
    # Pages tell their time by their id, which is that of this moment: so the exposure was a day and a half ago.
    expose(one, 0, now - 1.5 * DAY, person=11)
    expose(one, 1, now - 1.5 * DAY, person=12)
    do(Reader(11), now, seen=1, clicks=0)
    assert read_moments(one, BY_NAME["returned"], now) == {}
    found = read_moments(one, BY_NAME["returned"], now + DAY)
    assert (found[0].sums[0], found[1].sums[0]) == (1, 0)


def test_a_switch_back_is_read_by_market_and_period_without_its_first_quarter(world: World) -> None:
    one = started(world, kind=Kind.SWITCHBACK, period_minutes=60)
    period = int((clock.now() - DAY).timestamp() // 3600)
    begin = datetime.fromtimestamp(period * 3600, clock.now().tzinfo)
    for market, person in (("food", 1), ("food", 2), ("travel", 3)):
        expose(one, 1, begin + timedelta(minutes=1), person=person, period=period, market=market)
    do(Reader(1), begin + timedelta(minutes=5), seen=3, clicks=3)  # The period before may still be felt.
    do(Reader(1), begin + timedelta(minutes=30), seen=3, clicks=3)
    do(Reader(2), begin + timedelta(minutes=59), seen=2, clicks=1)
    do(Reader(3), begin + timedelta(minutes=61), seen=2, clicks=1)
    cells = {cell.market: cell.value for cell in read_cells(one, BY_NAME["clicks"], clock.now())}
    assert cells == {"food": 2.0, "travel": 0.0}
    assert [cell.value for cell in read_cells(one, BY_NAME["click_rate"], clock.now())] == [0.8]


def test_an_interleaving_counts_each_reader_once_for_the_team_they_turned_to(world: World) -> None:
    one = started(world, kind=Kind.INTERLEAVING)
    met = clock.now() - 3 * DAY
    for number in (1, 2, 3, 4):
        expose(one, None, met, device=number)
    do(Reader(None, 1), met + timedelta(hours=1), seen=4, clicks=3, teams=(1, 0, 1, 0))
    do(Reader(None, 2), met + timedelta(hours=1), seen=4, clicks=2, teams=(1, 0, 1, 0))
    do(Reader(None, 3), met + timedelta(hours=1), seen=4, clicks=3, teams=(0, 0))  # The third is goods, and no team's.
    assert read_credits(one, clock.now()) == (1, 1, 2)


def people_like(world: World, one: Experiment, lift: float, *, count: int = 150) -> None:
    """So many members an arm; those of the second like more."""
    note, met, likes = world.text_note(), clock.now() - 3 * DAY, []
    Exposure.objects.bulk_create(
        Exposure(experiment=one, person_id=1000 * arm + number, arm=arm, at=met) for arm in (0, 1) for number in range(count)
    )
    notes = [note, *(world.text_note() for _ in range(3))]
    for arm in (0, 1):
        for number in range(count):
            wanted = round((number % 3) * (1 + lift * arm))
            likes += [Like(person_id=1000 * arm + number, note=each, created_at=met + timedelta(hours=2)) for each in notes[:wanted]]
    Like.objects.bulk_create(likes)


def test_a_look_is_kept_with_verdicts_and_made_once(world: World) -> None:
    one = started(world, goal="likes", planned=300)
    people_like(world, one, 1.0)
    look = ask_look(experiment=one)
    assert ask_look(experiment=one) is None  # It is being made.
    make_look(look.id)
    make_look(look.id)
    kept = Look.objects.get()
    assert (kept.done, kept.of, kept.failed) == (len(MEASURES), len(MEASURES), False)
    lines = {line["measure"]: line for line in kept.report["lines"]}
    assert lines["likes"]["verdict"] == "better"
    assert lines["likes"]["difference"] == pytest.approx(1.0, abs=0.01)
    assert 0 < lines["likes"]["low"] < 1 < lines["likes"]["high"]
    assert lines["saves"]["verdict"] == "unclear"
    assert kept.report["exposed"] == [150, 150]
    assert kept.report["ratio_always"] == 1.0


def test_few_say_nothing_and_nothing_started_is_not_looked_at(world: World) -> None:
    one = started(world, goal="likes")
    people_like(world, one, 1.0, count=30)
    make_look(ask_look(experiment=one).id)
    lines = {line["measure"]: line for line in Look.objects.get().report["lines"]}
    assert lines["likes"]["verdict"] == "early"
    assert lines["likes"]["low"] == lines["likes"]["difference"]
    Experiment.objects.exclude(id=one.id).delete()
    draft = Experiment(id=7, started_at=None)
    assert ask_look(experiment=draft) is None


def test_after_the_end_nothing_more_is_counted(world: World) -> None:
    one = started(world)
    expose(one, 0, clock.now() - 2 * DAY, person=1)
    expose(one, 0, clock.now() - timedelta(hours=2), person=2)
    stop_experiment(actor_id=1, experiment_id=one.id, decision="够了")
    one.refresh_from_db()
    with clock.clock_forward(9 * DAY):
        look = ask_look(experiment=one)
        make_look(look.id)
    report = Look.objects.get().report
    assert (report["exposed"], report["waiting"]) == ([2, 0], 1)


def test_a_look_that_failed_or_lost_its_worker_does_not_stand_in_the_way(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from tallgrass.insights.actions import looks  # To break it.

    one = started(world)
    first = ask_look(experiment=one)
    monkeypatch.setattr(looks, "read_moments", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make_look(first.id)
    assert Look.objects.get().failed
    second = ask_look(experiment=one)
    with clock.clock_forward(DEAD_AFTER + timedelta(minutes=1)):
        third = ask_look(experiment=one)
    assert third and third.id != second.id
    assert Look.objects.filter(finished_at=None).count() == 1


def test_the_night_looks_at_what_runs_and_at_what_was_just_stopped(world: World) -> None:
    running_one = started(world, share=1000)
    just, long_ago = (started(world, share=1000) for _ in range(2))
    stop_experiment(actor_id=1, experiment_id=just.id, decision="够了")
    with clock.clock_forward(-3 * DAY):
        stop_experiment(actor_id=1, experiment_id=long_ago.id, decision="够了")
    assert {look.experiment_id for look in ask_nightly()} == {running_one.id, just.id}


def test_of_many_who_ask_at_once_one_look_is_made(kept_world: World) -> None:
    one = started(kept_world)
    assert at_once(*[lambda: ask_look(experiment=one)] * 4) == []
    assert Look.objects.count() == 1
