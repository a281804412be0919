"""The hot list: surprise, not size; people, not acts; and what operators and viewers change in it."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from tallgrass.accounts.models import Block, Session
from tallgrass.discovery.actions import make_hot_list, rule_on_entry, undo_ruling
from tallgrass.discovery.hot import Thing, alike, expected, join_alike, mark_of, rank_things, surprise
from tallgrass.discovery.hot_evidence import gather_things
from tallgrass.discovery.models import HotHour, HotList, HotRuling
from tallgrass.discovery.queries import get_hot_page
from tallgrass.discovery.sparkline import points_of
from tallgrass.discovery.types import HotKind
from tallgrass.notes.actions import like_note, save_note, unlike_note
from tallgrass.notes.models import NoteTopic, Topic
from tallgrass.platform import clock
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import short
from tallgrass.platform.memory import forget_everything
from tallgrass.platform.models import AuditEntry
from tallgrass.search.models import PastSearch
from tests.support.world import World

LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture
def crowd(world: World):
    made = [world.person(joined_at=LONG_AGO) for _ in range(40)]
    return made


def note_in(world, topic, author=None, title="一篇"):
    return world.text_note(author or world.person(joined_at=LONG_AGO), "字", title=title, body=f"#{topic}")


def steady(topic_key, people, days=14):
    """So many people in each hour of the last days."""
    topic = Topic.objects.get(key=topic_key)
    now = clock.now().replace(minute=0, second=0, microsecond=0)
    hours = [HotHour(hour=now - timedelta(hours=back), kind="topic", key=str(topic.id), people=people) for back in range(5, 24 * days)]
    HotHour.objects.bulk_create(hours)


def searched(people, words, ago=timedelta(minutes=5), results=3):
    for person in people:
        PastSearch.objects.create(person_id=person.id, key=words, words=words, results=results, searched_at=clock.now() - ago)


def names(viewer=None):
    return [entry.shown for entry in get_hot_page(viewer).entries]


def test_surprise_grows_with_people_and_shrinks_with_what_is_usual():
    assert surprise(30, 1.0) > surprise(30, 20.0) > surprise(30, 29.0) > 0
    assert surprise(20, 20.0) == surprise(5, 20.0) == 0
    assert expected(0, 0) == 1.0
    assert expected(0, 14) < 0.2
    assert expected(1400, 14) == pytest.approx(87.6, abs=0.1)


def test_a_burst_of_thirty_people_beats_a_big_steady_topic(world, crowd):
    big, new = note_in(world, "早餐"), note_in(world, "海边日出")
    steady("早餐", 36)
    for person in crowd:
        like_note(actor=person, note=big)
    for person in crowd[:30]:
        like_note(actor=person, note=new)
    assert make_hot_list()
    assert names()[0] == "海边日出"
    assert "早餐" not in names()


def test_five_hundred_acts_of_three_people_do_not(world, crowd):
    notes = [note_in(world, "刷屏", crowd[0], title=f"第{place}篇") for place in range(60)]
    for person in crowd[1:3]:
        for note in notes:
            for act in (like_note, save_note, unlike_note, like_note):
                act(actor=person, note=note)
    for person in crowd[10:16]:
        like_note(actor=person, note=note_in(world, "安静"))
    make_hot_list()
    assert "刷屏" not in names()
    assert "安静" in names()


def test_new_accounts_one_address_and_the_banned_do_not_make_it_hot(world, crowd):
    fresh, farm, gone = (note_in(world, topic) for topic in ("新号", "同址", "封了"))
    for place in range(20):
        like_note(actor=world.person(), note=fresh)
        person = world.person(joined_at=LONG_AGO)
        Session.objects.create(
            session_key=f"k{place}",
            session_data="",
            expire_date=clock.now(),
            person=person,
            started_at=clock.now(),
            seen_at=clock.now(),
            address="10.0.0.7",
        )
        like_note(actor=person, note=farm)
        like_note(actor=world.person(joined_at=LONG_AGO, is_active=False), note=gone)
    make_hot_list()
    assert names() == []


def test_what_people_search_for_joins_the_topic_of_that_name(world, crowd):
    note = note_in(world, "露营")
    for person in crowd[:8]:
        like_note(actor=person, note=note)
    searched(crowd[5:25], "露营")
    searched(crowd[:3], "别的")
    make_hot_list()
    entry = get_hot_page(None).entries[0]
    assert (entry.kind, entry.shown, entry.people, entry.cause) == (HotKind.TOPIC, "露营", 26, "searches")  # With its author.
    assert len(get_hot_page(None).entries) == 1


def test_a_phrase_alone_is_led_to_search_and_vain_searches_do_not_count(world, crowd):
    searched(crowd[:12], "手冲咖啡")
    searched(crowd[:20], "没有的东西", results=0)
    searched(crowd[:20], "昨天的", ago=timedelta(hours=20))
    make_hot_list()
    assert names() == ["手冲咖啡"]
    assert get_hot_page(None).entries[0].url.startswith("/search/?q=%E6%89%8B")


def test_names_review_would_hold_stay_out(world, crowd):
    searched(crowd[:12], "去死吧")
    searched(crowd[:12], "好吃的")
    make_hot_list()
    assert names() == ["好吃的"]


def test_a_note_stands_for_itself_unless_its_topic_tells_of_it(world, crowd):
    alone = world.text_note(world.person(joined_at=LONG_AGO), "字", title="独自红的笔记")
    topical = note_in(world, "一起红", title="话题里的笔记")
    for person in crowd[:20]:
        like_note(actor=person, note=alone)
        like_note(actor=person, note=topical)
    make_hot_list()
    entries = {entry.shown: entry for entry in get_hot_page(None).entries}
    assert set(entries) == {"独自红的笔记", "一起红"}
    assert (entries["一起红"].cause, entries["一起红"].cause_note, entries["一起红"].cause_people) == ("note", "话题里的笔记", 20)


def test_what_a_viewer_may_not_see_is_not_told_to_them(world, crowd):
    author, viewer = world.person(joined_at=LONG_AGO), world.person()
    note = world.text_note(author, "字", title="红了")
    for person in crowd[:20]:
        like_note(actor=person, note=note)
    make_hot_list()
    assert names(viewer) == ["红了"]
    Block.objects.create(person_id=author.id, other_id=viewer.id)
    forget_everything()
    assert names(viewer) == []


def test_marks_and_curve():
    assert mark_of(0, {}, set(), "topic:1", [0] * 24) == "new"
    assert mark_of(0, {"topic:1": 5}, {"topic:1"}, "topic:1", [0] * 24) == "rising"
    assert mark_of(4, {"topic:1": 5}, {"topic:1"}, "topic:1", [0] * 22 + [9, 10]) == ""
    assert mark_of(4, {"topic:1": 5}, {"topic:1"}, "topic:1", [0] * 22 + [5, 10]) == "rising"
    assert points_of([0, 5, 10]) == "2.0,22.0 48.0,12.0 94.0,2.0"
    assert points_of([]) == ""


def test_near_duplicates_are_one():
    assert alike("大理 旅行", "大理旅行")
    assert alike("咖啡店推荐", "咖啡店推荐吗")
    assert not alike("大理", "大连")
    assert not alike("red dress", "blue shoes")
    one = Thing(HotKind.SEARCH, "咖啡店推荐", "咖啡店推荐", frozenset({1, 2, 3}), past=4, folded="咖啡店推荐")
    two = Thing(HotKind.TOPIC, "9", "咖啡店推荐吗", frozenset({3, 4}), past=1, folded="咖啡店推荐吗")
    joined = join_alike([one, two])
    assert [(thing.kind, thing.key, thing.people, thing.past) for thing in joined] == [(HotKind.TOPIC, "9", {1, 2, 3, 4}, 5)]


def test_ranking_takes_the_order_of_surprise():
    things = [
        Thing(
            HotKind.TOPIC,
            str(count),
            f"主题{count}一二三四五六"[:3] + str(count),
            frozenset(range(count)),
            past=past,
            folded=f"{count}xyz{past}",
        )
        for count, past in ((10, 0), (30, 400), (12, 0), (4, 0))
    ]
    assert [one.thing.key for one in rank_things(things, 14)] == ["12", "10", "30"][: len(rank_things(things, 14))]


def test_two_jobs_at_once_make_one_list(kept_world):
    made = [kept_world.person(joined_at=LONG_AGO) for _ in range(10)]
    note = note_in(kept_world, "同时")
    for person in made:
        like_note(actor=person, note=note)
    done, errors = [], []

    def make():
        try:
            done.append(make_hot_list())
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=make) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert errors == []
    assert True in done
    assert HotList.objects.count() == 1
    assert names() == ["同时"]


def test_operators_pin_rename_and_remove_with_a_reason_and_take_it_back(world, crowd):
    boss = world.person(role="operator")
    searched(crowd[:12], "第一")
    searched(crowd[:9], "第二个")
    searched(crowd[:7], "另外")
    make_hot_list()
    assert names() == ["第一", "第二个", "另外"]
    pinned = rule_on_entry(actor=boss, kind="search", key="另外", name="另外", act="pin", value="1", reason="活动")
    rule_on_entry(actor=boss, kind="search", key="第一", name="第一", act="rename", value="头名", reason="好读")
    removed = rule_on_entry(actor=boss, kind="search", key="第二个", name="第二个", act="remove", reason="广告")
    assert names() == ["另外", "头名"]
    assert get_hot_page(None).entries[0].pinned
    undo_ruling(actor=boss, ruling_id=pinned.id)
    undo_ruling(actor=boss, ruling_id=removed.id)
    undo_ruling(actor=boss, ruling_id=removed.id)
    assert names() == ["头名", "第二个", "另外"]
    assert list(AuditEntry.objects.order_by("id").values_list("act", flat=True)) == [
        "hot.pin",
        "hot.rename",
        "hot.remove",
        "hot.undo",
        "hot.undo",
    ]
    rule_on_entry(actor=boss, kind="search", key="另外", name="另外", act="pin", value="2", reason="一")
    rule_on_entry(actor=boss, kind="search", key="另外", name="另外", act="pin", value="1", reason="二")
    assert HotRuling.objects.filter(act="pin", undone_at=None).count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": " "},
        {"act": "burn"},
        {"act": "pin", "value": "0"},
        {"act": "pin", "value": "x"},
        {"act": "rename", "value": ""},
        {"act": "rename", "value": "去死吧"},
        {"kind": "person"},
        {"key": ""},
    ],
)
def test_a_ruling_that_makes_no_sense_is_refused(world, wrong):
    asked = {"kind": "search", "key": "k", "name": "k", "act": "remove", "reason": "为什么"} | wrong
    with pytest.raises(DomainError):
        rule_on_entry(actor=world.person(role="operator"), **asked)
    assert not HotRuling.objects.exists()


def test_hours_are_kept_and_one_can_look_back(world, crowd, client):
    searched(crowd[:12], "现在的")
    make_hot_list()
    row = HotList.objects.get()
    before = row.hour - timedelta(hours=1)
    HotList.objects.create(hour=before, made_at=before, entries=[row.entries[0] | {"name": "那时的", "key": "那时的"}])
    page = client.get(f"/hot/?at={before:%Y-%m-%dT%H}").content.decode()
    assert "那时的" in page
    assert "现在的" not in page
    assert "现在的" in client.get("/hot/").content.decode()
    for wrong in ("2020-01-01T00", "yesterday", "2026-99-99T99", "２026-01-01T00"):
        assert client.get(f"/hot/?at={wrong}").status_code == 404
        assert client.get(f"/api/v1/hot?at={wrong}").status_code == 404
    found = client.get("/api/v1/hot").json()
    assert found["entries"][0]["name"] == "现在的"
    assert len(found["entries"][0]["curve"]) == 24
    assert sum(found["entries"][0]["curve"][-2:]) == 12


def test_the_page_is_a_fixed_number_of_queries(world, crowd, client, django_assert_num_queries):
    for place in range(12):
        searched(crowd[: 6 + place], f"词{place}条{place * 7}")
    make_hot_list()
    client.get("/hot/")
    with django_assert_num_queries(3):
        client.get("/hot/")


def test_making_the_list_is_a_fixed_number_of_queries(world, crowd, django_assert_max_num_queries):
    note = note_in(world, "许多")
    for person in crowd:
        like_note(actor=person, note=note)
    searched(crowd, "许多词")
    with django_assert_max_num_queries(40):
        make_hot_list()


def test_a_topic_counts_those_who_write_in_it(world, crowd):
    for place, person in enumerate(crowd[:9]):
        note_in(world, "大家写", author=person, title=f"第{place}")
    things = {thing.name: thing for thing in gather_things(clock.now() - timedelta(hours=1))}
    assert len(things["大家写"].people) == 9
    assert NoteTopic.objects.count() == 9


def test_the_console_screen(world, crowd, client):
    searched(crowd[:12], "第一")
    make_hot_list()
    boss = world.person(role="operator")
    client.force_login(boss)
    assert "第一" in client.get("/console/hot/").content.decode()
    form = {"kind": "search", "key": "第一", "name": "第一", "act": "remove", "reason": ""}
    assert client.post("/console/hot/rule/", form).status_code == 422
    assert client.post("/console/hot/rule/", form | {"reason": "广告"}).status_code == 302
    assert names() == []
    ruling = HotRuling.objects.get()
    assert client.post(f"/console/hot/rulings/{short(ruling.id)}/undo/").status_code == 302
    assert names() == ["第一"]
    client.force_login(world.person())
    assert client.get("/console/hot/").status_code == 404
