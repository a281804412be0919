"""What members see of the mall."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tallgrass.mall.actions import claim_reservations, reserve_stock, set_hot
from tallgrass.mall.actions.listings import refresh_listings, refresh_turned_prices
from tallgrass.mall.actions.products import find_or_make_brand
from tallgrass.mall.actions.selling import list_product, stop_product, withdraw_product
from tallgrass.mall.actions.stores import close_store
from tallgrass.mall.models import Listing, Price, Product, StoreStaff, Variant
from tallgrass.mall.queries.cards import product_cards
from tallgrass.mall.queries.lists import Sort, Wanted, page_goods
from tallgrass.mall.queries.view import get_product_view
from tallgrass.mall.types import WarehouseKind
from tallgrass.platform import clock
from tallgrass.platform.ids import short
from tallgrass.platform.money import Money
from tallgrass.platform.slots import Slot, _slots, register_slot
from tallgrass.platform.words import Words
from tallgrass.search.storing import begin_empty
from tests.mall.support import in_15_minutes, purchase
from tests.support.refusals import refused


def shown(mall, *products, stock=5):
    for product in products:
        if stock:
            for variant in Variant.objects.filter(product=product):
                mall.stock(variant, stock)
        refresh_listings([product.id])


def titles(page):
    return [str(card.title) for card in page.items]


def test_a_product_page_says_price_tax_stock_and_where_it_comes_from(mall, client):
    product = mall.product("白茶精华", 16800, title_en="White tea serum", country="FR", variants=2)
    first, second = Variant.objects.filter(product=product).order_by("position")
    Price.objects.filter(variant=first).update(list_amount=22800)
    mall.stock(first, 3, mall.overseas)
    refresh_listings([product.id])
    page = client.get(f"/goods/{short(product.id)}/").content.decode()
    for words in (
        "白茶精华",
        "¥168",
        "¥228",
        "另付进口税 ¥15.29",
        "到手 ¥183.29",
        "法国",
        "海外直邮",
        "只剩 3 件",
        "白茶小铺",
        "schema.org",
    ):
        assert words in page, words
    other = client.get(f"/goods/{short(product.id)}/?variant={short(second.id)}").content.decode()
    assert "¥178" in other and "暂时没货" in other and "价格已含税" in other
    english = client.get(f"/goods/{short(product.id)}/?lang=en").content.decode()
    assert "White tea serum" in english and "Import tax ¥15.29 on top" in english


def test_a_slot_is_there_only_when_someone_registered_it(mall, client, monkeypatch):
    product = mall.product()
    monkeypatch.setitem(_slots, "product", {})
    assert "goods-slot" not in client.get(f"/goods/{short(product.id)}/").content.decode()
    register_slot("product", Slot("buy", "product", Words("去买", "Buy")))
    page = client.get(f"/goods/{short(product.id)}/").content.decode()
    assert f'hx-get="/goods/{short(product.id)}/?variant={short(mall.variant(product).id)}"' in page


def test_what_is_not_on_sale_is_not_found_but_by_its_own_store(mall, world, client):
    product, staff = mall.product(), world.person()
    shown(mall, product)
    StoreStaff.objects.create(store=mall.store, person_id=staff.id)
    withdraw_product(store=mall.store, product_id=product.id)
    assert client.get(f"/goods/{short(product.id)}/").status_code == 404
    assert product_cards([product.id]) == []
    with refused("not_found"):
        get_product_view(world.person(), product.id)
    client.force_login(staff)
    assert "还没有上架" in client.get(f"/goods/{short(product.id)}/").content.decode()
    stop_product(actor=world.person(role="operator"), product_id=product.id, reason="抽检不合格")
    assert "抽检不合格" in client.get(f"/goods/{short(product.id)}/").content.decode()


def test_goods_are_narrowed_and_sorted(mall):
    tea = mall.product("白茶", 5000, country="CN", brand=find_or_make_brand("山前"))
    serum = mall.product("精华", 20000, country="FR", brand=find_or_make_brand("Lune"))
    pot = mall.product("茶壶", 9000, country="JP")
    shown(mall, tea, pot)
    mall.stock(mall.variant(serum), 2, mall.overseas)
    refresh_listings([serum.id])
    cause = purchase()
    reserve_stock(lines=[mall.line(mall.variant(pot), 5)], cause=cause, until=in_15_minutes())
    claim_reservations(cause=cause)
    refresh_listings([pot.id])
    for wanted, expected in (
        (Wanted(), ["茶壶", "精华", "白茶"]),
        (Wanted(sort=Sort.CHEAP), ["白茶", "茶壶", "精华"]),
        (Wanted(sort=Sort.DEAR), ["精华", "茶壶", "白茶"]),
        (Wanted(sort=Sort.NEW), ["茶壶", "精华", "白茶"]),
        (Wanted(countries=("FR",)), ["精华"]),
        (Wanted(kinds=(WarehouseKind.OVERSEAS,)), ["精华"]),
        (Wanted(at_least=6000, at_most=10000), ["茶壶"]),
        (Wanted(in_stock=True, sort=Sort.CHEAP), ["白茶", "精华"]),
        (Wanted(brand_ids=(serum.brand_id,)), ["精华"]),
        (Wanted(category_id=mall.category.parent_id), ["茶壶", "精华", "白茶"]),
        (Wanted(category_id=mall.category.id + 1), []),
    ):
        assert titles(page_goods(wanted)) == expected, wanted


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_follow_each_other_without_gap_or_repetition(mall, sort):
    shown(mall, *[mall.product(f"第 {n} 件", 1000 + n % 3 * 500) for n in range(11)])
    seen, cursor = [], None
    while True:
        page = page_goods(Wanted(sort=sort), cursor=cursor, size=3)
        seen += titles(page)
        cursor = page.next
        if not cursor:
            break
    assert len(seen) == 11 and len(set(seen)) == 11


def test_a_bad_cursor_is_said_so(mall, client):
    assert client.get("/mall/?cursor=abc").status_code == 400


def test_a_price_in_a_window_changes_lists_when_it_begins_and_ends(mall):
    product, now = mall.product(fen=10000), clock.now()
    shown(mall, product)
    window = {"starts_at": now + timedelta(minutes=5), "ends_at": now + timedelta(minutes=50)}
    Price.objects.create(variant=mall.variant(product), product_id=product.id, currency="CNY", amount=8000, **window)
    for minutes, price in ((1, 10000), (6, 8000), (51, 10000)):
        with clock.clock_at(now + timedelta(minutes=minutes)):
            refresh_turned_prices()
            assert Listing.objects.get(product_id=product.id).price == price
            assert product_cards([product.id])[0].price == Money(price, "CNY")


def test_sold_out_goods_say_so_in_lists_after_the_log_is_read(mall, world):
    product = mall.product()
    shown(mall, product, stock=2)
    cause = purchase()
    reserve_stock(lines=[mall.line(mall.variant(product), 2)], cause=cause, until=in_15_minutes())
    world.read_log()
    assert product_cards([product.id])[0].in_stock is False
    claim_reservations(cause=cause)
    world.read_log()
    assert product_cards([product.id])[0].sold == 2


def test_pages_of_the_mall(mall, world, client):
    brand = find_or_make_brand("山前")
    product = mall.product("白茶", 5000, brand=brand)
    shown(mall, product)
    Price.objects.create(
        variant=mall.variant(product), product_id=product.id, currency="CNY", amount=4000,
        starts_at=clock.now() - timedelta(hours=1), ends_at=clock.now() + timedelta(hours=1),
    )  # fmt: skip
    for address, words in (
        ("/mall/", ("护肤", "限时价", "白茶", "白茶小铺", "¥40", "¥50")),
        ("/mall/c/skincare/", ("护肤", "精华", "白茶")),
        ("/mall/c/serums/", ("白茶", "化妆水")),
        ("/mall/c/food/", ("这里还没有合适的",)),
        ("/mall/stores/", ("旗舰店", "白茶小铺")),
        (f"/brand/{brand.slug}/", ("山前", "白茶")),
        (f"/store/{mall.store.handle}/", ("白茶小铺", "1 件商品", "白茶")),
        (f"/mall/?sort=cheap&kind=domestic&country=CN&price=1000-9000&stock=1&brand={brand.slug}", ("白茶", "全部去掉")),
    ):
        page = client.get(address)
        assert page.status_code == 200, address
        for word in words:
            assert word in page.content.decode(), (address, word)
    assert client.get("/mall/c/nothing/").status_code == 404
    close_store(actor=world.person(role="operator"), store_id=mall.store.id, closed=True, reason="卖假货")
    for address in (f"/store/{mall.store.handle}/", f"/goods/{short(product.id)}/"):
        assert client.get(address).status_code == 404


def test_more_goods_come_as_a_part(mall, client):
    shown(mall, *[mall.product(f"第 {n} 件") for n in range(21)])
    first = client.get("/mall/").content.decode()
    more = first.split('class="way-on"><a class="button quiet" href="')[1].split('"')[0].replace("&amp;", "&")
    part = client.get(more, headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith("<li>") and part.count("goods-card") == 1
    assert client.get(more).content.decode().count("<article") == 1


def test_queries_are_few(mall, client):
    products = [mall.product(f"第 {n} 件", variants=3) for n in range(20)]
    shown(mall, *products)
    page_goods(Wanted())
    with CaptureQueriesContext(connection) as queries:
        page_goods(Wanted())
    assert len(queries) <= 7  # Nothing is remembered where changes are not heard: the list, the cards, and five for what they say.
    with CaptureQueriesContext(connection) as queries:
        get_product_view(None, products[0].id)
    assert len(queries) <= 6


def test_goods_are_found_by_name_brand_and_store_until_they_are_withdrawn(mall, world, client):
    begin_empty()
    product = mall.product("白茶精华", title_en="White tea serum", brand=find_or_make_brand("山前"))
    withdraw_product(store=mall.store, product_id=product.id)
    Product.objects.update(cover_id=1)
    list_product(store=mall.store, product_id=product.id)
    world.read_log()
    for words in ("白茶", "white tea", "山前", "白茶小铺", "baicha"):
        assert "白茶精华" in client.get("/search/", {"q": words, "tab": "product"}).content.decode(), words
    found = client.get("/api/v1/search/goods", {"q": "精华"}).json()["items"]
    assert [(card["title"], card["price"]["minor"]) for card in found] == [("白茶精华", 12900)]
    withdraw_product(store=mall.store, product_id=product.id)
    world.read_log()
    assert "没有找到" in client.get("/search/", {"q": "白茶", "tab": "product"}).content.decode()


def test_hot_goods_say_so_when_the_last_of_them_is_paid(mall, world):
    product = mall.product()
    shown(mall, product, stock=3)
    variant = mall.variant(product)
    set_hot(variant_id=variant.id, warehouse_id=mall.warehouse.id, is_hot=True)
    for quantity, sold, left in ((2, 2, True), (1, 3, False)):
        cause = purchase()
        reserve_stock(lines=[mall.line(variant, quantity)], cause=cause, until=in_15_minutes())
        claim_reservations(cause=cause)
        world.read_log()
        card = product_cards([product.id])[0]
        assert (card.sold, card.in_stock) == (sold, left)
