"""One's own balances and entries as JSON."""

from datetime import datetime
from typing import Annotated, Any

from tallgrass.ledger.memos import memo_words
from tallgrass.ledger.queries.balances import list_balances
from tallgrass.ledger.queries.entries import page_own_entries
from tallgrass.ledger.types import EntryLine, Kind
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words

Asset = Annotated[str, rest.text("货币代码，或 dew（露珠）", "A currency (ISO 4217), or dew", pattern="^([A-Z]{3}|dew)$", examples=["dew"])]


class BalanceShape(rest.Shape):
    """Whole minor units; dew in drops. `available` is what is not held."""

    asset: Asset
    posted: int
    held: int
    available: int


class BalancesShape(rest.Shape):
    balances: list[BalanceShape]


class EntryShape(rest.Shape):
    """`balance` is that of the account after the entry."""

    transaction_id: rest.Id
    at: datetime
    asset: Asset
    amount: int
    balance: int | None
    memo: Annotated[str, rest.text("为了什么", "What for")]
    url: Annotated[str | None, rest.text("有关的页面", "The page of what it was for")]


class EntriesQuery(rest.PageQuery, kw_only=True):
    asset: Asset | None = None


@rest.operation(Words("自己的余额", "One's own balances"))
def balances(call: rest.Call[Any]) -> BalancesShape:
    found = list_balances(kind=Kind.WALLET, owners=[call.actor.id])
    return BalancesShape(
        balances=[
            BalanceShape(asset=one.account.asset, posted=one.balance.posted, held=one.balance.held, available=one.balance.available)
            for one in found
        ]
    )


@rest.operation(Words("自己的收支，新的在前", "One's own entries, newest first"))
def entries(call: rest.Call[Any], query: EntriesQuery) -> Page[EntryShape]:
    viewer_id = call.actor.id
    page = page_own_entries(Kind.WALLET, viewer_id, query.cursor, query.size, asset=query.asset or "", viewer_id=viewer_id)
    return page.map(_entry)


def _entry(line: EntryLine) -> EntryShape:
    return EntryShape(
        transaction_id=short(line.transaction_id), at=line.at, asset=line.asset, amount=line.amount, balance=line.balance,
        memo=memo_words(line.memo), url=line.card.url if line.card else None,
    )  # fmt: skip
