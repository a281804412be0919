"""Job shells: each calls one action."""

from tallgrass.orders.actions import payments
from tallgrass.orders.actions.after_sales import act_on_deadlines
from tallgrass.orders.actions.carts import forget_browsers_carts
from tallgrass.orders.actions.fulfilling import receive_due, take_news
from tallgrass.orders.actions.payments import bank
from tallgrass.orders.actions.purchases import expire_purchases
from tallgrass.platform import clock
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


@every("* * * * *", "orders.expire_purchases")
def expire() -> None:
    expire_purchases(clock.now())


@every("*/5 * * * *", "orders.follow_parcels")
def follow() -> None:
    take_news(clock.now())


@every("*/5 * * * *", "orders.receive_due")
def receive() -> None:
    receive_due(clock.now())


@every("*/5 * * * *", "orders.act_on_deadlines")
def answer() -> None:
    act_on_deadlines(clock.now())


@every("17 19 * * *", "orders.sweep")
def sweep() -> None:
    forget_browsers_carts()
