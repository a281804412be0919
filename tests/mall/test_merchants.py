"""A member becomes a merchant, and what merchants do; what operators decide."""

from datetime import timedelta

import pytest
from django.test import Client

from tallgrass.accounts.models import Person
from tallgrass.mall.actions.bulk import read_rows, take_rows
from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.models import Listing, Price, Product, Stock, Store, StoreApplication, StoreStaff, Variant
from tallgrass.mall.queries import find_offer
from tallgrass.mall.types import ProductState
from tallgrass.platform import clock
from tallgrass.platform.ids import short
from tallgrass.platform.models import AuditEntry
from tests.mall.support import make_mall
from tests.support.world import picture_file

APPLICATION = {
    "kind": "overseas", "handle": "lune_paris", "name": "月亮香水", "name_en": "Lune", "country": "FR", "company": "Lune SARL",
    "licence": "RCS 123", "contact": "Lou 010-1234", "goods": "香水和蜡烛",
}  # fmt: skip


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def owner(mall, world):
    person = world.person(role="merchant")
    StoreStaff.objects.create(store=mall.store, person_id=person.id, role="owner")
    return person


def apply(client, **changes):
    return client.post("/merchant/apply/", APPLICATION | {"documents": [picture_file()]} | changes)


def written(mall, **changes):
    """What the editor sends for a product with two variants."""
    return {
        "title": "竹编篮", "category": short(mall.category.id), "country": "CN", "tax_class": "standard", "option_1": "大小", "option_en_1": "Size",
        "code_0": "B-S", "value1_0": "小 | Small", "price_0": "59", "list_0": "79.5", "weight_0": "300",
        "code_1": "B-L", "value1_1": "大", "price_1": "99", "facts": "材质：竹 | Material: Bamboo", "pictures": [picture_file()],
    } | changes  # fmt: skip


def test_a_member_applies_is_verified_and_becomes_a_merchant(mall, world):
    person, operator = world.person(), world.person(role="operator")
    me, desk = signed_in(person), signed_in(operator)
    assert me.get("/merchant/").url == "/merchant/apply/"
    assert apply(me).url == "/merchant/"
    assert "在审核" in me.get("/merchant/").content.decode()
    application = StoreApplication.objects.get()
    paper = f"/merchant/documents/{short(application.documents.get().id)}/large/"
    address = f"/console/mall/applications/{short(application.id)}/"
    assert paper.replace("large", "small") in desk.get(address).content.decode()
    assert [client.get(paper).status_code for client in (me, desk, signed_in(world.person()))] == [200, 200, 404]
    assert desk.post(address + "decide/", {"approve": "1", "reason": " "}).status_code == 422
    assert desk.post(address + "decide/", {"approve": "1", "reason": "授权齐全"}).status_code == 302
    assert desk.post(address + "decide/", {"approve": "0", "reason": "再想想"}).status_code == 409
    store = Store.objects.get(handle="lune_paris")
    assert (store.kind, store.currency, Person.objects.get(id=person.id).role) == ("overseas", "EUR", "merchant")
    assert me.get("/merchant/").url == "/merchant/lune_paris/"
    assert "月亮香水" in me.get("/merchant/lune_paris/").content.decode()
    assert AuditEntry.objects.filter(act="store_application_approved").count() == 1


def test_a_refused_application_says_why_and_another_can_follow(mall, world):
    me, desk = signed_in(world.person()), signed_in(world.person(role="operator"))
    apply(me)
    assert apply(me, handle="another").status_code == 409
    assert apply(signed_in(world.person())).status_code == 409
    desk.post(f"/console/mall/applications/{short(StoreApplication.objects.get().id)}/decide/", {"approve": "0", "reason": "执照看不清"})
    assert "执照看不清" in me.get("/merchant/").content.decode()
    assert apply(me).status_code == 302


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"handle": "A b"}, "小写字母"), ({"handle": ""}, "小写字母"), ({"company": ""}, "要填"),
        ({"documents": []}, "证件"), ({"kind": "own"}, "没有这个选项"), ({"country": "XX"}, "没有这个选项"), ({"name": "长" * 41}, "最多 40"),
    ],
)  # fmt: skip
def test_what_is_missing_in_an_application_is_said_and_kept(mall, world, change, words):
    answer = apply(signed_in(world.person()), **change)
    assert answer.status_code == 422
    assert words in answer.content.decode() and "RCS 123" in answer.content.decode()


