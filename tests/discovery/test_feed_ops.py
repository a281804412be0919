"""Operators and the feed."""

import pytest
from django.test import Client

from tallgrass.discovery.actions import choose_feed, note_behaviour, note_served, write_behaviour
from tallgrass.discovery.feed import standing
from tallgrass.discovery.models import Dial
from tallgrass.discovery.queries import get_tuning, page_feed
from tallgrass.discovery.types import BehaviourKind, FeedMode, Reader, Seen
from tallgrass.platform.memory import forget_everything
from tallgrass.platform.models import AuditEntry
from tests.discovery.feed_world import train, two_circles
from tests.support.world import World


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.TALLGRASS_RECO = tmp_path / "reco"
    standing.forget_ground()
    yield
    standing.forget_ground()


def test_the_page_tells_what_brought_what_and_explains_a_members_page(world: World) -> None:
    operator = world.person(role="operator")
    client = Client()
    client.force_login(operator)
    assert "还没有版本" in client.get("/console/feed/").content.decode()
    food, _ = two_circles(world, notes=20)
    name, reader = train(), food.people[0]
    found = page_feed(Reader(reader.id), reader, size=10).served
    note_served(found)
    note_behaviour(reader=Reader(reader.id), seen=[Seen(found.id, id, BehaviourKind.EXPOSURE) for id in found.thing_ids])
    note_behaviour(reader=Reader(reader.id), seen=[Seen(found.id, found.thing_ids[0], BehaviourKind.CLICK)])
    write_behaviour()
    page = client.get(f"/console/feed/?for={reader.handle}").content.decode()
    for words in (name, "10 次笔记曝光", "100.0 %", "看过的人也看", "因为你喜欢《food"):
        assert words in page
    assert "没有这个人" in client.get("/console/feed/?for=nobody_here").content.decode()


@pytest.mark.parametrize(
    ("name", "value", "reason", "status"),
    [("like", "2.5", "更看重喜欢", 302), ("like", "2", " ", 422), ("like", "-1", "x", 422), ("like", "nan", "x", 422), ("fairness", "1.5", "x", 422), ("explore", "0.2", "x", 422), ("explore", "-0.01", "x", 422), ("weather", "1", "x", 422), ("like", "", "x", 422)],
)  # fmt: skip
def test_figures_are_turned_within_bounds_and_with_a_reason(world: World, name: str, value: str, reason: str, status: int) -> None:
    operator = world.person(role="operator")
    client = Client()
    client.force_login(operator)
    before = get_tuning()
    assert client.post("/console/feed/dial/", {"name": name, "value": value, "reason": reason}).status_code == status
    forget_everything()
    if status == 302:
        assert get_tuning().like == 2.5
        assert AuditEntry.objects.filter(act="feed.dial").count() == 1
        assert "更看重喜欢" in client.get("/console/feed/").content.decode()
    else:
        assert get_tuning() == before
        assert not Dial.objects.exists()


def test_how_many_pages_are_drawn_on_is_set_to_a_tenth_at_most(world: World) -> None:
    operator = world.person(role="operator")
    client = Client()
    client.force_login(operator)
    refused = client.post("/console/feed/dial/", {"name": "explore", "value": "0.2", "reason": "多试试"}).content.decode()
    assert "填 0 到 0.1 之间的数。" in refused
    row = refused[refused.index('value="explore"') :]
    assert refused.count("<details open>") == 1
    assert 'value="0.2"' in row[:400]  # What was typed is still there, with what is wrong beside it.
    assert row.index("填 0 到 0.1 之间的数。") < row.index("多试试") < row.index("</form>")
    for value in ("0", "0.1"):
        assert client.post("/console/feed/dial/", {"name": "explore", "value": value, "reason": "多试试"}).status_code == 302
        forget_everything()
        assert get_tuning().explore == float(value)
    assert "多大比例的页有一张抽签" in client.get("/console/feed/").content.decode()


def test_what_counts_things_is_set_to_whole_numbers_and_stands_there_at_once(world: World) -> None:
    client = Client()
    client.force_login(world.person(role="operator"))
    get_tuning()  # Remembered for two seconds.
    for value in ("2.5", "1_0", "nan", "-1", ""):
        refused = client.post("/console/feed/dial/", {"name": "spacing", "value": value, "reason": "试一试"})
        assert (refused.status_code, Dial.objects.count()) == (422, 0)
        assert "填 1 到 20 之间的整数。" in refused.content.decode()
    assert client.post("/console/feed/dial/", {"name": "spacing", "value": "12", "reason": "试一试"}).status_code == 302
    shown = client.get("/console/feed/").content.decode()
    row = shown[shown.index('value="spacing"') - 400 :]
    assert '<td class="number">12</td>' in row[:400]


def test_a_page_is_explained_where_it_is_asked_for_and_says_whose_wall_is_another(world: World) -> None:
    client, member = Client(), world.person(handle="reader")
    client.force_login(world.person(role="operator"))
    assert 'action="/console/feed/#explain"' in client.post("/console/feed/dial/", {"name": "spacing", "value": "x"}).content.decode()
    for mode, words in ((FeedMode.FOLLOWING, "这位只看关注的人"), (FeedMode.PLAIN, "这位关掉了个性推荐")):
        choose_feed(actor=member, mode=mode)
        assert words in client.get("/console/feed/?for=%20@reader%20").content.decode()
