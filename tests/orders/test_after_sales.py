"""Putting things right: money, dew, tax and quota come back in proportion, once, and never more than was paid."""

from datetime import timedelta

import pytest
from django.test import Client

from tallgrass.ledger.queries import get_balance
from tallgrass.ledger.types import DEW, AccountKey, Kind
from tallgrass.mall.models import Stock
from tallgrass.orders.actions.after_sales import (
    Asking,
    act_on_deadlines,
    answer_after_sale,
    ask_after_sale,
    dispute,
    owed_on_yes,
    rule_on_dispute,
    send_back,
    withdraw,
)
from tallgrass.orders.actions.fulfilling import advance_order, receive_order
from tallgrass.orders.models import AfterSale, OrderLine, QuotaYear, Refund, Repayment
from tallgrass.orders.states import AfterSaleKind, OrderState, route
from tallgrass.platform import clock
from tallgrass.platform.clock import clock_at
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import short
from tallgrass.promotions.models import FreightRule
from tests.orders.support import broken, go_shopping
from tests.promotions.support import claimed

pytestmark = pytest.mark.django_db


@pytest.fixture
def shopping(world):
    return go_shopping(world)


def delivered(shopping, *wishes, **options):
    order = shopping.bought(*wishes, **options)
    for state in route(order.warehouse_kind):
        advance_order(actor=shopping.merchant, order_id=order.id, to=state)
    order.refresh_from_db()
    return order


def ask(shopping, order, kind=AfterSaleKind.RETURN, pieces=None, reason="broken", amount=None) -> AfterSale:
    asking = Asking(kind, reason, pieces or {}, "瓶口裂了一道", amount)
    return ask_after_sale(actor=shopping.buyer, order_id=order.id, asking=asking)


def test_what_nobody_has_touched_is_cancelled_at_once(shopping):
    shopping.dew(1000)
    coupon = claimed(shopping.buyer, at=10000, amount_off=1000)
    variant = shopping.goods(3)
    order = shopping.bought(shopping.wish(variant), use_dew=True)
    ask(shopping, order, AfterSaleKind.CANCEL, reason="unwanted")
    order.refresh_from_db()
    coupon.refresh_from_db()
    assert (order.state, order.refunded, Refund.objects.get().amount) == ("refunded", order.total, order.total)
    assert Stock.objects.get(variant=variant).available == 3 and not coupon.is_used
    assert get_balance(AccountKey(Kind.WALLET, shopping.buyer.id, DEW)).available == 1000
    assert broken() == {}


def test_what_is_picked_needs_the_store_and_a_silent_store_agrees_in_time(shopping):
    order = shopping.bought(shopping.wish(shopping.goods()))
    advance_order(actor=shopping.merchant, order_id=order.id)
    found = ask(shopping, order, AfterSaleKind.CANCEL, reason="unwanted")
    with pytest.raises(DomainError):
        advance_order(actor=shopping.merchant, order_id=order.id)
    with clock_at(clock.now() + timedelta(days=3)):
        assert act_on_deadlines(clock.now()) == 1
        assert act_on_deadlines(clock.now()) == 0
    found.refresh_from_db()
    order.refresh_from_db()
    assert (found.state, order.state) == ("done", "refunded") and broken() == {}


def test_one_that_cannot_be_answered_keeps_no_other_waiting(shopping):
    variant = shopping.goods()
    first, second = (shopping.bought(shopping.wish(variant)) for _ in range(2))
    for order in (first, second):
        advance_order(actor=shopping.merchant, order_id=order.id)
        ask(shopping, order, AfterSaleKind.CANCEL, reason="unwanted")
    line = OrderLine.objects.get(order=first)
    OrderLine.objects.filter(id=line.id).update(returned=line.quantity)
    with clock_at(clock.now() + timedelta(days=3)), pytest.raises(DomainError):
        act_on_deadlines(clock.now())
    assert [AfterSale.objects.get(order=order).state for order in (first, second)] == ["asked", "done"]


