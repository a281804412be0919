"""Posting what orders do to the ledger after they are paid: settlement at receipt, refunds in proportion."""

from django.conf import settings

from tallgrass.ledger.actions import lock_accounts, post_transaction
from tallgrass.ledger.queries import get_balance
from tallgrass.ledger.types import AccountKey, Kind
from tallgrass.orders.actions.paying import clearing_of, order_money
from tallgrass.orders.actions.payments.refunds import ask_refund
from tallgrass.orders.models import Order, Repayment
from tallgrass.orders.payments.escrow import Part, refund_entries, settlement_entries
from tallgrass.platform.subjects import Ref


def settle_order(*, order: Order) -> int | None:
    """The goods are there: what is left in escrow goes to the store, less fee, and to taxes and freight. The transaction; None when
    nothing was left. Call it inside the transaction that ends the order, with the order locked; doing it again does nothing."""
    money = order_money(order, order.purchase.currency)
    entries = settlement_entries(money, _returned(order), settings.TALLGRASS_STORE_FEE)
    if not entries:
        return None
    return post_transaction(key=f"order:{order.id}:settled", cause=Ref("order", order.id), entries=entries, memo="orders.settled")


def repay_order(*, order: Order, repayment: Repayment) -> None:
    """Give back what a repayment says: the ledger, and the money through the provider it came by. Call it inside the transaction that
    wrote the repayment, with the order locked; its key makes it happen once. Dew goes back by its own posting.

    Raises:
        DomainError: `refund_too_large`, when more would go back than was paid.
    """
    purchase = order.purchase
    money, part = order_money(order, purchase.currency), _part(repayment)
    owed = AccountKey(Kind.PAYABLE, order.store_id, purchase.currency)
    is_settled = order.settled_at is not None
    payable = 0
    if is_settled:
        lock_accounts([owed])
        payable = get_balance(owed).available
    entries = refund_entries(
        money,
        _returned(order, but=repayment),
        part,
        clearing=clearing_of(purchase.payment_id),
        settled=is_settled,
        fee_permille=settings.TALLGRASS_STORE_FEE,
        payable=payable,
    )
    if entries:
        post_transaction(key=f"repayment:{repayment.id}", cause=Ref("order", order.id), entries=entries, memo="orders.refund")
    if repayment.cash and purchase.payment_id:
        ask_refund(payment_id=purchase.payment_id, amount=repayment.cash, key=f"repayment:{repayment.id}", reason="order")


def _returned(order: Order, but: Repayment | None = None) -> Part:
    """What went back so far."""
    gone = Part()
    for repayment in Repayment.objects.filter(order_id=order.id):
        if but is None or repayment.id != but.id:
            gone += _part(repayment)
    return gone


def _part(repayment: Repayment) -> Part:
    return Part(repayment.cash, repayment.house_discount + repayment.dew_amount, repayment.freight, repayment.tax)
