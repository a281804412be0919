"""Asking for an invoice: once an order; what it says can be changed."""

from tallgrass.orders import errors
from tallgrass.orders.models import Invoice, Order
from tallgrass.orders.states import LIVE, OrderState
from tallgrass.platform.texts import check_texts


def ask_invoice(*, order: Order, title: str, tax_number: str = "") -> Invoice:
    """
    Raises:
        DomainError: `wrong_step` (not paid, or all of it given back), `bad_title`.
    """
    title, tax_number = " ".join(title.split()), "".join(tax_number.split()).upper()
    if not 1 <= len(title) <= 80 or len(tax_number) > 30 or not tax_number.isascii():
        raise errors.bad_title()
    if OrderState(order.state) not in LIVE:
        raise errors.wrong_step()
    check_texts({"title": title})
    invoice, _ = Invoice.objects.update_or_create(
        order=order,
        defaults={"title": title, "tax_number": tax_number},
        create_defaults={"number": f"I{order.number[1:]}", "title": title, "tax_number": tax_number},
    )
    return invoice
