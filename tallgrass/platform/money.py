"""Amounts of money: whole minor units with their currency, never a fraction.

Digits after the point are those of ISO 4217 for the currencies people here write prices in.
"""

from dataclasses import dataclass

DIGITS = {
    "CNY": 2,
    "HKD": 2,
    "MOP": 2,
    "TWD": 2,
    "JPY": 0,
    "KRW": 0,
    "THB": 2,
    "SGD": 2,
    "MYR": 2,
    "VND": 0,
    "USD": 2,
    "EUR": 2,
    "GBP": 2,
    "CHF": 2,
    "AUD": 2,
    "CAD": 2,
    "NZD": 2,
}
"""Currency → digits after the point."""

MOST = 10**12
"""The largest amount anything here takes, in minor units."""


@dataclass(frozen=True)
class Money:
    """`Money(19900, "CNY")` is 199 yuan."""

    minor: int
    currency: str

    @property
    def major(self) -> str:
        """The amount in whole units as plain digits, without zeros that say nothing: `199`, `12.5`."""
        digits = DIGITS[self.currency]
        whole, rest = divmod(self.minor, 10**digits)
        tail = f"{rest:0{digits}d}".rstrip("0") if digits else ""
        return f"{whole}.{tail}" if tail else str(whole)
