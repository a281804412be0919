"""Places drawn by lot: on whose pages, among what, and from there to a log that tells which of two rankings earns more."""

import json
from collections import Counter
from datetime import timedelta
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tallgrass.accounts.actions import block_person
from tallgrass.accounts.models import Person
from tallgrass.discovery.actions import choose_feed, note_behaviour, note_served, refuse_thing, reset_feed, write_behaviour
from tallgrass.discovery.feed import standing
from tallgrass.discovery.feed.arranging import Ranked, arrange
from tallgrass.discovery.feed.drawing import MOST, draw_place, is_explored
from tallgrass.discovery.feed.features import NAMES, WIDTH
from tallgrass.discovery.feed.points import VALUE
from tallgrass.discovery.feed.types import GOALS, Choice, Source, Tuning
from tallgrass.discovery.models import Attention, Dial, Draw, Served
from tallgrass.discovery.queries import page_feed
from tallgrass.discovery.types import BehaviourKind, FeedMode, Reader, Seen, ServedPage
from tallgrass.notes.actions import delete_note, like_note
from tallgrass.notes.models import Note, NoteCounts
from tallgrass.platform import clock
from tallgrass.platform.clock import clock_forward
from tallgrass.platform.experiments.types import WHOLE, Arm, Kind
from tallgrass.platform.ids import from_short, new_id, short
from tallgrass.platform.memory import forget_everything
from tallgrass.platform.partitions import ensure_days
from tallgrass.platform.personal_data import erase, export_of
from tests.discovery.feed_world import train, two_circles
from tests.platform.experiments.support import running
from tests.support.world import World

EXPOSURE, CLICK = BehaviourKind.EXPOSURE, BehaviourKind.CLICK


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.TALLGRASS_RECO = tmp_path / "reco"
    standing.forget_ground()
    yield
    standing.forget_ground()


def explore(share: float, **figures: float) -> None:
    """Set by hand what operators may set only to a tenth."""
    for name, value in {"explore": share, **figures}.items():
        Dial.objects.create(name=name, value=value, by_id=1, reason="试一试")
    forget_everything()


def visit(device: int, **asked) -> ServedPage:
    served = page_feed(Reader(device=device), None, **asked).served
    note_served(served)
    return served


def tell(served: ServedPage, *kinds: BehaviourKind) -> None:
    """The page tells these of what was drawn."""
    draw = served.draw
    note_behaviour(reader=served.reader, seen=[Seen(served.id, draw.thing_ids[draw.shown], kind) for kind in kinds])


def log(path: Path, *options: str) -> dict:
    out = StringIO()
    call_command("reco", "log", str(path), *options, stdout=out)
    return json.loads(out.getvalue())


def replay(path: Path) -> dict:
    out = StringIO()
    call_command("reco", "replay", "--log", str(path), stdout=out)
    return json.loads(out.getvalue())


# --- on whose pages ---


def test_as_many_pages_are_drawn_on_as_the_figure_says(world: World) -> None:
    two_circles(world, notes=20)
    train()
    explore(0.0)
    assert not any(visit(device).draw for device in range(20))
    explore(1.0)
    assert all(visit(device).draw for device in range(20))
    assert Tuning().explore == 0.02
    ids = [new_id() for _ in range(20_000)]
    assert sum(is_explored(id, 0.02) for id in ids) == pytest.approx(400, abs=100)
    assert not any(is_explored(id, 0.0) for id in ids)


