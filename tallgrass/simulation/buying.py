"""People of the world buy what its notes speak of: placed, paid, sent, received, put right, by the real actions over two months of the clock."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db import transaction

from tallgrass.accounts.actions import keep_identity
from tallgrass.accounts.models import Person
from tallgrass.mall.models import StoreStaff, Variant
from tallgrass.mall.queries import list_offers
from tallgrass.mall.types import StaffRole
from tallgrass.orders.actions.addresses import add_address
from tallgrass.orders.actions.after_sales import Asking, answer_after_sale, ask_after_sale, dispute
from tallgrass.orders.actions.fulfilling import advance_order, receive_order, take_news
from tallgrass.orders.actions.invoices import ask_invoice
from tallgrass.orders.actions.payments import bank, start_payment
from tallgrass.orders.actions.purchases import Checkout, cancel_purchase, place_order
from tallgrass.orders.checkout_types import Choices, Wish
from tallgrass.orders.countries import Parts
from tallgrass.orders.models import Address, BankCharge, Order, OrderLine, Purchase
from tallgrass.orders.queries.checkout import plan_checkout
from tallgrass.orders.states import CANCELLABLE, AfterSaleKind, OrderState, route
from tallgrass.platform import clock
from tallgrass.simulation.recommending import come_across, link_goods, show_interest
from tallgrass.simulation.texts.purchases import PURCHASES, STREETS, Bought, Wrong

_KEY = "demo:"
_HOURS = {
    OrderState.PICKED: 6,
    OrderState.PACKED: 10,
    OrderState.EXPORTED: 34,
    OrderState.CUSTOMS: 44,
    OrderState.CLEARED: 58,
    OrderState.SHIPPED: 22,
}
"""After an order was paid."""
_RECEIVED = timedelta(days=6)
"""Who bought longer ago has it, and said so."""
_IDENTITY = "500103199506120020"


@transaction.atomic
def buy(now: datetime, say: Callable[[str], object]) -> int:
    """All of it, unless it was bought already; what no store sells and whom the world has not got is left out. How many orders."""
    if Purchase.objects.filter(key__startswith=_KEY).exists():
        return 0
    people = {person.handle: person for person in Person.objects.filter(handle__in={one.buyer for one in PURCHASES})}
    notes = link_goods(now)
    wanted = [one for one in PURCHASES if one.buyer in people and _variants(one)]
    bought = {number: _order(one, people[one.buyer], notes.get(one.by), now, number) for number, one in enumerate(wanted)}
    take_news(now)
    for number, one in enumerate(wanted):
        order = bought[number]
        if order is not None:
            order.refresh_from_db()
            _end(one, order, people[one.buyer], now)
    clicks = show_interest(notes, [(people[one.buyer], one.by, _variants(one), now - timedelta(days=one.days)) for one in wanted if one.by])
    say(f"Buying {len(wanted)} times, by {len(notes)} notes that {clicks} clicks came from")
    return len(wanted)


def _variants(one: Bought) -> list[tuple[Variant, int]]:
    """The first of each thing that lies in stock, with how many of it."""
    found = []
    for title, pieces in one.wares:
        variants = list(Variant.objects.filter(product__title=title, retired_at=None).order_by("position"))
        offers = list_offers([variant.id for variant in variants], at=clock.now())
        stocked = [variant for variant in variants if variant.id in offers and offers[variant.id].available > 3]
        found += [(variant, pieces) for variant in stocked[:1]]
    return found


def _order(one: Bought, buyer: Person, note_id: int | None, now: datetime, number: int) -> Order | None:
    """Placed, paid and sent as far as the time goes; None when it was not paid."""
    at = now - timedelta(days=one.days)
    with clock.clock_at(at):
        purchase = _place(one, buyer, note_id, f"{_KEY}{number}")
    if one.waits in {"unpaid", "cancelled"}:
        if one.waits == "cancelled":
            with clock.clock_at(at + timedelta(minutes=9)):
                cancel_purchase(actor=buyer, purchase_id=purchase.id)
        return None
    with clock.clock_at(at + timedelta(minutes=1)):
        _pay(buyer, purchase)
    order = Order.objects.get(purchase=purchase)
    seller = Person.objects.get(id=StoreStaff.objects.get(store_id=order.store_id, role=StaffRole.OWNER.value).person_id)
    for state in _way(order, one):
        moment = at + timedelta(hours=_HOURS[state])
        if state is OrderState.SHIPPED and order.warehouse_kind != "domestic":
            moment = at + timedelta(hours=70)
        if moment > now:
            break
        with clock.clock_at(moment):
            advance_order(actor=seller, order_id=order.id, to=state)
    return order


def _way(order: Order, one: Bought) -> Iterable[OrderState]:
    """What the store does; that it came is the carrier's to say."""
    for state in route(order.warehouse_kind):
        if state is OrderState.DELIVERED:
            return
        yield state
        if one.waits == state:
            return


