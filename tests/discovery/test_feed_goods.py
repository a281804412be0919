"""Goods between the notes of the feed: which, where, why, and which never."""

import json

import numpy as np
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.accounts.models import Person
from tallgrass.discovery.actions import note_behaviour, note_served, refresh_goods, turn_dial, write_behaviour
from tallgrass.discovery.feed import standing
from tallgrass.discovery.feed.features import WIDTH
from tallgrass.discovery.feed.goods import Shelf, choose_goods
from tallgrass.discovery.feed.types import Source
from tallgrass.discovery.models import Refusal, Served
from tallgrass.discovery.queries import page_feed
from tallgrass.discovery.queries.feed import FeedPage
from tallgrass.discovery.queries.overseeing import explain_page, list_source_shares
from tallgrass.discovery.training.learning import read_seen
from tallgrass.discovery.types import BehaviourKind, GoodsCard, Reader, Seen
from tallgrass.mall.actions.listings import refresh_listings, refresh_store
from tallgrass.mall.models import Product, Store
from tallgrass.notes.models import Evaluation, NoteGoods
from tallgrass.notes.types import NoteCard
from tallgrass.platform.ids import short
from tallgrass.platform.memory import forget_everything
from tests.discovery.feed_world import Circle, train, two_circles
from tests.mall.support import Mall, make_mall
from tests.support.world import World


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.TALLGRASS_RECO = tmp_path / "reco"
    standing.forget_ground()
    yield
    standing.forget_ground()


def on_sale(mall: Mall, title: str, stock: int = 5) -> Product:
    product = mall.product(title)
    if stock:
        mall.stock(mall.variant(product), stock)
    refresh_listings([product.id])
    return product


def speak(circle: Circle, product: Product, notes: int = 6) -> None:
    """The first notes of a circle speak of a product."""
    NoteGoods.objects.bulk_create(
        NoteGoods(note_id=note.id, product_id=product.id, position=0, way="attached", shown=True) for note in circle.notes[:notes]
    )


def serve(person: Person | None, **asked: object) -> FeedPage:
    return page_feed(Reader(person.id) if person else Reader(), person, **asked)  # type: ignore[arg-type]


def shelves() -> None:
    refresh_goods()
    standing.forget_ground()
    forget_everything()


@pytest.fixture
def stage(world: World) -> tuple[Circle, Circle, Product, Product]:
    """Two circles, each with a store of its own that sells what its notes speak of."""
    food, travel = two_circles(world)
    pot, tent = on_sale(make_mall(), "铸铁锅"), on_sale(make_mall(), "帐篷")
    speak(food, pot)
    speak(travel, tent)
    train()
    shelves()
    return food, travel, pot, tent


def test_operators_read_why_goods_stand_on_a_members_page(stage: tuple[Circle, Circle, Product, Product], world: World) -> None:
    food, _, pot, _ = stage
    reader = food.people[0]
    client = Client()
    client.force_login(world.person(role="operator"))
    page = client.get(f"/console/feed/?for={reader.handle}").content.decode()
    explained = page[page.index('<table class="table two-lines">') :]
    assert pot.title in explained
    lines = explained[explained.index(pot.title) :].split("</tbody>", 1)[0]
    assert "笔记里的商品" in lines and "《food" in lines and '<td class="number">–</td>' in lines
    notes = [one.card.id for one in explain_page(reader) if isinstance(one.card, NoteCard)]
    assert notes == [card.id for card in serve(reader).wall.page.items]


def test_what_the_notes_one_likes_speak_of_comes_first(stage) -> None:
    food, travel, pot, tent = stage
    assert [card.id for card in serve(food.people[0]).goods] == [pot.id, tent.id]
    assert [card.id for card in serve(travel.people[0]).goods] == [tent.id, pot.id]


def test_they_stand_between_the_notes_and_are_written_down_after_them(stage) -> None:
    food, _, pot, tent = stage
    page = serve(food.people[0])
    notes = len(page.wall.page.items)
    assert notes == 20
    assert [place for place, card in enumerate(page.cards) if isinstance(card, GoodsCard)] == [7, 15]
    assert page.served.thing_ids == (*(card.id for card in page.wall.page.items), pot.id, tent.id)
    assert page.served.sources[notes:] == (Source.GOODS, Source.GOODS)
    assert page.served.because[notes] in {note.id for note in food.notes[:6]}
    assert len(page.served.features) == notes * 2 * WIDTH
    assert serve(food.people[0], size=5).served.thing_ids[5:] == (pot.id,)  # A short page holds fewer.