def test_not_where_nobody_is_known_nor_where_two_rankings_deal(world: World) -> None:
    food, _ = two_circles(world)
    train()
    explore(1.0)
    person = food.people[0]
    assert page_feed(Reader(person.id), person).served.draw
    assert not page_feed(Reader(), None).served.draw
    for mode in (FeedMode.PLAIN, FeedMode.FOLLOWING):
        choose_feed(actor=person, mode=mode)
        forget_everything()
        assert not page_feed(Reader(person.id), person).served.draw
    other = food.people[1]
    arms = (Arm("照旧", WHOLE // 2, {}), Arm("另一种", WHOLE // 2, {"like": 5.0}))
    running(world.person(role="operator"), kind=Kind.INTERLEAVING, point=VALUE, arms=arms)
    forget_everything()
    dealt = page_feed(Reader(other.id), other).served
    assert dealt.teams
    assert not dealt.draw


def test_a_drawn_page_costs_no_query_more(world: World) -> None:
    food, _ = two_circles(world)
    train()
    person, counts = food.people[0], []
    for share in (0.0, 1.0):
        explore(share)
        page_feed(Reader(person.id), person)
        fewest = []
        for _ in range(3):
            with CaptureQueriesContext(connection) as queries:
                page_feed(Reader(person.id), person)
            fewest.append(len(queries))
        counts.append(min(fewest))
    assert counts[0] == counts[1]


# --- among what ---


def test_through_the_page_what_was_drawn_is_shown_once_and_written_down(world: World) -> None:
    food, _ = two_circles(world)
    train()
    explore(1.0)
    client = Client(headers={"user-agent": "Mozilla/5.0 Firefox/140"})
    client.force_login(food.people[0])
    text = client.get("/").content.decode()
    write_behaviour()
    page = Served.objects.get(id=from_short(text.split('data-page="')[1].split('"')[0]))
    draw = Draw.objects.get(page_id=page.id)
    assert draw.person_id == page.person_id == food.people[0].id
    assert sum(draw.chances) == pytest.approx(1)
    assert 2 <= len(draw.thing_ids) == len(set(draw.thing_ids)) <= MOST
    assert page.thing_ids[draw.place] == draw.thing_ids[draw.shown]
    assert 1 <= draw.place < 10
    assert len(page.thing_ids) == len(set(page.thing_ids))
    assert all(text.count(f'href="/notes/{short(id)}/"') for id in page.thing_ids)
    assert len(draw.features) == 2 * WIDTH * len(draw.thing_ids)
    assert bytes(page.features)[2 * WIDTH * draw.place :][: 2 * WIDTH] == bytes(draw.features)[2 * WIDTH * draw.shown :][: 2 * WIDTH]
    goals = np.frombuffer(bytes(draw.goals), "<f4").reshape(-1, len(GOALS))
    assert goals @ np.array([Tuning().goals[goal] for goal in GOALS]) == pytest.approx(draw.scores, rel=1e-4)


def test_each_candidate_comes_up_as_often_as_was_said(world: World) -> None:
    two_circles(world, notes=20)
    train()
    explore(1.0)
    expected, met, places = 0.0, 0, Counter[int]()
    for device in range(160):
        draw = visit(device).draw
        expected += draw.chances[0]
        met += draw.shown == 0
        places[draw.place] += 1
    assert met == pytest.approx(expected, abs=5 * expected**0.5)
    assert set(places) <= set(range(1, 10))
    assert len(places) > 6


def test_what_may_not_be_shown_is_not_drawn_among(world: World) -> None:
    food, _ = two_circles(world)
    train()
    explore(1.0)
    person = food.people[0]
    hot = page_feed(Reader(person.id), person).served
    gone, refused, held = (Note.objects.get(id=id) for id in hot.thing_ids[:3])
    delete_note(actor=Person.objects.get(id=gone.author_id), note=gone)
    refuse_thing(reader=Reader(person.id), thing_id=refused.id)
    Note.objects.filter(id=held.id).update(limited=True)
    blocked = next(other for other in food.people if other.id not in {person.id, gone.author_id, refused.author_id, held.author_id})
    block_person(actor=person, other=blocked)
    like_note(actor=person, note=Note.objects.get(id=hot.thing_ids[4]))
    forget_everything()
    out = {gone.id, refused.id, held.id, hot.thing_ids[4], *Note.objects.filter(author_id=blocked.id).values_list("id", flat=True)}
    seen = page_feed(Reader(person.id), person)
    note_served(seen.served)
    note_behaviour(reader=Reader(person.id), seen=[Seen(seen.served.id, id, EXPOSURE) for id in seen.served.thing_ids[:5]])
    write_behaviour()
    out |= set(seen.served.thing_ids[:5])
    drawn = set()
    for _ in range(30):
        served = page_feed(Reader(person.id), person).served
        drawn |= {*served.thing_ids, *(served.draw.thing_ids if served.draw else ())}
    assert len(drawn) > 20
    assert not out & drawn


def test_the_next_page_goes_on_without_a_thing_twice(world: World) -> None:
    two_circles(world)
    train()
    explore(1.0)
    first = page_feed(Reader(device=1), None, size=12)
    second = page_feed(Reader(device=1), None, size=12, cursor=first.wall.page.next)
    ids = [*first.served.thing_ids, *second.served.thing_ids]
    assert len(ids) == len(set(ids)) == 24


class Land:
    """As much of a ground as a draw asks for: ids are places, author and fans of each."""

    def __init__(self, authors: list[int], fans: list[int]) -> None:
        self.authors, self.fans = np.array(authors), np.array(fans)

    def places_of(self, ids):
        return ids

    def authors_of(self, places):
        return self.authors[places], self.fans[places]


THINGS = st.lists(st.tuples(st.integers(1, 9), st.sampled_from([10, 5000]), st.booleans(), st.floats(0, 1)), min_size=2, max_size=60)


@given(THINGS, st.integers(1, 24), st.integers(1, 6), st.integers(0, 2**62))
def test_floors_and_distances_are_kept_as_well_as_without_the_lot(things: list, size: int, spacing: int, page_id: int) -> None:
    things.sort(key=lambda thing: -thing[3])
    authors, fans, new, values = (list(column) for column in zip(*things, strict=True))
    land, tuning = Land(authors, fans), Tuning(spacing=spacing, freshness=0.2)
    features = np.zeros((len(things), WIDTH), np.float16)
    features[:, NAMES.index("recall_new")] = new
    choices = [Choice(id, Source.HOT, 0, values[id], (0.0,) * 6, features[id]) for id in range(len(things))]
    ranked = Ranked(np.array(values), np.array(authors), np.array(fans) < tuning.small, np.array(new), np.eye(len(things)))
    order = arrange(ranked, size + 4, tuning)
    decided, bench = [choices[place] for place in order], [choices[place] for place in range(len(things)) if place not in order]
    drawn = draw_place(land, tuning, decided, bench, size=size, page_id=page_id)
    if drawn is None:
        return
    usual, page = [choice.id for choice in decided[:size]], [choice.id for choice in drawn.page]
    assert len(page) == len(usual) == len(set(page))
    assert page[: drawn.place] == usual[: drawn.place]
    assert page[drawn.place] == drawn.candidates[drawn.shown].id
    assert drawn.candidates[0].id == usual[drawn.place]
    assert 1 <= drawn.place < len(page) // 2
    for length in range(1, len(page) + 1):
        for floor, counted in ((tuning.fairness, [f < tuning.small for f in fans]), (tuning.freshness, new)):
            owed = int(floor * length + 1e-9)
            assert sum(counted[id] for id in page[:length]) >= min(owed, sum(counted[id] for id in usual[:length]))
    assert _too_near(page, authors, spacing) <= _too_near(usual, authors, spacing)


def _too_near(page: list[int], authors: list[int], spacing: int) -> int:
    return sum(authors[id] in [authors[other] for other in page[max(0, place - spacing + 1) : place]] for place, id in enumerate(page))


def test_a_draw_that_contradicts_itself_is_not_written(world: World) -> None:
    ensure_days("discovery_draw", [clock.now().date()])
    with pytest.raises(IntegrityError, match="drawn_among_its_things"), transaction.atomic():
        Draw.objects.create(
            page_id=new_id(), place=1, thing_ids=[1, 2], chances=[0.5, 0.5], shown=2, scores=[], heats=[], features=b"", goals=b""
        )


# --- from there to a log, and to an answer ---


@pytest.fixture
def treasures(world: World) -> set[int]:
    """Eight notes are liked much, all others saved much, and these are what readers open. What operators set looks at likes."""
    circles = two_circles(world)
    loud = {note.id for circle in circles for note in circle.notes[:4]}
    NoteCounts.objects.filter(note_id__in=loud).update(likes=30)
    NoteCounts.objects.exclude(note_id__in=loud).update(likes=4, saves=10)
    found = {note.id for circle in circles for note in circle.notes} - loud
    Attention.objects.bulk_create([Attention(thing_id=id, exposures=600) for id in found | loud])
    train()
    explore(1.0, save=0.0)
    return found


def read_day(treasures: set[int], pages: int) -> None:
    for device in range(pages):
        served = visit(device, size=12)
        if device % 4:
            opened = served.draw.thing_ids[served.draw.shown] in treasures
            tell(served, *((EXPOSURE, CLICK) if opened else (EXPOSURE,)))
    write_behaviour()


def test_the_better_of_two_rankers_is_told_from_what_was_served(treasures: set[int], tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    read_day(treasures, 320)
    with pytest.raises(CommandError, match=r"no decision to write: .* 320 wait until their page is a day old"):
        log(path)  # A page tells of itself for a day.
    assert not path.exists()
    with clock_forward(timedelta(days=1, hours=1)):
        told = log(path, "--new", "served", "--new-weights", "save=100,like=0")
        assert (told["decisions"], told["unseen"], told["of_other_form"], told["waiting"]) == (240, 80, 0, 0)
        assert told["rankers"] == {"current": "served", "new": "served save=100,like=0"}
        found = replay(path)
        assert found["decisions"] == 240
        assert found["low"] > 0
        assert found["rankers"]["new"]["value"] == pytest.approx(1, abs=4 * found["rankers"]["new"]["error"])
        assert found["rankers"]["new"]["unseen"] == 0
        # The other way round it is the other way round.
        log(path, "--current", "served", "--current-weights", "save=100,like=0", "--new", "served")
        assert replay(path)["high"] < 0
        assert told["reward"] == pytest.approx(log(path, "--reward", "value")["reward"] / Tuning().click, abs=1e-4)
        assert log(path, "--reward", "like")["reward"] == 0


def test_nothing_of_anybody_stands_in_a_log(treasures: set[int], tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    read_day(treasures, 8)
    with clock_forward(timedelta(days=2)):
        log(path)
    ids = {number for draw in Draw.objects.all() for number in (draw.page_id, *draw.thing_ids)}
    for line in path.read_text().splitlines():
        told = json.loads(line)
        assert set(told) == {"propensities", "shown", "reward", "scores"}
        assert set(told["scores"]) == {"current", "new"}
        assert not any(str(id) in line for id in ids)


def test_heat_the_page_the_prior_and_another_version_can_be_compared(treasures: set[int], tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    read_day(treasures, 12)
    late = train()
    with clock_forward(timedelta(days=1, hours=1)):
        for ranker in ("heat", "page", "prior"):
            assert log(path, "--new", ranker)["decisions"] == 9
            lines = [json.loads(line) for line in path.read_text().splitlines()]
            if ranker == "page":
                assert all(line["scores"]["new"] == [1.0] + [0.0] * (len(line["propensities"]) - 1) for line in lines)
            if ranker == "prior":  # This version has learnt nothing, so it served by the prior.
                assert all(line["scores"]["new"] == pytest.approx(line["scores"]["current"], rel=1e-3) for line in lines)
        with pytest.raises(CommandError, match="no decision to write"):
            log(path, "--new", f"version:{late}")  # What was decided before it was made may be what it learnt from.
    read_day(treasures, 12)
    with clock_forward(timedelta(days=1, hours=1)):
        assert log(path, "--new", f"version:{late}")["decisions"] == 9
        assert log(path, "--new", f"version:{standing.reco_folder() / late}", "--days", "3")["decisions"] == 9
        with pytest.raises(CommandError, match="no decision to write"):
            log(path, "--days", "1")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--new", "weather"], "weather is no ranker"),
        (["--new", "version:"], "no ranker"),
        (["--new", "version:s1-none"], "cannot be opened"),
        (["--new-weights", "like=2"], "heat has no weights"),
        (["--current-weights", "weather=2"], "weather is no goal"),
        (["--current-weights", "like=much"], "like is a number"),
        (["--current-weights", "like=nan"], "from 0 to 100"),
        (["--current-weights", "like=-1"], "from 0 to 100"),
        (["--reward", "weather"], "--reward is one of click"),
        (["--days", "0"], "--days is from 1"),
        ([], "no decision to write"),
    ],
)
def test_what_cannot_be_compared_is_said(world: World, tmp_path: Path, options: list[str], complaint: str) -> None:
    with pytest.raises(CommandError, match=complaint):
        log(tmp_path / "log.jsonl", *options)
    assert list(tmp_path.glob("*log*")) == []


def test_what_other_features_wrote_down_is_left_out(treasures: set[int], tmp_path: Path) -> None:
    read_day(treasures, 8)
    first = Draw.objects.order_by("page_id")[1]
    Draw.objects.filter(page_id=first.page_id).update(features=b"\0\1")
    with clock_forward(timedelta(days=2)):
        told = log(tmp_path / "log.jsonl")
    assert (told["decisions"], told["of_other_form"]) == (5, 1)


# --- whose they are ---


def test_who_is_erased_or_begins_anew_is_in_no_log(world: World, tmp_path: Path) -> None:
    food, travel = two_circles(world)
    train()
    explore(1.0)
    erased, anew, plain, *others = [*food.people[:3], *travel.people[:2]]
    for person in (erased, anew, plain, *others):
        served = page_feed(Reader(person.id), person).served
        note_served(served)
        tell(served, EXPOSURE)
    write_behaviour()
    assert "discovery_draw" in {table for table, found in export_of(erased.id) if list(found)}
    erase(erased.id)
    assert not Draw.objects.filter(person_id=erased.id).exists()
    reset_feed(actor=anew)
    choose_feed(actor=plain, mode=FeedMode.PLAIN)
    with clock_forward(timedelta(days=2)):
        assert log(tmp_path / "log.jsonl")["decisions"] == len(others)
