"""Job shells: each calls one action."""

from tallgrass.orders.actions import payments
from tallgrass.orders.actions.payments import bank
from tallgrass.platform.jobs import every, job


@job("orders.send_refund")
def send_refund(refund_id: int) -> None:
    payments.send_refund(refund_id=refund_id)


@every("23 * * * *", "orders.reconcile")
def reconcile() -> None:
    payments.reconcile_all()


@job("orders.tell_shop")
def tell_shop(event_id: int) -> None:
    bank.tell_shop(event_id=event_id)


@job("orders.confirm_bank_charge")
def confirm_bank_charge(charge_id: int) -> None:
    bank.confirm_later(charge_id=charge_id)
