"""Writing purchases, and their orders with lines and steps."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from tallgrass.orders.checkout_types import Parcel, Plan, PlannedLine
from tallgrass.orders.models import Order, OrderLine, OrderStep, Purchase
from tallgrass.orders.states import OrderState
from tallgrass.platform import clock
from tallgrass.platform.database import insert_rows
from tallgrass.platform.ids import moment_of, new_id

_COLUMNS = [
    "id",
    "buyer_id",
    "key",
    "request",
    "state",
    "currency",
    "goods",
    "freight",
    "tax",
    "discount",
    "dew",
    "dew_amount",
    "total",
    "coupon_ids",
    "recipient",
    "identity_id",
    "identity_print",
    "expires_at",
]


def insert_purchase(purchase: Purchase) -> bool:
    """Write it unless its key is taken; whether it was. A second with the key waits here until the first has come through."""
    values = [getattr(purchase, name) for name in _COLUMNS]
    values[_COLUMNS.index("recipient")] = Purchase._meta.get_field("recipient").get_db_prep_value(purchase.recipient, connection)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO orders_purchase ({', '.join(_COLUMNS)}) VALUES ({', '.join(['%s'] * len(_COLUMNS))})"
            " ON CONFLICT (buyer_id, key) DO NOTHING RETURNING 1",
            values,
        )
        return cursor.fetchone() is not None


def write_orders(purchase: Purchase, plan: Plan, words: str) -> list[tuple[Order, int]]:
    """An order a parcel, with its lines and first step; and what each takes of the quota."""
    orders = [(_order(purchase, parcel, words), parcel) for parcel in plan.parcels]
    lines = [_line(order, position, line) for order, parcel in orders for position, line in enumerate(parcel.lines)]
    steps = _steps([order.id for order, _ in orders], OrderState.PENDING, by="buyer", actor_id=purchase.buyer_id, at=clock.now())
    insert_rows([*(order for order, _ in orders), *lines, *steps])
    return [(order, parcel.quota) for order, parcel in orders]


def _order(purchase: Purchase, parcel: Parcel, words: str) -> Order:
    id = new_id()
    return Order(
        id=id,
        purchase=purchase,
        number=number_of(id),
        buyer_id=purchase.buyer_id,
        store_id=parcel.store.id,
        warehouse_id=parcel.warehouse.warehouse_id,
        warehouse_kind=parcel.warehouse.kind.value if parcel.is_cross_border else "domestic",
        goods=parcel.goods,
        freight=parcel.freight,
        tax=parcel.tax,
        discount=parcel.discount,
        house_discount=sum(line.house_discount for line in parcel.lines),
        dew=sum(line.dew for line in parcel.lines),
        dew_amount=parcel.dew_amount,
        total=parcel.total,
        words=words,
        missed_gifts=[[missed.zh, missed.en] for missed in parcel.missed_gifts],
        arrives_from=parcel.arrives[0],
        arrives_by=parcel.arrives[1],
    )


def number_of(id: int) -> str:
    """What people read out: the day, then digits that are its alone."""
    return f"TG{moment_of(id):%y%m%d}{id % 10**12:012d}"


def _line(order: Order, position: int, line: PlannedLine) -> OrderLine:
    offer = line.offer
    return OrderLine(
        id=new_id(),
        order=order,
        position=position,
        variant_id=offer.variant_id,
        product_id=offer.product_id,
        title=offer.title.zh,
        title_en=offer.title.en,
        option_text=offer.option_text.zh,
        option_text_en=offer.option_text.en,
        picture_url=offer.picture_url or "",
        country=offer.country,
        weight_grams=offer.weight_grams,
        quantity=line.wish.quantity,
        unit_price=line.unit_price,
        goods=line.goods,
        discount=line.discount,
        house_discount=line.house_discount,
        tax=line.tax,
        tax_basis_points=line.tax_basis_points,
        quota=line.quota,
        dew=line.dew,
        dew_amount=line.dew_amount,
        paid=line.paid,
        is_gift=line.is_gift,
        why=line.why.zh if line.why else "",
        why_en=line.why.en if line.why else "",
        from_note_id=line.wish.from_note_id,
        from_exposure=line.wish.from_exposure,
    )


def write_steps(
    order_ids: Sequence[int], state: OrderState, *, by: str, at: datetime, actor_id: int | None = None, words: str = ""
) -> None:
    """One step for each of these orders. A state an order has been in before is refused by the database."""
    insert_rows(_steps(order_ids, state, by=by, at=at, actor_id=actor_id, words=words))


def _steps(
    order_ids: Sequence[int], state: OrderState, *, by: str, at: datetime, actor_id: int | None = None, words: str = ""
) -> list[OrderStep]:
    return [OrderStep(id=new_id(), order_id=id, state=state.value, by=by, actor_id=actor_id, at=at, words=words) for id in order_ids]
