"""Goods on notes, notes about goods, buyers' reviews, word of mouth."""

import orjson
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.actions.products import find_or_make_brand
from tallgrass.mall.events import ProductChanged
from tallgrass.mall.models import Product, StoreStaff
from tallgrass.mall.types import ProductState
from tallgrass.notes.actions import (
    delete_note,
    edit_note,
    keep_sales,
    like_note,
    remember_purchase,
    start_draft,
    withdraw_purchase,
    write_note,
)
from tallgrass.notes.genre_types import Evaluation, Verdict
from tallgrass.notes.goods_types import Sale, WordKind
from tallgrass.notes.models import Note, NoteGoods, VerifiedPurchase
from tallgrass.notes.queries import access_note, get_content, get_note_view
from tallgrass.notes.queries.goods import get_word, page_notes_about, page_verified_goods, shown_goods
from tallgrass.notes.queries.sales import list_loop_days, sum_sales_of
from tallgrass.notes.types import Content, Genre, Kind, MarkInput, MarkKind, TextCard, Visibility
from tallgrass.orders.events import OrderReceived
from tallgrass.platform import clock
from tallgrass.platform.events import emit
from tallgrass.platform.ids import new_id, short
from tallgrass.platform.models import LoggedEvent
from tallgrass.platform.subjects import Ref
from tests.mall.support import make_mall
from tests.notes.support import at_once
from tests.support.refusals import refused


@pytest.fixture
def mall(world):
    return make_mall()


@pytest.fixture
def serum(mall):
    return on_sale(mall, "白茶精华")


def on_sale(mall, title="白茶精华", **fields):
    product = mall.product(title, **fields)
    mall.stock(mall.variant(product), 5)
    refresh_listings([product.id])
    return product


def card(*goods, **fields):
    return Content(kind=Kind.TEXT, text_card=TextCard("慢慢来", "meadow"), goods=tuple(good.id for good in goods), **fields)


def review(product, verdict=Verdict.GROW, score=None, **points):
    judged = Evaluation(product=product.title, verdict=verdict, score=score, thing=Ref("product", product.id), **points)
    return card(genre=Genre.EVALUATION, title=f"用了{product.title}", evaluation=judged)


def about(product, viewer=None, **asked):
    return page_notes_about(product.id, viewer=viewer, **asked)


# On the note


def test_a_note_shows_its_products_with_links_that_carry_it(world, mall, serum, client):
    mark = MarkInput(MarkKind.PRODUCT, "精华", 500, 500, serum.id)
    note = world.note(title="今天用的", marks=[mark])
    page = client.get(f"/notes/{short(note.id)}/").content.decode()
    link = f"/goods/{short(serum.id)}/?from={short(note.id)}"
    assert page.count(f'href="{link}"') == 3  # The mark on the picture, its name below, the card.
    assert "白茶精华" in page
    said = client.get(f"/api/v1/notes/{short(note.id)}").json()
    assert [(good["url"], good["own_store"], good["product"]["title"]) for good in said["goods"]] == [(link, False, "白茶精华")]
    assert said["pictures"][0]["marks"][0]["product"] == short(serum.id)


def test_what_goes_off_sale_is_not_shown_but_stays_on_the_note(world, mall, serum):
    author = world.person()
    note = write_note(actor=author, content=card(serum))
    Product.objects.filter(id=serum.id).update(state=ProductState.WITHDRAWN.value)
    refresh_listings([serum.id])
    view = get_note_view(access_note(None, note.id), viewer=None)
    assert shown_goods(note.id, view.goods, viewer=None) == []
    edited = edit_note(actor=author, note=note, content=get_content(Note.objects.get(id=note.id)), version=note.version)
    assert get_content(edited).goods == (serum.id,)


def test_only_goods_on_sale_come_onto_a_note_each_once_and_ten_at_most(world, mall, serum):
    author, other = world.person(), mall.product("没上架的")
    with refused("not_on_sale", "goods"):
        write_note(actor=author, content=card(other))
    with refused("unknown_goods"):
        write_note(actor=author, content=card(serum, serum))
    with refused("too_many_goods"):
        write_note(actor=author, content=Content(goods=tuple(range(11))))
    with refused("not_on_sale"):
        world.note(author, marks=[MarkInput(MarkKind.PRODUCT, "精华", 1, 1, new_id())])
    assert not Note.objects.exists()