def _place(one: Bought, buyer: Person, note_id: int | None, key: str) -> Purchase:
    wishes, page_id = [], come_across(buyer, note_id) if note_id else None
    for variant, pieces in _variants(one):
        fullest = max(list_offers([variant.id], at=clock.now())[variant.id].warehouses, key=lambda place: place.available)
        wishes.append(Wish(variant.id, fullest.warehouse_id, pieces, note_id, page_id))
    address = Address.objects.filter(person_id=buyer.id).first() or add_address(actor=buyer, parts=_parts(buyer))
    identity = keep_identity(actor=buyer, name=buyer.name, number=_IDENTITY) if one.waits == OrderState.CUSTOMS else None
    plan = plan_checkout(buyer.id, wishes, Choices(address.country, identity.print if identity else ""), at=clock.now())
    checkout = Checkout(tuple(wishes), address.id, plan.total, identity.id if identity else None, words=one.words)
    return place_order(actor=buyer, checkout=checkout, key=key)


def _parts(person: Person) -> Parts:
    """An address of a person, with a number no one has."""
    province, city, district, street = STREETS.get(person.place, next(iter(STREETS.values())))
    return Parts(person.name, f"1380013{8000 + person.id % 1000}", "CN", province, city, district, street)


def _pay(buyer: Person, purchase: Purchase) -> None:
    payment = start_payment(actor=buyer, purchase_id=purchase.id, provider="local", key=f"{_KEY}{purchase.id}")
    bank.answer_charge(charge=BankCharge.objects.get(payment_id=payment.id), act="approve")


def _end(one: Bought, order: Order, buyer: Person, now: datetime) -> None:
    """Received when it has been there a while, and put right where something was wrong."""
    came = order.delivered_at
    if came and now - timedelta(days=one.days) < now - _RECEIVED:
        with clock.clock_at(min(now, came + timedelta(hours=4))):
            receive_order(order=order, actor_id=buyer.id, by="buyer")
    if one.wrong and OrderState(order.state) not in CANCELLABLE:
        _put_right(one.wrong, one.wares[0][0], order, buyer, now)
    if buyer.role == "member" and one.words and order.received_at:
        ask_invoice(order=order, title=buyer.name)


def _put_right(wrong: Wrong, title: str, order: Order, buyer: Person, now: datetime) -> None:
    """`title`: of what is meant, where it is not all of the order."""
    line = OrderLine.objects.get(order=order, title=title)
    asking = Asking(AfterSaleKind(wrong.kind), wrong.reason, {line.id: wrong.pieces} if wrong.pieces else {}, wrong.words)
    with clock.clock_at(now - timedelta(hours=wrong.ago)):
        found = ask_after_sale(actor=buyer, order_id=order.id, asking=asking)
    if not wrong.answer:
        return
    seller = Person.objects.get(id=StoreStaff.objects.get(store_id=order.store_id, role=StaffRole.OWNER.value).person_id)
    with clock.clock_at(now - timedelta(hours=wrong.ago * 0.7)):
        found = answer_after_sale(actor=seller, after_sale=found, agrees=wrong.answer == "agree", words=wrong.answered)
    if wrong.disputed:
        with clock.clock_at(now - timedelta(hours=wrong.ago * 0.4)):
            dispute(actor=buyer, after_sale=found, words=wrong.disputed)
