"""Who bought what here: told by the app that knows orders, kept here so that a review can say it is a buyer's."""

from datetime import datetime

from django.db import transaction

from tallgrass.notes.goods_events import PurchaseRemembered
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.events import emit
from tallgrass.platform.ids import new_id

_REMEMBER = """
INSERT INTO notes_verifiedpurchase (id, person_id, product_id, order_line_id, bought_at) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (order_line_id) DO NOTHING RETURNING 1
"""
_WITHDRAW = """
UPDATE notes_verifiedpurchase SET withdrawn_at = %s WHERE order_line_id = %s AND withdrawn_at IS NULL RETURNING product_id, person_id
"""


def remember_purchase(*, person_id: int, product_id: int, order_line_id: int, at: datetime | None = None) -> None:
    """A buyer has a line of an order in hands. Once a line; safe to repeat, and to call in the caller's transaction.

    Emits `PurchaseRemembered` the first time.
    """
    with transaction.atomic():
        if rows(_REMEMBER, [new_id(), person_id, product_id, order_line_id, at or clock.now()]):
            emit(PurchaseRemembered(product_id=product_id, person_id=person_id, kept=True))


def withdraw_purchase(*, order_line_id: int) -> None:
    """The whole line went back: its buyer's review is no buyer's any more, unless they bought it again. Safe to repeat.

    Emits `PurchaseRemembered` when there was something to withdraw.
    """
    with transaction.atomic():
        for product_id, person_id in rows(_WITHDRAW, [clock.now(), order_line_id]):
            emit(PurchaseRemembered(product_id=product_id, person_id=person_id, kept=False))
