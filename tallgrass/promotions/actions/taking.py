"""Units of limited sales: taken with an order, given back with it.

Locks in one order: a person's shares by sale, then units (those that others hold are passed over), so nobody waits in a circle.
"""

from collections.abc import Sequence

from django.db import transaction

from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.ids import new_id
from tallgrass.platform.subjects import Ref
from tallgrass.promotions import errors
from tallgrass.promotions.actions.lining_up import is_admitted
from tallgrass.promotions.models import LimitedSale, LimitedTake
from tallgrass.promotions.types import LimitedWish


def take_limited(*, wishes: Sequence[LimitedWish], person_id: int, cause: Ref, key: str) -> None:
    """Take units of limited sales for `cause`, all or none; the stock itself is reserved by the mall. Joins the caller's transaction.

    The same cause and key again changes nothing.

    Raises:
        DomainError: `sale_closed`, `line_first` (a sale with a line, and not let in), `share_reached` (with what a person may have), `sold_out`, `take_reused`, `bad_key`.
    """
    if not 1 <= len(key) <= 120:
        raise errors.key_missing()
    with transaction.atomic():
        for sale_id, quantity in sorted(_merged(wishes).items()):
            _take(sale_id, quantity, person_id, cause, key)


def _merged(wishes: Sequence[LimitedWish]) -> dict[int, int]:
    merged: dict[int, int] = {}
    for wish in wishes:
        if wish.quantity < 1:
            raise errors.bad_number("quantity")
        merged[wish.sale_id] = merged.get(wish.sale_id, 0) + wish.quantity
    return merged


def _take(sale_id: int, quantity: int, person_id: int, cause: Ref, key: str) -> None:
    now = clock.now()
    sale = LimitedSale.objects.filter(id=sale_id).first()
    if sale is None:
        raise errors.sale_closed()
    first = LimitedTake.objects.filter(sale=sale, cause_kind=cause.kind, cause_id=cause.id).first()
    if first is not None:
        if (first.person_id, first.quantity, first.key, first.returned_at) != (person_id, quantity, key, None):
            raise errors.take_reused()
        return
    if sale.stopped_at or not sale.opens <= now < sale.closes:
        raise errors.sale_closed()
    if sale.has_line and not is_admitted(sale_id, person_id):
        raise errors.line_first()
    asked = {"id": new_id(), "sale": sale_id, "person": person_id, "n": quantity, "most": sale.per_person}
    if quantity > sale.per_person or not rows(_SHARE, asked):
        raise errors.share_reached(sale.per_person)
    take = LimitedTake.objects.create(sale=sale, person_id=person_id, cause_kind=cause.kind, cause_id=cause.id, key=key, quantity=quantity)
    if len(rows(_UNITS, {"sale": sale_id, "take": take.id, "n": quantity})) < quantity:
        raise errors.sold_out()


_SHARE = """
INSERT INTO promotions_limitedshare AS s (id, sale_id, person_id, quantity, most) VALUES (%(id)s, %(sale)s, %(person)s, %(n)s, %(most)s)
ON CONFLICT (sale_id, person_id) DO UPDATE SET quantity = s.quantity + %(n)s WHERE s.quantity + %(n)s <= s.most RETURNING 1
"""
# What is free is looked for once, apart from the update: a join inside of it may ask again for each row, and each time gets others.
_UNITS = """
WITH free AS MATERIALIZED (
    SELECT id FROM promotions_limitedunit WHERE sale_id = %(sale)s AND take_id IS NULL ORDER BY id LIMIT %(n)s FOR UPDATE SKIP LOCKED
)
UPDATE promotions_limitedunit u SET take_id = %(take)s FROM free WHERE u.id = free.id RETURNING u.id
"""


def give_back_limited(*, cause: Ref) -> int:
    """Free what `cause` had taken, once. How many units. Joins the caller's transaction."""
    with transaction.atomic():
        takes = rows(_END, {"kind": cause.kind, "cause": cause.id, "now": clock.now()})
        for take_id, sale_id, person_id, quantity in sorted(takes, key=lambda take: int(take[1])):
            rows(_LESS, [quantity, sale_id, person_id])
            rows("UPDATE promotions_limitedunit SET take_id = NULL WHERE take_id = %s RETURNING id", [take_id])
        return sum(take[3] for take in takes)


_END = """
UPDATE promotions_limitedtake SET returned_at = %(now)s WHERE cause_kind = %(kind)s AND cause_id = %(cause)s AND returned_at IS NULL
RETURNING id, sale_id, person_id, quantity
"""
_LESS = "UPDATE promotions_limitedshare SET quantity = quantity - %s WHERE sale_id = %s AND person_id = %s RETURNING 1"
