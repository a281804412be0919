"""What a variant costs at a moment, and what money is worth."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_CEILING, Decimal

from django.conf import settings

from tallgrass.platform.database import rows
from tallgrass.platform.memory import Memory
from tallgrass.platform.money import DIGITS, Money


@dataclass(frozen=True)
class PriceRow:
    """One row of prices: `(currency, minor units, usual minor units, from, to)`; a lasting price has no times."""

    currency: str
    amount: int
    list_amount: int | None
    starts_at: datetime | None
    ends_at: datetime | None

    def holds(self, at: datetime) -> bool:
        return self.starts_at is None or (self.starts_at <= at and (self.ends_at is None or at < self.ends_at))


@dataclass(frozen=True)
class Asked:
    """What is asked for a variant at a moment, in one currency."""

    price: Money
    list_price: Money | None
    until: datetime | None
    """When it ends, for a price in a window of time."""


def house_currency() -> str:
    """What carts and orders are kept in."""
    currency: str = settings.TALLGRASS_CURRENCY
    return currency


def price_at(prices: Iterable[PriceRow], currency: str, at: datetime) -> Asked | None:
    """The lowest price that holds at a moment; what stands above it as the usual price. None when none is kept in that currency."""
    own = [price for price in prices if price.currency == currency and price.holds(at)]
    if not own:
        return None
    best = min(own, key=lambda price: price.amount)
    usual = max((price.list_amount or price.amount for price in own if price.starts_at is None), default=best.amount)
    above = Money(usual, currency) if usual > best.amount else None
    return Asked(Money(best.amount, currency), above, best.ends_at)


def price_in_house(prices: Iterable[PriceRow], at: datetime) -> tuple[Asked, Money | None] | None:
    """The price in the house's currency, and the store's own when it is kept in another. None when there is no price at all.

    Without one in the house's currency the first other is changed at the rate of the day, rounded up.
    """
    kept = list(prices)
    house = house_currency()
    foreign = sorted({price.currency for price in kept} - {house})
    home = next((asked for currency in foreign if (asked := price_at(kept, currency, at))), None)
    own = price_at(kept, house, at)
    if own:
        return own, home.price if home else None
    if home is None:
        return None
    changed = exchange(home.price, house)
    if changed is None:
        return None
    above = exchange(home.list_price, house) if home.list_price else None
    return Asked(changed, above, home.until), home.price


_rates: Memory[str, dict[str, Decimal]] = Memory(1, seconds=60)


def exchange_rates() -> dict[str, Decimal]:
    """What one whole unit of each currency is worth in the house's. A change is seen everywhere within a minute."""
    known = _rates.get("rates")
    if known is None:
        known = dict(rows("SELECT currency, rate FROM mall_exchangerate", []))  # type: ignore[arg-type]
        _rates.put("rates", known)
    return known


def exchange(money: Money, currency: str) -> Money | None:
    """The same in another currency at the rates of the day, rounded up to its smallest coin. None when a rate is not known."""
    if money.currency == currency:
        return money
    known = exchange_rates() | {house_currency(): Decimal(1)}
    if money.currency not in known or currency not in known:
        return None
    whole = Decimal(money.minor).scaleb(-DIGITS[money.currency]) * known[money.currency] / known[currency]
    return Money(int(whole.scaleb(DIGITS[currency]).to_integral_value(ROUND_CEILING)), currency)


def forget_rates() -> None:
    """After a change in this process."""
    _rates.clear()
