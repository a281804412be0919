"""The lives of orders and after-sales: nothing is skipped, nothing goes back."""

import pytest

from tallgrass.orders.states import (
    ENDED,
    OPEN,
    AfterSaleState,
    OrderState,
    after_sale_may_follow,
    may_follow,
    next_step,
    route,
)


@pytest.mark.parametrize("kind", ["domestic", "bonded", "overseas"])
def test_an_order_goes_step_by_step_from_paid_to_received(kind):
    state, steps = OrderState.PAID, []
    while following := next_step(state, kind):
        assert may_follow(state, following, kind)
        steps.append(following)
        state = following
    assert steps == [*route(kind), OrderState.RECEIVED]


@pytest.mark.parametrize("kind", ["domestic", "bonded", "overseas"])
def test_no_step_is_skipped_and_none_taken_back(kind):
    path = [OrderState.PENDING, OrderState.PAID, *route(kind), OrderState.RECEIVED]
    for at, state in enumerate(path):
        allowed = {after for after in path if may_follow(state, after, kind)}
        assert allowed == set(path[at + 1 : at + 2])


def test_goods_from_within_the_country_never_see_customs():
    assert not {OrderState.EXPORTED, OrderState.CUSTOMS, OrderState.CLEARED} & set(route("domestic"))


def test_what_has_ended_stays_ended():
    for state in ENDED:
        assert not [after for after in OrderState if may_follow(state, after, "overseas")]
    for state in set(AfterSaleState) - OPEN:
        assert not [after for after in AfterSaleState if after_sale_may_follow(state, after)]


def test_what_was_never_paid_is_not_refunded():
    assert not may_follow(OrderState.PENDING, OrderState.REFUNDED, "domestic")
