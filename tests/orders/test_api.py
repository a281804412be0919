"""Buying as JSON: cart, checkout, ordering, the way, what is put right. Each with what is refused, repeated, and done at once by two."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.accounts.models import MinorsMode, Person
from tallgrass.mall.models import Stock
from tallgrass.orders.actions.after_sales import answer_after_sale
from tallgrass.orders.actions.fulfilling import advance_order
from tallgrass.orders.models import AfterSale, AfterSaleStep, CartLine, Order, Purchase
from tallgrass.platform import clock
from tallgrass.platform.clock import clock_at
from tallgrass.platform.ids import short
from tests.ledger.support import at_once
from tests.orders.support import Shopping, broken, go_shopping
from tests.promotions.support import claimed
from tests.support.world import picture_file

pytestmark = pytest.mark.django_db


class Caller:
    """`api("post", "purchases", {...}, key="one")` as one person, by a token of theirs."""

    def __init__(self, person: Person | None) -> None:
        self.token = create_token(actor=person, name="t") if person else ""

    def __call__(self, method: str, path: str, body: object = None, key: str = ""):  # type: ignore[no-untyped-def]
        headers = ({"Authorization": f"Bearer {self.token}"} if self.token else {}) | ({"Idempotency-Key": key} if key else {})
        data = json.dumps(body) if body is not None else b""
        return Client().generic(method.upper(), f"/api/v1/{path}", data, "application/json", headers=headers)


@pytest.fixture
def shopping(world) -> Shopping:
    return go_shopping(world)


@pytest.fixture
def api(shopping) -> Caller:
    return Caller(shopping.buyer)


@pytest.fixture
def stranger(world) -> Caller:
    return Caller(world.person())


def refused(answer) -> tuple[int, str]:  # type: ignore[no-untyped-def]
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


def put(api: Caller, variant, quantity: int = 1, **more: object) -> dict:  # type: ignore[no-untyped-def, type-arg]
    answer = api("post", "me/cart/lines", {"variant_id": short(variant.id), "quantity": quantity, **more})
    assert answer.status_code == 201, answer.content
    return answer.json()


def advance(shopping: Shopping, order_id: int, steps: int) -> None:
    for _ in range(steps):
        advance_order(actor=shopping.merchant, order_id=order_id)


def test_a_cart_is_filled_changed_chosen_and_emptied(shopping, api):
    variant, other = shopping.goods(5), shopping.goods(2, fen=5000)
    put(api, variant, 2, note_id=short(77))
    cart = put(api, other, 3)
    lines = {line["variant_id"]: line for group in cart["groups"] for line in group["lines"]}
    first, second = lines[short(variant.id)], lines[short(other.id)]
    assert (first["state"], first["total"]["minor"], first["note_id"]) == ("ok", 25800, short(77))
    assert (second["state"], second["available"], cart["pieces"], cart["before"]["minor"]) == ("short", 2, 2, 25800)
    cart = api("patch", f"me/cart/lines/{second['id']}", {"quantity": 2}).json()
    assert (cart["pieces"], cart["goods"]["minor"]) == (4, 35800)
    cart = api("put", "me/cart/chosen", {"lines": [second["id"]]}).json()
    assert (cart["pieces"], cart["before"]["minor"]) == (2, 10000)
    assert api("put", "me/cart/chosen", {"lines": []}).json()["pieces"] == 0
    assert api("delete", f"me/cart/lines/{first['id']}").status_code == 204
    assert refused(api("delete", f"me/cart/lines/{first['id']}")) == (404, "not_found")
    assert [line["variant_id"] for group in api("get", "me/cart").json()["groups"] for line in group["lines"]] == [short(other.id)]


def test_another_variant_stays_as_chosen_as_the_line_was(shopping, api):
    one, other = shopping.mall.product(variants=2).variants.order_by("position")
    for variant in (one, other):
        shopping.mall.stock(variant, 10)
    line = put(api, one, 3)["groups"][0]["lines"][0]["id"]
    cart = api("patch", f"me/cart/lines/{line}", {"variant_id": short(other.id), "chosen": False}).json()
    (changed,) = cart["groups"][0]["lines"]
    assert (changed["variant_id"], changed["quantity"], changed["chosen"], cart["pieces"]) == (short(other.id), 3, False, 0)
    assert refused(api("patch", f"me/cart/lines/{changed['id']}", {"variant_id": short(shopping.goods().id)})) == (409, "not_on_sale")


def test_a_line_of_anothers_cart_is_not_found_and_none_of_theirs_is_chosen(shopping, api, stranger):
    variant = shopping.goods(5)
    line = put(api, variant)["groups"][0]["lines"][0]["id"]
    assert refused(stranger("patch", f"me/cart/lines/{line}", {"quantity": 3})) == (404, "not_found")
    assert refused(stranger("delete", f"me/cart/lines/{line}")) == (404, "not_found")
    put(stranger, variant)
    assert stranger("put", "me/cart/chosen", {"lines": [line]}).json()["pieces"] == 0
    assert api("get", "me/cart").json()["pieces"] == 1
    assert refused(Caller(None)("get", "me/cart")) == (401, "sign_in_first")


@pytest.mark.parametrize("body", [{}, {"quantity": 0}, {"quantity": 1000}, {"quantity": 1.5}, {"note_id": "!"}])
def test_a_cart_takes_nothing_that_is_wrong(shopping, api, body):
    wish = {"variant_id": short(shopping.goods().id)} if body else {}
    assert refused(api("post", "me/cart/lines", wish | body)) == (422, "invalid_input")
    assert refused(api("post", "me/cart/lines", {"variant_id": short(1)})) == (409, "not_on_sale")
    assert not CartLine.objects.exists()


def test_a_repeated_key_puts_in_once(shopping, api):
    wish = {"variant_id": short(shopping.goods().id), "quantity": 2}
    first, again = (api("post", "me/cart/lines", wish, key="one") for _ in range(2))
    assert first.json() == again.json() and CartLine.objects.get().quantity == 2


def test_a_checkout_is_split_taxed_discounted_and_counted_against_the_year(shopping, api):
    here, bonded = shopping.goods(5, fen=10000), shopping.goods(5, fen=20000, warehouse=shopping.bonded)
    name, coupon = shopping.identity(), claimed(shopping.buyer, at=10000, amount_off=1000)
    shopping.dew(500)
    put(api, here)
    put(api, bonded)
    seen = api("post", "checkout", {}).json()
    assert {parcel["kind"]: len(parcel["lines"]) for parcel in seen["parcels"]} == {"domestic": 1, "bonded": 1}
    abroad = next(parcel for parcel in seen["parcels"] if parcel["kind"] == "bonded")
    assert seen["needs_identity"] and seen["identity_id"] == short(name.id) and seen["address_id"] == short(shopping.address.id)
    assert abroad["tax"] > 0 == next(parcel for parcel in seen["parcels"] if parcel["kind"] == "domestic")["tax"]
    assert (abroad["customs"]["verdict"], seen["quota"]["used"], seen["quota"]["now"] >= 20000) == ("reduced", 0, True)
    assert (seen["claims"], seen["discount"], seen["dew_owned"], seen["dew"], seen["faults"]) == ([short(coupon.id)], 1000, 500, 0, [])
    assert seen["total"] == seen["goods"] + seen["freight"] + seen["tax"] - seen["discount"] == sum(p["total"] for p in seen["parcels"])
    plain = api("post", "checkout", {"claims": [], "use_dew": True}).json()
    assert (plain["discount"], plain["claims"], plain["dew"] > 0) == (0, [], True)
    single = api("post", "checkout", {"goods": [{"variant_id": short(here.id), "quantity": 2}]}).json()
    assert (single["goods"], len(single["parcels"]), single["quota"]) == (20000, 1, None)


def test_a_checkout_says_what_cannot_be_had_and_how_a_too_large_one_passes(shopping, api):
    gone, dear = shopping.goods(1), shopping.goods(5, fen=300000, warehouse=shopping.bonded)
    short_of = api("post", "checkout", {"goods": [{"variant_id": short(gone.id), "quantity": 2}]}).json()
    assert [(fault["code"], fault["variant_id"]) for fault in short_of["faults"]] == [("out_of_stock", short(gone.id))]
    large = {"goods": [{"variant_id": short(dear.id), "quantity": 2}]}
    seen = api("post", "checkout", large).json()
    assert [fault["code"] for fault in seen["faults"]] == ["over_the_limit"]
    assert seen["parcels"][0]["customs"]["verdict"] == "split" and len(seen["parcels"][0]["customs"]["parts"]) == 2
    assert refused(api("post", "purchases", large | {"total": seen["total"]}, key="one")) == (409, "over_the_limit")
    assert not Purchase.objects.exists()


def test_ordering_takes_a_key_once_and_only_the_total_that_was_shown(shopping, api):
    variant = shopping.goods(5)
    put(api, variant, 2)
    total = api("post", "checkout", {}).json()["total"]
    assert refused(api("post", "purchases", {"total": total})) == (400, "idempotency_key_missing")
    assert refused(api("post", "purchases", {"total": total - 1}, key="one")) == (409, "price_changed")
    first, again = (api("post", "purchases", {"total": total, "words": "放门口"}, key="one") for _ in range(2))
    assert (first.status_code, first.content) == (201, again.content)
    placed = first.json()
    assert (placed["state"], placed["total"], len(placed["orders"])) == ("pending", total, 1)
    assert Purchase.objects.count() == 1 and Stock.objects.get(variant=variant).available == 3 and not CartLine.objects.exists()
    assert refused(api("post", "purchases", {"total": total + 1}, key="one")) == (422, "idempotency_key_reused")
    assert refused(api("post", "purchases", {"total": total}, key="two")) == (422, "nothing_chosen")
    assert Order.objects.get().words == "放门口" and broken() == {}


def test_ordering_needs_an_address_and_for_customs_a_name(world):
    shopping = go_shopping(world)
    api, bonded = Caller(shopping.buyer), shopping.goods(5, warehouse=shopping.bonded)
    wish = {"goods": [{"variant_id": short(bonded.id)}]}
    total = api("post", "checkout", wish).json()["total"]
    unnamed = api("post", "purchases", wish | {"total": total}, key="one")
    assert refused(unnamed) == (422, "identity_needed") and unnamed.json()["field"] == "identity"
    shopping.address.delete()
    assert api("post", "checkout", wish).json()["address_id"] is None
    assert refused(api("post", "purchases", wish | {"total": total}, key="two")) == (422, "address_needed")
    assert not Purchase.objects.exists()


def test_what_is_anothers_is_not_found_at_the_checkout(shopping, stranger):
    name, goods = shopping.identity(), [{"variant_id": short(shopping.goods().id)}]
    for named in ({"address_id": short(shopping.address.id)}, {"identity_id": short(name.id)}):
        assert refused(stranger("post", "checkout", {"goods": goods} | named)) == (404, "not_found")
        assert refused(stranger("post", "purchases", {"goods": goods, "total": 1} | named, key="k")) == (404, "not_found")
    coupon = claimed(shopping.buyer, at=100, amount_off=50)
    seen = stranger("post", "checkout", {"goods": goods, "claims": [short(coupon.id)]}).json()
    assert (seen["claims"], seen["discount"]) == ([], 0)


def test_minors_do_not_buy(shopping, api):
    MinorsMode.objects.create(person=shopping.buyer, pin="x")
    wish = {"goods": [{"variant_id": short(shopping.goods().id)}]}
    with clock_at((clock.now() + timedelta(days=1)).replace(hour=4)):  # Noon in Shanghai: at night all of it is closed to them.
        assert refused(api("post", "checkout", wish)) == (403, "not_for_minors")
        assert refused(api("post", "purchases", wish | {"total": 12900}, key="one")) == (403, "not_for_minors")


@pytest.mark.parametrize(
    "body",
    [
        {"goods": []},
        {"goods": [{}]},
        {"claims": ["!"]},
        {"use_dew": 1},
        {"total": -1},
        {"words": "长" * 201},
        {"price": 1},
        {"address_id": ""},
    ],
)
def test_an_order_takes_nothing_that_is_wrong(shopping, api, body):
    put(api, shopping.goods())
    assert refused(api("post", "purchases", {"total": 12900} | body, key="one")) == (422, "invalid_input")
    assert not Purchase.objects.exists()


def test_what_is_not_paid_is_taken_back_once_and_what_is_paid_is_not(shopping, api, stranger):
    variant = shopping.goods(5)
    purchase = shopping.place(shopping.wish(variant))
    address = f"purchases/{short(purchase.id)}"
    assert refused(stranger("get", address)) == refused(stranger("delete", address)) == (404, "not_found")
    assert api("get", address).json()["state"] == "pending"
    assert [api("delete", address).status_code for _ in range(2)] == [204, 204]
    assert api("get", address).json()["state"] == "cancelled" and Stock.objects.get(variant=variant).available == 5
    paid = shopping.bought(shopping.wish(variant))
    assert refused(api("delete", f"purchases/{short(paid.purchase_id)}")) == (409, "already_paid")


def test_from_cart_to_receipt(shopping, api, stranger):
    variant = shopping.goods(5)
    put(api, variant, note_id=short(77))
    total = api("post", "checkout", {}).json()["total"]
    placed = api("post", "purchases", {"total": total}, key="one").json()
    payment = api("post", f"purchases/{placed['id']}/payments", {"provider": "local"}, key="pay").json()
    assert payment["amount"] == total and api("get", f"payments/{payment['id']}").json()["state"] == "pending"
    shopping.pay(Purchase.objects.get())
    (listed,) = api("get", "me/orders?tab=send").json()["items"]
    assert (listed["state"], listed["total"], listed["lines"][0]["note_id"]) == ("paid", total, short(77))
    assert api("get", "me/orders?tab=way").json()["items"] == stranger("get", "me/orders").json()["items"] == []
    address, order = f"orders/{listed['id']}", Order.objects.get()
    whole = api("get", address).json()
    assert whole["order"] == listed and whole["recipient"]["phone"] == "138 **** 2046" and whole["can_cancel"]
    assert refused(api("post", f"{address}/receive")) == (409, "wrong_step")
    advance(shopping, order.id, 3)
    way = api("get", f"{address}/way").json()
    assert [leg["is_now"] for leg in way["legs"]].count(True) == 1 and way["shipments"][0]["carrier"] == "local"
    assert way["state"] == "shipped" and way["legs"][-1]["at"] is None
    for path in (address, f"{address}/way"):
        assert refused(stranger("get", path)) == (404, "not_found")
    assert refused(stranger("post", f"{address}/receive")) == (404, "not_found")
    assert [api("post", f"{address}/receive").json()["order"]["state"] for _ in range(2)] == ["received"] * 2
    assert order.steps.filter(state="received").count() == 1 and broken() == {}


def test_lists_of_orders_have_pages_and_known_tabs(shopping, api):
    variant = shopping.goods(9)
    for _ in range(3):
        shopping.place(shopping.wish(variant))
    seen, address = [], "me/orders?size=2"
    while address:
        page = api("get", address).json()
        seen += [item["id"] for item in page["items"]]
        address = page["next"] and f"me/orders?size=2&cursor={page['next']}"
    assert seen == [short(id) for id in Order.objects.order_by("-id").values_list("id", flat=True)] and len(seen) == 3
    assert refused(api("get", "me/orders?tab=sent")) == (422, "invalid_input")


def test_a_paid_order_is_called_off_once_with_everything_back(shopping, api, stranger):
    variant = shopping.goods(5)
    order = shopping.bought(shopping.wish(variant, 2))
    address = f"orders/{short(order.id)}/cancel"
    assert refused(stranger("post", address, {})) == (404, "not_found")
    assert refused(api("post", address, {"reason": "because"})) == (422, "invalid_input")
    first, again = (api("post", address, {}, key="one") for _ in range(2))
    assert first.status_code == 201 and first.content == again.content and first.json()["given_back"] == order.total
    assert refused(api("post", address, {}, key="two")) == (409, "wrong_step")
    assert Stock.objects.get(variant=variant).available == 5 and AfterSale.objects.count() == 1 and broken() == {}


def upload(api: Caller, purpose: str) -> str:
    headers = {"Authorization": f"Bearer {api.token}"}
    answer = Client().generic(
        "POST", f"/api/v1/uploads/pictures?purpose={purpose}", picture_file().read(), "application/octet-stream", headers=headers
    )
    assert answer.status_code == 201, answer.content
    return str(answer.json()["id"])


def test_something_is_put_right_after_a_dispute(shopping, api, stranger):
    order = shopping.bought(shopping.wish(shopping.goods(5), 2))
    advance(shopping, order.id, 4)
    line = short(order.lines.get().id)
    asked = {"kind": "return", "reason": "broken", "words": "瓶口裂了一道", "pieces": [{"line_id": line, "quantity": 1}]}
    path = f"orders/{short(order.id)}/after-sales"
    assert refused(stranger("post", path, asked)) == (404, "not_found")
    assert refused(api("post", path, asked | {"pieces": [{"line_id": line, "quantity": 3}]})) == (422, "nothing_to_give_back")
    assert refused(api("post", path, asked | {"pieces": [{"line_id": short(1), "quantity": 1}]})) == (422, "nothing_to_give_back")
    assert refused(api("post", path, asked | {"words": "坏"})) == (422, "invalid_input")
    assert refused(api("post", path, asked | {"words": "     "})) == (422, "reason_needed")
    assert refused(api("post", path, asked | {"kind": "refund", "amount": 99999999})) == (422, "asks_too_much")
    assert not AfterSale.objects.exists()
    made = api("post", path, asked, key="one")
    assert made.status_code == 201 and api("post", path, asked, key="one").content == made.content
    assert refused(api("post", path, asked, key="two")) == (409, "after_sale_open")
    one = f"after-sales/{made.json()['id']}"
    for method, to, body in (
        ("get", "", None),
        ("post", "/words", {"words": "补一句"}),
        ("post", "/dispute", {"words": "就是坏的"}),
        ("post", "/parcel", {"number": "SF1029384756"}),
        ("post", "/withdraw", None),
    ):
        assert refused(stranger(method, one + to, body)) == (404, "not_found")
    assert api("post", f"{one}/words", {"words": "还有\n一张照片"}).json()["steps"][-1]["words"] == "还有 一张照片"
    assert refused(api("post", f"{one}/words", {"words": " "})) == (422, "reason_needed")
    assert refused(api("post", f"{one}/parcel", {"number": "SF1029384756"})) == (409, "wrong_step")
    shown = {"words": "裂口的照片", "picture_ids": [upload(api, "document")]}
    assert refused(stranger("post", f"{one}/words", shown)) == (404, "not_found")
    assert refused(api("post", f"{one}/words", shown | {"picture_ids": [upload(api, "note")]})) == (422, "upload_gone")
    assert refused(api("post", f"{one}/words", shown | {"picture_ids": [short(1)]})) == (422, "upload_gone")
    [picture] = api("post", f"{one}/words", shown).json()["steps"][-1]["pictures"]
    client = Client()
    assert client.get(picture).status_code in {302, 404}
    client.force_login(shopping.buyer)
    assert client.get(picture)["Content-Type"] == "image/webp", (picture, client.get(picture).status_code)
    answer_after_sale(actor=shopping.merchant, after_sale=AfterSale.objects.get(), agrees=False, words="看不出来")
    assert api("post", f"{one}/dispute", {"words": "裂口在瓶底"}).json()["state"] == "disputed"
    assert refused(api("post", f"{one}/withdraw")) == (409, "wrong_step")
    assert [item["id"] for item in api("get", "me/after-sales").json()["items"]] == [made.json()["id"]]
    assert stranger("get", "me/after-sales").json()["items"] == []


def test_a_return_goes_back_by_a_parcel_and_another_is_withdrawn(shopping, api):
    order = shopping.bought(shopping.wish(shopping.goods(5), 2))
    advance(shopping, order.id, 4)
    asked = {"kind": "return", "reason": "unwanted", "words": "颜色不合适"}
    one = f"after-sales/{api('post', f'orders/{short(order.id)}/after-sales', asked).json()['id']}"
    assert api("post", f"{one}/withdraw").json()["state"] == "withdrawn"
    again = f"after-sales/{api('post', f'orders/{short(order.id)}/after-sales', asked).json()['id']}"
    answer_after_sale(actor=shopping.merchant, after_sale=AfterSale.objects.get(state="asked"), agrees=True)
    for number in ("SF1", "运单号一二三", "x" * 41):
        assert refused(api("post", f"{again}/parcel", {"number": number})) == (422, "invalid_input")
    sent = api("post", f"{again}/parcel", {"carrier": "顺丰", "number": "SF1029384756"}).json()
    assert (sent["state"], sent["steps"][-1]["words"]) == ("sent_back", "SF1029384756")


@pytest.mark.django_db(transaction=True)
def test_at_once_one_key_is_one_order_and_one_press_one_act(kept_world, settings):
    settings.TALLGRASS_LIMITS = dict.fromkeys(settings.TALLGRASS_LIMITS, (1_000_000, 60))
    shopping = go_shopping(kept_world)
    api, variant = Caller(shopping.buyer), shopping.goods(10)
    answers: list[tuple[int, bytes]] = []

    def press(method: str, path: str, body: object, key: str = ""):  # type: ignore[no-untyped-def]
        def ask() -> None:
            answer = api(method, path, body, key)
            answers.append((answer.status_code, answer.content))

        return ask

    def pressed(*acts: object) -> list[int]:
        answers.clear()
        assert at_once(*acts) == ["done"] * len(acts)  # type: ignore[arg-type]
        return sorted(status for status, _ in answers)

    wish = {"variant_id": short(variant.id)}
    assert pressed(*[press("post", "me/cart/lines", wish)] * 4) == [201] * 4 and CartLine.objects.get().quantity == 4
    total = api("post", "checkout", {}).json()["total"]
    assert pressed(*[press("post", "purchases", {"total": total}, "one")] * 6) == [201] * 6
    assert len(set(answers)) == 1 and Purchase.objects.count() == 1 and Stock.objects.get(variant=variant).available == 6
    put(api, variant)
    total = api("post", "checkout", {}).json()["total"]
    goods = {"goods": [wish], "total": total}
    assert pressed(*[press("post", "purchases", goods, f"key-{n}") for n in range(8)]) == [201] * 6 + [409] * 2
    assert Stock.objects.get(variant=variant).available == 0
    purchase = Purchase.objects.order_by("id")[0]
    shopping.pay(purchase)
    cancel = f"orders/{short(purchase.orders.get().id)}/cancel"
    assert pressed(*[press("post", cancel, {}, f"cancel-{n}") for n in range(4)]) == [201, 409, 409, 409]
    assert AfterSale.objects.count() == 1 == AfterSaleStep.objects.filter(state="done").count() and broken() == {}
