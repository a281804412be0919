"""Experiments of the feed: an arm's figures decide the page, both arms deal it, and nothing is asked of the database for it."""

from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tallgrass.accounts.models import Person
from tallgrass.discovery.actions import choose_feed, note_behaviour, note_served, write_behaviour
from tallgrass.discovery.feed import standing
from tallgrass.discovery.feed.interleaving import deal
from tallgrass.discovery.feed.points import ARRANGEMENT, POINTS, VALUE, WALL
from tallgrass.discovery.feed.types import BOUNDS
from tallgrass.discovery.models import Behaviour, Served
from tallgrass.discovery.queries import get_tuning, page_feed
from tallgrass.discovery.queries.overseeing import explain_page
from tallgrass.discovery.queries.trying import tuning_for
from tallgrass.discovery.types import BehaviourKind, FeedMode, Reader, Seen
from tallgrass.platform import clock
from tallgrass.platform.experiments.exposures import write_exposures
from tallgrass.platform.experiments.types import WHOLE, Arm, Kind
from tallgrass.platform.memory import forget_everything
from tallgrass.platform.models import Exposure
from tests.discovery.feed_world import train, two_circles
from tests.platform.experiments.support import running
from tests.support.refusals import refused
from tests.support.world import World


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.TALLGRASS_RECO = tmp_path / "reco"
    standing.forget_ground()
    yield
    standing.forget_ground()


def arms(first: dict[str, float], second: dict[str, float], share: int = 5000) -> tuple[Arm, ...]:
    return (Arm("照旧", WHOLE - share, first), Arm("另一种", share, second))


def served(person: Person, **asked):
    return page_feed(Reader(person.id), person, **asked).served


def test_arms_decide_by_their_own_figures_and_who_met_them_is_written(world: World) -> None:
    food, travel = two_circles(world)
    train()
    running(world.person(role="operator"), point=VALUE, arms=arms({}, {"like": 0.0, "click": 100.0, "save": 3.5}))
    forget_everything()
    people = [*food.people, *travel.people]
    tried = {person.id: tuning_for(Reader(person.id), person) for person in people}
    for person in people:
        note_served(served(person))
    write_behaviour()
    assert write_exposures() == len(people)
    met = dict(Exposure.objects.values_list("person_id", "arm"))
    assert set(met.values()) == {0, 1}
    for person in people:
        figures = tried[person.id].tuning
        assert (figures.like, figures.click, figures.save) == ((0.0, 100.0, 3.5) if met[person.id] else (1.0, 0.2, 1.0))
        assert figures.fairness == get_tuning().fairness


def test_the_page_that_is_explained_is_the_one_the_arm_would_get(world: World) -> None:
    food, _ = two_circles(world, notes=20)
    train()
    person = food.people[0]
    before = [one.value for one in explain_page(person)]
    running(world.person(role="operator"), point=VALUE, arms=arms({}, {"like": 50.0}, share=WHOLE - 1))
    forget_everything()
    assert sum(one.value for one in explain_page(person)) > 5 * sum(before)
    assert write_exposures() == 0


def test_with_no_spacing_an_author_comes_up_again_at_once(world: World) -> None:
    """The arranging of a page follows its arm, down to whole numbers."""
    food, _ = two_circles(world, people=3)
    train()
    running(
        world.person(role="operator"),
        point=ARRANGEMENT,
        arms=arms({}, {"spacing": 1.0, "diversity": 0.0, "freshness": 0.0}, share=WHOLE - 1),
    )
    forget_everything()
    found = tuning_for(Reader(food.people[0].id), food.people[0]).tuning
    assert (found.spacing, found.diversity, found.freshness) == (1, 0.0, 0.0)
    assert isinstance(found.spacing, int)


def test_how_many_goods_a_page_has_is_not_for_two_teams_to_deal(world: World) -> None:
    operator = world.person(role="operator")
    asked = {"point": ARRANGEMENT, "kind": Kind.INTERLEAVING}
    with refused("not_dealt", "goods_1"):
        running(operator, arms=arms({}, {"goods": 4.0, "spacing": 3.0}), **asked)
    running(operator, arms=arms({"goods": 1.0}, {"goods": 1.0, "spacing": 3.0}), **asked)
    forget_everything()
    tried = tuning_for(Reader(operator.id), operator)
    assert tried.against
    assert (tried.tuning.goods, tried.against.goods, tried.against.spacing) == (1, 1, 3)


def test_the_wall_by_heat_instead_of_the_feed_and_it_goes_on_as_it_began(world: World) -> None:
    food, _ = two_circles(world)
    train()
    running(world.person(role="operator"), point=WALL, arms=arms({"personal": 1}, {"personal": 0}, share=WHOLE - 1))
    running(world.person(role="operator"), point=VALUE, arms=arms({}, {"like": 2.0}))
    forget_everything()
    person = food.people[0]
    first = page_feed(Reader(person.id), person)
    assert first.served.surface in {"heat", "newest"}
    # Who does not see the feed did not meet what is tried on it.
    assert [assigned.trial.point for assigned in first.served.met] == [WALL]
    visitor = page_feed(Reader(), None)
    assert visitor.served.surface == "feed"
    assert visitor.served.met == ()


