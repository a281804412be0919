"""From paid to received: step by step, customs in between, and the money at the end."""

from datetime import timedelta

import pytest

from tallgrass.accounts.models import IdentityAccess
from tallgrass.ledger.queries import get_balance
from tallgrass.ledger.types import AccountKey, Kind
from tallgrass.orders.actions.fulfilling import advance_order, receive_due, take_news
from tallgrass.orders.customs import disagreements
from tallgrass.orders.models import CustomsDocument, Declaration, Order, OrderStep, Payment, ShipmentNews
from tallgrass.orders.states import OrderState
from tallgrass.platform import clock
from tallgrass.platform.clock import clock_at
from tallgrass.platform.errors import DomainError
from tests.orders.support import broken, go_shopping

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
