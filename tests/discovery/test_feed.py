"""The feed: what comes up for whom, what never does, and what it is decided from."""

import threading
from datetime import timedelta

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallgrass.accounts.actions import block_person, follow_person, mute_person
from tallgrass.accounts.models import Person
from tallgrass.discovery.actions import (
    choose_feed,
    note_behaviour,
    note_served,
    refresh_feed,
    refuse_thing,
    reset_feed,
    turn_dial,
    want_again,
    write_behaviour,
)
from tallgrass.discovery.actions.training import publish_checked, step_back, train_feed
from tallgrass.discovery.feed import standing
from tallgrass.discovery.feed.features import NAMES, features_of, pack, unpack
from tallgrass.discovery.feed.funnel import decide
from tallgrass.discovery.feed.pools import pools_of
from tallgrass.discovery.feed.ranking import goals_of, value_of
from tallgrass.discovery.feed.recall import history_of, recall
from tallgrass.discovery.feed.trees import Trees, learnt_in
from tallgrass.discovery.feed.types import Source, Tuning
from tallgrass.discovery.models import Behaviour, Refusal, Served
from tallgrass.discovery.queries import page_feed
from tallgrass.discovery.queries.choices import refused_authors, refused_things
from tallgrass.discovery.queries.feed import wish_of
from tallgrass.discovery.reco import snapshot
from tallgrass.discovery.training import learning
from tallgrass.discovery.training.learning import fit_goal, read_seen
from tallgrass.discovery.types import BehaviourKind, FeedMode, Reader, Seen
from tallgrass.notes.actions import delete_note, like_note, save_note
from tallgrass.notes.models import Like, Note
from tallgrass.notes.types import Visibility
from tallgrass.platform import clock
from tallgrass.platform.memory import forget_everything
from tests.discovery.feed_world import SMALL, plant, train, two_circles
from tests.support.refusals import refused
from tests.support.world import World


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.TALLGRASS_RECO = tmp_path / "reco"
    standing.forget_ground()
    yield
    standing.forget_ground()


def page(person: Person | None, **asked) -> list[int]:
    return [card.id for card in page_feed(Reader(person.id) if person else Reader(), person, **asked).wall.page.items]


def test_what_ones_circle_likes_comes_up(world: World) -> None:
    food, travel = two_circles(world)
    train()
    for circle in (food, travel):
        own = {note.id for note in circle.notes}
        first = page(circle.people[0], size=10)
        assert len(first) == 10
        assert len(own.intersection(first)) >= 7


def test_the_very_next_page_follows_the_first_five_acts(world: World) -> None:
    _food, travel = two_circles(world)
    train()
    newcomer = world.person()
    before = page(newcomer, size=12)
    for note in travel.notes[:5]:
        like_note(actor=newcomer, note=note)
    after = page(newcomer, size=12)
    own = {note.id for note in travel.notes}
    assert len(own.intersection(after)) > len(own.intersection(before))
    assert len(own.intersection(after)) >= 8
    assert not {note.id for note in travel.notes[:5]}.intersection(after)


def test_what_one_chose_at_sign_up_orders_the_first_page(world: World) -> None:
    two_circles(world)
    train()
    channels = dict(Note.objects.values_list("id", "channel"))
    shares = {}
    for channel in ("food", "travel"):
        first = page(world.person(interests=[channel]), size=10)
        shares[channel] = sum(channels[id] == channel for id in first)
    assert min(shares.values()) >= 6


def test_pages_go_on_without_a_thing_twice_and_end(world: World) -> None:
    _food, _travel = two_circles(world, notes=20)
    train()
    reader = world.person()
    shown: list[int] = []
    cursor = None
    for _ in range(3):
        found = page_feed(Reader(reader.id), reader, cursor=cursor, size=10)
        shown += [card.id for card in found.wall.page.items]
        cursor = found.wall.page.next
    assert len(shown) == len(set(shown)) == 30


@pytest.mark.parametrize("cursor", ["f.é", "f.====", "f.AAAA", "f." + "A" * 1400])
def test_a_place_nobody_gave_is_refused(world: World, cursor: str) -> None:
    two_circles(world, notes=10, people=16)
    train()
    with refused("bad_cursor"):
        page(world.person(), cursor=cursor)