def test_an_author_who_works_in_the_store_is_said_to(world, mall, serum, client):
    author = world.person()
    StoreStaff.objects.create(store=mall.store, person_id=author.id, role="staff")
    note = write_note(actor=author, content=card(serum))
    assert "作者自己店里的" in client.get(f"/notes/{short(note.id)}/").content.decode()
    other = write_note(actor=world.person(), content=card(serum))
    assert "作者自己店里的" not in client.get(f"/notes/{short(other.id)}/").content.decode()


def test_goods_through_json_and_a_bad_one_is_said(world, mall, serum, client):
    author = world.person()
    token = {"Authorization": f"Bearer {create_token(actor=author, name='a')}"}
    body = {"kind": "text", "title": "好用", "text_card": {"text": "好用"}, "goods": [short(serum.id)]}
    made = client.post("/api/v1/notes", orjson.dumps(body), content_type="application/json", headers=token)
    assert made.status_code == 201, made.content
    assert made.json()["goods"][0]["product"]["id"] == short(serum.id)
    wrong = client.post("/api/v1/notes", orjson.dumps(body | {"goods": [short(new_id())]}), content_type="application/json", headers=token)
    assert (wrong.status_code, wrong.json()["code"]) == (422, "not_on_sale")


def test_the_cards_of_a_note_cost_one_query_however_many(world, mall, client):
    few = write_note(actor=world.person(), content=card(on_sale(mall, "甲")))
    many = write_note(actor=world.person(), content=card(*(on_sale(mall, f"乙{n}") for n in range(6))))

    def asked(note):
        client.get(f"/notes/{short(note.id)}/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/notes/{short(note.id)}/")
        return len(queries)

    assert asked(many) == asked(few)


# The editor


def test_the_editor_finds_products_by_link_and_offers_the_most_bought(world, mall, serum, client):
    client.force_login(world.person())
    found = client.get("/publish/goods/", {"q": f"https://x.test/goods/{short(serum.id)}/?from=1"}).json()["items"]
    assert [item["product"] for item in found] == [short(serum.id)]
    assert [item["title"] for item in client.get("/publish/goods/").json()["items"]] == ["白茶精华"]
    assert client.get("/publish/goods/", {"q": "/goods/000000/"}).json()["items"] == []


def test_a_review_begins_at_the_product_and_goes_on_in_the_same_draft(world, mall, serum, client):
    person = world.person()
    client.force_login(person)
    first = client.get(f"/publish/?product={short(serum.id)}")
    again = client.get(f"/publish/?product={short(serum.id)}")
    assert first["Location"] == again["Location"]
    page = client.get(first["Location"]).content.decode()
    assert "评的是商城里的这件" in page
    draft = Note.objects.get(author_id=person.id)
    assert get_content(draft).evaluation.thing == Ref("product", serum.id)
    assert "/publish/" in client.get("/publish/?product=nothing")["Location"]


# Notes about a product


def test_stars_come_first_then_buyers_then_heat(world, mall, serum):
    star, buyer, other = world.person(verified="star"), world.person(), world.person()
    remember_purchase(person_id=buyer.id, product_id=serum.id, order_line_id=1)
    notes = {who: write_note(actor=who, content=card(serum, title=who.name)) for who in (star, buyer, other)}
    hot = write_note(actor=world.person(), content=card(serum, title="热"))
    for _ in range(3):
        like_note(actor=world.person(), note=hot)
    hidden = write_note(actor=world.person(), content=card(serum, visibility=Visibility.ME))
    world.read_log()
    shown = about(serum).items
    assert [item.note.id for item in shown] == [notes[star].id, notes[buyer].id, hot.id, notes[other].id]
    assert [(item.verified, item.bought) for item in shown] == [(True, False), (False, True), (False, False), (False, False)]
    assert hidden.id not in [item.note.id for item in shown]
    first = about(serum, size=3)
    assert [item.note.id for item in about(serum, size=3, cursor=first.next).items] == [notes[other].id]
    assert [(good.card.id, note.id) for good, note in page_verified_goods(viewer=None).items] == [(serum.id, notes[star].id)]


def test_the_part_of_the_product_page_and_the_page_of_its_own(world, mall, serum, client):
    person = world.person()
    write_note(actor=person, content=card(serum, title="每天都用"))
    world.read_log()
    address = f"/goods/{short(serum.id)}/notes/"
    assert 'hx-get="' + address in client.get(f"/goods/{short(serum.id)}/").content.decode()
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "每天都用" in part
    assert "<html" not in part
    assert "每天都用" in client.get(address).content.decode()
    assert client.get(f"/goods/{short(new_id())}/notes/").status_code == 404


