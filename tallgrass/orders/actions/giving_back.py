"""Giving back a part of an order or all of it: money, dew, the house's part, tax and quota, each in proportion and never more than there was.

The order is locked by the caller. Shares go by how many pieces came back so far, so that the same pieces give the same money in any order and
the last gets the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from django.db import transaction
from django.db.models import F, Sum

from tallgrass.ledger.actions import post_transaction
from tallgrass.ledger.types import DEW, AccountKey, Entry, Kind
from tallgrass.mall.actions import return_stock
from tallgrass.mall.types import StockLine
from tallgrass.orders import errors
from tallgrass.orders.actions.escrow import repay_order, settle_order
from tallgrass.orders.actions.fulfilling import move
from tallgrass.orders.actions.quotas import give_back_quota
from tallgrass.orders.events import MoneyGivenBack
from tallgrass.orders.models import AfterSale, Declaration, Order, OrderLine, Repayment
from tallgrass.orders.states import OrderState
from tallgrass.platform import clock
from tallgrass.platform.events import emit
from tallgrass.platform.subjects import Ref
from tallgrass.promotions.actions import give_back_limited, return_coupons

CUSTOMS_DAYS = 30
"""So long after its release a parcel may come back with its tax and quota (财关税[2018]49 and its practice)."""


@dataclass(frozen=True)
class Share:
    """What pieces are worth; all of it but `quota` in the order's money (`dew` in drops)."""

    cash: int = 0
    tax: int = 0
    house_discount: int = 0
    dew: int = 0
    dew_amount: int = 0
    quota: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(*(mine + theirs for mine, theirs in zip(vars(self).values(), vars(other).values(), strict=True)))

    def part(self, of: int, whole: int) -> "Share":
        return Share(*(value * of // whole for value in vars(self).values())) if whole else Share()

    def at_most(self, left: "Share") -> "Share":
        return Share(*(max(0, min(mine, theirs)) for mine, theirs in zip(vars(self).values(), vars(left).values(), strict=True)))


def share_of(line: OrderLine, pieces: int) -> Share:
    """What so many more pieces of a line are worth after those that came back before."""

    def cut(whole: int) -> int:
        return whole * (line.returned + pieces) // line.quantity - whole * line.returned // line.quantity

    return Share(*map(cut, (line.paid, line.tax, line.house_discount, line.dew, line.dew_amount, line.quota)))


def left_of(order: Order) -> tuple[Share, int]:
    """What of an order can still be given back, and of its freight."""
    gone = Repayment.objects.filter(order=order).aggregate(
        **{name: Sum(name) for name in ("cash", "tax", "house_discount", "dew", "dew_amount", "quota", "freight")}
    )
    spent = {name: value or 0 for name, value in gone.items()}
    quota = OrderLine.objects.filter(order=order).aggregate(quota=Sum("quota"))["quota"] or 0
    return (
        Share(
            order.total - spent["cash"],
            order.tax - spent["tax"],
            order.house_discount - spent["house_discount"],
            order.dew - spent["dew"],
            order.dew_amount - spent["dew_amount"],
            quota - spent["quota"],
        ),
        order.freight - spent["freight"],
    )


def worth(order: Order, pieces: Mapping[int, int], *, with_freight: bool, hold: bool = True) -> int:
    """The money that these pieces (by line) would bring back now. `hold` keeps it so until the caller's transaction ends; without one it is only told.

    Raises:
        DomainError: `nothing_to_give_back`.
    """
    share, freight = _worth(order, _lines(order, pieces, hold=hold), pieces, with_freight)
    return share.cash + freight


def give_back(
    *,
    order: Order,
    pieces: Mapping[int, int],
    key: str,
    after_sale: AfterSale | None = None,
    with_freight: bool = False,
    amount: int | None = None,
    goods_back: bool = False,
    by: str = "house",
    actor_id: int | None = None,
) -> Repayment | None:
    """Give these pieces' worth back, or `amount` of it, once a key; what was given. None when it was given before.

    `goods_back`: they are in the warehouse again. When nothing is left of the order it is refunded, and coupons come back with the purchase.
    Emits `MoneyGivenBack`.

    Raises:
        DomainError: `nothing_to_give_back`, `asks_too_much`.
    """
    with transaction.atomic():
        if Repayment.objects.filter(key=key).exists():
            return None
        lines = _lines(order, pieces)
        share, freight = _worth(order, lines, pieces, with_freight)
        whole = share.cash + freight
        if amount is not None and amount < whole:
            if amount < 1:
                raise errors.asks_too_much()
            share, freight = share.part(amount, whole), freight * amount // whole
            share = Share(amount - freight, *list(vars(share).values())[1:])
        given = _write(order, share, freight, key=key, after_sale=after_sale, pieces=pieces if amount is None else {})
        if amount is None:
            for line in lines:
                OrderLine.objects.filter(id=line.id).update(returned=F("returned") + pieces[line.id])
        _return_rest(order, lines, pieces, given, goods_back=goods_back)
        whole_order = _ends(order)
        if whole_order:
            _end(order, by=by, actor_id=actor_id)
        emit(
            MoneyGivenBack(
                order_id=order.id,
                buyer_id=order.buyer_id,
                store_id=order.store_id,
                cash=given.cash,
                dew=given.dew,
                whole=whole_order,
                product_ids=tuple(line.product_id for line in lines),
            )
        )
    return given


def _lines(order: Order, pieces: Mapping[int, int], *, hold: bool = True) -> list[OrderLine]:
    rows = OrderLine.objects.select_for_update(no_key=True) if hold else OrderLine.objects
    lines = list(rows.filter(order=order, id__in=list(pieces)).order_by("id"))
    if not lines or len(lines) != len(pieces):
        raise errors.nothing_to_give_back()
    if any(not 1 <= pieces[line.id] <= line.quantity - line.returned for line in lines):
        raise errors.nothing_to_give_back()
    return lines


def _worth(order: Order, lines: list[OrderLine], pieces: Mapping[int, int], with_freight: bool) -> tuple[Share, int]:
    left, freight_left = left_of(order)
    share = sum((share_of(line, pieces[line.id]) for line in lines), Share())
    if not _customs_gives_back(order):
        share = Share(share.cash - share.tax, 0, share.house_discount, share.dew, share.dew_amount, 0)
    freight = min(_freight_of(order, pieces), freight_left) if with_freight else 0
    return share.at_most(Share(left.cash - freight_left, *list(vars(left).values())[1:])), max(0, freight)


def _freight_of(order: Order, pieces: Mapping[int, int]) -> int:
    """The part of the freight that goes with these pieces: by what was paid for them, or by number where nothing was."""
    lines = [line for line in OrderLine.objects.filter(order=order) if not line.is_gift]
    weight = {line.id: Fraction(line.paid, line.quantity) for line in lines}
    if not any(weight.values()):
        weight = dict.fromkeys(weight, Fraction(1))
    whole = sum(weight[line.id] * line.quantity for line in lines)
    before = sum(weight[line.id] * line.returned for line in lines)
    after = before + sum(weight.get(id, 0) * count for id, count in pieces.items())
    return int(order.freight * after / whole) - int(order.freight * before / whole) if whole else 0


def _customs_gives_back(order: Order) -> bool:
    if not order.is_cross_border:
        return True
    released = Declaration.objects.filter(order=order).values_list("released_at", flat=True).first()
    return released is None or clock.now() - released <= timedelta(days=CUSTOMS_DAYS)


def _write(order: Order, share: Share, freight: int, *, key: str, after_sale: AfterSale | None, pieces: Mapping[int, int]) -> Repayment:
    given = Repayment.objects.create(
        order=order,
        after_sale=after_sale,
        key=key,
        cash=share.cash + freight,
        dew=share.dew,
        dew_amount=share.dew_amount,
        house_discount=share.house_discount,
        tax=share.tax,
        freight=freight,
        quota=share.quota,
        pieces=[[line_id, count] for line_id, count in sorted(pieces.items())],
    )
    Order.objects.filter(id=order.id).update(refunded=F("refunded") + given.cash)
    order.refunded += given.cash
    return given


def _return_rest(order: Order, lines: list[OrderLine], pieces: Mapping[int, int], given: Repayment, *, goods_back: bool) -> None:
    """Stock, quota, dew, money: in the order of locks."""
    if goods_back:
        back = [StockLine(line.variant_id, order.warehouse_id, pieces[line.id]) for line in lines]
        return_stock(lines=back, cause=Ref("order", order.id), key=f"repayment:{given.id}")
    if given.quota:
        give_back_quota({order.id: given.quota})
    if given.dew:
        entries = [
            Entry(AccountKey(Kind.DEW_ISSUED, 0, DEW), -given.dew),
            Entry(AccountKey(Kind.WALLET, order.buyer_id, DEW), given.dew),
        ]
        post_transaction(key=f"repayment:{given.id}:dew", cause=Ref("order", order.id), entries=entries, memo="orders.refund")
    repay_order(order=order, repayment=given)


def _ends(order: Order) -> bool:
    """Whether nothing that was paid for is left with the buyer."""
    left = OrderLine.objects.filter(order=order, is_gift=False).aggregate(left=Sum(F("quantity") - F("returned")))["left"]
    return not left


def _end(order: Order, *, by: str, actor_id: int | None) -> None:
    if order.settled_at is None:
        settle_order(order=order)
        Order.objects.filter(id=order.id).update(settled_at=clock.now())
    move(order, OrderState.REFUNDED, by=by, actor_id=actor_id)
    others = Order.objects.filter(purchase_id=order.purchase_id).exclude(state=OrderState.REFUNDED.value).exists()
    if not others:
        cause = Ref("purchase", order.purchase_id)
        give_back_limited(cause=cause)
        return_coupons(cause=cause)
