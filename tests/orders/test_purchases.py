"""From a checkout to paid, or back to nothing: once, wholly, and never more than there is."""

from datetime import timedelta

import pytest

from tallgrass.ledger.queries import get_balance
from tallgrass.ledger.types import DEW, AccountKey, Kind
from tallgrass.mall.models import Stock
from tallgrass.orders.actions.purchases import cancel_purchase, expire_purchases, place_order
from tallgrass.orders.models import Order, OrderLine, OrderStep, Payment, Purchase, QuotaUse, QuotaYear, Refund
from tallgrass.platform import clock
from tallgrass.platform.clock import clock_at
from tallgrass.platform.errors import DomainError
from tests.orders.payments.support import approved
from tests.orders.support import broken, go_shopping
from tests.promotions.support import claimed

pytestmark = pytest.mark.django_db


@pytest.fixture
def shopping(world):
    return go_shopping(world)


def refused(act) -> str:
    with pytest.raises(DomainError) as error:
        act()
    return error.value.code


def test_an_order_is_placed_paid_and_remembers_its_path(shopping):
    variant = shopping.goods(3)
    purchase = shopping.place(shopping.wish(variant, 2, note=77))
    stock = Stock.objects.get(variant=variant)
    assert (purchase.state, purchase.total, stock.available, stock.reserved) == ("pending", 25800, 1, 2)
    shopping.pay(purchase)
    purchase.refresh_from_db()
    stock.refresh_from_db()
    order = Order.objects.get(purchase=purchase)
    assert (purchase.state, order.state, stock.reserved, stock.sold) == ("paid", "paid", 0, 2)
    assert list(OrderStep.objects.filter(order=order).order_by("at").values_list("state", flat=True)) == ["pending", "paid"]
    assert OrderLine.objects.get(order=order).from_note_id == 77
    assert get_balance(AccountKey(Kind.ESCROW, order.id, "CNY")).posted == 25800
    assert order.send_by > clock.now() and broken() == {}


def test_the_same_key_is_the_same_purchase_and_another_checkout_under_it_is_refused(shopping):
    variant = shopping.goods(3)
    checkout = shopping.checkout(shopping.wish(variant))
    first = place_order(actor=shopping.buyer, checkout=checkout, key="k")
    assert place_order(actor=shopping.buyer, checkout=checkout, key="k").id == first.id
    assert Purchase.objects.count() == 1
    assert refused(lambda: place_order(actor=shopping.buyer, checkout=shopping.checkout(shopping.wish(variant, 2)), key="k")) == (
        "idempotency_key_reused"
    )
    assert refused(lambda: place_order(actor=shopping.buyer, checkout=checkout, key="")) == "idempotency_key_missing"


def test_two_lines_of_one_thing_are_counted_together(shopping):
    variant = shopping.goods(3)
    wishes = (shopping.wish(variant, 2), shopping.wish(variant, 2))
    assert refused(lambda: shopping.place(*wishes)) in {"out_of_stock", "nothing_chosen"}
    assert Stock.objects.get(variant=variant).available == 3


def test_a_price_that_changed_orders_nothing(shopping):
    checkout = shopping.checkout(shopping.wish(shopping.goods()))
    stale = type(checkout)(checkout.wishes, checkout.address_id, checkout.total - 1)
    assert refused(lambda: place_order(actor=shopping.buyer, checkout=stale, key="k")) == "price_changed"
    assert Purchase.objects.count() == 0


def test_an_order_is_split_by_store_and_warehouse(shopping, world):
    other = go_shopping(world)
    near, far = shopping.goods(), shopping.goods(warehouse=shopping.bonded)
    theirs = other.goods()
    purchase = shopping.place(
        shopping.wish(near), shopping.wish(far, warehouse=shopping.bonded), other.wish(theirs), identity=shopping.identity()
    )
    orders = list(Order.objects.filter(purchase=purchase))
    assert len({(order.store_id, order.warehouse_id) for order in orders}) == 3
    assert sum(order.total for order in orders) == purchase.total
    assert sorted(order.warehouse_kind for order in orders) == ["bonded", "domestic", "domestic"]