ACTS = ["delete", "limit", "withhold", "private", "followers", "block", "blocked by", "mute", "refuse", "refuse author", "leave"]


@pytest.fixture
def stage(world: World):
    food, travel = two_circles(world, notes=24)
    train()
    return world, food, travel


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fates=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 23), st.booleans()), min_size=1, max_size=8), signed_in=st.booleans())
def test_what_may_not_be_shown_never_is(stage, fates, signed_in) -> None:
    from django.db import transaction

    world, food, travel = stage
    with transaction.atomic():
        reader = world.person(name="读者")
        for note in food.notes[:3]:
            like_note(actor=reader, note=note)
        page(reader)  # What a process remembers must not show it either.
        gone: set[int] = set()
        for fate, place, in_food in fates:
            note = (food if in_food else travel).notes[place]
            author = Person.objects.get(id=note.author_id)
            gone |= _fate(fate, note, author, reader, everybody=not signed_in)
        forget_everything()
        for size in (20, 50):
            assert gone.isdisjoint(page(reader if signed_in else None, size=size))
        transaction.set_rollback(True)
    forget_everything()


def _fate(fate: str, note: Note, author: Person, reader: Person, *, everybody: bool) -> set[int]:
    """Let something happen to a note; which notes must not come up any more."""
    by_author = set(Note.objects.filter(author_id=author.id).values_list("id", flat=True))
    match fate:
        case "delete":
            if Note.objects.get(id=note.id).is_published:
                delete_note(actor=author, note=Note.objects.get(id=note.id))
        case "limit":
            Note.objects.filter(id=note.id).update(limited=True)
        case "withhold":
            Note.objects.filter(id=note.id).update(state="withheld")
        case "private" | "followers":
            Note.objects.filter(id=note.id).update(visibility=Visibility.ME if fate == "private" else Visibility.FOLLOWERS)
        case "leave":
            Person.objects.filter(id=author.id).update(leaving_at=clock.now())
            return by_author
        case _ if everybody:
            return set()
        case "block":
            block_person(actor=reader, other=author)
            return by_author
        case "blocked by":
            block_person(actor=author, other=reader)
            return by_author
        case "mute":
            mute_person(actor=reader, other=author)
            return by_author
        case "refuse":
            refuse_thing(reader=Reader(reader.id), thing_id=note.id)
        case "refuse author":
            refuse_thing(reader=Reader(reader.id), thing_id=note.id, whole_author=True)
            return by_author if Note.objects.get(id=note.id).is_published else {note.id}
    return {note.id}


def test_what_was_refused_can_be_wanted_again_and_all_begun_anew(world: World) -> None:
    food, _ = two_circles(world, notes=10, people=16)
    train()
    reader = world.person()
    first = page(reader, size=5)
    refuse_thing(reader=Reader(reader.id), thing_id=first[0])
    assert first[0] not in page(reader, size=20)
    want_again(reader=Reader(reader.id), thing_id=first[0])
    assert first[0] in page(reader, size=20)
    refuse_thing(reader=Reader(reader.id), thing_id=first[0])
    for note in food.notes[:5]:
        save_note(actor=reader, note=note)
    with clock.clock_forward(timedelta(minutes=1)):
        reset_feed(actor=reader)
        assert {first[0], *(note.id for note in food.notes[:5])} <= set(page(reader, size=20))


def test_what_was_seen_makes_room_for_other_things(world: World) -> None:
    two_circles(world)
    train()
    reader = world.person()
    found = page_feed(Reader(reader.id), reader, size=10)
    note_served(found.served)
    note_behaviour(reader=Reader(reader.id), seen=[Seen(found.served.id, id, BehaviourKind.EXPOSURE) for id in found.served.thing_ids])
    write_behaviour()
    assert set(found.served.thing_ids).isdisjoint(page(reader, size=10))


