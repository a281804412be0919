"""What money is worth."""

from decimal import Decimal

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.errors import unknown
from tallgrass.mall.models import ExchangeRate
from tallgrass.mall.queries.prices import forget_rates, house_currency
from tallgrass.platform import clock
from tallgrass.platform.audit import record
from tallgrass.platform.database import rows
from tallgrass.platform.errors import DomainError
from tallgrass.platform.money import DIGITS
from tallgrass.platform.words import Words


def bad_rate() -> DomainError:
    return DomainError("bad_rate", Words("汇率要大于 0。", "A rate is above 0."), field="rate")


def set_rate(*, actor: Person, currency: str, rate: Decimal) -> None:
    """One whole unit of a currency is worth so much of the house's; prices kept in it follow.

    Raises:
        DomainError: `unknown_currency`, `bad_rate`.
    """
    if currency not in DIGITS or currency == house_currency():
        raise unknown("currency")
    if not rate.is_finite() or not Decimal("0.000001") <= rate <= Decimal(1_000_000):
        raise bad_rate()
    with transaction.atomic():
        ExchangeRate.objects.update_or_create(currency=currency, defaults={"rate": rate, "set_at": clock.now(), "set_by_id": actor.id})
        record(actor_id=actor.id, act="rate_set", subject=f"currency:{currency}", rate=str(rate))
        forget_rates()
        refresh_listings([id for (id,) in rows("SELECT DISTINCT product_id FROM mall_price WHERE currency = %s", [currency])])
