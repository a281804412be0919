"""From paid to received: step by step, customs in between, and the money at the end."""

from collections import Counter
from datetime import timedelta
from random import Random

import pytest

from tallgrass.accounts.models import IdentityAccess
from tallgrass.ledger.queries import get_balance
from tallgrass.ledger.types import AccountKey, Kind
from tallgrass.mall.actions import expire_reservations
from tallgrass.mall.models import Reservation, Stock
from tallgrass.orders.actions.fulfilling import advance_order, receive_due, take_news
from tallgrass.orders.actions.payments import bank, start_payment
from tallgrass.orders.actions.purchases import expire_purchases, place_order
from tallgrass.orders.customs import disagreements
from tallgrass.orders.models import (
    CustomsDocument,
    Declaration,
    Order,
    OrderLine,
    OrderStep,
    Payment,
    Purchase,
    Refund,
    ShipmentNews,
)
from tallgrass.orders.states import OrderState
from tallgrass.platform import clock
from tallgrass.platform.clock import clock_at
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import short
from tests.orders.payments.support import approved
from tests.orders.support import broken, go_shopping
from tests.promotions.support import rush

pytestmark = pytest.mark.django_db


@pytest.fixture
def shopping(world):
    return go_shopping(world)


def advance(shopping, order, *states):
    for state in states:
        advance_order(actor=shopping.merchant, order_id=order.id, to=OrderState(state))


def test_near_goods_go_by_courier_and_the_store_is_paid_at_the_end(shopping):
    order = shopping.bought(shopping.wish(shopping.goods()))
    advance(shopping, order, "picked", "packed", "shipped")
    advance_order(actor=shopping.merchant, order_id=order.id, to=OrderState.SHIPPED)
    with clock_at(clock.now() + timedelta(days=3)):
        assert take_news(clock.now()) == 5
        assert take_news(clock.now()) == 0
    order.refresh_from_db()
    assert order.state == "delivered" and ShipmentNews.objects.count() == 5
    with clock_at(clock.now() + timedelta(days=30)):
        assert receive_due(clock.now()) == 1
        assert receive_due(clock.now()) == 0
    order.refresh_from_db()
    assert order.state == "received" and order.settled_at
    assert get_balance(AccountKey(Kind.PAYABLE, order.store_id, "CNY")).posted == 12900 - 12900 * 50 // 1000
    assert broken() == {}


def test_a_step_is_taken_in_its_order_or_not_at_all(shopping):
    order = shopping.bought(shopping.wish(shopping.goods()))
    for state in ("packed", "shipped", "delivered", "received", "customs"):
        with pytest.raises(DomainError):
            advance(shopping, order, state)
    advance(shopping, order, "picked", "picked")
    assert OrderStep.objects.filter(order=order).count() == 3


def test_goods_from_abroad_pass_customs_with_three_papers_that_agree(shopping):
    variant = shopping.goods(warehouse=shopping.mall.overseas)
    order = shopping.bought(shopping.wish(variant, warehouse=shopping.mall.overseas), identity=shopping.identity())
    advance(shopping, order, "picked", "packed", "exported")
    payment = Payment.objects.get()
    Payment.objects.update(amount=payment.amount + 1)
    with pytest.raises(DomainError) as refused:
        advance(shopping, order, "customs")
    assert refused.value.code == "documents_disagree" and "金额" in str(refused.value)
    assert not IdentityAccess.objects.exists() and not CustomsDocument.objects.exists()
    Payment.objects.update(amount=payment.amount)
    advance(shopping, order, "customs", "cleared", "shipped")
    look = IdentityAccess.objects.get()
    assert (look.actor_id, look.cause_id) == (shopping.merchant.id, order.id)
    assert CustomsDocument.objects.count() == 3 and Declaration.objects.get().released_at
    bodies = str(list(CustomsDocument.objects.values_list("body", flat=True)))
    assert "3301" not in bodies and "林栗" not in bodies
    assert broken() == {}