def test_a_visitors_browser_is_known_by_what_it_opened(world: World) -> None:
    _, travel = two_circles(world)
    train()
    device = Reader(device=77)
    own = {note.id for note in travel.notes}
    found = page_feed(device, None, size=20)
    opened = [id for id in found.served.thing_ids if id in own][:5]
    note_served(found.served)
    note_behaviour(reader=device, seen=[Seen(found.served.id, id, BehaviourKind.CLICK) for id in opened])
    write_behaviour()
    after = [card.id for card in page_feed(device, None, size=10).wall.page.items]
    assert len(own.intersection(after)) >= 7


def test_a_page_costs_three_queries_however_long_it_is(world: World) -> None:
    food, _ = two_circles(world)
    train()
    reader, friend = food.people[0], food.people[1]
    follow_person(actor=reader, other=friend)
    page(reader)
    counts = set()
    for size in (3, 20):
        forget_everything()
        page(reader, size=size)
        with CaptureQueriesContext(connection) as asked:
            page(reader, size=size)
        counts.add(len(asked))
    assert len(counts) == 1, counts


def test_what_those_one_follows_wrote_comes_up_from_the_version_and_from_after_it(world: World) -> None:
    food, _ = two_circles(world)
    reader, friend, stranger = food.people[0], world.person(), world.person()
    follow_person(actor=reader, other=friend)
    before, gone = (plant(world, friend, "pets", days=days, seed=9000 + turn).id for turn, days in enumerate((2, 40)))
    plant(world, stranger, "pets", days=1, seed=9010)
    train()
    after = plant(world, friend, "pets", days=0.001, seed=9020).id
    refresh_feed()
    standing.forget_ground()
    served = page_feed(Reader(reader.id), reader, size=20).served
    told = dict(zip(served.thing_ids, zip(served.sources, served.because, strict=True), strict=True))
    assert told[after] == told[before] == (Source.FOLLOWING, friend.id)
    assert told.get(gone, (Source.HOT, 0))[0] != Source.FOLLOWING
    choose_feed(actor=reader, mode=FeedMode.PLAIN)
    assert Source.FOLLOWING not in page_feed(Reader(reader.id), reader, size=20).served.sources


# --- small authors, new notes ---


def test_half_of_every_page_is_for_authors_with_few_followers(world: World) -> None:
    from tallgrass.accounts.models import PersonCounts

    food, travel = two_circles(world)
    famous = [person.id for circle in (food, travel) for person in circle.people[:8]]
    PersonCounts.objects.bulk_create([PersonCounts(person_id=id, fans=50_000) for id in famous])
    train()
    authors = dict(Note.objects.values_list("id", "author_id"))
    for person in (food.people[9], None):
        first = page(person, size=16)
        for length in range(2, 17):
            small = sum(authors[id] not in famous for id in first[:length])
            assert small >= length // 2
    turn_dial(actor=world.person(role="operator"), name="fairness", value=0.0, reason="试一试")
    forget_everything()
    first = page(food.people[9], size=16)
    assert sum(authors[id] not in famous for id in first) < 8


def test_a_new_note_reaches_its_first_readers_at_the_next_refresh(world: World) -> None:
    two_circles(world)
    train()
    new = plant(world, world.person(), "food", days=0.001, seed=7)
    assert new.id not in page(world.person(), size=20)
    assert refresh_feed()
    standing.forget_ground()
    found = page_feed(Reader(), None, size=20).served
    assert new.id in found.thing_ids
    assert found.sources[found.thing_ids.index(new.id)] == Source.NEW


def test_a_note_goes_on_to_more_readers_only_when_those_it_had_respond() -> None:
    facts = {
        "exposures": np.array([0, 199, 200, 200, 500, 500, 13_000_000]),
        "likes": np.array([0, 0, 0, 8, 20, 25, 10**7]),
        "published": np.array([1e6] * 7),
    } | dict.fromkeys(("saves", "comments", "shares"), np.zeros(7, int))
    assert pools_of(facts, 1e6 + 60).tolist() == [0, 0, -1, 1, -1, 2, -1]
    assert pools_of(facts, 1e6 + 8 * 86400).tolist() == [-1] * 7


# --- how one wants it ---