def test_goods_from_abroad_need_a_name_bear_tax_and_use_the_year(shopping):
    variant = shopping.goods(warehouse=shopping.bonded)
    wish = shopping.wish(variant, warehouse=shopping.bonded)
    assert refused(lambda: shopping.place(wish)) == "identity_needed"
    purchase = shopping.place(wish, identity=shopping.identity())
    line = OrderLine.objects.get(order__purchase=purchase)
    assert line.tax == round(line.quota * 0.091) and purchase.tax == line.tax
    assert QuotaYear.objects.get().used == line.quota == QuotaUse.objects.get().amount
    cancel_purchase(actor=shopping.buyer, purchase_id=purchase.id)
    assert (QuotaYear.objects.get().used, QuotaUse.objects.get().returned) == (0, line.quota)


def test_too_much_from_abroad_is_refused_with_advice_how_to_split(shopping):
    variant = shopping.goods(fen=300000, warehouse=shopping.bonded)
    wish = shopping.wish(variant, 3, warehouse=shopping.bonded)
    with pytest.raises(DomainError) as error:
        shopping.place(wish, identity=shopping.identity())
    assert error.value.code == "over_the_limit" and "分成 3 单" in str(error.value)


def test_the_year_is_that_of_the_number_not_of_the_account(shopping, world):
    variant = shopping.goods(20, fen=490000, warehouse=shopping.bonded)
    wish = shopping.wish(variant, warehouse=shopping.bonded)
    for _ in range(5):
        shopping.place(wish, identity=shopping.identity())
    other = go_shopping(world)
    with pytest.raises(DomainError, match="额度"):
        other.place(wish, identity=other.identity())


def test_dew_and_a_coupon_are_set_aside_and_come_back_when_it_is_not_paid(shopping):
    shopping.dew(1000)
    coupon = claimed(shopping.buyer, at=10000, amount_off=1000)
    purchase = shopping.place(shopping.wish(shopping.goods()), use_dew=True)
    wallet = AccountKey(Kind.WALLET, shopping.buyer.id, DEW)
    assert purchase.coupon_ids == [coupon.id] and purchase.discount == 1000 and purchase.dew == 1000
    assert get_balance(wallet).held == 1000
    with clock_at(clock.now() + timedelta(minutes=16)):
        assert expire_purchases(clock.now()) == 1
        assert expire_purchases(clock.now()) == 0
    coupon.refresh_from_db()
    assert not coupon.is_used and get_balance(wallet).held == 0 and Order.objects.get().state == "cancelled"
    assert broken() == {}


def test_dew_is_taken_when_it_is_paid(shopping):
    shopping.dew(1000)
    order = shopping.bought(shopping.wish(shopping.goods()), use_dew=True)
    assert get_balance(AccountKey(Kind.WALLET, shopping.buyer.id, DEW)).posted == 0
    assert get_balance(AccountKey(Kind.ESCROW, order.id, "CNY")).posted == order.total + order.dew_amount
    assert broken() == {}


def test_what_costs_nothing_is_paid_at_once(shopping):
    claimed(shopping.buyer, at=100, amount_off=500)
    purchase = shopping.place(shopping.wish(shopping.goods(fen=500)))
    assert (purchase.total, Purchase.objects.get().state, Order.objects.get().state) == (0, "paid", "paid")
    assert broken() == {}


def test_paid_too_late_is_given_back_by_a_row(shopping):
    variant = shopping.goods(1)
    purchase = shopping.place(shopping.wish(variant))
    from tallgrass.orders.actions.payments import bank, start_payment

    payment = start_payment(actor=shopping.buyer, purchase_id=purchase.id, provider="local", key="p")
    event = approved(payment)
    Purchase.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    expire_purchases(clock.now())
    bank.tell_shop(event_id=event.id)
    assert Refund.objects.get().amount == purchase.total and not Payment.objects.get().kept
    assert Stock.objects.get(variant=variant).available == 1
    assert broken() == {}


def test_a_minor_cannot_buy(shopping):
    checkout = shopping.checkout(shopping.wish(shopping.goods()))
    shopping.buyer.in_minors_mode = True
    assert refused(lambda: place_order(actor=shopping.buyer, checkout=checkout, key="k")) == "not_for_minors"


def test_anothers_purchase_is_not_found(shopping, world):
    purchase = shopping.place(shopping.wish(shopping.goods()))
    assert refused(lambda: cancel_purchase(actor=world.person(), purchase_id=purchase.id)) == "not_found"
