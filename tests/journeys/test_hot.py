"""The hot list in the browser: an entry with its cause and curve; an operator pins, renames and removes, each with a reason."""

from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tallgrass.discovery.actions import make_hot_list, tell_trends
from tallgrass.discovery.models import HotHour, HotList, HotRuling
from tallgrass.notes.actions import follow_topic, like_note
from tallgrass.notes.models import Topic
from tallgrass.platform import clock
from tests.journeys.conftest import Visit
from tests.support.world import World

LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture
def hot(world: World) -> None:
    """Three topics that are hot this hour, with something of a curve behind the first."""
    for model in (HotRuling, HotList, HotHour):
        model.objects.all().delete()
    crowd = [world.person(joined_at=LONG_AGO) for _ in range(20)]
    for name, count in (("第一场雪看这里", 20), ("柿子红了没有", 14), ("围炉煮茶翻车", 9)):
        note = world.text_note(world.person(joined_at=LONG_AGO), name, title=f"{name}，我先说", body=f"#{name}", channel="travel")
        for person in crowd[:count]:
            like_note(actor=person, note=note)
    topic, hour = Topic.objects.get(key="第一场雪看这里"), clock.now().replace(minute=0, second=0, microsecond=0)
    HotHour.objects.bulk_create(
        [HotHour(hour=hour - timedelta(hours=back), kind="topic", key=str(topic.id), people=people) for back, people in ((6, 2), (5, 4))]
    )
    assert make_hot_list()


def faults(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:150]}" for fault in found if fault["impact"] in {"serious", "critical"}]


def act(page: Page, entry: str, choice: str, reason: str, **fields: str) -> None:
    """What an operator does to an entry, to the end of the question whether they mean it."""
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=entry, exact=True)).first
    row.locator("summary").click()
    row.get_by_label("怎么处理").select_option(choice)
    for label, value in fields.items():
        row.get_by_label({"place": "置顶到第几", "name": "新名字"}[label]).fill(value)
    row.get_by_label("原因").fill(reason)
    row.get_by_role("button", name="做").click()
    page.get_by_role("dialog").get_by_role("button", name="做", exact=True).click()


def test_the_list_and_what_an_operator_does_to_it(visit: Visit, world: World, hot: None) -> None:
    reader = visit(world.person("看热闹的"), phone=True)
    page = reader.go("/hot/")
    names = page.locator(".hot-entry .name a")
    expect(names).to_have_text(["#第一场雪看这里", "#柿子红了没有", "#围炉煮茶翻车"])
    first = page.locator(".hot-entry").first
    expect(first).to_contain_text("20 个人在看")
    expect(first.get_by_role("link", name="第一场雪看这里，我先说")).to_be_visible()
    expect(first.get_by_role("img")).to_have_attribute("aria-label", "最近 24 小时，最多时一小时 21 人")
    reader.picture("hot-phone")
    assert faults(page) == []

    boss = visit(world.person("运营", role="operator"))
    desk = boss.go("/console/hot/")
    act(desk, "围炉煮茶翻车", "pin", "今晚的活动", place="1")
    expect(desk.get_by_role("cell", name="置顶 1")).to_be_visible()
    act(desk, "第一场雪看这里", "rename", "好读一点", name="各地的第一场雪")
    expect(desk.get_by_role("cell", name="改名 各地的第一场雪")).to_be_visible()
    act(desk, "柿子红了没有", "remove", "商家在刷")
    expect(desk.get_by_role("cell", name="商家在刷")).to_be_visible()
    boss.picture("hot-desk-desktop")
    assert faults(desk) == []

    page.reload()
    expect(names).to_have_text(["#围炉煮茶翻车", "各地的第一场雪"])
    expect(page.locator(".hot-entry").first.locator(".hot-mark")).to_have_text("置顶")
    desk.get_by_role("row").filter(has_text="商家在刷").get_by_role("button", name="收回").click()
    expect(desk.get_by_role("row").filter(has_text="商家在刷")).to_contain_text("已收回")
    page.reload()
    expect(names).to_have_count(3)


def test_who_follows_a_hot_topic_is_told_and_may_ask_not_to_be(visit: Visit, world: World, hot: None) -> None:
    person = world.person("爱雪的人", zone="Asia/Shanghai")
    follow_topic(actor=person, topic=Topic.objects.get(key="第一场雪看这里"))
    at_noon = clock.now().replace(hour=4, minute=30)
    with clock.clock_at(at_noon):
        HotList.objects.update(hour=at_noon.replace(minute=0, second=0, microsecond=0))
        assert tell_trends() >= 1
    visitor = visit(person, phone=True)
    page = visitor.go("/notifications/")
    line = page.locator(".notification").filter(has_text="这会儿很多人在聊")
    expect(line.get_by_role("link", name="#第一场雪看这里")).to_be_visible()
    visitor.picture("trend-notice-phone")
    page.goto(f"{visitor.product.url}/settings/")
    page.get_by_role("link", name="热点提醒").click()
    box = page.get_by_role("checkbox")
    expect(box).to_be_checked()
    box.uncheck()
    visitor.picture("trend-choice-phone")
    assert faults(page) == []
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("checkbox")).not_to_be_checked()