def test_who_wants_no_personal_feed_gets_everybodys_and_leaves_no_name(world: World) -> None:
    food, _ = two_circles(world)
    train()
    reader = food.people[0]
    choose_feed(actor=reader, mode=FeedMode.PLAIN)
    found = page_feed(Reader(reader.id), reader, size=10)
    assert found.served.reader == Reader()
    assert set(found.served.sources) <= {Source.HOT, Source.NEW}
    note_served(found.served)
    note_behaviour(reader=Reader(reader.id), seen=[Seen(found.served.id, found.served.thing_ids[0], BehaviourKind.CLICK)])
    write_behaviour()
    assert list(Behaviour.objects.values_list("person_id", "device")) == [(None, None)]
    assert not Served.objects.filter(person_id=reader.id).exists()
    train_again = train_feed(bounds=SMALL)
    assert train_again.items == 80


def test_who_chooses_following_sees_only_those(world: World) -> None:
    food, _ = two_circles(world)
    train()
    reader, friend = world.person(), food.people[0]
    follow_person(actor=reader, other=friend)
    choose_feed(actor=reader, mode=FeedMode.FOLLOWING)
    forget_everything()
    shown = page(reader)
    assert shown
    assert set(Note.objects.filter(id__in=shown).values_list("author_id", flat=True)) == {friend.id}


# --- training and serving ---


def test_what_is_learnt_from_is_what_was_ranked_by_to_the_bit(world: World) -> None:
    food, _ = two_circles(world)
    train()
    reader = food.people[0]
    ground = standing.find_ground()
    wish = wish_of(Reader(reader.id), reader, seed=3)
    history = history_of(ground, wish)
    found = recall(ground, wish, history)
    rows = features_of(ground, wish, history, found)
    decided = decide(ground, wish, Tuning(), {}, size=10)
    ids = ground.ids_of(found.places).tolist()
    for choice in decided.choices:
        assert choice.features.tobytes() == rows[ids.index(choice.id)].tobytes()
    shown = page_feed(Reader(reader.id), reader, size=10).served
    note_served(shown)
    note_behaviour(reader=Reader(reader.id), seen=[Seen(shown.id, id, BehaviourKind.EXPOSURE) for id in shown.thing_ids])
    note_behaviour(reader=Reader(reader.id), seen=[Seen(shown.id, shown.thing_ids[2], BehaviourKind.CLICK)])
    write_behaviour()
    seen, done = read_seen()
    served = unpack(shown.features)
    assert sorted(row.tobytes() for row in seen) == sorted(row.tobytes() for row in served.astype(np.float32))
    assert seen[done[:, 0]].tobytes() == served[2].astype(np.float32).tobytes()
    assert unpack(pack(served)).tobytes() == served.tobytes()


def test_trees_say_the_same_in_serving_as_in_training() -> None:
    chance = np.random.default_rng(3)
    seen = chance.random((3000, len(NAMES))).astype(np.float16).astype(np.float32)
    reached = seen[:, 0] + chance.random(3000) * 0.5 > 1.0
    text, area = fit_goal(seen, reached)
    assert area > 0.8
    served = goals_of(seen.astype("<f2"), {"click": Trees(text)})
    import lightgbm

    assert np.array_equal(served[:, 0], lightgbm.Booster(model_str=text).predict(seen.astype(np.float64)))
    assert value_of(served, Tuning()).shape == (3000,)