def test_a_product_is_written_stocked_listed_and_seen(mall, owner, client):
    me, base = signed_in(owner), f"/merchant/{mall.store.handle}/goods/"
    made = me.post(base + "new/", written(mall))
    product = Product.objects.get()
    assert made.url == f"{base}{short(product.id)}/"
    product_page = f"/goods/{short(product.id)}/"
    assert client.get(product_page).status_code == 404
    small, _ = Variant.objects.order_by("position")
    assert [(price.amount, price.list_amount) for price in Price.objects.order_by("amount")] == [(5900, 7950), (9900, None)]
    stock = {"variant": short(small.id), "warehouse": short(mall.warehouse.id), "quantity": "12", "act": "receive", "key": "k"}
    for _ in range(2):  # Pressed twice, received once.
        assert me.post(f"{made.url}stock/", stock).status_code == 302
    assert Stock.objects.get().available == 12
    assert me.post(f"{made.url}stock/", stock | {"quantity": "-2", "act": "adjust", "key": "l"}).status_code == 422
    assert me.post(f"{made.url}stock/", stock | {"quantity": "-2", "act": "adjust", "key": "l", "reason": "破了"}).status_code == 302
    assert me.post(f"{made.url}stock/", stock | {"quantity": "x", "key": "m"}).status_code == 422
    assert me.post(f"{made.url}list/").status_code == 302
    page = client.get(product_page).content.decode()
    assert all(words in page for words in ("竹编篮", "¥59", "¥79.5", "小", "材质", "有货"))
    assert "竹编篮" in client.get("/mall/").content.decode()
    shown = me.get(made.url).content.decode()
    assert 'value="小 | Small"' in shown and "材质：竹 | Material: Bamboo" in shown
    stock_page = me.get(f"{made.url}stock/").content.decode()
    assert "破了" in stock_page and "入库" in stock_page


