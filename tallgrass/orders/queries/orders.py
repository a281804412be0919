"""Reading orders: a buyer's, a store's, and the house's."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import person_cards
from tallgrass.accounts.types import PersonCard
from tallgrass.mall.models import Store
from tallgrass.mall.queries.stores import store_cards
from tallgrass.mall.types import StoreCard
from tallgrass.orders.models import AfterSale, CustomsDocument, Declaration, Order, OrderLine, OrderStep, Purchase, Shipment, ShipmentNews
from tallgrass.orders.states import CANCELLABLE, DONE_WORDS, LIVE, OPEN, SENT, WORDS, AfterSaleState, OrderState, next_step, route
from tallgrass.platform.database import find_row, find_rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.money import Money
from tallgrass.platform.pagination import PAGE_SIZE, Page, decode_cursor, page_of
from tallgrass.platform.words import Words

TABS: dict[str, frozenset[OrderState]] = {
    "pay": frozenset({OrderState.PENDING}),
    "send": frozenset({OrderState.PAID, OrderState.PICKED, OrderState.PACKED}),
    "way": SENT | {OrderState.DELIVERED},
    "done": frozenset({OrderState.RECEIVED}),
}
TAB_WORDS = {
    "": Words("全部", "All"),
    "pay": Words("待付款", "To pay"),
    "send": Words("待发货", "To send"),
    "way": Words("待收货", "On the way"),
    "done": Words("已签收", "Received"),
    "after": Words("售后", "After-sales"),
}


@dataclass(frozen=True)
class OrderCard:
    """An order in a list."""

    order: Order
    store: StoreCard
    lines: tuple[OrderLine, ...]
    buyer: PersonCard | None = None
    after_sale: AfterSale | None = None
    currency: str = "CNY"

    @property
    def state(self) -> Words:
        return WORDS[OrderState(self.order.state)]

    @property
    def pieces(self) -> int:
        return sum(line.quantity for line in self.lines)

    @property
    def total(self) -> Money:
        return Money(self.order.total, self.currency)

    def money(self, minor: int) -> Money:
        return Money(minor, self.currency)

    @property
    def next(self) -> OrderState | None:
        return next_step(OrderState(self.order.state), self.order.warehouse_kind)

    @property
    def next_words(self) -> Words | None:
        return WORDS[self.next] if self.next else None


@dataclass(frozen=True)
class Leg:
    """A step of the way: done (with its moment), the present one, or to come."""

    words: Words
    step: OrderStep | None
    is_now: bool


@dataclass(frozen=True)
class OrderView:
    """An order with all its page shows."""

    card: OrderCard
    purchase: Purchase
    legs: tuple[Leg, ...]
    news: tuple[ShipmentNews, ...]
    shipments: tuple[Shipment, ...]
    after_sales: tuple[AfterSale, ...]
    documents: tuple[CustomsDocument, ...]
    declaration: Declaration | None

    @property
    def order(self) -> Order:
        return self.card.order

    @property
    def open_after_sale(self) -> AfterSale | None:
        return next((one for one in self.after_sales if AfterSaleState(one.state) in OPEN), None)

    @property
    def can_cancel(self) -> bool:
        """Paid, and still in the warehouse. What is not paid is cancelled with its purchase."""
        return self.order.state in CANCELLABLE and not self.open_after_sale

    @property
    def can_receive(self) -> bool:
        return self.order.state in {OrderState.SHIPPED, OrderState.DELIVERED} and not self.open_after_sale

    @property
    def can_ask(self) -> bool:
        """For something to be put right."""
        return self.order.state in LIVE - CANCELLABLE and not self.open_after_sale and not self.order.is_past_returns


def access_order(viewer: Person | None, order_id: int, *, lock: bool = False) -> Order:
    """The buyer's door: another's order is not found."""
    orders = Order.objects.select_for_update(no_key=True, of=("self",)) if lock else Order.objects
    found = orders.select_related("purchase").filter(id=order_id, buyer_id=viewer.id).first() if viewer else None
    if found is None:
        raise not_found()
    return found


def access_store_order(store: Store, order_id: int) -> Order:
    """The door of a store: only its own orders, and only once they are paid."""
    found = Order.objects.select_related("purchase").filter(id=order_id, store_id=store.id, paid_at__isnull=False).first()
    if found is None:
        raise not_found()
    return found


def get_order(order_id: int) -> Order:
    """For the house."""
    found = Order.objects.select_related("purchase").filter(id=order_id).first()
    if found is None:
        raise not_found()
    return found


def page_orders(person: Person, tab: str = "", cursor: str | None = None, size: int = PAGE_SIZE) -> Page[OrderCard]:
    """A buyer's orders, the newest first. Five queries."""
    found = Order.objects.filter(buyer_id=person.id)
    if tab in TABS:
        found = found.filter(state__in=[state.value for state in TABS[tab]])
    elif tab == "after":
        found = found.filter(id__in=AfterSale.objects.filter(buyer_id=person.id).values("order_id"))
    return _page(found, cursor, size)


