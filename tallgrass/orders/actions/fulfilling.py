"""The way of an order from the warehouse to the door, step by step, each once. Emits `OrderMoved`, `OrderReceived`.

Locks: the order, then its shipment, then escrow.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.orders import errors
from tallgrass.orders.actions.customs import clear, hand_in
from tallgrass.orders.actions.escrow import settle_order
from tallgrass.orders.actions.rows import write_steps
from tallgrass.orders.carriers.known import carrier_named
from tallgrass.orders.carriers.port import Parcel
from tallgrass.orders.events import OrderMoved, OrderReceived
from tallgrass.orders.models import AfterSale, Order, OrderLine, Shipment, ShipmentNews
from tallgrass.orders.queries.stores import staff_ids
from tallgrass.orders.states import OPEN, OrderState, may_follow, next_step
from tallgrass.platform import clock
from tallgrass.platform.audit import record
from tallgrass.platform.database import rows
from tallgrass.platform.events import emit
from tallgrass.platform.ids import new_id, short
from tallgrass.platform.jobs import each

_CARRIER = "local"


def advance_order(*, actor: Person, order_id: int, by: str = "store", to: OrderState | None = None) -> Order:
    """The next step of its way: picked, packed, exported, declared, released, handed to the courier, delivered. `to` names the step one
    means, so that a second press does nothing.

    Raises:
        DomainError: `wrong_step`; `after_sale_open`: the buyer asked for it to be stopped; `documents_disagree` at customs.
    """
    with transaction.atomic():
        order = Order.objects.select_for_update(no_key=True, of=("self",)).select_related("purchase").get(id=order_id)
        following = next_step(OrderState(order.state), order.warehouse_kind)
        if to is not None and order.state == to:
            return order
        if following is None or following in {OrderState.PAID, OrderState.RECEIVED} or to not in {None, following}:
            raise errors.wrong_step()
        if order.state in {OrderState.PAID, OrderState.PICKED, OrderState.PACKED} and _has_open_after_sale(order):
            raise errors.has_after_sale()
        move(order, following, by=by, actor_id=actor.id)
        if by == "house":
            record(actor_id=actor.id, act="advance_order", subject=f"order:{short(order.id)}", to=following.value)
    return order


def move(order: Order, state: OrderState, *, by: str, actor_id: int | None, at: datetime | None = None, words: str = "") -> None:
    """Bring a locked order into its next state.

    Raises:
        DomainError: `wrong_step`, `documents_disagree`.
    """
    if not may_follow(OrderState(order.state), state, order.warehouse_kind):
        raise errors.wrong_step()
    now = at or clock.now()
    changed: dict[str, object] = {"state": state.value}
    if state in {OrderState.PACKED}:
        ship(order)
    elif state is OrderState.CUSTOMS:
        hand_in(order, actor_id=actor_id or 0)
    elif state is OrderState.CLEARED:
        clear(order, now)
    elif state is OrderState.DELIVERED:
        changed |= {"delivered_at": now, "receive_by": now + timedelta(days=settings.TALLGRASS_RECEIVE_DAYS)}
        Shipment.objects.filter(order=order, direction="out", delivered_at=None).update(delivered_at=now)
    Order.objects.filter(id=order.id).update(**changed)
    for name, value in changed.items():
        setattr(order, name, value)
    write_steps([order.id], state, by=by, actor_id=actor_id, at=now, words=words)
    emit(OrderMoved(order_id=order.id, buyer_id=order.buyer_id, store_id=order.store_id, state=state.value))


def ship(order: Order, after_sale_id: int | None = None) -> Shipment:
    """A waybill for the parcel."""
    carrier = carrier_named(_CARRIER)
    parcel = parcel_of(order, f"{order.number}-{short(after_sale_id)}" if after_sale_id else order.number)
    shipment, _ = Shipment.objects.get_or_create(
        order=order, direction="out", after_sale_id=after_sale_id, defaults={"carrier": carrier.name, "number": carrier.take(parcel)}
    )
    return shipment


def parcel_of(order: Order, number: str = "") -> Parcel:
    weight = sum(line.weight_grams * line.quantity for line in OrderLine.objects.filter(order=order))
    recipient = order.purchase.recipient
    return Parcel(order.id, number or order.number, recipient.get("country", ""), recipient.get("city", ""), weight, ())


def receive_order(*, order: Order, actor_id: int | None, by: str) -> bool:
    """The buyer has it (`by` the buyer or the clock): the escrow is paid out. Whether that happened now. The order is locked by the caller.

    Raises:
        DomainError: `wrong_step`: it has not been sent; `after_sale_open`.
    """
    if order.state == OrderState.RECEIVED:
        return False
    with transaction.atomic():
        if order.state == OrderState.SHIPPED and by == "buyer":  # They hold it before the carrier says so.
            move(order, OrderState.DELIVERED, by=by, actor_id=actor_id)
        if order.state != OrderState.DELIVERED:
            raise errors.wrong_step()
        if _has_open_after_sale(order):
            raise errors.has_after_sale()
        now = clock.now()
        settle_order(order=order)
        Order.objects.filter(id=order.id).update(state=OrderState.RECEIVED.value, received_at=now, settled_at=now, receive_by=None)
        order.state, order.received_at, order.settled_at = OrderState.RECEIVED.value, now, now
        write_steps([order.id], OrderState.RECEIVED, by=by, actor_id=actor_id, at=now)
        lines = list(OrderLine.objects.filter(order=order).order_by("position"))
        emit(
            OrderReceived(
                order_id=order.id,
                buyer_id=order.buyer_id,
                store_id=order.store_id,
                product_ids=tuple(line.product_id for line in lines),
                note_ids=tuple(line.from_note_id or 0 for line in lines),
                total=order.total,
                by_clock=by == "clock",
                staff_ids=staff_ids(order.store_id),
            )
        )
    return True


def receive_due(now: datetime) -> int:
    """Orders whose buyers have said nothing since they were delivered. How many; those in dispute wait."""
    due = rows("SELECT id FROM orders_order WHERE state = 'delivered' AND receive_by <= %s ORDER BY receive_by LIMIT 500", [now])
    return each((order_id for (order_id,) in due), lambda order_id: _receive_due(order_id, now))


def _receive_due(order_id: int, now: datetime) -> int:
    orders = Order.objects.select_for_update(no_key=True, skip_locked=True, of=("self",)).select_related("purchase")
    order = orders.filter(id=order_id, state=OrderState.DELIVERED).first()
    if order is None:
        return 0
    if _has_open_after_sale(order):
        Order.objects.filter(id=order.id).update(receive_by=now + timedelta(days=1))
        return 0
    return int(receive_order(order=order, actor_id=None, by="clock"))


def take_news(now: datetime) -> int:
    """Ask carriers about every parcel on its way. How many pieces of news were new; a delivered parcel delivers its order."""
    on_way = rows(
        "SELECT s.id FROM orders_shipment s JOIN orders_order o ON o.id = s.order_id"
        " WHERE s.direction = 'out' AND s.delivered_at IS NULL AND (o.state = 'shipped' OR s.after_sale_id IS NOT NULL) ORDER BY s.id LIMIT 500",
        [],
    )
    return each((shipment_id for (shipment_id,) in on_way), lambda shipment_id: _take_news_of(shipment_id, now))


def _take_news_of(shipment_id: int, now: datetime) -> int:
    shipment = Shipment.objects.select_related("order__purchase").get(id=shipment_id)
    order = Order.objects.select_for_update(no_key=True, of=("self",)).select_related("purchase").get(id=shipment.order_id)
    started = order.steps.filter(state=OrderState.SHIPPED.value).values_list("at", flat=True).first()
    since = shipment.created_at if shipment.after_sale_id else started
    if since is None:
        return 0
    news = carrier_named(shipment.carrier).news_of(shipment.number, parcel_of(order), since, now)
    known = set(ShipmentNews.objects.filter(shipment=shipment).values_list("event", flat=True))
    new = [one for one in news if one.event not in known]
    ShipmentNews.objects.bulk_create(
        ShipmentNews(id=new_id(), shipment=shipment, event=one.event, kind=one.kind, place=one.place.zh, place_en=one.place.en, at=one.at)
        for one in new
    )
    delivered = next((one.at for one in new if one.kind == "delivered"), None)
    if delivered and shipment.after_sale_id is None and order.state == OrderState.SHIPPED:
        move(order, OrderState.DELIVERED, by="carrier", actor_id=None, at=delivered)
    elif delivered:
        Shipment.objects.filter(id=shipment.id).update(delivered_at=delivered)
    return len(new)


def _has_open_after_sale(order: Order) -> bool:
    return AfterSale.objects.filter(order=order, state__in=[state.value for state in OPEN]).exists()
