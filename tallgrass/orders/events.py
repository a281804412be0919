"""What the orders tell."""

from dataclasses import dataclass

from tallgrass.platform.events import Event


@dataclass(frozen=True)
class OrderPlaced(Event):
    """A checkout came through; it waits for its payment."""

    purchase_id: int
    buyer_id: int
    order_ids: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class OrderPaid(Event):
    """`product_ids` and `note_ids` are those of its lines, in their order (0: came by no note)."""

    order_id: int
    buyer_id: int
    store_id: int
    product_ids: tuple[int, ...]
    note_ids: tuple[int, ...]
    total: int
    staff_ids: tuple[int, ...] = ()
    """Who works in the store."""


@dataclass(frozen=True)
class OrderMoved(Event):
    """A step on the way to the buyer."""

    order_id: int
    buyer_id: int
    store_id: int
    state: str


@dataclass(frozen=True)
class OrderClosed(Event):
    """Not paid in time (`expired`), or taken back by the buyer before paying (`cancelled`)."""

    purchase_id: int
    buyer_id: int
    state: str


@dataclass(frozen=True)
class OrderReceived(Event):
    """The buyer has it, by their own word or by the clock; the store gets its money."""

    order_id: int
    buyer_id: int
    store_id: int
    product_ids: tuple[int, ...]
    note_ids: tuple[int, ...]
    total: int
    by_clock: bool
    staff_ids: tuple[int, ...] = ()
    """Who works in the store."""


@dataclass(frozen=True)
class AfterSaleMoved(Event):
    after_sale_id: int
    order_id: int
    buyer_id: int
    store_id: int
    state: str
    by: str
    """`buyer`, `store`, `house` or `clock`."""
    staff_ids: tuple[int, ...] = ()
    """Who works in the store."""


@dataclass(frozen=True)
class MoneyGivenBack(Event):
    """`cash` in minor units, `dew` in drops; `whole` when nothing is left of the order."""

    order_id: int
    buyer_id: int
    store_id: int
    product_ids: tuple[int, ...]
    cash: int
    dew: int
    whole: bool
