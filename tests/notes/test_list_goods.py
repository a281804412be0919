"""Goods on lists: put there from their page, shown with price and state, ticked off, handed on, gone when they are."""

import json

import pytest
from django.test import Client

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.models import Price, Product
from tallgrass.notes.actions import add_goods_to_list, copy_list, make_list
from tallgrass.notes.models import Checklist, ListEntry
from tallgrass.notes.queries import get_list_view
from tallgrass.platform.ids import new_id, short
from tests.mall.support import make_mall
from tests.notes.support import at_once
from tests.notes.test_list_views import at, queries
from tests.notes.test_views import HTMX, browser
from tests.support.refusals import refused


@pytest.fixture
def mall(world):
    return make_mall()


def on_sale(mall, title="白茶精华", pieces=5, **fields):
    product = mall.product(title, **fields)
    if pieces:
        mall.stock(mall.variant(product), pieces)
    refresh_listings([product.id])
    return product


def entries(checklist, viewer):
    return [entry for part in get_list_view(checklist, viewer=viewer).sections for entry in part.entries]


def test_from_the_product_s_page_onto_a_new_list_and_onto_one_there_is(world, mall):
    me, product = world.person(), on_sale(mall)
    client, picker = browser(me), f"/goods/{short(product.id)}/lists/"
    page = client.get(f"/goods/{short(product.id)}/").content.decode()
    assert f'href="{picker}" hx-get="{picker}" hx-target="#sheet-body"' in page
    sheet = client.get(picker, headers=HTMX).content.decode()
    assert "还没有清单" in sheet and "<!doctype html>" not in sheet
    whole = client.get(picker).content.decode()
    assert "白茶精华" in whole and f'href="/goods/{short(product.id)}/"' in whole
    answer = client.post(picker, {"name": "秋天要买"}, headers=HTMX).content.decode()
    assert "已经在里面" in answer and f'hx-post="{picker}"' in answer
    first = Checklist.objects.get()
    other = make_list(actor=me, name="送人")
    for _ in range(2):  # Twice is once.
        assert client.post(picker, {"list": short(other.id)}).status_code == 200
    assert list(ListEntry.objects.order_by("id").values_list("checklist_id", "kind", "subject_kind", "subject_id")) == [
        (first.id, "thing", "product", product.id),
        (other.id, "thing", "product", product.id),
    ]


def test_it_says_what_it_costs_and_whether_it_can_be_had(world, mall):
    me, product, sold_out = world.person(), on_sale(mall), on_sale(mall, "竹编篮", pieces=0, fen=5900)
    checklist, client = make_list(actor=me, name="想要"), browser(me)
    for one in (product, sold_out):
        add_goods_to_list(actor=me, checklist=checklist, product_id=one.id)
    page = client.get(at(checklist)).content.decode()
    assert f'href="/goods/{short(product.id)}/"' in page and "¥129" in page and "有货" in page and "暂时没货" in page
    assert "¥188" in page  # All of it, at the prices of now.
    entry = ListEntry.objects.get(subject_id=product.id)
    client.post(at(checklist, "entries", short(entry.id)), {"words": "", "quantity": "2", "price": "100"})
    page = client.get(at(checklist)).content.decode()
    assert "想花 ¥100" in page and "¥259" in page and "白茶精华" in page
    Price.objects.filter(product_id=product.id).update(amount=9900)
    refresh_listings([product.id])
    world.read_log()
    assert [one.goods.price.minor for one in entries(checklist, me)] == [9900, 5900]
    client.post(at(checklist, "entries", short(entry.id), "tick"))
    assert "1 / 2" in client.get(at(checklist)).content.decode()
    english = browser(me, "en").get(at(checklist)).content.decode()
    assert "In stock" in english and "Out of stock" in english


def test_what_went_off_sale_keeps_its_name_and_what_was_stopped_does_not(world, mall):
    me = world.person()
    withdrawn, stopped = on_sale(mall, "白茶精华"), on_sale(mall, "竹编篮")
    checklist, client = make_list(actor=me, name="想要"), browser(me)
    for one in (withdrawn, stopped):
        add_goods_to_list(actor=me, checklist=checklist, product_id=one.id)
    Product.objects.filter(id=withdrawn.id).update(state="withdrawn")
    Product.objects.filter(id=stopped.id).update(state="stopped", stopped_reason="假货")
    refresh_listings([withdrawn.id, stopped.id])
    assert [(one.title, one.gone, one.subject) for one in entries(checklist, me)] == [("白茶精华", False, None), ("", True, None)]
    page = client.get(at(checklist)).content.decode()
    assert "已下架" in page and "这件商品看不到了" in page and "竹编篮" not in page and "/goods/" not in page.split('id="list"')[1]
    assert get_list_view(checklist, viewer=me).total is None
    for one in (withdrawn, stopped):
        assert client.get(f"/goods/{short(one.id)}/lists/").status_code == 404
        with refused("not_found"):
            add_goods_to_list(actor=me, checklist=checklist, product_id=one.id)
    assert client.post(f"/goods/{short(new_id())}/lists/", {"name": "空的"}).status_code == 404 and Checklist.objects.count() == 1