def test_what_cannot_be_bought_is_warned_of_or_was_seen_is_not_shown(world: World) -> None:
    food, _ = two_circles(world)
    sold_out, closed, warned = (on_sale(make_mall(), title, stock) for title, stock in (("空了", 0), ("关了", 3), ("别买", 3)))
    for product in (sold_out, closed, warned):
        speak(food, product)
    for note in food.notes[:6]:
        Evaluation.objects.create(note_id=note.id, verdict="pull")
    Store.objects.filter(id=closed.store_id).update(state="closed", closed_reason="歇业")
    refresh_store(closed.store_id)
    train()
    shelves()
    reader = food.people[0]
    page = serve(reader)
    assert [card.id for card in page.goods] == [warned.id]
    assert page.served.sources[-1] == Source.SELLING  # It is in the mall; but no note brings it.

    note_served(page.served)
    note_behaviour(reader=Reader(reader.id), seen=[Seen(page.served.id, card.id, BehaviourKind.EXPOSURE) for card in page.goods])
    write_behaviour()
    assert serve(reader).goods == ()


def test_no_two_of_one_store_and_no_more_than_the_operators_want(world: World) -> None:
    food, _ = two_circles(world)
    mall = make_mall()
    for number in range(4):
        speak(food, on_sale(mall, f"锅 {number}"))
    train()
    shelves()
    assert len(serve(food.people[0]).goods) == 1
    on_sale(make_mall(), "别家的")
    shelves()
    assert len(serve(food.people[0]).goods) == 2
    turn_dial(actor=world.person(role="operator"), name="goods", value=0, reason="先不放商品")
    forget_everything()
    assert serve(food.people[0]).goods == ()


def test_goods_cost_as_many_queries_however_many_they_are(stage) -> None:
    food, *_ = stage
    reader = food.people[0]
    counts = {}
    for size in (5, 20):
        forget_everything()
        with CaptureQueriesContext(connection) as asked:
            counts[len(serve(reader, size=size).goods)] = len(asked)
        assert [query["sql"].count("mall_listing") for query in asked].count(1) == 1
    assert counts[1] == counts[2]


def test_a_product_says_why_and_is_put_away_and_back(stage) -> None:
    food, _, pot, _ = stage
    reader = food.people[0]
    client = Client(headers={"user-agent": "Mozilla/5.0 Firefox/140"})
    client.force_login(reader)
    answer = client.get("/")
    assert f'id="goods-{short(pot.id)}"' in answer.content.decode()
    write_behaviour()
    page = Served.objects.get(person_id=reader.id)
    sheet = client.get(f"/feed/{short(page.id)}/{short(pot.id)}/", headers={"HX-Request": "true"}).content.decode()
    assert "铸铁锅" in sheet
    assert "因为你喜欢《" in sheet or "里说到它" in sheet
    assert "的所有笔记" not in sheet
    assert 'name="author"' not in sheet
    refused = client.post(f"/notes/{short(pot.id)}/refuse/", headers={"HX-Request": "true"})
    assert json.loads(refused["HX-Trigger"])["refused"]["thing"] == short(pot.id)
    assert pot.id not in [card.id for card in serve(reader).goods]
    assert "铸铁锅" in client.get("/settings/feed/").content.decode()
    client.post(f"/notes/{short(pot.id)}/refuse/end/", headers={"HX-Request": "true"})
    assert not Refusal.objects.filter(person_id=reader.id).exists()


def test_the_json_says_where_they_stand(stage) -> None:
    food, _, pot, tent = stage
    client = Client(headers={"authorization": f"Bearer {create_token(actor=food.people[0], name='app')}"})
    page = client.get("/api/v1/feed?size=20").json()
    assert [(one["goods"]["id"], one["after"]) for one in page["goods"]] == [(short(pot.id), 7), (short(tent.id), 14)]
    assert all(one["because"] for one in page["goods"])
    assert all(item["because"] for item in page["items"])


def test_the_ranking_learns_from_the_notes_of_such_pages_and_operators_see_the_goods(stage) -> None:
    food, *_ = stage
    reader = food.people[0]
    page = serve(reader)
    note_served(page.served)
    seen = [Seen(page.served.id, id, BehaviourKind.EXPOSURE) for id in page.served.thing_ids]
    note_behaviour(reader=Reader(reader.id), seen=seen)
    write_behaviour()
    rows, _ = read_seen()
    assert len(rows) == len(page.wall.page.items)
    assert {one.source: one.exposures for one in list_source_shares()}[Source.GOODS] == 2


def test_whoever_did_nothing_is_shown_what_sells() -> None:
    shelf = Shelf(np.array([5, 3, 9]), np.array([1, 1, 2]), np.array([40, 30, 2]), np.zeros(0, np.int64), np.zeros(0, np.int64))
    nobody = np.zeros(0, np.int64), np.zeros(0)
    chosen = choose_goods(shelf, nobody, nobody, np.zeros(0, np.int64), 2)
    assert [(one.id, one.source, one.because) for one in chosen] == [(5, Source.SELLING, 0), (9, Source.SELLING, 0)]
    assert [one.id for one in choose_goods(shelf, nobody, nobody, np.array([5]), 2)] == [3, 9]