def test_coming_by_a_note_is_counted_once_in_a_while(world, mall, serum, client):
    author = world.person()
    note = write_note(actor=author, content=card(serum))
    address = f"/goods/{short(serum.id)}/notes/"
    came = {
        "User-Agent": "Mozilla/5.0",
        "HX-Request": "true",
        "HX-Current-URL": f"https://x.test/goods/{short(serum.id)}/?from={short(note.id)}",
    }
    for headers in (came, came, {"HX-Request": "true"}, {**came, "HX-Current-URL": "https://x.test/?from=zzzzzzzzzz"}):
        assert client.get(address, headers=headers).status_code == 200
    client.force_login(author)
    client.get(address, headers=came)
    client.force_login(world.person())
    client.get(address, headers=came)
    clicks = [event.body for event in LoggedEvent.objects.filter(kind="ProductClicked").order_by("id")]
    assert [(click["note_id"], click["product_id"], bool(click["person_id"]), bool(click["device"])) for click in clicks] == [
        (note.id, serum.id, False, True),
        (note.id, serum.id, True, False),
    ]


def test_a_question_is_asked_on_the_product_and_found_there(world, mall, serum, client):
    address = f"/goods/{short(serum.id)}/questions/"
    assert client.post(address, {"title": "油皮能用吗"}).status_code == 401
    client.force_login(world.person())
    assert client.post(address, {"title": " "}).status_code == 422
    assert client.post(address, {"title": "油皮能用吗"}).status_code == 302
    world.read_log()
    assert "油皮能用吗" in client.get(address).content.decode()
    assert "油皮能用吗" in client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert about(serum).items == []
    assert get_word(WordKind.PRODUCT, serum.id).questions == 1


# Word of mouth


def test_what_is_said_follows_a_product_to_another_brand(world, mall, serum):
    first, second = find_or_make_brand("白茶"), find_or_make_brand("青禾")
    Product.objects.filter(id=serum.id).update(brand=first)
    write_note(actor=world.person(), content=review(serum, Verdict.GROW, 10))
    write_note(actor=world.person(), content=card(serum))
    world.read_log()
    assert get_word(WordKind.BRAND, first.id).reviews == 1
    Product.objects.filter(id=serum.id).update(brand=second)
    emit(ProductChanged(serum.id, mall.store.id, renamed=False))
    world.read_log()
    assert get_word(WordKind.BRAND, first.id).reviews == 1  # Nothing told of another name.
    emit(ProductChanged(serum.id, mall.store.id, renamed=True))
    world.read_log()
    assert (get_word(WordKind.BRAND, first.id).reviews, get_word(WordKind.BRAND, second.id).reviews) == (0, 1)
    assert set(NoteGoods.objects.values_list("brand_id", flat=True)) == {second.id}


def test_the_verified_score_comes_from_buyers_only(world, mall, serum, client):
    brand = find_or_make_brand("白茶")
    Product.objects.filter(id=serum.id).update(brand=brand)
    buyer, reader, giver = world.person(), world.person(), world.person()
    remember_purchase(person_id=buyer.id, product_id=serum.id, order_line_id=7)
    remember_purchase(person_id=buyer.id, product_id=serum.id, order_line_id=7)
    write_note(actor=buyer, content=review(serum, Verdict.GROW, 10, pros=("清爽", "不粘")))
    write_note(actor=reader, content=review(serum, Verdict.PULL, 2, pros=("清爽",), cons=("贵",)))
    world.read_log()
    word = get_word(WordKind.PRODUCT, serum.id)
    assert (word.grow, word.pull, word.score, word.buyers, word.buyers_score, word.stars) == (1, 1, 6.0, 1, 10.0, (0, 0, 0, 0, 1))
    assert (word.pros, word.cons, word.growing) == ((("清爽", 2), ("不粘", 1)), (("贵", 1),), 50)
    assert get_word(WordKind.BRAND, brand.id).reviews == 2
    page = client.get(f"/goods/{short(serum.id)}/word/").content.decode()
    for words in ("5.0", "清爽", "贵", "在这里买过", "50%"):
        assert words in page, words
    assert "清爽" in client.get(f"/brand/{brand.slug}/word/").content.decode()
    withdraw_purchase(order_line_id=7)
    withdraw_purchase(order_line_id=7)
    world.read_log()
    word = get_word(WordKind.PRODUCT, serum.id)
    assert (word.buyers, word.buyers_score, word.grow) == (0, None, 1)
    assert not any(item.bought for item in about(serum).items)
    remember_purchase(person_id=giver.id, product_id=serum.id, order_line_id=8)
    write_note(actor=giver, content=review(serum, Verdict.OPEN, 7))
    world.read_log()
    assert get_word(WordKind.PRODUCT, serum.id).buyers_score == 7.0


