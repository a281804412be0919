"""Paying and giving back: the acts around providers. Calls to a provider never happen inside a transaction."""

from tallgrass.orders.actions.payments.events import look_at_payment, record_event, take_event
from tallgrass.orders.actions.payments.reconciling import reconcile, reconcile_all
from tallgrass.orders.actions.payments.refunds import ask_refund, retry_refund, send_refund
from tallgrass.orders.actions.payments.starting import start_payment

__all__ = [
    "ask_refund",
    "look_at_payment",
    "reconcile",
    "reconcile_all",
    "record_event",
    "retry_refund",
    "send_refund",
    "start_payment",
    "take_event",
]
