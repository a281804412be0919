"""A buyer's orders as JSON: the list, one, its way, calling it off, receiving it."""

from enum import StrEnum

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.orders import errors
from tallgrass.orders.actions.after_sales import Asking, ask_after_sale
from tallgrass.orders.actions.fulfilling import receive_order
from tallgrass.orders.order_shapes import (
    AfterSaleShape,
    CancelBody,
    OrderShape,
    OrderWholeShape,
    WayShape,
    after_sale_shape,
    order_shape,
    way_shape,
    whole_order_shape,
)
from tallgrass.orders.queries.after_sales import after_sale_views
from tallgrass.orders.queries.orders import access_order, get_order_view, page_orders
from tallgrass.orders.states import AfterSaleKind
from tallgrass.platform import rest
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words


class Tab(StrEnum):
    """Which of one's orders."""

    ALL = "all"
    PAY = "pay"
    SEND = "send"
    WAY = "way"
    DONE = "done"
    AFTER = "after"


class OrdersQuery(rest.PageQuery, kw_only=True):
    tab: Tab = Tab.ALL


@rest.operation(Words("自己的订单，新的在前", "One's orders, newest first"))
def orders(call: rest.Call[Person], query: OrdersQuery) -> Page[OrderShape]:
    return page_orders(call.actor, query.tab.value, query.cursor, query.size).map(order_shape)


@rest.operation(Words("一个订单", "An order"))
def order(call: rest.Call[Person], order_id: int) -> OrderWholeShape:
    return whole_order_shape(get_order_view(access_order(call.actor, order_id)))


@rest.operation(Words("订单走到哪儿了", "How far an order is on its way"))
def order_way(call: rest.Call[Person], order_id: int) -> WayShape:
    return way_shape(get_order_view(access_order(call.actor, order_id)))


@rest.operation(
    Words("取消付过款、还没发出的订单", "Call off an order that is paid and not sent"),
    status=201,
    limit="after_sale",
    errors=[errors.wrong_step(), errors.has_after_sale()],
)
def order_cancel(call: rest.Call[Person], order_id: int, body: CancelBody) -> AfterSaleShape:
    found = ask_after_sale(actor=call.actor, order_id=order_id, asking=Asking(AfterSaleKind.CANCEL, body.reason.value))
    return after_sale_shape(after_sale_views([found])[found.id])


@rest.operation(Words("确认收货", "Say that it has come"), limit="order", errors=[errors.wrong_step(), errors.has_after_sale()])
def order_receive(call: rest.Call[Person], order_id: int) -> OrderWholeShape:
    with transaction.atomic():
        receive_order(order=access_order(call.actor, order_id, lock=True), actor_id=call.actor.id, by="buyer")
    return whole_order_shape(get_order_view(access_order(call.actor, order_id)))
