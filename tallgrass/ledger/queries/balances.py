"""What is on accounts."""

from collections.abc import Collection
from dataclasses import dataclass

from tallgrass.ledger.types import AccountBalance, AccountKey, Balance
from tallgrass.platform.database import rows
from tallgrass.platform.pagination import Page, decode_cursor, page_of


@dataclass(frozen=True)
class Total:
    """All accounts of a kind in one asset."""

    kind: str
    asset: str
    accounts: int
    balance: Balance


def get_balance(account: AccountKey) -> Balance:
    """Zero for an account that has no entry yet."""
    found = rows(
        "SELECT coalesce(sum(posted), 0)::bigint, coalesce(sum(held), 0)::bigint FROM ledger_account WHERE kind = %s AND owner = %s AND asset = %s",
        [account.kind, account.owner, account.asset],
    )
    return Balance(*found[0])


def list_balances(*, kind: str, owners: Collection[int]) -> list[AccountBalance]:
    """Every account of this kind that these owners have, by owner and asset."""
    found = rows(
        "SELECT kind, owner, asset, sum(posted)::bigint, sum(held)::bigint FROM ledger_account WHERE owner = ANY(%s) AND kind = %s"
        " GROUP BY kind, owner, asset ORDER BY owner, asset",
        [list(owners), kind],
    )
    return [AccountBalance(AccountKey(*row[:3]), Balance(*row[3:])) for row in found]


def list_totals() -> list[Total]:
    """What all accounts hold together, by kind and asset: for each asset the sum over kinds is zero."""
    found = rows(
        "SELECT kind, asset, count(DISTINCT owner), sum(posted)::bigint, sum(held)::bigint FROM ledger_account GROUP BY kind, asset ORDER BY asset, kind",
        [],
    )
    return [Total(kind, asset, accounts, Balance(posted, held)) for kind, asset, accounts, posted, held in found]


def page_accounts(cursor: str | None, size: int, *, kind: str = "", asset: str = "", owner: int | None = None) -> Page[AccountBalance]:
    """Accounts of a kind, an asset, an owner, or all, in the order of their keys."""
    after = decode_cursor(cursor, str, int, str)
    found = rows(
        "SELECT kind, owner, asset, sum(posted)::bigint, sum(held)::bigint FROM ledger_account"
        " WHERE (%(kind)s = '' OR kind = %(kind)s) AND (%(asset)s = '' OR asset = %(asset)s)"
        " AND (%(owner)s::bigint IS NULL OR owner = %(owner)s) AND (%(all)s OR (kind, owner, asset) > (%(after_kind)s, %(after_owner)s, %(after_asset)s))"
        " GROUP BY kind, owner, asset ORDER BY kind, owner, asset LIMIT %(limit)s",
        {
            "kind": kind,
            "asset": asset,
            "owner": owner,
            "all": after is None,
            "after_kind": after[0] if after else "",
            "after_owner": after[1] if after else 0,
            "after_asset": after[2] if after else "",
            "limit": size + 1,
        },
    )
    accounts = [AccountBalance(AccountKey(*row[:3]), Balance(*row[3:])) for row in found]
    return page_of(accounts, size, lambda one: (one.account.kind, one.account.owner, one.account.asset))
