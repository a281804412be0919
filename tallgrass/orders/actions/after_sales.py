"""Putting things right: a buyer asks, the store answers, an operator decides where they do not agree, and the clock where nobody does.

Locks: the order, then its after-sale. Each act moves one state by the table in `states`; what is told is `AfterSaleMoved`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.mall.actions import claim_reservations, reserve_stock, return_stock
from tallgrass.mall.types import StockLine
from tallgrass.media.actions import attach
from tallgrass.orders import errors
from tallgrass.orders.actions.fulfilling import ship
from tallgrass.orders.actions.giving_back import give_back, worth
from tallgrass.orders.events import AfterSaleMoved
from tallgrass.orders.models import AfterSale, AfterSaleLine, AfterSaleStep, Order, OrderLine, Shipment
from tallgrass.orders.queries.stores import staff_ids
from tallgrass.orders.states import (
    CANCELLABLE,
    LIVE,
    OPEN,
    STORE_AT_FAULT,
    AfterSaleKind,
    AfterSaleState,
    OrderState,
    Reason,
    after_sale_may_follow,
)
from tallgrass.platform import clock
from tallgrass.platform.audit import record
from tallgrass.platform.database import rows
from tallgrass.platform.errors import DomainError, not_found
from tallgrass.platform.events import emit
from tallgrass.platform.ids import new_id, short
from tallgrass.platform.jobs import each
from tallgrass.platform.subjects import Ref
from tallgrass.platform.texts import check_texts

MOST_PICTURES = 6


@dataclass(frozen=True)
class Asking:
    """What a buyer asks for. `pieces` by line; empty: all that is left. `amount` less than they are worth: refunds without goods only."""

    kind: AfterSaleKind
    reason: str
    pieces: Mapping[int, int] = field(default_factory=dict)
    words: str = ""
    amount: int | None = None
    picture_ids: tuple[int, ...] = ()


def ask_after_sale(*, actor: Person, order_id: int, asking: Asking) -> AfterSale:
    """Asked twice while the first is open, the first stands. A paid order that nobody has touched yet is cancelled at once.

    Raises:
        DomainError: `not_found`, `after_sale_open`, `too_late`, `wrong_step`, `nothing_to_give_back`, `asks_too_much`, `reason_needed`.
    """
    if asking.reason not in set(Reason) or (asking.kind is not AfterSaleKind.CANCEL and not 4 <= len(asking.words) <= 500):
        raise errors.reason_needed()
    check_texts({"words": asking.words})
    with transaction.atomic():
        order = _locked(order_id, buyer_id=actor.id)
        if AfterSale.objects.filter(order=order, state__in=[state.value for state in OPEN]).exists():
            raise errors.has_after_sale()
        _may_ask(order, asking.kind)
        pieces = dict(asking.pieces) if asking.pieces and asking.kind is not AfterSaleKind.CANCEL else _all_of(order)
        with_freight = asking.kind is AfterSaleKind.CANCEL or asking.reason in STORE_AT_FAULT
        most = worth(order, pieces, with_freight=with_freight)
        amount = asking.amount if asking.kind is AfterSaleKind.REFUND else None
        if amount is not None and not 1 <= amount <= most:
            raise errors.asks_too_much()
        found = AfterSale.objects.create(
            order=order,
            buyer_id=order.buyer_id,
            store_id=order.store_id,
            kind=asking.kind.value,
            reason=asking.reason,
            with_freight=with_freight,
            amount=amount if amount != most else None,
            deadline_at=_answer_by(),
        )
        AfterSaleLine.objects.bulk_create(
            AfterSaleLine(id=new_id(), after_sale=found, line_id=line_id, quantity=count) for line_id, count in pieces.items()
        )
        attach(ids=asking.picture_ids, owner_id=actor.id, purpose="document")
        _step(found, AfterSaleState.ASKED, by="buyer", actor_id=actor.id, words=asking.words, pictures=asking.picture_ids)
        if asking.kind is AfterSaleKind.CANCEL and order.state == OrderState.PAID:
            _pay_back(order, found, goods_back=True, by="buyer", actor_id=actor.id)
    return found


def _locked(order_id: int, buyer_id: int | None = None, store_id: int | None = None) -> Order:
    orders = Order.objects.select_for_update(no_key=True, of=("self",)).select_related("purchase").filter(id=order_id)
    orders = orders.filter(buyer_id=buyer_id) if buyer_id else orders
    order = (orders.filter(store_id=store_id) if store_id else orders).first()
    if order is None:
        raise not_found()
    return order


def _may_ask(order: Order, kind: AfterSaleKind) -> None:
    state = OrderState(order.state)
    if kind is AfterSaleKind.CANCEL and state not in CANCELLABLE:
        raise errors.wrong_step()
    if kind is AfterSaleKind.REFUND and state not in LIVE - CANCELLABLE:
        raise errors.wrong_step()
    if kind in {AfterSaleKind.RETURN, AfterSaleKind.EXCHANGE} and state not in {OrderState.DELIVERED, OrderState.RECEIVED}:
        raise errors.wrong_step()
    if order.is_past_returns:
        raise errors.too_late_for_that()


def _all_of(order: Order) -> dict[int, int]:
    return {line.id: line.quantity - line.returned for line in OrderLine.objects.filter(order=order) if line.quantity > line.returned}


def answer_after_sale(*, actor: Person, after_sale: AfterSale, agrees: bool, words: str = "", by: str = "store") -> AfterSale:
    """The store agrees (money back at once, or the goods are to come first) or refuses, with a reason.

    Raises:
        DomainError: `wrong_step`, `reason_needed`.
    """
    if not agrees and not 4 <= len(words) <= 500:
        raise errors.reason_needed()
    with transaction.atomic():
        order, found = _both(after_sale)
        if not agrees:
            _step(found, AfterSaleState.REFUSED, by=by, actor_id=actor.id, words=words, deadline=_days(settings.TALLGRASS_SEND_BACK_DAYS))
        elif found.state == AfterSaleState.SENT_BACK:
            _goods_are_back(order, found, by=by, actor_id=actor.id)
        else:
            _agree(order, found, by=by, actor_id=actor.id, words=words)
    return found


def _agree(order: Order, found: AfterSale, *, by: str, actor_id: int | None, words: str = "") -> None:
    if found.kind in {AfterSaleKind.RETURN, AfterSaleKind.EXCHANGE}:
        _step(found, AfterSaleState.AGREED, by=by, actor_id=actor_id, words=words, deadline=_days(settings.TALLGRASS_SEND_BACK_DAYS))
    else:
        _pay_back(order, found, goods_back=found.kind == AfterSaleKind.CANCEL, by=by, actor_id=actor_id, words=words)


def send_back(*, actor: Person, after_sale: AfterSale, carrier: str, number: str) -> AfterSale:
    """The buyer has handed the goods to a carrier.

    Raises:
        DomainError: `wrong_step`, `reason_needed` (no number).
    """
    number = number.strip()
    if not 4 <= len(number) <= 40 or not number.isascii():
        raise errors.waybill_needed()
    with transaction.atomic():
        order, found = _both(after_sale)
        _step(
            found, AfterSaleState.SENT_BACK, by="buyer", actor_id=actor.id, words=number, deadline=_days(settings.TALLGRASS_SEND_BACK_DAYS)
        )
        Shipment.objects.get_or_create(
            carrier=carrier[:20] or "other", number=number, defaults={"order": order, "direction": "back", "after_sale_id": found.id}
        )
    return found


def dispute(*, actor: Person, after_sale: AfterSale, words: str, picture_ids: Sequence[int] = ()) -> AfterSale:
    """The buyer calls for the house, with what shows they are right.

    Raises:
        DomainError: `wrong_step`, `reason_needed`.
    """
    if not 4 <= len(words) <= 500:
        raise errors.reason_needed()
    check_texts({"words": words})
    with transaction.atomic():
        _, found = _both(after_sale)
        attach(ids=picture_ids, owner_id=actor.id, purpose="document")
        _step(found, AfterSaleState.DISPUTED, by="buyer", actor_id=actor.id, words=words, pictures=tuple(picture_ids))
    return found


def say_more(*, actor: Person, after_sale: AfterSale, by: str, words: str, picture_ids: Sequence[int] = ()) -> None:
    """Words and pictures of either side while it is open.

    Raises:
        DomainError: `wrong_step`, `reason_needed`.
    """
    if not 1 <= len(words) <= 500:
        raise errors.reason_needed()
    check_texts({"words": words})
    with transaction.atomic():
        _, found = _both(after_sale)
        if AfterSaleState(found.state) not in OPEN:
            raise errors.wrong_step()
        attach(ids=picture_ids, owner_id=actor.id, purpose="document")
        AfterSaleStep.objects.create(
            after_sale=found, state=found.state, by=by, actor_id=actor.id, at=clock.now(), words=words, picture_ids=list(picture_ids)
        )


def owed_on_yes(after_sale: AfterSale) -> int | None:
    """The money that goes back at once when the store says yes now, in minor units; None where goods have to come back first, are sent again,
    or nothing is left to give. Three queries."""
    at_once = {AfterSaleState.ASKED: {AfterSaleKind.CANCEL, AfterSaleKind.REFUND}, AfterSaleState.SENT_BACK: {AfterSaleKind.RETURN}}
    if AfterSaleKind(after_sale.kind) not in at_once.get(AfterSaleState(after_sale.state), ()):
        return None
    pieces = dict(AfterSaleLine.objects.filter(after_sale=after_sale).values_list("line_id", "quantity"))
    try:
        return after_sale.amount or worth(after_sale.order, pieces, with_freight=after_sale.with_freight, hold=False)
    except DomainError:  # It was given back already; saying yes says so.
        return None


def rule_on_dispute(*, actor: Person, after_sale: AfterSale, for_buyer: bool, words: str) -> AfterSale:
    """An operator decides: the money goes back (the goods need not), or nothing does. Audited.

    Raises:
        DomainError: `wrong_step`, `reason_needed`.
    """
    if not 4 <= len(words) <= 500:
        raise errors.reason_needed()
    with transaction.atomic():
        order, found = _both(after_sale)
        if found.state != AfterSaleState.DISPUTED:
            raise errors.wrong_step()
        if for_buyer:
            _pay_back(order, found, goods_back=False, by="house", actor_id=actor.id, words=words)
        else:
            _step(found, AfterSaleState.CLOSED, by="house", actor_id=actor.id, words=words)
        record(actor_id=actor.id, act="rule_on_dispute", subject=f"after_sale:{short(found.id)}", for_buyer=for_buyer, words=words)
    return found


def withdraw(*, actor: Person, after_sale: AfterSale) -> AfterSale:
    """
    Raises:
        DomainError: `wrong_step`.
    """
    with transaction.atomic():
        _, found = _both(after_sale)
        _step(found, AfterSaleState.WITHDRAWN, by="buyer", actor_id=actor.id)
    return found


def act_on_deadlines(now: datetime) -> int:
    """What nobody has answered in time is answered by the clock: for the buyer where the store is silent, for the store where the buyer is. How many."""
    due = rows("SELECT id FROM orders_aftersale WHERE deadline_at <= %s ORDER BY deadline_at LIMIT 500", [now])
    return each((id for (id,) in due), lambda id: _act_on_deadline(id, now))


def _act_on_deadline(after_sale_id: int, now: datetime) -> int:
    order, found = _both(AfterSale.objects.get(id=after_sale_id))
    if found.deadline_at is None or found.deadline_at > now:
        return 0
    if found.state == AfterSaleState.ASKED:
        _agree(order, found, by="clock", actor_id=None)
    elif found.state == AfterSaleState.SENT_BACK:
        _goods_are_back(order, found, by="clock", actor_id=None)
    else:
        _step(found, AfterSaleState.CLOSED, by="clock", actor_id=None)
    return 1


def _both(after_sale: AfterSale) -> tuple[Order, AfterSale]:
    order = _locked(after_sale.order_id)
    return order, AfterSale.objects.select_for_update(no_key=True).get(id=after_sale.id)


def _pay_back(order: Order, found: AfterSale, *, goods_back: bool, by: str, actor_id: int | None, words: str = "") -> None:
    pieces = dict(AfterSaleLine.objects.filter(after_sale=found).values_list("line_id", "quantity"))
    _step(found, AfterSaleState.DONE, by=by, actor_id=actor_id, words=words)
    give_back(
        order=order,
        pieces=pieces,
        key=f"after_sale:{found.id}",
        after_sale=found,
        with_freight=found.with_freight,
        amount=found.amount,
        goods_back=goods_back,
        by=by,
        actor_id=actor_id,
    )


def _goods_are_back(order: Order, found: AfterSale, *, by: str, actor_id: int | None) -> None:
    """The store has them: money back, or the same again; where there is none left, money."""
    if found.kind == AfterSaleKind.EXCHANGE and _send_again(order, found):
        _step(found, AfterSaleState.DONE, by=by, actor_id=actor_id)
        return
    _pay_back(order, found, goods_back=True, by=by, actor_id=actor_id)


def _send_again(order: Order, found: AfterSale) -> bool:
    pieces = AfterSaleLine.objects.filter(after_sale=found).select_related("line")
    lines = [StockLine(piece.line.variant_id, order.warehouse_id, piece.quantity) for piece in pieces]
    cause = Ref("after_sale", found.id)
    try:
        reserve_stock(lines=lines, cause=cause, until=clock.now() + timedelta(minutes=5))
    except DomainError as refused:
        if refused.code != "out_of_stock":
            raise
        return False
    claim_reservations(cause=cause)
    return_stock(lines=lines, cause=Ref("order", order.id), key=f"exchange:{found.id}")
    ship(order, after_sale_id=found.id)
    return True


def _step(
    found: AfterSale,
    state: AfterSaleState,
    *,
    by: str,
    actor_id: int | None,
    words: str = "",
    pictures: Sequence[int] = (),
    deadline: datetime | None = None,
) -> None:
    if state is not AfterSaleState.ASKED and not after_sale_may_follow(AfterSaleState(found.state), state):
        raise errors.wrong_step()
    now = clock.now()
    if state is not AfterSaleState.ASKED:
        found.state, found.deadline_at, found.ended_at = state.value, deadline, None if state in OPEN else now
        found.save(update_fields=["state", "deadline_at", "ended_at"])
    AfterSaleStep.objects.create(
        after_sale=found, state=state.value, by=by, actor_id=actor_id, at=now, words=words, picture_ids=list(pictures)
    )
    emit(
        AfterSaleMoved(
            after_sale_id=found.id,
            order_id=found.order_id,
            buyer_id=found.buyer_id,
            store_id=found.store_id,
            state=state.value,
            by=by,
            staff_ids=staff_ids(found.store_id),
        )
    )


def _answer_by() -> datetime:
    return clock.now() + timedelta(hours=settings.TALLGRASS_ANSWER_HOURS)


def _days(days: int) -> datetime:
    return clock.now() + timedelta(days=days)