def test_who_has_the_link_sees_it_and_copies_it(world, mall):
    me, other, product = world.person(), world.person(), on_sale(mall)
    checklist = make_list(actor=me, name="想要")
    add_goods_to_list(actor=me, checklist=checklist, product_id=product.id)
    browser(me).post(at(checklist, "share"))
    code = get_list_view(checklist, viewer=me).code
    page = Client().get(f"/lists/shared/{code}/").content.decode()
    assert "白茶精华" in page and "¥129" in page and "有货" in page
    assert [one.goods.product_id for one in entries(copy_list(actor=other, checklist=checklist), other)] == [product.id]


def test_another_s_list_is_not_found_and_a_full_one_says_so(world, mall, settings):
    settings.TALLGRASS_LIST_ENTRIES = 1
    me, other, product = world.person(), world.person(), on_sale(mall)
    theirs, mine = make_list(actor=other, name="别人的"), make_list(actor=me, name="我的")
    picker = f"/goods/{short(product.id)}/lists/"
    assert browser(me).post(picker, {"list": short(theirs.id)}).status_code == 404
    assert Client().get(picker).status_code == 302 and Client().post(picker, {"name": "x"}).status_code == 401
    add_goods_to_list(actor=me, checklist=mine, product_id=on_sale(mall, "竹编篮").id)
    full = browser(me).post(picker, {"list": short(mine.id)}, headers=HTMX)
    assert full.status_code == 422 and ListEntry.objects.count() == 1


def test_through_json(world, mall, client):
    me, product = world.person(), on_sale(mall)
    checklist, other = make_list(actor=me, name="想要"), make_list(actor=world.person(), name="别人的")
    headers = {"Authorization": f"Bearer {create_token(actor=me, name='t')}"}

    def put(checklist: Checklist, product: object, **more: str):  # type: ignore[no-untyped-def]
        body = json.dumps({"product": product})
        return client.post(f"/api/v1/lists/{short(checklist.id)}/goods", body, content_type="application/json", headers=headers | more)

    made, again = (put(checklist, short(product.id), **{"Idempotency-Key": "one"}) for _ in range(2))
    assert made.status_code == 200 and made.content == again.content
    (entry,) = made.json()["sections"][0]["entries"]
    assert (entry["kind"], entry["title"], entry["gone"], entry["subject"]["url"]) == ("thing", "白茶精华", False, product_url(product))
    assert entry["goods"]["product_id"] == short(product.id) and entry["goods"]["price"]["minor"] == 12900
    assert (entry["goods"]["on_sale"], entry["goods"]["in_stock"], made.json()["total"]) == (True, True, 12900)
    assert put(other, short(product.id)).status_code == put(checklist, short(new_id())).status_code == 404
    assert put(checklist, "!").status_code == 422 and ListEntry.objects.count() == 1


def product_url(product) -> str:
    return f"/goods/{short(product.id)}/"


def test_goods_cost_no_query_each(world, mall):
    me = world.person()
    checklist, client = make_list(actor=me, name="想要"), browser(me)
    for _ in range(2):
        add_goods_to_list(actor=me, checklist=checklist, product_id=on_sale(mall).id)
    client.get(at(checklist))
    few = queries(lambda: client.get(at(checklist)))
    for _ in range(6):
        add_goods_to_list(actor=me, checklist=checklist, product_id=on_sale(mall).id)
    client.get(at(checklist))
    assert queries(lambda: client.get(at(checklist))) == few


@pytest.mark.django_db(transaction=True)
def test_pressed_at_once_it_stands_there_once(kept_world):
    me, product = kept_world.person(), on_sale(make_mall())
    checklist = make_list(actor=me, name="想要")
    at_once(*[lambda: add_goods_to_list(actor=me, checklist=checklist, product_id=product.id)] * 6)
    assert ListEntry.objects.filter(subject_id=product.id).count() == 1