@pytest.mark.parametrize(
    ("paper", "name", "value"),
    [
        ("payment", "number", "T2"),
        ("payment", "payer", "other"),
        ("payment", "amount", 1),
        ("logistics", "pieces", 9),
        ("logistics", "weight_grams", 9),
        ("logistics", "freight", 9),
        ("logistics", "waybill", ""),
        ("order", "buyer", ""),
    ],
)
def test_any_difference_between_the_papers_is_found(paper, name, value):
    papers = {
        "order": {"number": "T1", "buyer": "p", "paid": 5, "pieces": 1, "weight_grams": 2, "freight": 0},
        "payment": {"number": "T1", "payer": "p", "amount": 5},
        "logistics": {"number": "T1", "waybill": "W", "pieces": 1, "weight_grams": 2, "freight": 0},
    }
    assert disagreements(**papers) == []
    papers[paper][name] = value
    assert len(disagreements(**papers)) == 1


def test_an_order_that_was_never_paid_cannot_be_sent(shopping):
    purchase = shopping.place(shopping.wish(shopping.goods()))
    order = Order.objects.get(purchase=purchase)
    with pytest.raises(DomainError):
        advance_order(actor=shopping.merchant, order_id=order.id)


def test_the_buyer_is_told_at_each_step_and_the_store_of_what_it_must_do(shopping, world, client):
    order = shopping.bought(shopping.wish(shopping.goods()))
    advance(shopping, order, "picked", "packed", "shipped", "delivered")
    world.read_log()
    client.force_login(shopping.buyer)
    page = client.get("/notifications/").content.decode()
    assert (
        all(words in page for words in ("仓库在拣货了", "打包好了", "在派送的路上", "送到了"))
        and page.count(f"/orders/{short(order.id)}/") >= 4
    )
    client.force_login(shopping.merchant)
    assert "有新订单" in client.get("/notifications/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_hold_that_ends_as_it_is_paid_is_paid_or_returned_never_both(kept_world):
    shopping = go_shopping(kept_world)
    variant = shopping.goods(12)
    purchases = [shopping.place(shopping.wish(variant)) for _ in range(12)]
    events = []
    for purchase in purchases:
        payment = start_payment(actor=shopping.buyer, purchase_id=purchase.id, provider="local", key=f"p{purchase.id}")
        events.append(approved(payment).id)
    Purchase.objects.update(expires_at=clock.now())
    Reservation.objects.update(until=clock.now())

    def act(number: int) -> None:
        if number % 3 == 0:
            expire_purchases(clock.now())
        elif number % 3 == 1:
            expire_reservations(clock.now())
        else:
            for event in events[number // 3 :: 4]:
                bank.tell_shop(event_id=event)

    rush(act, 12)
    expire_purchases(clock.now())
    for event in events:
        bank.tell_shop(event_id=event)
    paid = Purchase.objects.filter(state="paid").count()
    stock = Stock.objects.get(variant=variant)
    assert (stock.sold, stock.available, stock.reserved) == (paid, 12 - paid, 0)
    assert Refund.objects.count() == 12 - paid and Payment.objects.filter(kept=True).count() == paid
    assert broken("orders", "payments", "ledger") == {}


@pytest.mark.django_db(transaction=True)
def test_two_hundred_crossed_carts_stand_in_nobodys_way(kept_world):
    """Each cart names the same three things in another order, some twice: all of it or nothing, and no two wait for each other for ever."""
    shopping = go_shopping(kept_world)
    variants, chance = [shopping.goods(n) for n in (300, 120, 90)], Random(3)
    carts = []
    for _ in range(200):
        wished = [shopping.wish(variant) for variant in variants]
        chance.shuffle(wished)
        carts.append(shopping.checkout(*wished, wished[0]))
    waiting = iter(enumerate(carts))
    outcome: Counter[str] = Counter()

    def act(number: int) -> None:
        for place, cart in waiting:
            try:
                place_order(actor=shopping.buyer, checkout=cart, key=f"cart{place}")
                outcome["placed"] += 1
            except DomainError as error:
                outcome[error.code] += 1

    rush(act, 8)
    assert set(outcome) == {"placed", "out_of_stock"} and sum(outcome.values()) == 200
    taken = dict.fromkeys((variant.id for variant in variants), 0)
    for line in OrderLine.objects.all():
        taken[line.variant_id] += line.quantity
    for variant, quantity in zip(variants, (300, 120, 90), strict=True):
        stock = Stock.objects.get(variant=variant)
        assert (stock.available, stock.reserved) == (quantity - taken[variant.id], taken[variant.id])
    assert Order.objects.count() == outcome["placed"] and broken() == {}
