"""One person's wallet as a whole."""

from dataclasses import dataclass

from tallgrass.ledger.queries.balances import list_balances
from tallgrass.ledger.queries.holds import list_owners_holds
from tallgrass.ledger.types import DEW, AccountBalance, Balance, HoldView, Kind


@dataclass(frozen=True)
class Wallet:
    """`dew` stands even when there never was any; `money` holds what was."""

    dew: Balance
    money: tuple[AccountBalance, ...]
    holds: tuple[HoldView, ...]


def get_wallet(person_id: int) -> Wallet:
    """Two queries."""
    balances = list_balances(kind=Kind.WALLET, owners=[person_id])
    dew = next((one.balance for one in balances if one.account.asset == DEW), Balance())
    money = tuple(one for one in balances if one.account.asset != DEW)
    return Wallet(dew, money, tuple(list_owners_holds(Kind.WALLET, person_id)))
