"""The loop as operators see it, from what people really did."""

import re
from dataclasses import replace

import pytest

from tallgrass.discovery.feed.types import Source
from tallgrass.discovery.models import Served
from tallgrass.insights.queries import loop
from tallgrass.notes.actions import keep_sales
from tallgrass.notes.goods_types import Sale
from tallgrass.orders.models import Order
from tallgrass.platform import clock
from tallgrass.platform.ids import new_id
from tallgrass.platform.partitions import day_of, ensure_days
from tallgrass.search.actions import remember_search
from tests.orders.support import go_shopping


@pytest.fixture(autouse=True)
def _read_anew():
    loop._lately.clear()


def test_the_funnel_says_how_many_came_on_and_where_it_leaks(world, client):
    author, buyer = world.person(), world.person()
    note = world.note(author)
    keep_sales([Sale(1, buyer.id, 5, note.id, 12900, 0, True, clock.now().date())])
    remember_search(actor=buyer, words="精华", results=3)
    assert not Order.objects.exists()
    client.force_login(world.person(role="operator"))
    page = client.get("/console/loop/?days=7").content.decode()
    for words in ("¥129", "100.0%", clock.now().date().isoformat()):
        assert words in page, words
    assert client.get("/console/loop/?days=no").status_code == 200


def test_it_says_where_what_was_paid_for_was_seen(world, client):
    shopping, author = go_shopping(world), world.person()
    note, other = world.note(author), world.note(author)
    variant = shopping.goods(fen=12900)
    feed, channel, forgotten = new_id(), new_id(), new_id()
    ensure_days("discovery_served", {day_of(feed), day_of(forgotten)})
    Served.objects.create(id=feed, surface="feed", thing_ids=[other.id, note.id], sources=[Source.HOT, Source.TEXT])
    Served.objects.create(id=channel, surface="food", thing_ids=[note.id])
    for page, quantity in ((feed, 1), (feed, 1), (channel, 3), (forgotten, 1)):
        shopping.bought(replace(shopping.wish(variant, quantity, note=note.id), from_exposure=page))
    shopping.place(replace(shopping.wish(variant, note=note.id), from_exposure=feed))  # Not paid for.
    client.force_login(world.person(role="operator"))
    began = client.get("/console/loop/?days=7").content.decode().split("began-title")[2]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", began)[1:4]]
    assert rows == [["频道：美食", "1", "¥387"], ["首页：文字相近", "2", "¥258"], ["已经忘掉的页", "1", "¥129"]]
    assert "The feed: alike in words" in client.get("/console/loop/?days=30", headers={"Accept-Language": "en"}).content.decode()
