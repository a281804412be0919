"""Addresses of paying, in three lists that those of the orders take in."""

from typing import Any

from django.urls import path

from tallgrass.orders.api import payments as json
from tallgrass.orders.ops import payments as screens
from tallgrass.orders.queries.payments import count_refunds_failed
from tallgrass.orders.views import payments
from tallgrass.platform import rest
from tallgrass.platform.desks import Group, desk
from tallgrass.platform.words import Words

site: list[Any] = [
    path("pay/<id:purchase_id>/", payments.pay, name="pay"),
    path("payments/<id:payment_id>/", payments.payment, name="payment"),
    path("payments/<id:payment_id>/back/", payments.back, name="payment_back"),
    path("payments/<slug:provider>/events/", payments.events, name="payment_events"),
    path("bank/<id:charge_id>/", payments.bank, name="bank"),
]
api: list[Any] = [
    rest.path("purchases/<id:purchase_id>/payments", post=json.pay),
    rest.path("payments/<id:payment_id>", get=json.payment),
]
ops: list[Any] = [
    desk(
        "reconciliation/",
        screens.reconciliation,
        "ops_reconciliation",
        words=Words("对账", "Reconciliation"),
        icon="check",
        group=Group.MONEY,
        waits=count_refunds_failed,
    ),
    path("reconciliation/<slug:provider>/", screens.reconcile, name="ops_reconcile"),
    path("refunds/<id:refund_id>/retry/", screens.retry_refund, name="ops_retry_refund"),
]
