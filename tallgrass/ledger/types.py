"""What crosses the walls of the ledger: accounts by key, entries, balances."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tallgrass.platform.money import DIGITS, Money
from tallgrass.platform.subjects import Ref, SubjectCard

DEW = "dew"
"""Points: counted in whole drops."""

ASSETS = frozenset({*DIGITS, DEW})


class Kind(StrEnum):
    """What an account is for, and whose id its owner is."""

    WALLET = "wallet"
    """A person's own: money given back, dew."""
    ESCROW = "escrow"
    """An order's: paid, and kept until the goods have come."""
    PAYABLE = "payable"
    """A store's: what the place owes it."""
    EARNINGS = "earnings"
    """A creator's."""
    CLEARING = "clearing"
    """A payment provider's (by its number): what it holds for the place stands here as a minus."""
    DEW_ISSUED = "dew_issued"
    """The house's: all dew in people's hands stands here as a minus."""
    FEES = "fees"
    FREIGHT = "freight"
    TAXES = "taxes"
    PROMOTIONS = "promotions"
    """The house's: what it gave towards prices."""
    REFUNDS = "refunds"
    """The house's: what it gave back out of its own pocket."""


SHARED = frozenset({Kind.CLEARING, Kind.DEW_ISSUED, Kind.FEES, Kind.FREIGHT, Kind.TAXES, Kind.PROMOTIONS, Kind.REFUNDS})
"""Kinds that nearly every posting touches. Kept in `STRIPES` rows each, so that buyers do not wait for one another; may go below zero."""

STRIPES = 16


class HoldState(StrEnum):
    OPEN = "open"
    CAPTURED = "captured"
    RELEASED = "released"
    EXPIRED = "expired"


@dataclass(frozen=True, order=True)
class AccountKey:
    """Names an account. It comes into being with its first entry.

    Raises:
        ValueError: the kind or the asset is none.
    """

    kind: str
    owner: int
    """0 is the house."""
    asset: str
    """`CNY`, `USD`, … or `dew`."""

    def __post_init__(self) -> None:
        if self.asset not in ASSETS:
            raise ValueError(f"no such asset: {self.asset!r}")
        object.__setattr__(self, "kind", Kind(self.kind).value)

    @property
    def shared(self) -> bool:
        return self.kind in SHARED


@dataclass(frozen=True)
class Entry:
    """`amount` in minor units (dew: drops); positive raises the account's balance."""

    account: AccountKey
    amount: int


@dataclass(frozen=True)
class Balance:
    """`held` is the part of `posted` that is set aside for something begun."""

    posted: int = 0
    held: int = 0

    @property
    def available(self) -> int:
        return self.posted - self.held


@dataclass(frozen=True)
class AccountBalance:
    account: AccountKey
    balance: Balance


@dataclass(frozen=True)
class EntryLine:
    """An entry as its owner sees it. `balance` is the account's after it; None for accounts in stripes."""

    id: int
    transaction_id: int
    at: datetime
    asset: str
    amount: int
    balance: int | None
    memo: str
    cause: Ref
    card: SubjectCard | None = None


@dataclass(frozen=True)
class TransactionLine:
    id: int
    at: datetime
    key: str
    cause: Ref
    memo: str


@dataclass(frozen=True)
class EntryView:
    account: AccountKey
    sequence: int
    amount: int
    balance: int


@dataclass(frozen=True)
class TransactionView:
    """A transaction with all its entries."""

    line: TransactionLine
    entries: tuple[EntryView, ...]
    card: SubjectCard | None = None
    reversed_by: int | None = None


@dataclass(frozen=True)
class HoldView:
    id: int
    account: AccountKey
    amount: int
    cause: Ref
    state: HoldState
    placed_at: datetime
    expires_at: datetime
    transaction_id: int | None


def as_money(amount: int, asset: str) -> Money | None:
    """The amount as money, where the asset is a currency."""
    return Money(amount, asset) if asset in DIGITS else None
