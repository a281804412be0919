"""The lives of purchases, orders and after-sales: what may follow what. No database here."""

from collections.abc import Mapping
from enum import StrEnum

from tallgrass.platform.words import Words


class PurchaseState(StrEnum):
    PENDING = "pending"
    PAID = "paid"
    CANCELLED = "cancelled"
    """By the buyer, before paying."""
    EXPIRED = "expired"


class OrderState(StrEnum):
    PENDING = "pending"
    PAID = "paid"
    PICKED = "picked"
    PACKED = "packed"
    EXPORTED = "exported"
    """Has left its country (direct mail)."""
    CUSTOMS = "customs"
    """The three documents are handed in."""
    CLEARED = "cleared"
    SHIPPED = "shipped"
    """On the last mile."""
    DELIVERED = "delivered"
    RECEIVED = "received"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"
    """All of it was given back after it was paid."""


WORDS: Mapping[OrderState, Words] = {
    OrderState.PENDING: Words("待付款", "To pay"),
    OrderState.PAID: Words("待发货", "To send"),
    OrderState.PICKED: Words("已拣货", "Picked"),
    OrderState.PACKED: Words("已打包", "Packed"),
    OrderState.EXPORTED: Words("已出境", "Left its country"),
    OrderState.CUSTOMS: Words("清关中", "At customs"),
    OrderState.CLEARED: Words("已放行", "Released by customs"),
    OrderState.SHIPPED: Words("派送中", "Out for delivery"),
    OrderState.DELIVERED: Words("已送达", "Delivered"),
    OrderState.RECEIVED: Words("已签收", "Received"),
    OrderState.CANCELLED: Words("已取消", "Cancelled"),
    OrderState.REFUNDED: Words("已退款", "Refunded"),
}

DONE_WORDS: Mapping[OrderState, Words] = {**WORDS, OrderState.PENDING: Words("已下单", "Ordered"), OrderState.PAID: Words("已付款", "Paid")}
"""On the time line, where each says what has happened and not what is waited for."""

_ROUTES: Mapping[str, tuple[OrderState, ...]] = {
    "domestic": (OrderState.PICKED, OrderState.PACKED, OrderState.SHIPPED, OrderState.DELIVERED),
    "bonded": (OrderState.PICKED, OrderState.PACKED, OrderState.CUSTOMS, OrderState.CLEARED, OrderState.SHIPPED, OrderState.DELIVERED),
    "overseas": (
        *(OrderState.PICKED, OrderState.PACKED, OrderState.EXPORTED, OrderState.CUSTOMS),
        *(OrderState.CLEARED, OrderState.SHIPPED, OrderState.DELIVERED),
    ),
}

SENT = frozenset({OrderState.EXPORTED, OrderState.CUSTOMS, OrderState.CLEARED, OrderState.SHIPPED})
"""On the way: the store cannot simply call it back."""
CANCELLABLE = frozenset({OrderState.PAID, OrderState.PICKED, OrderState.PACKED})
"""Paid, and still in the warehouse."""
ENDED = frozenset({OrderState.CANCELLED, OrderState.REFUNDED})
LIVE = frozenset(OrderState) - ENDED - {OrderState.PENDING}
"""Paid, and not wholly given back."""


def route(warehouse_kind: str) -> tuple[OrderState, ...]:
    """The steps of an order from a kind of warehouse, from picked to delivered."""
    return _ROUTES[warehouse_kind]


def next_step(state: OrderState, warehouse_kind: str) -> OrderState | None:
    """What comes after `state` on its way to the buyer; None when nothing does."""
    steps = (OrderState.PAID, *route(warehouse_kind), OrderState.RECEIVED)
    if state not in steps or state is OrderState.RECEIVED:
        return None
    return steps[steps.index(state) + 1]


def may_follow(state: OrderState, after: OrderState, warehouse_kind: str) -> bool:
    """Whether an order may go from `state` to `after`."""
    if after is OrderState.PAID:
        return state is OrderState.PENDING
    if after is OrderState.CANCELLED:
        return state is OrderState.PENDING
    if after is OrderState.REFUNDED:
        return state in LIVE
    return next_step(state, warehouse_kind) is after


class Reason(StrEnum):
    """Why something is put right."""

    UNWANTED = "unwanted"
    WRONG = "wrong"
    BROKEN = "broken"
    NOT_AS_SAID = "not_as_said"
    LATE = "late"
    FAKE = "fake"
    OTHER = "other"


STORE_AT_FAULT = frozenset({Reason.WRONG, Reason.BROKEN, Reason.NOT_AS_SAID, Reason.LATE, Reason.FAKE})
"""Then the freight comes back too."""


class AfterSaleKind(StrEnum):
    CANCEL = "cancel"
    """Paid, not sent: everything back."""
    REFUND = "refund"
    """Money without goods back."""
    RETURN = "return"
    EXCHANGE = "exchange"


class AfterSaleState(StrEnum):
    ASKED = "asked"
    AGREED = "agreed"
    """The store agreed; the goods are to come back."""
    REFUSED = "refused"
    """By the store, with a reason; the buyer may call an operator."""
    SENT_BACK = "sent_back"
    DISPUTED = "disputed"
    """An operator decides."""
    DONE = "done"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    """Refused for good, or its time ran out."""


_AFTER_SALE: Mapping[AfterSaleState, frozenset[AfterSaleState]] = {
    AfterSaleState.ASKED: frozenset({AfterSaleState.AGREED, AfterSaleState.REFUSED, AfterSaleState.DONE, AfterSaleState.WITHDRAWN}),
    AfterSaleState.AGREED: frozenset({AfterSaleState.SENT_BACK, AfterSaleState.WITHDRAWN, AfterSaleState.CLOSED}),
    AfterSaleState.REFUSED: frozenset({AfterSaleState.DISPUTED, AfterSaleState.WITHDRAWN, AfterSaleState.CLOSED}),
    AfterSaleState.SENT_BACK: frozenset({AfterSaleState.DONE, AfterSaleState.REFUSED}),
    AfterSaleState.DISPUTED: frozenset({AfterSaleState.DONE, AfterSaleState.CLOSED, AfterSaleState.AGREED}),
}

AFTER_SALE_WORDS: Mapping[AfterSaleState, Words] = {
    AfterSaleState.ASKED: Words("等商家处理", "Waiting for the store"),
    AfterSaleState.AGREED: Words("等你寄回", "Waiting for the parcel back"),
    AfterSaleState.REFUSED: Words("商家没有同意", "The store did not agree"),
    AfterSaleState.SENT_BACK: Words("寄回途中", "On its way back"),
    AfterSaleState.DISPUTED: Words("平台介入中", "The house decides"),
    AfterSaleState.DONE: Words("已完成", "Done"),
    AfterSaleState.WITHDRAWN: Words("已撤回", "Withdrawn"),
    AfterSaleState.CLOSED: Words("已关闭", "Closed"),
}

KIND_WORDS: Mapping[AfterSaleKind, Words] = {
    AfterSaleKind.CANCEL: Words("取消订单", "Cancel"),
    AfterSaleKind.REFUND: Words("仅退款", "Refund only"),
    AfterSaleKind.RETURN: Words("退货退款", "Return and refund"),
    AfterSaleKind.EXCHANGE: Words("换货", "Exchange"),
}

OPEN = frozenset(_AFTER_SALE)
"""After-sales that are not over."""


def after_sale_may_follow(state: AfterSaleState, after: AfterSaleState) -> bool:
    return after in _AFTER_SALE.get(state, frozenset())
