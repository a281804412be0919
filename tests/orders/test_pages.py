"""Buying through the pages: browser's cart, checkout, bank, receipt; and who is kept out."""

import re

import pytest
from django.conf import settings
from django.test import Client

from tallgrass.accounts.models import MinorsMode
from tallgrass.mall.models import Product
from tallgrass.orders.actions.carts import change_variant, merge_cart, put_in_cart
from tallgrass.orders.actions.fulfilling import advance_order
from tallgrass.orders.cart_types import Owner
from tallgrass.orders.checkout_types import Wish
from tallgrass.orders.models import CartLine, Order, Purchase
from tallgrass.platform.ids import short
from tallgrass.site.formats import day
from tests.orders.support import broken, go_shopping

pytestmark = pytest.mark.django_db


@pytest.fixture
def shopping(world):
    return go_shopping(world)


def hidden(page: str) -> dict[str, str]:
    form = page[page.index('class="pay-now"') :]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form[: form.index("</form>")]))


def test_a_browser_fills_a_cart_and_its_owner_signs_in_buys_and_receives(shopping, client: Client):
    variant = shopping.goods(5)
    product = f"/goods/{short(variant.product_id)}/"
    box = client.get(f"{product}buy/", headers={"HX-Request": "true"}).content.decode()
    assert "加入购物车" in box and "立即购买" in box
    added = client.post("/cart/", {"variant": short(variant.id), "quantity": "2", "note": short(77)})
    assert added.status_code == 302 and "¥258" in client.get("/cart/").content.decode()
    token = client.cookies[settings.TALLGRASS_CART_COOKIE].value
    assert client.get("/checkout/").status_code == 302
    client.force_login(shopping.buyer)
    assert "白茶精华" in client.get("/cart/").content.decode()
    assert merge_cart(actor=shopping.buyer, token=token) == 0 and CartLine.objects.get().quantity == 2
    page = client.get("/checkout/").content.decode()
    assert "小河路 21 号" in page and "138 **** 2046" in page and "13805712046" not in page
    placed = client.post("/checkout/", hidden(page))
    purchase = Purchase.objects.get()
    assert placed["Location"] == f"/pay/{short(purchase.id)}/" and not CartLine.objects.exists()
    assert client.post("/checkout/", hidden(page))["Location"] == placed["Location"] and Purchase.objects.count() == 1
    shopping.pay(purchase)
    order = Order.objects.get()
    assert "待发货" in client.get("/me/orders/").content.decode()
    paid = client.get(f"/orders/{short(order.id)}/").content.decode()
    assert f"预计 {day(order.arrives_from)} 到 {day(order.arrives_by)} 送到" in paid and "已付款" in paid
    for _ in range(4):
        advance_order(actor=shopping.merchant, order_id=order.id)
    page = client.get(f"/orders/{short(order.id)}/").content.decode()
    assert page.count("<time") >= 5 and "确认收货" in page
    assert client.post(f"/orders/{short(order.id)}/receive/").status_code == 302
    assert client.post(f"/orders/{short(order.id)}/receive/").status_code == 302
    order.refresh_from_db()
    assert order.state == "received" and order.lines.get().from_note_id == 77 and broken() == {}


def test_the_note_one_came_by_goes_along_to_the_order(shopping, world, client: Client):
    note = world.note(title="今天用的")
    product = shopping.mall.product(variants=2)
    for variant in product.variants.all():
        shopping.mall.stock(variant, 10)
    page = client.get(f"/goods/{short(product.id)}/?from={short(note.id)}").content.decode()
    assert page.count(f"&amp;from={short(note.id)}") == 6  # Two variants and the box, each with script and without.
    box = re.search(r'hx-get="([^"]*/buy/[^"]*)"', page)
    assert box
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', client.get(box[1].replace("&amp;", "&")).content.decode()))
    assert fields["note"] == short(note.id)
    client.post("/cart/", {name: fields[name] for name in ("variant", "warehouse", "note")} | {"quantity": "1"})
    assert CartLine.objects.get().from_note_id == note.id
    for strange in ("", "?from=%22%3E%3Cb%3E", "?from=-1"):
        assert "from=" not in client.get(f"/goods/{short(product.id)}/{strange}").content.decode()


def test_another_variant_pressed_twice_is_changed_once(shopping):
    one, other = shopping.mall.product(variants=2).variants.order_by("position")
    for variant in (one, other):
        shopping.mall.stock(variant, 10)
    put_in_cart(owner=Owner(person_id=shopping.buyer.id), wish=Wish(one.id, 0, 3))
    line = CartLine.objects.get(variant_id=one.id)
    for _ in range(2):
        change_variant(line=line, variant_id=other.id)
    assert list(CartLine.objects.values_list("variant_id", "quantity")) == [(other.id, 3)]


