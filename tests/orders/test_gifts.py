"""Gifts come along with what they are for, or the buyer is told before ordering and after that they do not."""

import pytest
from django.test import Client

from tallgrass.mall.models import Stock
from tallgrass.orders.models import Order
from tallgrass.platform.ids import short
from tallgrass.promotions.types import OfferKind
from tests.orders.support import Shopping, broken, go_shopping
from tests.orders.test_api import Caller
from tests.promotions.support import offer

pytestmark = pytest.mark.django_db
NOT_HERE = "满 100 送土豆队长公仔：这次发货的仓库里没有，这一单不带它"


@pytest.fixture
def shopping(world) -> Shopping:
    return go_shopping(world)


def gift(shopping: Shopping, quantity: int = 3, warehouse=None):  # type: ignore[no-untyped-def]
    doll = shopping.goods(quantity, 9900, warehouse, title="土豆队长公仔")
    offer(OfferKind.GIFT, shopping.mall.store, at=10000, gift_code=doll.code)
    return doll


def pages(client: Client, shopping: Shopping, variant) -> tuple[str, str]:  # type: ignore[no-untyped-def]
    """What the checkout says, and the order after it."""
    client.force_login(shopping.buyer)
    asked = f"/checkout/?variant={short(variant.id)}&warehouse={short(shopping.mall.warehouse.id)}&quantity=1"
    checkout = client.get(asked).content.decode()
    order = shopping.bought(shopping.wish(variant))
    return checkout, client.get(f"/orders/{short(order.id)}/").content.decode()


def test_a_gift_says_what_it_is_for(shopping, client):
    doll = gift(shopping)
    for page in pages(client, shopping, shopping.goods()):
        assert "赠品 · 满 100 送土豆队长公仔" in page and "missed-gift" not in page
    line = Order.objects.get().lines.get(is_gift=True)
    assert (line.variant_id, line.paid, line.why_en) == (doll.id, 0, "¥100 spent: 土豆队长公仔 as a gift")
    assert broken() == {}


def test_a_gift_that_lies_in_another_warehouse_is_not_dropped_in_silence(shopping, client):
    gift(shopping, warehouse=shopping.bonded)
    for page in pages(client, shopping, shopping.goods()):
        assert NOT_HERE in page
    order = Order.objects.get()
    assert [zh for zh, _ in order.missed_gifts] == [NOT_HERE] and not order.lines.filter(is_gift=True).exists()
    english = client.get(f"/orders/{short(order.id)}/", headers={"Accept-Language": "en"}).content.decode()
    assert "so it does not come along" in english
    assert broken() == {}


def test_one_that_is_given_away_is_told_too(shopping, client):
    doll, variant = gift(shopping, 1), shopping.goods()
    shopping.bought(shopping.wish(variant))
    assert Stock.objects.get(variant=doll).available == 0
    for page in pages(client, shopping, variant):
        assert "满 100 送土豆队长公仔：已送完" in page


def test_the_last_piece_is_bought_not_given(shopping):
    """Who buys the last of what is also the gift gets it once: the order is not refused for a piece that was promised twice."""
    doll = gift(shopping, 1)
    order = shopping.bought(shopping.wish(shopping.goods()), shopping.wish(doll))
    assert [line.is_gift for line in order.lines.filter(variant_id=doll.id)] == [False]
    assert [zh for zh, _ in order.missed_gifts] == [NOT_HERE]
    assert broken() == {}


def test_programs_are_told_of_gifts_as_people_are(shopping):
    api, variant = Caller(shopping.buyer), shopping.goods()
    gift(shopping, 1)
    gift(shopping, warehouse=shopping.bonded)
    goods = {"goods": [{"variant_id": short(variant.id), "warehouse_id": short(shopping.mall.warehouse.id)}]}
    plan = api("post", "checkout", goods).json()
    (parcel,) = plan["parcels"]
    assert [line["why"] for line in parcel["lines"]] == ["", "满 100 送土豆队长公仔"]
    assert parcel["missed_gifts"] == [NOT_HERE]
    placed = api("post", "purchases", goods | {"total": plan["total"]}, key="one").json()
    order = api("get", f"orders/{placed['orders'][0]['id']}").json()
    assert [line["why"] for line in order["order"]["lines"]] == ["", "满 100 送土豆队长公仔"]
    assert order["missed_gifts"] == [NOT_HERE]
