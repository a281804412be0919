"""Shapes in and out. Amounts are fen, rates thousandths."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from tallgrass.platform.words import Words

NOWHERE = Words("", "")


@dataclass(frozen=True)
class Limits:
    transaction: int = 500_000
    year: int = 2_600_000
    reduced_percent: int = 70
    """VAT and consumption tax within the limits, of what they would be."""


@dataclass(frozen=True)
class Rates:
    """Statutory. `duty` counts only above the transaction limit."""

    vat: int
    consumption: int = 0
    duty: int = 0

    def combined(self, reduced_percent: int = 70) -> Fraction:
        """(CT + VAT) / (1 − CT), reduced: what the buyer pays of the taxable price within the limits."""
        return Fraction(self.consumption + self.vat, 1000 - self.consumption) * Fraction(reduced_percent, 100)


@dataclass(frozen=True)
class Item:
    """A line of the order: `value` is the taxable price of all its pieces, goods with freight and insurance."""

    key: str
    quantity: int
    value: int
    rates: Rates
    title: Words = NOWHERE


@dataclass(frozen=True)
class Declaration:
    items: tuple[Item, ...]
    used: int
    """What of this year's quota the buyer has used."""
    limits: Limits = Limits()

    @property
    def value(self) -> int:
        return sum(item.value for item in self.items)


class Verdict(StrEnum):
    REDUCED = "reduced"
    """Within both limits: no duty, VAT and consumption tax reduced."""
    FULL = "full"
    """One single thing above the transaction limit: all taxes in full."""
    SPLIT = "split"
    """Above the transaction limit with several pieces: refused as one; `parts` says how it passes."""
    YEAR = "year"
    """More than is left of the year: refused, however it is split; general trade would be the way."""


@dataclass(frozen=True)
class ItemTax:
    key: str
    value: int
    duty: int
    consumption: int
    vat: int

    @property
    def total(self) -> int:
        return self.duty + self.consumption + self.vat


@dataclass(frozen=True)
class Part:
    """One of the transactions a too large order becomes: pieces by key, its value, and whether it bears full tax."""

    pieces: tuple[tuple[str, int], ...]
    value: int
    is_full: bool


@dataclass(frozen=True)
class Assessment:
    verdict: Verdict
    value: int
    items: tuple[ItemTax, ...]
    """Empty when refused."""
    used_before: int
    used_after: int
    """With this transaction; as before when refused."""
    left_after: int
    parts: tuple[Part, ...]
    words: tuple[Words, ...]

    @property
    def is_allowed(self) -> bool:
        return self.verdict in {Verdict.REDUCED, Verdict.FULL}

    @property
    def tax(self) -> int:
        return sum(item.total for item in self.items)