def test_words_follow_edits_and_deletions(world, mall, serum):
    other = on_sale(mall, "绿茶精华")
    author = world.person()
    note = write_note(actor=author, content=review(serum, score=8))
    world.read_log()
    edit_note(actor=author, note=note, content=review(other, score=4), version=note.version)
    world.read_log()
    assert get_word(WordKind.PRODUCT, serum.id).reviews == 0
    assert get_word(WordKind.PRODUCT, other.id).score == 4.0
    delete_note(actor=author, note=note)
    world.read_log()
    assert get_word(WordKind.PRODUCT, other.id).reviews == 0
    assert about(other).items == []


def test_a_draft_says_nothing_of_a_product(world, mall, serum):
    start_draft(actor=world.person(), content=review(serum, score=8))
    world.read_log()
    assert get_word(WordKind.PRODUCT, serum.id).reviews == 0
    assert NoteGoods.objects.get().shown is False


def test_a_purchase_told_by_many_at_once_is_one(kept_world):
    tell = lambda: remember_purchase(person_id=1, product_id=2, order_line_id=3)  # noqa: E731
    at_once(tell, tell, tell)
    assert VerifiedPurchase.objects.count() == 1


# What notes sold


def sale(note, buyer, product, amount=12900, back=0, received=False, order=1):
    return Sale(order, buyer.id, product.id, note.id, amount, back, received, clock.now().date())


def test_an_author_sees_what_their_notes_sold_and_a_return_takes_it_back(world, mall, serum, client):
    author, buyer = world.person(), world.person()
    note = write_note(actor=author, content=card(serum, title="每天都用"))
    came = {"User-Agent": "Mozilla/5.0", "HX-Request": "true", "HX-Current-URL": f"https://x.test/?from={short(note.id)}"}
    client.get(f"/goods/{short(serum.id)}/notes/", headers=came)
    world.read_log()
    sales = [sale(note, buyer, serum), sale(note, buyer, on_sale(mall, "面霜"), 5000), sale(note, author, serum, order=2)]
    keep_sales(sales)
    keep_sales(sales)
    whole = sum_sales_of(author)
    assert (whole.clicks, whole.orders, whole.amount.minor, whole.received) == (1, 1, 17900, 0)
    keep_sales([sale(note, buyer, serum, back=12900, received=True)])
    whole = sum_sales_of(author)
    assert (whole.orders, whole.amount.minor, whole.given_back.minor) == (1, 5000, 12900)
    client.force_login(author)
    page = client.get("/me/sales/").content.decode()
    assert "每天都用" in page
    assert "¥50" in page
    token = {"Authorization": f"Bearer {create_token(actor=author, name='a')}"}
    said = client.get("/api/v1/me/sales", headers=token).json()["items"]
    assert [(row["figures"]["clicks"], row["figures"]["amount"]["minor"]) for row in said] == [(1, 5000)]
    day = list_loop_days(clock.now().date())[0]
    assert (day.clicks, day.by_notes, day.notes_amount.minor, day.given_back.minor) == (1, 1, 17900, 12900)


def test_sales_kept_by_many_at_once_are_counted_once(kept_world):
    mall = make_mall()
    product, author, buyer = on_sale(mall), kept_world.person(), kept_world.person()
    note = write_note(actor=author, content=card(product))
    at_once(*(lambda n=n: keep_sales([sale(note, buyer, product, 100, order=n % 3)]) for n in range(6)))
    assert (sum_sales_of(author).orders, sum_sales_of(author).amount.minor) == (3, 300)


def test_who_received_something_is_asked_for_a_review_and_counted_as_a_buyer(world, mall, serum, client):
    buyer = world.person()
    with transaction.atomic():
        emit(OrderReceived(1, buyer.id, mall.store.id, (serum.id, serum.id), (0, 0), 100, by_clock=False))
    world.read_log()
    client.force_login(buyer)
    page = client.get("/notifications/").content.decode()
    assert "用得怎么样" in page
    assert f"/publish/?product={short(serum.id)}" in page
    remember_purchase(person_id=buyer.id, product_id=serum.id, order_line_id=1)
    write_note(actor=buyer, content=review(serum, score=9))
    world.read_log()
    assert list_loop_days(clock.now().date())[0].reviews == 1
    said = client.get(f"/api/v1/products/{short(serum.id)}/word").json()
    assert (said["buyers"], said["buyers_score"]) == (1, 4.5)
    assert [note["bought"] for note in client.get(f"/api/v1/products/{short(serum.id)}/notes").json()["items"]] == [True]