def test_two_arms_deal_one_page_and_clicks_are_known_by_who_proposed(world: World) -> None:
    food, _ = two_circles(world)
    train()
    running(world.person(role="operator"), kind=Kind.INTERLEAVING, point=VALUE, arms=arms({"like": 5.0}, {"like": 0.0, "comment": 100.0}))
    forget_everything()
    person = food.people[0]
    found = served(person, size=20)
    assert len(found.teams) == len(found.thing_ids) == len(set(found.thing_ids))
    assert abs(Counter(found.teams)[0] - Counter(found.teams)[1]) <= 2
    note_served(found)
    note_behaviour(reader=Reader(person.id), seen=[Seen(found.id, found.thing_ids[0], BehaviourKind.CLICK)])
    write_behaviour()
    write_exposures()
    assert Exposure.objects.get().arm is None
    kept = Served.objects.get(id=found.id)
    assert tuple(kept.teams) == found.teams
    assert Behaviour.objects.get(kind=BehaviourKind.CLICK.value).thing_id == kept.thing_ids[0]


def test_one_interleaving_a_page_whatever_runs(world: World) -> None:
    food, _ = two_circles(world)
    train()
    operator = world.person(role="operator")
    for point in (VALUE, ARRANGEMENT):
        running(operator, kind=Kind.INTERLEAVING, point=point, arms=arms({}, {}))
    forget_everything()
    assert [assigned.trial.point for assigned in served(food.people[0]).met] == [VALUE]


def test_everybody_of_a_market_switches_together(world: World) -> None:
    food, travel = two_circles(world)
    for circle, channel in ((food, "food"), (travel, "travel")):
        for person in circle.people:
            person.interests = [channel]
    train()
    running(world.person(role="operator"), kind=Kind.SWITCHBACK, period_minutes=60, point=VALUE, arms=arms({}, {"like": 9.0}))
    forget_everything()
    seen = set()
    for hours in range(8):
        with clock.clock_forward(timedelta(hours=hours)):
            for circle in (food, travel):
                values = {tuning_for(Reader(person.id), person).tuning.like for person in circle.people}
                assert len(values) == 1
                seen |= values
    assert seen == {1.0, 9.0}


def test_an_experiment_costs_a_page_no_query(world: World) -> None:
    food, _ = two_circles(world)
    train()
    person = food.people[0]
    plain = fewest_queries(person)
    running(world.person(role="operator"), kind=Kind.INTERLEAVING, point=VALUE, arms=arms({"like": 5.0}, {"save": 5.0}))
    forget_everything()
    assert served(person).teams
    assert fewest_queries(person) == plain


def fewest_queries(person: Person) -> int:
    """Of three pages: what is remembered for seconds may run out while any one of them is made."""
    counts = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as queries:
            served(person)
        counts.append(len(queries))
    return min(counts)


def test_through_the_pages_a_visitor_is_counted_by_browser_and_who_wants_nothing_personal_is_not(world: World) -> None:
    two_circles(world)
    train()
    running(world.person(role="operator"), point=VALUE, arms=arms({}, {"like": 2.0}))
    forget_everything()
    visitor = Client(headers={"User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"})
    visitor.get("/")  # Only now has the browser its key.
    visitor.get("/")
    Client(headers={"Sec-GPC": "1"}).get("/")
    member = Client()
    plain = world.person()
    member.force_login(plain)
    choose_feed(actor=plain, mode=FeedMode.PLAIN)
    member.get("/")
    write_exposures()
    assert [(one.person_id, one.device is not None) for one in Exposure.objects.all()] == [(None, True)]


def test_every_point_has_words_and_bounds_and_none_touches_the_floor_of_fairness() -> None:
    figures = [parameter for point in POINTS for parameter in point.parameters]
    assert all(parameter.words.zh != parameter.words.en and parameter.least < parameter.most for parameter in figures)
    assert {parameter.name for parameter in figures} <= set(BOUNDS) - {"fairness", "small"} | {"personal"}


RANKING = st.lists(st.integers(1, 30), unique=True, max_size=30)


@given(RANKING, RANKING, st.integers(0, 25), st.integers(0, 2**32 - 1))
def test_a_dealt_page_holds_each_thing_once_as_high_as_its_team_had_it(first: list[int], second: list[int], size: int, seed: int) -> None:
    rankings = (first, second)
    page = deal(first, second, size, seed=seed)
    ids = [rankings[team][place] for team, place in page]
    assert len(set(ids)) == len(ids) == min(size, len({*first, *second}))
    # A team puts down its best that is left: nothing it liked better comes later or is missing before.
    for at, (team, place) in enumerate(page):
        assert set(rankings[team][:place]) <= set(ids[:at])
    # As long as both have something, neither is ahead by more than one.
    counts = [0, 0]
    for at, (team, _) in enumerate(page):
        counts[team] += 1
        left = [set(ranking) - set(ids[: at + 1]) for ranking in rankings]
        if all(left):
            assert abs(counts[0] - counts[1]) <= 1


def test_like_rankings_win_as_often_as_each_other() -> None:
    """A reader who opens what lies first, whoever put it there, favours neither team."""
    ranking = list(range(20))
    heads = Counter(deal(ranking, ranking, 10, seed=seed)[0][0] for seed in range(4000))
    assert abs(heads[0] - 2000) < 5 * 1000**0.5