def page_store_orders(store_ids: Collection[int], tab: str = "", words: str = "", cursor: str | None = None) -> Page[OrderCard]:
    """Paid orders of these stores, the newest first; `words` a number, or a part of one."""
    found = Order.objects.filter(store_id__in=list(store_ids), paid_at__isnull=False)
    return _page(_narrowed(found, tab, words), cursor, PAGE_SIZE)


def page_all_orders(tab: str = "", words: str = "", cursor: str | None = None) -> Page[OrderCard]:
    """For the house: every order."""
    return _page(_narrowed(Order.objects.all(), tab, words), cursor, PAGE_SIZE)


def _narrowed(found, tab: str, words: str):  # type: ignore[no-untyped-def]
    if tab in TABS:
        found = found.filter(state__in=[state.value for state in TABS[tab]])
    elif tab == "customs":
        found = found.filter(state__in=[OrderState.EXPORTED.value, OrderState.CUSTOMS.value])
    elif tab == "after":
        found = found.filter(after_sales__state__in=[state.value for state in OPEN])
    return found.filter(number__startswith=words.strip().upper()) if words.strip() else found


def _page(found, cursor: str | None, size: int) -> Page[OrderCard]:  # type: ignore[no-untyped-def]
    if key := decode_cursor(cursor, int):
        found = found.filter(id__lt=key[0])
    page = page_of(list(found.order_by("-id")[: size + 1]), size, lambda order: (order.id,))
    cards = order_cards(page.items)
    return Page([cards[order.id] for order in page.items], page.next)


def order_cards(orders: Sequence[Order]) -> dict[int, OrderCard]:
    """Lines, stores, buyers and open after-sales of orders: five queries, whatever their number."""
    ids = [order.id for order in orders]
    lines: dict[int, list[OrderLine]] = {id: [] for id in ids}
    for line in OrderLine.objects.filter(order_id__in=ids).order_by("order_id", "position"):
        lines[line.order_id].append(line)
    stores = store_cards(order.store_id for order in orders)
    buyers = person_cards(order.buyer_id for order in orders)
    currencies = dict(Purchase.objects.filter(id__in=[order.purchase_id for order in orders]).values_list("id", "currency"))
    asked = {one.order_id: one for one in AfterSale.objects.filter(order_id__in=ids, state__in=[state.value for state in OPEN])}
    return {
        order.id: OrderCard(
            order,
            stores[order.store_id],
            tuple(lines[order.id]),
            buyers.get(order.buyer_id),
            asked.get(order.id),
            currencies[order.purchase_id],
        )
        for order in orders
    }


def get_order_view(order: Order) -> OrderView:
    """Ten queries."""
    shipments = tuple(Shipment.objects.filter(order=order).order_by("id"))
    return OrderView(
        card=order_cards([order])[order.id],
        purchase=order.purchase,
        legs=_legs(order),
        news=tuple(ShipmentNews.objects.filter(shipment__in=shipments).order_by("-at", "-id")[:100]),
        shipments=shipments,
        after_sales=tuple(AfterSale.objects.filter(order=order).order_by("-id")[:20]),
        documents=tuple(CustomsDocument.objects.filter(order=order).order_by("id")),
        declaration=Declaration.objects.filter(order=order).first(),
    )


def _legs(order: Order) -> tuple[Leg, ...]:
    """The whole way of an order, done and to come; of one that ended early only what was."""
    steps = {step.state: step for step in OrderStep.objects.filter(order=order).order_by("at")}
    if order.state in {OrderState.CANCELLED, OrderState.REFUNDED}:
        return tuple(Leg(DONE_WORDS[OrderState(state)], step, state == order.state) for state, step in steps.items())
    way = (OrderState.PENDING, OrderState.PAID, *route(order.warehouse_kind), OrderState.RECEIVED)
    return tuple(Leg(DONE_WORDS[state], steps.get(state.value), state.value == order.state) for state in way)


def count_to_send(store_ids: Collection[int]) -> int:
    """Orders that wait for their store; stops counting at 100."""
    waiting = Order.objects.filter(store_id__in=list(store_ids), state__in=[state.value for state in TABS["send"]])
    return waiting[:100].count()


def orders_of_purchase(purchase_id: int) -> list[Order]:
    return find_rows(Order, "r.purchase_id = %s ORDER BY r.id", [purchase_id])


def find_placed(buyer_id: int, key: str) -> Purchase | None:
    """What a buyer has ordered under this key."""
    return find_row(Purchase, "r.buyer_id = %s AND r.key = %s", [buyer_id, key])
