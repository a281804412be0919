"""Trends of the mall: what rises, and why a best seller is none."""

from datetime import timedelta

import pytest
from django.test import Client

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.discovery.actions.goods_trends import make_goods_trends
from tallgrass.discovery.models import Behaviour, Trend
from tallgrass.discovery.queries.goods_trends import list_trends
from tallgrass.discovery.types import BehaviourKind, TrendKind
from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.models import Brand, Product
from tallgrass.notes.models import NoteGoods
from tallgrass.platform import clock
from tallgrass.platform.ids import past_id
from tallgrass.platform.partitions import day_of, ensure_days
from tests.discovery.feed_world import plant
from tests.mall.support import Mall, make_mall
from tests.orders.support import go_shopping
from tests.support.world import World

BROWSER = {"user-agent": "Mozilla/5.0 Firefox/140"}
_turn = iter(range(1, 100_000))


def on_sale(mall: Mall, title: str, **fields: object) -> Product:
    product = mall.product(title, **fields)
    mall.stock(mall.variant(product), 9)
    refresh_listings([product.id])
    return product


def write(world: World, product: Product, days: float, people: int = 1, **fields: object) -> None:
    """So many people wrote of it so long ago."""
    for _ in range(people):
        turn = next(_turn)
        note = plant(world, world.person(), "food", days=days, seed=turn)
        id = past_id(clock.now() - timedelta(days=days), turn)
        NoteGoods.objects.create(
            **{"id": id, "note_id": note.id, "product_id": product.id, "position": 0, "way": "attached", "shown": True} | fields
        )


def opened(product: Product, person_id: int, days: float) -> None:
    page = past_id(clock.now() - timedelta(days=days), next(_turn))
    ensure_days("discovery_behaviour", {day_of(page)})
    Behaviour.objects.create(page_id=page, thing_id=product.id, kind=BehaviourKind.CLICK, person_id=person_id, at=clock.now())


def test_what_more_people_than_usual_are_busy_with_rises_and_a_best_seller_does_not(world: World) -> None:
    mall = make_mall()
    new, steady, few, own = (on_sale(mall, title) for title in ("新锅", "老锅", "冷锅", "自夸锅"))
    write(world, new, 1, 7)
    for day in range(17):
        write(world, steady, day + 0.5, 3)
    write(world, few, 1, 4)
    write(world, own, 1, 9, own_store=True)
    assert make_goods_trends()
    found = list_trends(TrendKind.GOODS)
    assert [(entry.card.id, entry.people, entry.notes, entry.buyers) for entry in found] == [(new.id, 7, 7, 0)]
    assert found[0].times > 10
    assert found[0].curve[-2:] == (7, 0)
    assert len(found[0].curve) == 17


def test_one_person_counts_once_a_day_whatever_they_do(world: World) -> None:
    mall = make_mall()
    product = on_sale(mall, "刷出来的")
    person = world.person()
    for number in range(30):
        opened(product, person.id, 0.1 + number / 100)
    make_goods_trends()
    assert list_trends(TrendKind.GOODS) == []
    for _ in range(5):
        opened(product, world.person().id, 0.2)
    make_goods_trends()
    assert [entry.people for entry in list_trends(TrendKind.GOODS)] == [6]


def test_buyers_stores_and_brands_are_told(world: World) -> None:
    shopping = go_shopping(world)
    variant = shopping.goods()
    brand = Brand.objects.create(slug="shanmu", name="山木", name_en="Shanmu")
    Product.objects.filter(id=variant.product_id).update(brand=brand)
    refresh_listings([variant.product_id])
    product = Product.objects.get(id=variant.product_id)
    shopping.bought(shopping.wish(variant, 2))
    write(world, product, 1, 6)
    make_goods_trends()
    assert [(entry.people, entry.buyers, entry.notes) for entry in list_trends(TrendKind.GOODS)] == [(7, 1, 6)]
    assert [entry.card.id for entry in list_trends(TrendKind.STORE)] == [product.store_id]
    assert [str(entry.card.name) for entry in list_trends(TrendKind.BRAND)] == ["山木"]

    client = Client(headers=BROWSER)
    page = client.get("/mall/trends/").content.decode()
    assert product.title in page
    assert "7 个人" in page
    assert "1 人买" in page
    english = Client(headers=BROWSER | {"accept-language": "en"}).get("/mall/trends/?of=brand").content.decode()
    assert "Shanmu" in english
    assert "7 people" in english
    assert "mall/trends" in client.get("/mall/").content.decode()
    row = client.get("/mall/trends/", headers={"HX-Request": "true"}).content.decode()
    assert product.title in row
    assert "<html" not in row
    token = create_token(actor=world.person(), name="app")
    told = client.get("/api/v1/mall/trends?of=store", headers={"authorization": f"Bearer {token}"}).json()
    assert told["entries"][0]["people"] == 7
    assert told["made_at"]

    Product.objects.filter(id=product.id).update(state="draft")
    refresh_listings([product.id])
    assert list_trends(TrendKind.GOODS) == []  # What cannot be bought any more is gone at once.


@pytest.mark.parametrize("asked", ["", "?of=store", "?of=brand", "?of=nonsense"])
def test_a_calm_mall_says_so(world: World, asked: str) -> None:
    assert make_goods_trends()
    assert not Trend.objects.exists()
    assert "风平浪静" in Client(headers=BROWSER).get(f"/mall/trends/{asked}").content.decode()
    assert Client(headers=BROWSER).get("/mall/trends/", headers={"HX-Request": "true"}).content.strip() == b""
