"""Tables of the orders, a module a noun."""

from tallgrass.orders.models.addresses import Address
from tallgrass.orders.models.after_sales import AfterSale, AfterSaleLine, AfterSaleStep, Invoice, Repayment
from tallgrass.orders.models.carts import Cart, CartLine
from tallgrass.orders.models.payments import BankCharge, BankEvent, Payment, PaymentEvent, Reconciliation, Refund
from tallgrass.orders.models.purchases import Order, OrderLine, OrderStep, Purchase
from tallgrass.orders.models.quotas import QuotaUse, QuotaYear
from tallgrass.orders.models.shipments import CustomsDocument, Declaration, Shipment, ShipmentNews

__all__ = [
    "Address",
    "AfterSale",
    "AfterSaleLine",
    "AfterSaleStep",
    "BankCharge",
    "BankEvent",
    "Cart",
    "CartLine",
    "CustomsDocument",
    "Declaration",
    "Invoice",
    "Order",
    "OrderLine",
    "OrderStep",
    "Payment",
    "PaymentEvent",
    "Purchase",
    "QuotaUse",
    "QuotaYear",
    "Reconciliation",
    "Refund",
    "Repayment",
    "Shipment",
    "ShipmentNews",
]
