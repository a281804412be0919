"""Texts in the feed: what nobody has done anything with yet finds who likes such words."""

from datetime import timedelta

import numpy as np
import pytest

from tallgrass.accounts.models import Person
from tallgrass.discovery.actions import refresh_feed
from tallgrass.discovery.actions.training import publish_checked
from tallgrass.discovery.feed import standing
from tallgrass.discovery.feed.features import NAMES
from tallgrass.discovery.feed.ground import Ground, read_fresh
from tallgrass.discovery.feed.recall import history_of, recall
from tallgrass.discovery.feed.trees import Trees
from tallgrass.discovery.feed.types import Source
from tallgrass.discovery.queries.feed import wish_of
from tallgrass.discovery.queries.reasons import Placed, reasons_of
from tallgrass.discovery.reco import snapshot
from tallgrass.discovery.reco.texts import BUCKETS, count_letters, learn_projection, vectors_of
from tallgrass.discovery.training.learning import fit_goal
from tallgrass.discovery.types import Reader
from tallgrass.notes.models import Note
from tallgrass.notes.queries import note_card
from tallgrass.platform import clock
from tallgrass.platform.ids import past_id
from tests.discovery.feed_world import Circle, train, two_circles
from tests.support.world import World

SKY = ("篝火旁看星星", "帐篷外的银河", "山里露营看流星", "星空下搭帐篷", "营地的篝火和夜空")
OVEN = ("烤箱里的戚风蛋糕", "黄油打发到发白", "草莓奶油蛋糕卷", "面粉过筛再烤", "蛋糕脱模不塌")


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.TALLGRASS_RECO = tmp_path / "reco"
    standing.forget_ground()
    yield
    standing.forget_ground()


def wrote(author: Person, title: str, *, minutes: float, seed: int) -> Note:
    at = clock.now() - timedelta(minutes=minutes)
    return Note.objects.create(
        id=past_id(at, seed), author_id=author.id, state="published", published_at=at, channel="", title=title, kind="text"
    )


@pytest.fixture
def stage(world: World) -> tuple[Circle, Circle]:
    """Two circles whose notes are of one channel and differ in their words alone."""
    food, travel = two_circles(world)
    for circle, words in ((travel, SKY), (food, OVEN)):
        for turn, note in enumerate(circle.notes):
            Note.objects.filter(id=note.id).update(title=words[turn % 5], body=words[(turn + 2) % 5], channel="")
    train()
    return food, travel


def by_texts(person: Person) -> dict[int, tuple[float, int]]:
    """What texts alone propose: the score and by what of the history."""
    ground = standing.find_ground()
    assert ground is not None
    wish = wish_of(Reader(person.id), person)
    found = recall(ground, wish, history_of(ground, wish))
    rows = np.flatnonzero(found.scores[:, Source.TEXT] > 0)
    ids = ground.ids_of(found.places[rows])
    return dict(zip(ids.tolist(), zip(found.scores[rows, Source.TEXT].tolist(), found.because[rows].tolist(), strict=True), strict=True))


def test_a_new_note_finds_those_who_like_such_words_before_anyone_did_anything(world: World, stage: tuple[Circle, Circle]) -> None:
    food, travel = stage
    author = world.person()
    camp = wrote(author, "一个人去露营看星星", minutes=1, seed=900)
    cake = wrote(author, "蛋糕怎么烤不塌", minutes=1, seed=901)
    refresh_feed()
    standing.forget_ground()
    for circle, own, other in ((travel, camp, cake), (food, cake, camp)):
        found = by_texts(circle.people[0])
        assert own.id in found
        assert other.id not in found
    placed = Placed(Source.TEXT, by_texts(travel.people[0])[camp.id][1], note_card(camp.id, viewer=None))
    said = reasons_of([placed], travel.people[0])[0]
    assert said.url
    assert "《" in str(said.words)


def test_who_did_nothing_has_no_words(world: World, stage: tuple[Circle, Circle]) -> None:
    assert by_texts(world.person()) == {}


def test_a_place_with_few_notes_serves_without_texts(world: World) -> None:
    two_circles(world, notes=10)
    train()
    ground = standing.find_ground()
    assert ground is not None
    assert not ground.snapshot.has("text")
    assert ground.texts(np.arange(5)).shape == (5, 0)
    assert read_fresh(standing.fresh_file()).texts.shape[1] == 0


def test_fresh_texts_of_another_version_are_not_compared(stage: tuple[Circle, Circle]) -> None:
    ground = standing.find_ground()
    assert ground is not None
    narrow = read_fresh(standing.fresh_file())
    object.__setattr__(narrow, "texts", np.ones((len(narrow.ids), 3), np.float16))
    other = Ground(ground.snapshot, narrow)
    places = np.arange(10)
    assert np.array_equal(other.texts(places), ground.snapshot.arrays["text"][places].astype(np.float32))


def test_a_version_with_texts_of_other_notes_is_refused(stage: tuple[Circle, Circle]) -> None:
    good = snapshot.current(standing.reco_folder())
    assert good is not None
    arrays = {name: np.array(array) for name, array in good.arrays.items()}
    path = snapshot.write(standing.reco_folder(), arrays | {"text": arrays["text"][:-1]}, scores=good.scores, parameters=good.parameters)
    with pytest.raises(snapshot.SnapshotRefused):
        publish_checked(path)


def test_trees_learnt_from_other_features_do_not_serve() -> None:
    chance = np.random.default_rng(1)
    rows = chance.random((600, len(NAMES))).astype(np.float32)
    text, _ = fit_goal(rows, rows[:, 0] > 0.5)
    assert Trees(text).fits
    assert not Trees(text.replace("text_fit", "some_fit")).fits


def test_letters_are_counted_within_words_and_texts_only() -> None:
    counts = count_letters(["露营", "露营 星空", "", "AB", "ab"])
    by_text = [set(counts.buckets[counts.rows == row].tolist()) for row in range(5)]
    assert len(by_text[0]) == 1
    assert by_text[0] < by_text[1]
    assert len(by_text[1]) == 2  # Nothing over the space.
    assert by_text[2] == set()
    assert by_text[3] == by_text[4]
    assert counts.buckets.max() < BUCKETS


def test_vectors_are_of_length_one_and_the_same_alone_or_among_others() -> None:
    texts = [words * 2 for words in (*SKY, *OVEN)] * 5
    projection = learn_projection(texts, 48)
    assert projection is not None
    assert projection.shape == (BUCKETS, 12)
    together = vectors_of([*texts, "", "𠮷"], projection).astype(np.float32)
    assert np.allclose(np.linalg.norm(together[:50], axis=1), 1, atol=0.01)
    assert not together[50:].any()
    assert np.allclose(vectors_of(texts[7:8], projection).astype(np.float32), together[7:8], atol=0.01)
    alike = together[:10] @ together[:10].T
    assert alike[:5, :5].mean() > 0.2 > alike[:5, 5:].mean() + 0.1
    assert learn_projection(texts[:20], 48) is None