def test_goals_are_on_the_scale_of_what_is_done_however_much_was_done(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = np.random.default_rng(5)
    seen = chance.random((4000, len(NAMES))).astype(np.float16).astype(np.float32)
    done = np.zeros((4000, 5), bool)
    done[:, 0] = seen[:, NAMES.index("recall_near")] + chance.random(4000) * 0.5 > 1.2  # Clicks: enough, and there is something to learn.
    done[:20, 1] = True  # Likes: too few to learn with what.
    done[:, 2] = chance.random(4000) < 0.1  # Saves: by chance alone.
    monkeypatch.setattr(learning, "read_seen", lambda: (seen, done))
    models, scores = learning.learn_goals()
    save = "goal.save" if scores["auc_save"] > scores["auc_save_before"] else "level.save"
    assert set(models) == {"goal.click", "level.like", save, "level.comment", "level.follow"}
    assert scores["auc_click"] > max(scores["auc_click_before"], 0.8)
    arrays = {name: models[name] for name in models if name != "goal.save"}
    made = snapshot.Snapshot(standing.reco_folder(), arrays, {}, {}, 1.0, "")
    goals = goals_of(seen.astype("<f2"), learnt_in(made))
    assert goals[:, 0].mean() == pytest.approx(done[:, 0].mean(), rel=0.1)
    assert goals[:, 1].mean() == pytest.approx(20 / 4000, rel=0.05)
    assert goals[:, 3].mean() < 0.001
    before = goals_of(seen.astype("<f2"), {})
    assert before[:, 1].mean() > 0.05
    assert np.array_equal(np.argsort(before[:, 1]), np.argsort(goals[:, 1]))  # Moved, and in the same order.
    monkeypatch.setattr(learning, "read_seen", lambda: (seen[:100], done[:100]))
    assert learning.learn_goals() == ({}, {})


def test_a_poisoned_version_is_refused_and_what_served_serves_on(world: World) -> None:
    two_circles(world)
    name = train()
    good = snapshot.current(standing.reco_folder())
    arrays = {key: np.array(value) for key, value in good.arrays.items()}
    poisons = [
        {"hot": np.full_like(arrays["hot"], 10**6)},
        {"near.neighbours": np.full_like(arrays["near.neighbours"], 81)},
        {"item.facts": arrays["item.facts"][:-1]},
        {"item.facts": np.zeros(len(arrays["item.facts"]), [("id", "<i8"), ("rest", "V56")])},
        {name: np.zeros_like(array) for name, array in arrays.items() if name.startswith(("near", "closed", "next", "factors"))},
    ]
    for poison in poisons:
        path = snapshot.write(standing.reco_folder(), arrays | poison, scores=good.scores, parameters=good.parameters)
        with pytest.raises(snapshot.SnapshotRefused):
            publish_checked(path)
    with pytest.raises(snapshot.SnapshotRefused):
        snapshot.write(standing.reco_folder(), arrays | {"near.weights": arrays["near.weights"] * np.nan}, scores={}, parameters={})
    worse = snapshot.write(standing.reco_folder(), arrays, scores={"ndcg": good.scores["ndcg"] / 2}, parameters=good.parameters)
    with pytest.raises(snapshot.SnapshotRefused):
        publish_checked(worse)
    standing.forget_ground()
    assert standing.find_ground().snapshot.name == name
    assert len(page(None)) == 20


def test_the_version_before_can_serve_again(world: World) -> None:
    two_circles(world)
    first, second = train(), train()
    assert standing.find_ground().snapshot.name == second
    assert step_back() == first
    standing.forget_ground()
    assert standing.find_ground().snapshot.name == first
    with pytest.raises(snapshot.SnapshotRefused):
        step_back()


def test_versions_change_under_load_and_no_page_fails(kept_world: World) -> None:
    food, _ = two_circles(kept_world, notes=16)
    train()
    readers, failed, served, stop = food.people[:4], [], [], threading.Event()
    turned = threading.Event()

    def read(person: Person) -> None:
        try:
            while not stop.is_set():
                found = page_feed(Reader(person.id), person, size=10)
                served.append(found.served.ranker)
                if len(found.wall.page.items) < 10:
                    failed.append("short")
        except Exception as error:
            failed.append(repr(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=read, args=(person,)) for person in readers]
    for thread in threads:
        thread.start()
    names = []
    for _ in range(3):
        names.append(train_feed(bounds=SMALL).name)
        standing._looked = 0.0  # The second between two looks is over.
        turned.wait(0.2)
    stop.set()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(set(served)) >= 2


def test_it_is_never_empty(world: World) -> None:
    note = world.text_note()
    assert page(None) == [note.id]  # Nothing was ever trained: the newest.
    world.read_log()
    assert page(world.person()) == [note.id]  # A ranking by heat.
    train_feed(bounds=SMALL)
    standing.forget_ground()
    assert page(None) == [note.id]
    Note.objects.filter(id=note.id).update(limited=True)
    assert page(None) == []


def test_a_channel_is_chosen_for_oneself_too(world: World) -> None:
    """Of one channel only, what one's circle likes first; what one liked is not there again, and it goes on to its end."""
    food, travel = two_circles(world, notes=24)
    others = [plant(world, food.people[0], "travel", days=2, seed=7000 + turn) for turn in range(24)]
    train()
    reader = travel.people[0]
    liked = set(Like.objects.filter(person_id=reader.id).values_list("note_id", flat=True))
    found = page_feed(Reader(reader.id), reader, channel="travel", size=8)
    first = [card.id for card in found.wall.page.items]
    assert {card.channel for card in found.wall.page.items} == {"travel"}
    assert len({note.id for note in travel.notes}.intersection(first)) > len({note.id for note in others}.intersection(first))
    assert not liked.intersection(first)
    assert (found.served.surface, found.goods) == ("travel", ())
    assert found.served.ranker == standing.find_ground().snapshot.name
    after = page_feed(Reader(reader.id), reader, channel="travel", cursor=found.wall.page.next, size=8)
    assert {card.channel for card in after.wall.page.items} == {"travel"}
    assert not {card.id for card in after.wall.page.items}.intersection(first)
    cursor, shown = after.wall.page.next, [*first, *(card.id for card in after.wall.page.items)]
    while cursor:
        part = page_feed(Reader(reader.id), reader, channel="travel", cursor=cursor, size=8).wall.page
        shown, cursor = [*shown, *(card.id for card in part.items)], part.next
    own = set(Note.objects.filter(channel="travel").exclude(author_id=reader.id).values_list("id", flat=True))
    assert len(shown) == len(set(shown))
    assert set(shown) <= own - liked
    assert {card.channel for card in page_feed(Reader(), None, channel="food", size=8).wall.page.items} == {"food"}
    with refused("not_found"):
        page(reader, channel="nowhere")


def test_refusing_one_note_leaves_the_refusal_of_its_author(world: World) -> None:
    """Until it is taken back."""
    food, _travel = two_circles(world)
    reader, note = world.person(), food.notes[0]
    refuse_thing(reader=Reader(reader.id), thing_id=note.id, whole_author=True)
    refuse_thing(reader=Reader(reader.id), thing_id=note.id)
    assert refused_authors(Reader(reader.id)) == {note.author_id}
    want_again(reader=Reader(reader.id), thing_id=note.id)
    forget_everything()
    assert refused_authors(Reader(reader.id)) == set()


def test_who_reads_only_those_they_follow_has_a_channel_all_the_same(world: World) -> None:
    two_circles(world, notes=20)
    train()
    reader = world.person()
    choose_feed(actor=reader, mode=FeedMode.FOLLOWING)
    found = page_feed(Reader(reader.id), reader, channel="food", size=8)
    assert {card.channel for card in found.wall.page.items} == {"food"}
    assert set(found.served.sources) <= {Source.HOT.value, Source.NEW.value}


def test_an_author_refused_long_ago_stays_refused(world: World) -> None:
    reader, author = world.person(), world.person()
    refuse_thing(reader=Reader(reader.id), thing_id=world.note(author).id, whole_author=True)
    Refusal.objects.bulk_create(Refusal(person_id=reader.id, thing_id=10**6 + turn) for turn in range(510))
    assert refused_authors(Reader(reader.id)) == {author.id}
    assert len(refused_things(Reader(reader.id))) == 500


def test_who_wants_no_personal_feed_is_still_not_shown_what_they_refused(world: World) -> None:
    two_circles(world)
    train()
    reader, other = world.person(), world.person()
    for person in (reader, other):
        choose_feed(actor=person, mode=FeedMode.PLAIN)
    first = page(reader, size=20)
    assert first == page(reader, size=20) == page(other, size=20)
    authors = dict(Note.objects.values_list("id", "author_id"))
    refuse_thing(reader=Reader(reader.id), thing_id=first[0])
    refuse_thing(reader=Reader(reader.id), thing_id=first[1], whole_author=True)
    after = page(reader, size=20)
    assert first[0] not in after
    assert authors[first[1]] not in {authors[id] for id in after}
    want_again(reader=Reader(reader.id), thing_id=first[0])
    assert first[0] in page(reader, size=20)
