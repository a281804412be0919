"""An invoice as a PDF, set by Typst. What strangers wrote travels as data, never as markup."""

from functools import cache
from pathlib import Path

import orjson

from tallgrass.orders.models import Invoice, OrderLine
from tallgrass.orders.queries.orders import order_cards
from tallgrass.platform.money import Money

_HERE = Path(__file__).parent
_FONTS = _HERE.parent / "site" / "static" / "vendor"


@cache
def _template() -> bytes:
    return (_HERE / "invoice.typ").read_bytes()


def draw_invoice(invoice: Invoice) -> bytes:
    """The paper of an order, drawn anew from it each time."""
    import typst  # Heavy, and wanted by few processes.

    order = invoice.order
    card = order_cards([order])[order.id]

    def amount(minor: int) -> str:
        return (
            f"{card.currency} {Money(minor, card.currency).major}"
            if minor >= 0
            else f"−{card.currency} {Money(-minor, card.currency).major}"
        )

    said = {
        "number": invoice.number,
        "order": order.number,
        "day": f"{invoice.created_at:%Y-%m-%d}",
        "title": invoice.title,
        "tax_number": invoice.tax_number,
        "store": card.store.name.zh,
        "lines": [
            [line.title, line.option_text, str(line.quantity), amount(line.unit_price), amount(line.paid)]
            for line in OrderLine.objects.filter(order=order).order_by("position")
        ],
        "sums": [
            ["商品 Goods", amount(order.goods)],
            ["优惠 Discounts", amount(-order.discount)],
            ["露珠 Dew", amount(-order.dew_amount)],
            ["运费 Freight", amount(order.freight)],
            ["税 Tax", amount(order.tax)],
            ["已退 Refunded", amount(-order.refunded)],
            ["合计 Total", amount(order.total - order.refunded)],
        ],
    }
    drawn = typst.compile(_template(), font_paths=[str(_FONTS)], sys_inputs={"data": orjson.dumps(said).decode()})  # type: ignore[misc]
    return bytes(drawn)