def test_one_press_from_the_product_to_a_filled_in_checkout(shopping, client: Client):
    variant = shopping.goods(1)
    client.force_login(shopping.buyer)
    asked = {"csrfmiddlewaretoken": "x" * 64, "variant": short(variant.id), "quantity": "1", "note": short(77), "at_once": "1"}
    pressed = client.post("/cart/", asked)
    assert pressed["Location"] == f"/checkout/?variant={short(variant.id)}&warehouse=1&quantity=1&note={short(77)}"
    assert not CartLine.objects.exists()
    assert client.post("/cart/", {"variant": "", "at_once": "1"}).status_code == 409
    page = client.get(pressed["Location"]).content.decode()
    assert client.post("/checkout/", hidden(page)).status_code == 302
    again = client.get(f"/checkout/?variant={short(variant.id)}&quantity=1").content.decode()
    assert "卖完了" in again and "disabled" in again


def test_an_order_too_large_for_customs_is_advised_how_to_split(shopping, client: Client):
    variant = shopping.goods(fen=300000, warehouse=shopping.bonded)
    shopping.identity()
    client.force_login(shopping.buyer)
    asked = f"variant={short(variant.id)}&warehouse={short(shopping.bonded.id)}&quantity=2"
    page = client.get(f"/checkout/?{asked}").content.decode()
    assert "分成 2 单" in page and "第 1 单" in page and "跨境额度" in page
    refused = client.post("/checkout/", hidden(page))
    assert refused.status_code == 409 and not Purchase.objects.exists()


def test_the_cart_says_what_is_gone_dearer_or_short(shopping, client: Client):
    client.force_login(shopping.buyer)
    gone, dearer, short_of = shopping.goods(1), shopping.goods(5), shopping.goods(1)
    for variant, quantity in ((gone, 1), (dearer, 1), (short_of, 3)):
        client.post("/cart/", {"variant": short(variant.id), "quantity": quantity})
    shopping.place(shopping.wish(gone))
    CartLine.objects.filter(variant_id=dearer.id).update(seen_price=12000)
    Product.objects.filter(id=gone.product_id).update(state="withdrawn")
    page = client.get("/cart/").content.decode()
    assert "只剩 1 件" in page and "贵了" in page
    line = CartLine.objects.get(variant_id=short_of.id)
    part = client.post(f"/cart/{short(line.id)}/", {"quantity": "1"}, headers={"HX-Request": "true"}).content.decode()
    assert "只剩 1 件" not in part and part.lstrip().startswith("<div")


def test_minors_and_strangers_are_kept_out(shopping, world, client: Client):
    order = shopping.bought(shopping.wish(shopping.goods()))
    stranger = world.person()
    client.force_login(stranger)
    for page in (f"/orders/{short(order.id)}/", f"/pay/{short(order.purchase_id)}/", f"/orders/{short(order.id)}/invoice/"):
        assert client.get(page).status_code == 404
    MinorsMode.objects.create(person=shopping.buyer, pin="x")
    client.force_login(shopping.buyer)
    assert client.get("/checkout/").status_code == 403


def test_a_store_sends_answers_and_never_sees_others(shopping, world, client: Client):
    order = shopping.bought(shopping.wish(shopping.goods()))
    home = f"/merchant/{shopping.mall.store.handle}"
    client.force_login(shopping.merchant)
    assert order.number in client.get(f"{home}/orders/?tab=send").content.decode()
    client.post(f"{home}/orders/advance/", {"order": short(order.id)})
    order.refresh_from_db()
    assert order.state == "picked"
    assert "打包" in client.get(f"{home}/orders/{short(order.id)}/").content.decode()
    other = go_shopping(world)
    client.force_login(other.merchant)
    assert client.get(f"/merchant/{other.mall.store.handle}/orders/{short(order.id)}/").status_code == 404
    assert client.get(f"{home}/orders/").status_code == 404


def test_an_invoice_is_a_pdf_whatever_is_written_on_it(shopping, client: Client):
    order = shopping.bought(shopping.wish(shopping.goods()))
    client.force_login(shopping.buyer)
    page = f"/orders/{short(order.id)}/invoice/"
    assert client.post(page, {"title": ""}).status_code == 422
    assert client.post(page, {"title": '#panic("x") ] $ 茶馆', "tax_number": "91330100MA27"}).status_code == 302
    paper = client.get(f"{page}file/")
    assert paper.status_code == 200 and paper.content.startswith(b"%PDF")
