"""Taking of a year's limit, and giving back."""

from collections.abc import Mapping

from django.conf import settings

from tallgrass.orders.errors import over_the_limit
from tallgrass.orders.models import QuotaUse
from tallgrass.platform.database import rows
from tallgrass.platform.ids import new_id
from tallgrass.platform.words import Words

_TAKE = """
INSERT INTO orders_quotayear AS q (identity_print, year, used) SELECT %(print)s, %(year)s, %(amount)s WHERE %(amount)s <= %(limit)s
ON CONFLICT (identity_print, year) DO UPDATE SET used = q.used + %(amount)s WHERE q.used + %(amount)s <= %(limit)s RETURNING used
"""


def take_quota(identity_print: str, year: int, amounts: Mapping[int, int]) -> None:
    """Use so much for these orders. Within the caller's transaction; of two at once the second sees what the first has used.

    Raises:
        DomainError: `over_the_limit`.
    """
    amount = sum(amounts.values())
    if not amount:
        return
    asked = {"print": identity_print, "year": year, "amount": amount, "limit": settings.TALLGRASS_IMPORT_YEAR}
    if not rows(_TAKE, asked):
        raise over_the_limit(
            Words(
                "今年的跨境额度刚刚用掉了一部分，这一单放不下了。",
                "Some of this year's quota was used just now; this order does not fit any more.",
            )
        )
    QuotaUse.objects.bulk_create(
        QuotaUse(id=new_id(), order_id=order_id, identity_print=identity_print, year=year, amount=part)
        for order_id, part in amounts.items()
    )


def give_back_quota(amounts: Mapping[int, int | None]) -> int:
    """Give back so much of what these orders took (None: all that is left of it). How much it was."""
    given = 0
    for use in QuotaUse.objects.select_for_update().filter(order_id__in=list(amounts)).order_by("identity_print", "year", "id"):
        wanted = amounts[use.order_id]
        part = use.amount - use.returned if wanted is None else min(wanted, use.amount - use.returned)
        if part <= 0:
            continue
        QuotaUse.objects.filter(id=use.id).update(returned=use.returned + part)
        rows(
            "UPDATE orders_quotayear SET used = used - %s WHERE identity_print = %s AND year = %s RETURNING 1",
            [part, use.identity_print, use.year],
        )
        given += part
    return given