def test_pieces_go_back_one_by_one_and_add_up_to_the_whole(shopping):
    shopping.dew(999)
    claimed(shopping.buyer, at=10000, amount_off=1001)
    variant = shopping.goods(9, fen=3333, warehouse=shopping.bonded)
    order = delivered(shopping, shopping.wish(variant, 7, shopping.bonded), identity=shopping.identity(), use_dew=True)
    line = OrderLine.objects.get(order=order)
    used = QuotaYear.objects.get().used
    for count in (2, 1, 3, 1):
        found = ask(shopping, order, pieces={line.id: count})
        answer_after_sale(actor=shopping.merchant, after_sale=found, agrees=True)
        send_back(actor=shopping.buyer, after_sale=found, carrier="顺丰", number=f"SF{found.id}"[:20])
        answer_after_sale(actor=shopping.merchant, after_sale=found, agrees=True)
        assert broken() == {}
    order.refresh_from_db()
    given = Repayment.objects.filter(order=order)
    assert (order.state, order.refunded, sum(one.cash for one in given)) == ("refunded", order.total, order.total)
    assert sum(one.dew for one in given) == order.dew and sum(one.quota for one in given) == used
    assert QuotaYear.objects.get().used == 0
    assert get_balance(AccountKey(Kind.WALLET, shopping.buyer.id, DEW)).available == 999
    assert Stock.objects.get(variant=variant, warehouse=shopping.bonded).available == 9


def test_a_store_sees_what_goes_back_before_it_says_yes(shopping):
    order = delivered(shopping, shopping.wish(shopping.goods(), 2))
    found = ask(shopping, order, AfterSaleKind.REFUND, amount=1234)
    client = Client()
    client.force_login(shopping.merchant)
    place = f"/merchant/{shopping.mall.store.handle}/after-sales/{short(found.id)}/"
    page = client.get(place).content.decode()
    assert 'value="agree" data-confirm="退给买家 ¥12.34？"' in page and "同意，退 ¥12.34" in page
    client.post(f"{place}answer/", {"what": "agree"})
    after = client.get(place).content.decode()
    assert "已退 ¥12.34" in after and "data-confirm" not in after.split("<main", 1)[1].split("</main>", 1)[0]


def test_freight_comes_back_with_the_pieces_it_was_paid_for(shopping):
    FreightRule.objects.create(first_fee=1000, first_grams=1000)
    variant = shopping.goods(9, fen=900)
    order = delivered(shopping, shopping.wish(variant, 3))
    line = OrderLine.objects.get(order=order)
    assert order.freight > 3
    told = []
    for count, reason in ((1, "unwanted"), (1, "broken"), (1, "broken")):
        found = ask(shopping, order, pieces={line.id: count}, reason=reason)
        assert owed_on_yes(found) is None  # The goods come first.
        answer_after_sale(actor=shopping.merchant, after_sale=found, agrees=True)
        send_back(actor=shopping.buyer, after_sale=found, carrier="顺丰", number=f"SF{found.id}"[:20])
        told.append(owed_on_yes(AfterSale.objects.get(id=found.id)))
        answer_after_sale(actor=shopping.merchant, after_sale=found, agrees=True)
        assert owed_on_yes(AfterSale.objects.get(id=found.id)) is None
    assert told == list(Repayment.objects.order_by("id").values_list("cash", flat=True))
    third, two_thirds = order.freight // 3, order.freight * 2 // 3
    assert list(Repayment.objects.order_by("id").values_list("freight", flat=True)) == [0, two_thirds - third, order.freight - two_thirds]
    assert broken() == {}


