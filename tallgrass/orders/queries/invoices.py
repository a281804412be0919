"""Invoices of orders."""

from tallgrass.orders.models import Invoice, Order


def find_invoice(order: Order) -> Invoice | None:
    return Invoice.objects.select_related("order").filter(order=order).first()
