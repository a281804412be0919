"""Where the money of an order goes: entries of the ledger, worked out without a database.

    paid       clearing → escrow of each order; promotions add what the house gives towards the price
    received   escrow → the store, less fee; taxes; freight
    given back escrow (or, once settled, the store, fees, taxes, freight) → clearing, and promotions get their part again

All amounts in minor units of the order's currency. The fee is always that of what is left, so what was given back bit by bit costs the
store as much as what was given back at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tallgrass.ledger.types import AccountKey, Entry, Kind


@dataclass(frozen=True)
class OrderMoney:
    """`paid` came from the buyer, `house` from the house (coupons of the place, dew); together they are goods + freight + tax less
    the store's own discount."""

    order_id: int
    store_id: int
    currency: str
    paid: int
    house: int
    freight: int
    tax: int

    @property
    def goods(self) -> int:
        """What the goods bring the store, before its fee."""
        return self.paid + self.house - self.freight - self.tax

    @property
    def escrow(self) -> AccountKey:
        return AccountKey(Kind.ESCROW, self.order_id, self.currency)


@dataclass(frozen=True)
class Part:
    """A part of an order's money: what was given back so far, or is now."""

    paid: int = 0
    house: int = 0
    freight: int = 0
    tax: int = 0

    @property
    def goods(self) -> int:
        return self.paid + self.house - self.freight - self.tax

    def __add__(self, other: "Part") -> "Part":
        return Part(self.paid + other.paid, self.house + other.house, self.freight + other.freight, self.tax + other.tax)


def capture_entries(clearing: int, orders: Sequence[OrderMoney]) -> list[Entry]:
    """All orders of one payment that came through the provider of this number."""
    currency = orders[0].currency
    return [
        Entry(AccountKey(Kind.CLEARING, clearing, currency), -sum(order.paid for order in orders)),
        Entry(AccountKey(Kind.PROMOTIONS, 0, currency), -sum(order.house for order in orders)),
        *(Entry(order.escrow, order.paid + order.house) for order in orders),
    ]


def settlement_entries(order: OrderMoney, returned: Part, fee_permille: int) -> list[Entry]:
    """What is left in escrow goes where it belongs. Empty when nothing is left."""
    goods, freight, tax = order.goods - returned.goods, order.freight - returned.freight, order.tax - returned.tax
    fee = fee_of(goods, fee_permille)
    return _moving(
        (order.escrow, -(goods + freight + tax)),
        (AccountKey(Kind.PAYABLE, order.store_id, order.currency), goods - fee),
        (AccountKey(Kind.FEES, 0, order.currency), fee),
        (AccountKey(Kind.FREIGHT, 0, order.currency), freight),
        (AccountKey(Kind.TAXES, 0, order.currency), tax),
    )


def refund_entries(
    order: OrderMoney, returned: Part, part: Part, *, clearing: int, settled: bool = False, fee_permille: int = 0, payable: int = 0
) -> list[Entry]:
    """Give `part` back, after `returned` was before. Once settled, the store's share comes out of what it is owed (`payable`, as far as
    that goes; the house lays out the rest)."""
    back = [
        (AccountKey(Kind.CLEARING, clearing, order.currency), part.paid),
        (AccountKey(Kind.PROMOTIONS, 0, order.currency), part.house),
    ]
    if not settled:
        return _moving((order.escrow, -(part.paid + part.house)), *back)
    left = order.goods - returned.goods
    fee = fee_of(left, fee_permille) - fee_of(left - part.goods, fee_permille)
    share = part.goods - fee
    from_store = min(share, max(payable, 0))
    return _moving(
        (AccountKey(Kind.PAYABLE, order.store_id, order.currency), -from_store),
        (AccountKey(Kind.REFUNDS, 0, order.currency), from_store - share),
        (AccountKey(Kind.FEES, 0, order.currency), -fee),
        (AccountKey(Kind.FREIGHT, 0, order.currency), -part.freight),
        (AccountKey(Kind.TAXES, 0, order.currency), -part.tax),
        *back,
    )


def fee_of(goods: int, permille: int) -> int:
    """The house's fee on goods, rounded down."""
    return goods * permille // 1000


def _moving(*moves: tuple[AccountKey, int]) -> list[Entry]:
    return [Entry(account, amount) for account, amount in moves if amount]
