"""What orders owe to notes, and who has what in hands: told to the notes, as the orders stand."""

from collections.abc import Collection

from django.utils import timezone

from tallgrass.notes.actions import keep_sales, remember_purchase, withdraw_purchase
from tallgrass.notes.goods_types import Sale
from tallgrass.orders.models import OrderLine


def credit_notes(order_ids: Collection[int]) -> None:
    """The lines of these paid orders that came by a note are put down to it; what was given back is taken off. Safe to repeat."""
    if not order_ids:
        return
    lines = OrderLine.objects.select_related("order").filter(
        order_id__in=order_ids, from_note_id__isnull=False, is_gift=False, order__paid_at__isnull=False
    )
    keep_sales(
        [
            Sale(
                order_id=line.order_id,
                buyer_id=line.order.buyer_id,
                product_id=line.product_id,
                note_id=line.from_note_id or 0,
                amount=line.paid,
                given_back=line.paid * line.returned // line.quantity,
                received=line.order.received_at is not None,
                day=timezone.localdate(line.order.paid_at),
            )
            for line in lines.order_by("id")
        ]
    )


def remember_receipts(order_ids: Collection[int]) -> None:
    """Who received these orders bought what is in them; what went back whole was not bought. Safe to repeat."""
    lines = OrderLine.objects.select_related("order").filter(order_id__in=order_ids, order__received_at__isnull=False)
    for line in lines.order_by("id"):
        if line.returned < line.quantity:
            remember_purchase(person_id=line.order.buyer_id, product_id=line.product_id, order_line_id=line.id, at=line.order.received_at)
        else:
            withdraw_purchase(order_line_id=line.id)
