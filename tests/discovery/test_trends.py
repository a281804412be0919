"""Trend notices: who hears of what is hot, how often, and at what hour."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.accounts.models import Block
from tallgrass.discovery.actions import make_hot_list, rule_on_entry, tell_trends
from tallgrass.discovery.models import HotList
from tallgrass.notes.actions import follow_topic, like_note
from tallgrass.notes.models import Topic
from tallgrass.notifications.actions import choose_trends, see_all
from tallgrass.notifications.models import Notification, TrendReader
from tallgrass.platform import clock
from tallgrass.platform.memory import forget_everything
from tests.support.world import World

LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)
NOON = datetime(2026, 11, 24, 4, 30, tzinfo=UTC)
"""Half past twelve in Shanghai, half past four in London."""


@pytest.fixture
def hot(world: World):
    """Two topics that are hot, of the channels food and travel; the first is hotter."""
    crowd = [world.person(joined_at=LONG_AGO) for _ in range(24)]
    for topic, channel, count in (("冬至饺子", "food", 24), ("初雪", "travel", 12)):
        note = world.text_note(world.person(joined_at=LONG_AGO), "字", title=topic, body=f"#{topic}", channel=channel)
        for person in crowd[:count]:
            like_note(actor=person, note=note)
    assert make_hot_list()


def tell(at: datetime = NOON) -> int:
    """Tell as of that moment; the list is made to be of that hour."""
    with clock.clock_at(at):
        HotList.objects.update(hour=at.replace(minute=0, second=0, microsecond=0))
        return tell_trends()


def follower(world: World, topic: str = "冬至饺子", **fields):
    person = world.person(**fields)
    follow_topic(actor=person, topic=Topic.objects.get(key=topic))
    return person


def heard(person) -> list[str]:
    ids = Notification.objects.filter(person_id=person.id, kind="trend").order_by("last_at").values_list("subject_kind", "subject_id")
    return [Topic.objects.get(id=id).name if kind == "topic" else kind for kind, id in ids]


def test_followers_and_those_who_like_the_channel_hear_of_it_and_nobody_else(world, hot):
    follows, likes, neither = follower(world), world.person(interests=["travel"]), world.person(interests=["pets"])
    assert tell() == 2
    assert (heard(follows), heard(likes), heard(neither)) == (["冬至饺子"], ["初雪"], [])


def test_of_two_that_concern_someone_the_higher_is_told_and_only_once_a_day(world, hot):
    both = follower(world, interests=["travel"])
    assert tell() == 1
    assert heard(both) == ["冬至饺子"]
    with clock.clock_at(NOON):
        see_all(actor=both)
    assert tell(NOON + timedelta(hours=23)) == 0
    assert tell(NOON + timedelta(hours=24)) == 1
    assert heard(both) == ["冬至饺子", "初雪"]
    with clock.clock_at(NOON + timedelta(hours=25)):
        see_all(actor=both)
    assert tell(NOON + timedelta(days=4)) == 0  # Both were told; neither is told again.


def test_one_that_was_not_looked_at_stands_for_the_next(world, hot):
    both = follower(world, interests=["travel"])
    assert tell() == 1
    assert tell(NOON + timedelta(days=2)) == 0
    assert heard(both) == ["冬至饺子"]


def test_nobody_is_told_at_night_in_their_own_zone(world, hot):
    london, shanghai, unsaid = (follower(world, zone=zone) for zone in ("Europe/London", "Asia/Shanghai", ""))
    lost = follower(world, zone="Mars/Olympus")
    assert tell() == 3
    assert (heard(london), heard(shanghai), heard(unsaid), heard(lost)) == ([], ["冬至饺子"], ["冬至饺子"], ["冬至饺子"])
    assert tell(datetime(2026, 11, 24, 7, 59, tzinfo=UTC)) == 0
    assert tell(datetime(2026, 11, 24, 8, 0, tzinfo=UTC)) == 1
    assert heard(london) == ["冬至饺子"]


def test_who_does_not_want_to_be_told_is_not_until_they_do(world, hot, client):
    quiet = follower(world)
    client.force_login(quiet)
    assert "checked" in client.get("/settings/trends/").content.decode()
    assert client.post("/settings/trends/", {}).status_code == 302
    assert tell() == 0
    by_token = {"HTTP_AUTHORIZATION": f"Bearer {create_token(actor=quiet, name='key')}"}
    assert client.get("/api/v1/notifications/trends", **by_token).json() == {"wants": False}
    put = client.put("/api/v1/notifications/trends", {"wants": True}, content_type="application/json", **by_token)
    assert put.json() == {"wants": True}
    assert tell() == 1
    assert "冬至饺子" in client.get("/notifications/").content.decode()


def test_no_longer_wanting_takes_along_what_was_not_looked_at(world, hot):
    person = follower(world)
    tell()
    choose_trends(actor=person, wants=False)
    assert heard(person) == []
    assert not TrendReader.objects.get(person_id=person.id).wants


def test_what_operators_removed_is_not_told_and_the_gone_hear_nothing(world, hot):
    person, gone = follower(world), follower(world, is_active=False)
    topic = Topic.objects.get(key="冬至饺子")
    boss = world.person(role="operator")
    rule_on_entry(actor=boss, kind="topic", key=str(topic.id), name=topic.name, act="remove", reason="广告")
    assert tell() == 0
    assert heard(person) == heard(gone) == []


def test_a_hot_note_is_not_told_to_its_author_or_those_they_parted_with(world):
    author = world.person(joined_at=LONG_AGO, interests=["home"])
    apart, reader = world.person(interests=["home"]), world.person(interests=["home"])
    Block.objects.create(person_id=author.id, other_id=apart.id)
    forget_everything()
    note = world.text_note(author, "字", title="独自红的笔记", channel="home")
    for _ in range(12):
        like_note(actor=world.person(joined_at=LONG_AGO), note=note)
    make_hot_list()
    assert tell() == 1
    assert (heard(author), heard(apart), heard(reader)) == ([], [], ["note"])


def test_a_job_run_twice_at_once_tells_once(kept_world):
    note = kept_world.text_note(kept_world.person(joined_at=LONG_AGO), "字", title="同时", body="#同时红")
    for _ in range(8):
        like_note(actor=kept_world.person(joined_at=LONG_AGO), note=note)
    make_hot_list()
    HotList.objects.update(hour=NOON.replace(minute=0))
    readers = [follower(kept_world, "同时红") for _ in range(5)]
    told: list[int] = []

    def run():
        try:
            told.append(tell_trends())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(4)]
    with clock.clock_at(NOON):  # One clock for all of the process.
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
    assert sum(told) == 5
    assert [heard(person) for person in readers] == [["同时红"]] * 5


def test_telling_many_is_a_few_queries_a_portion(world, hot, django_assert_max_num_queries):
    for _ in range(30):
        follower(world)
    with django_assert_max_num_queries(90):  # Two a line told, and a score besides.
        assert tell() == 30
