"""The invented world before it stands in tables."""

import hashlib
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from tallgrass.simulation.acts import make_world
from tallgrass.simulation.texts.purchases import PURCHASES
from tallgrass.simulation.types import ActKind

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def invented():
    return make_world(7, NOW, crowd=150)


def print_of(world):
    return hashlib.sha256(repr(world).encode()).hexdigest()


def test_the_same_seed_makes_the_same_world(invented):
    assert print_of(invented) == print_of(make_world(7, NOW, crowd=150))
    assert print_of(invented) != print_of(make_world(8, NOW, crowd=150))


def test_nothing_is_done_twice_or_to_oneself(invented):
    assert Counter((act.kind, act.actor, act.target) for act in invented.acts).most_common(1)[0][1] == 1
    assert not [act for act in invented.acts if act.kind is ActKind.FOLLOW and act.actor == act.target]
    assert not [act for act in invented.acts if act.kind is not ActKind.FOLLOW and invented.notes[act.target].author == act.actor]


def test_nothing_is_done_before_it_can_be(invented):
    for act in invented.acts:
        assert act.at <= NOW
        assert act.at >= invented.members[act.actor].joined_at
        if act.kind is ActKind.FOLLOW:
            assert act.at >= invented.members[act.target].joined_at
        else:
            assert act.at >= invented.notes[act.target].at


def test_notes_are_dated_over_months_in_the_hours_of_their_authors(invented):
    ages = sorted(NOW - note.at for note in invented.notes)
    assert ages[0] < timedelta(days=2)
    assert ages[len(ages) // 2] < timedelta(days=60) < ages[-20]
    for note in invented.notes:
        persona = invented.members[note.author].persona
        assert (note.at + timedelta(hours=persona.zone)).hour in persona.hours


def test_who_buys_by_a_note_could_have_read_it():
    for now in (NOW, NOW + timedelta(days=100), NOW + timedelta(days=220)):
        out = {note.written.title: now - note.at for note in make_world(7, now, crowd=20).notes}
        assert not [one for one in PURCHASES if one.by and out[one.by] < timedelta(days=one.days, hours=1)]


def test_seasons_are_kept_at_any_time_of_year():
    for month in range(1, 13):
        world = make_world(3, datetime(2027, month, 3, tzinfo=UTC), crowd=1)
        for note in world.notes:
            local = note.at + timedelta(hours=world.members[note.author].persona.zone)
            if note.written.season == "winter":
                assert local.month in {12, 1, 2, 11, 3}, note.written.title
            if note.written.season == "summer":
                assert local.month in {6, 7, 8, 5, 9}, note.written.title


def test_few_notes_take_most_of_the_likes(invented):
    likes = Counter(act.target for act in invented.acts if act.kind is ActKind.LIKE)
    counts = sorted(likes.values(), reverse=True)
    assert sum(counts[: len(counts) // 5]) > 0.45 * sum(counts)


def test_people_like_what_they_are_drawn_to(invented):
    own = [invented.notes[act.target].channel in invented.members[act.actor].tastes for act in invented.acts if act.kind is ActKind.LIKE]
    assert sum(own) > 0.5 * len(own)