def test_editing_keeps_variants_by_their_code_and_retires_those_left_out(mall, owner):
    me, base = signed_in(owner), f"/merchant/{mall.store.handle}/goods/"
    me.post(base + "new/", written(mall, then="list"))
    product, small = Product.objects.get(), Variant.objects.get(code="B-S")
    assert product.state == ProductState.ON_SALE
    picture = short(product.cover_id)
    change = written(mall, pictures=[picture_file(80, 80)], code_1="", value1_1="", price_0="49", variant_0=short(small.id))
    assert me.post(f"{base}{short(product.id)}/", change | {f"place_{picture}": "2"}).status_code == 302
    assert Variant.objects.get(code="B-S").id == small.id
    assert Variant.objects.get(code="B-L").retired_at is not None
    assert find_offer(small.id, at=clock.now()).price.minor == 4900
    assert Listing.objects.get().price == 4900
    assert product.pictures.count() == 2
    me.post(f"{base}{short(product.id)}/", change | {"pictures": [], f"drop_{picture}": "1"})
    assert product.pictures.count() == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": ""}, "要填"), ({"price_0": "0"}, "价格要大于 0"), ({"list_0": "20"}, "划线价不能低于"), ({"price_0": "abc"}, "价格要大于 0"),
        ({"code_1": "B-S"}, "重复"), ({"value1_1": "小"}, "完全一样"), ({"category": "zzz"}, "没有这个选项"), ({"tax_class": "cosmetics"}, "净含量"),
        ({"content_0": "many"}, "净含量写成"), ({"weight_0": "-3"}, "要填数字"), ({"code_0": "", "value1_0": "", "code_1": "", "value1_1": ""}, "至少要有一个规格"),
        ({"country": "XX"}, "没有这个选项"), ({"pictures": [picture_file(50, 50 + n) for n in range(10)]}, "最多 9 张"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_product_is_said_and_what_was_written_stays(mall, owner, change, words):
    answer = signed_in(owner).post(f"/merchant/{mall.store.handle}/goods/new/", written(mall, **change))
    assert answer.status_code in {409, 422}
    assert words in answer.content.decode() and "材质：竹" in answer.content.decode()
    assert Product.objects.count() == 0


def test_a_limited_price_is_set_and_taken_back(mall, owner):
    me, product = signed_in(owner), mall.product(fen=10000)
    refresh_listings([product.id])
    base, variant = f"/merchant/{mall.store.handle}/goods/{short(product.id)}/", mall.variant(product)
    at = clock.now().astimezone()
    window = {
        "starts_at": (at - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M"),
        "ends_at": (at + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M"),
    }
    asked = {"variant": short(variant.id), "amount": "80"} | window
    for change in ({"amount": "100"}, {"ends_at": window["starts_at"]}, {"amount": ""}, {"starts_at": "soon"}):
        assert me.post(base + "prices/", asked | change).status_code == 422
    assert me.post(base + "prices/", asked).status_code == 302
    assert find_offer(variant.id, at=clock.now()).price.minor == Listing.objects.get().price == 8000
    price = Price.objects.get(amount=8000)
    me.post(f"{base}prices/{short(price.id)}/end/")
    assert Listing.objects.get().price == 10000


def test_another_store_s_goods_are_not_found(mall, owner, world):
    other = make_mall(world.person().id)
    theirs = other.product()
    me = signed_in(owner)
    for address in (
        f"/merchant/{other.store.handle}/", f"/merchant/{other.store.handle}/goods/", f"/merchant/{mall.store.handle}/goods/{short(theirs.id)}/",
        f"/merchant/{mall.store.handle}/goods/{short(theirs.id)}/stock/", f"/merchant/{other.store.handle}/looks/", f"/merchant/{other.store.handle}/staff/",
    ):  # fmt: skip
        assert me.get(address).status_code == 404, address
    for address in ("list/", "withdraw/", "delete/", "stock/", "prices/"):
        assert me.post(f"/merchant/{mall.store.handle}/goods/{short(theirs.id)}/{address}").status_code == 404, address
    taken = Variant.objects.get(product=theirs)
    asked = {"variant": short(taken.id), "amount": "1", "starts_at": "2026-01-01T00:00", "ends_at": "2030-01-01T00:00"}
    mine = mall.product()
    assert me.post(f"/merchant/{mall.store.handle}/goods/{short(mine.id)}/prices/", asked).status_code == 404


def test_a_store_is_decorated_staffed_and_paused(mall, owner, world, client):
    me, helper, product = signed_in(owner), world.person(), mall.product()
    refresh_listings([product.id])
    base = f"/merchant/{mall.store.handle}/"
    said = {
        "name": "白茶馆",
        "name_en": "White Tea",
        "intro": "一间小店",
        "featured": [short(product.id)],
        "banner": picture_file(300, 100),
    }
    assert me.post(base + "looks/", said).status_code == 302
    page = client.get(f"/store/{mall.store.handle}/").content.decode()
    assert all(words in page for words in ("白茶馆", "一间小店", "店主推荐", "shop-banner"))
    assert me.post(base + "looks/", said | {"name": ""}).status_code == 422
    assert me.post(base + "staff/", {"handle": "@" + helper.handle}).status_code == 302
    assert me.post(base + "staff/", {"handle": helper.handle}).status_code == 409
    assert me.post(base + "staff/", {"handle": "nobody_here"}).status_code == 422
    assistant = signed_in(helper)
    assert assistant.get(base + "goods/").status_code == 200
    assert [assistant.post(base + way).status_code for way in ("staff/", "pause/", f"staff/{short(owner.id)}/end/")] == [404, 404, 404]
    assert me.post(base + "pause/", {"paused": "1"}).status_code == 302
    assert "店铺在休息" in client.get(f"/goods/{short(product.id)}/").content.decode()
    assert find_offer(mall.variant(product).id, at=clock.now()).on_sale is False
    assert me.post(f"{base}staff/{short(owner.id)}/end/").status_code == 409
    me.post(f"{base}staff/{short(helper.id)}/end/")
    assert assistant.get(base + "goods/").status_code == 404


def test_an_operator_stops_a_product_and_closes_a_store(mall, owner, world, client):
    product, desk = mall.product(), signed_in(world.person(role="operator"))
    refresh_listings([product.id])
    stop = f"/console/mall/goods/{short(product.id)}/stop/"
    assert desk.post(stop, {"stopped": "1", "reason": ""}).status_code == 422
    desk.post(stop, {"stopped": "1", "reason": "成分不符"})
    assert client.get(f"/goods/{short(product.id)}/").status_code == 404 and Listing.objects.count() == 0
    assert signed_in(owner).post(f"/merchant/{mall.store.handle}/goods/{short(product.id)}/list/").status_code == 409
    desk.post(stop, {"stopped": "0", "reason": "复检合格"})
    assert Product.objects.get().state == ProductState.WITHDRAWN
    desk.post(f"/console/mall/stores/{short(mall.store.id)}/close/", {"closed": "1", "reason": "卖假货"})
    assert client.get(f"/store/{mall.store.handle}/").status_code == 404
    assert "卖假货" in signed_in(owner).get(f"/merchant/{mall.store.handle}/").content.decode()
    for screen in ("applications", "stores", f"stores/{short(mall.store.id)}", "rates"):
        assert desk.get(f"/console/mall/{screen}/").status_code == 200
    assert desk.post("/console/mall/rates/change/", {"currency": "JPY", "rate": "0.05"}).status_code == 302
    assert desk.post("/console/mall/rates/change/", {"currency": "JPY", "rate": "-1"}).status_code == 422
    assert desk.post("/console/mall/stores/open/", {"handle": "house", "name": "长草自营"}).status_code == 302


CSV = """code,title,category,price,list_price,option,value,weight,warehouse,quantity
T-1,山茶,drinks,58,,规格,50 克,60,CN-HZ,30
T-2,山茶,drinks,108,128,规格,100 克,110,,
T-3,无价,drinks,,,,,,,
T-1,重号,drinks,5,,,,,,
=T-4,怪仓,drinks,5,,,,,MOON,3
T-5,怪类,nothing,5,,,,,,
"""


def test_goods_by_file_are_looked_at_first_and_what_does_not_fit_comes_back(mall, owner):
    me, address = signed_in(owner), f"/merchant/{mall.store.handle}/goods/file/"
    look = me.post(address, {"text": CSV}).content.decode()
    assert "2 行能收，1 件商品；4 行不行" in look and Product.objects.count() == 0
    rejects = me.post(address, {"text": CSV, "act": "rejects"}).content.decode()
    assert rejects.count("\n") == 5 and "'=T-4" in rejects and "没有这个仓" in rejects
    assert "收进了 1 件商品、2 个规格" in me.post(address, {"text": CSV, "act": "take"}).content.decode()
    assert [(stock.variant.code, stock.available) for stock in Stock.objects.all()] == [("T-1", 30)]
    rows = read_rows(
        mall.store, "code,title,category,price,option,value\nT-2,山茶,drinks,99,规格,100 克\nT-9,山茶,drinks,190,规格,200 克\n"
    )
    assert take_rows(actor_id=owner.id, store=mall.store, rows=rows.good).variants == 2
    assert list(Variant.objects.filter(retired_at=None).order_by("code").values_list("code", flat=True)) == ["T-1", "T-2", "T-9"]
    assert me.get(address + "template/").status_code == 200
    for text in ("", "no,columns\n", "\x00", '"'):
        assert me.post(address, {"text": text}).status_code == 200