def test_a_part_of_the_money_comes_back_with_its_part_of_dew_and_the_rest_later(shopping):
    shopping.dew(1000)
    order = delivered(shopping, shopping.wish(shopping.goods(), 2), use_dew=True)
    found = ask(shopping, order, AfterSaleKind.REFUND, amount=order.total // 2)
    assert owed_on_yes(found) == order.total // 2
    answer_after_sale(actor=shopping.merchant, after_sale=found, agrees=True)
    first = Repayment.objects.get()
    assert (first.cash, first.dew) == (order.total // 2, 500)
    order.refresh_from_db()
    assert order.state == "delivered" and order.refunded == first.cash
    with pytest.raises(DomainError) as refused:
        ask(shopping, order, AfterSaleKind.REFUND, amount=order.total)
    assert refused.value.code == "asks_too_much"
    assert broken() == {}


def test_after_the_store_was_paid_it_pays_back_what_it_got(shopping):
    order = delivered(shopping, shopping.wish(shopping.goods(), 2))
    receive_order(order=order, actor_id=shopping.buyer.id, by="buyer")
    line = OrderLine.objects.get(order=order)
    found = ask(shopping, order, pieces={line.id: 1})
    answer_after_sale(actor=shopping.merchant, after_sale=found, agrees=True)
    send_back(actor=shopping.buyer, after_sale=found, carrier="", number="SF10001")
    answer_after_sale(actor=shopping.merchant, after_sale=found, agrees=True)
    order.refresh_from_db()
    assert (order.state, order.refunded) == ("received", 12900)
    assert get_balance(AccountKey(Kind.PAYABLE, order.store_id, "CNY")).posted == 12900 - 645
    assert broken() == {}


def test_a_refusal_can_be_taken_to_the_house(shopping, world):
    order = delivered(shopping, shopping.wish(shopping.goods()))
    found = ask(shopping, order)
    with pytest.raises(DomainError):
        answer_after_sale(actor=shopping.merchant, after_sale=found, agrees=False)
    answer_after_sale(actor=shopping.merchant, after_sale=found, agrees=False, words="看不出破损")
    picture = world.picture(shopping.buyer)
    picture.purpose = "document"
    picture.save()
    dispute(actor=shopping.buyer, after_sale=found, words="照片在这里", picture_ids=[picture.id])
    rule_on_dispute(actor=world.person(role="operator"), after_sale=found, for_buyer=True, words="照片清楚")
    order.refresh_from_db()
    assert order.state == "refunded" and broken() == {}


def test_an_exchange_sends_the_same_again(shopping):
    variant = shopping.goods(2)
    order = delivered(shopping, shopping.wish(variant))
    found = ask(shopping, order, AfterSaleKind.EXCHANGE)
    answer_after_sale(actor=shopping.merchant, after_sale=found, agrees=True)
    send_back(actor=shopping.buyer, after_sale=found, carrier="", number="SF10002")
    answer_after_sale(actor=shopping.merchant, after_sale=found, agrees=True)
    order.refresh_from_db()
    stock = Stock.objects.get(variant=variant)
    assert (order.state, order.refunded, stock.available, stock.sold) == ("delivered", 0, 1, 1)
    assert order.shipments.count() == 3 and broken() == {}


def test_who_is_silent_loses_and_who_withdraws_may_ask_again(shopping):
    order = delivered(shopping, shopping.wish(shopping.goods()))
    withdraw(actor=shopping.buyer, after_sale=ask(shopping, order))
    found = ask(shopping, order)
    answer_after_sale(actor=shopping.merchant, after_sale=found, agrees=True)
    with clock_at(clock.now() + timedelta(days=8)):
        act_on_deadlines(clock.now())
        found.refresh_from_db()
        assert found.state == "closed"
        with pytest.raises(DomainError) as refused:
            ask(shopping, order)
    assert refused.value.code == "too_late" and broken() == {}


def test_who_comes_after_the_days_for_it_is_not_sent_to_ask(shopping, client):
    order = delivered(shopping, shopping.wish(shopping.goods()))
    client.force_login(shopping.buyer)
    page = f"/orders/{short(order.id)}/"
    assert "申请售后" in client.get(page).content.decode()
    with clock_at(clock.now() + timedelta(days=8)):
        client.force_login(shopping.buyer)
        assert "申请售后" not in client.get(page).content.decode()
        with pytest.raises(DomainError) as refused:
            ask(shopping, order)
        assert refused.value.code == "too_late"


def test_one_at_a_time_and_only_ones_own(shopping, world):
    order = delivered(shopping, shopping.wish(shopping.goods()))
    ask(shopping, order)
    for buyer, code in ((shopping.buyer, "after_sale_open"), (world.person(), "not_found")):
        with pytest.raises(DomainError) as refused:
            ask_after_sale(actor=buyer, order_id=order.id, asking=Asking(AfterSaleKind.REFUND, "other", {}, "再来一次"))
        assert refused.value.code == code
    with pytest.raises(DomainError):
        receive_order(order=order, actor_id=shopping.buyer.id, by="buyer")


def test_tax_and_quota_stay_once_customs_time_is_over(shopping, settings):
    settings.TALLGRASS_RETURN_DAYS = 90
    variant = shopping.goods(warehouse=shopping.bonded)
    order = delivered(shopping, shopping.wish(variant, 1, shopping.bonded), identity=shopping.identity())
    used = QuotaYear.objects.get().used
    with clock_at(clock.now() + timedelta(days=31)):
        found = ask(shopping, order, AfterSaleKind.REFUND)
        answer_after_sale(actor=shopping.merchant, after_sale=found, agrees=True)
    assert Repayment.objects.get().cash == order.total - order.tax and QuotaYear.objects.get().used == used
    assert OrderState(type(order).objects.get(id=order.id).state) is OrderState.REFUNDED and broken() == {}
