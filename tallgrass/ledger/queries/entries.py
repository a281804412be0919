"""Entries of accounts, newest first."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tallgrass.ledger.types import AccountKey, EntryLine
from tallgrass.platform.database import rows
from tallgrass.platform.pagination import PAGE_SIZE, Page, decode_cursor, page_of
from tallgrass.platform.subjects import Ref, subject_cards

_PAGE = """
SELECT e.id, e.transaction_id, t.at, a.asset, e.amount, CASE WHEN %(shared)s THEN NULL ELSE e.balance END, t.memo, t.cause_kind, t.cause_id
FROM (
    SELECT x.* FROM ledger_account a CROSS JOIN LATERAL (
        SELECT * FROM ledger_entry e WHERE e.account_id = a.id AND e.id < %(before)s ORDER BY e.sequence DESC LIMIT %(limit)s
    ) x WHERE a.kind = %(kind)s AND a.owner = %(owner)s AND (%(asset)s = '' OR a.asset = %(asset)s)
    ORDER BY x.id DESC LIMIT %(limit)s
) e JOIN ledger_account a ON a.id = e.account_id JOIN ledger_transaction t ON t.id = e.transaction_id
ORDER BY e.id DESC"""


def page_entries(account: AccountKey, cursor: str | None, size: int = PAGE_SIZE, *, viewer_id: int | None = None) -> Page[EntryLine]:
    """Entries of an account, each with the card of its cause where the viewer may see it: one query, and one a kind of cause."""
    chosen = {"kind": account.kind, "owner": account.owner, "asset": account.asset, "shared": account.shared}
    return _page(chosen, cursor, size, viewer_id)


def page_own_entries(
    kind: str, owner: int, cursor: str | None, size: int = PAGE_SIZE, *, asset: str = "", viewer_id: int | None = None
) -> Page[EntryLine]:
    """Entries of one owner's accounts of a kind, in all assets or one."""
    return _page({"kind": kind, "owner": owner, "asset": asset, "shared": False}, cursor, size, viewer_id)


def _page(chosen: dict[str, object], cursor: str | None, size: int, viewer_id: int | None) -> Page[EntryLine]:
    before = decode_cursor(cursor, int)
    given = chosen | {"limit": size + 1, "before": before[0] if before else 2**63 - 1}
    lines = [_line(row) for row in rows(_PAGE, given)]
    page = page_of(lines, size, lambda line: (line.id,))
    return Page(with_cards(page.items, viewer_id), page.next)


def _line(row: tuple[Any, ...]) -> EntryLine:
    id, transaction_id, at, asset, amount, balance, memo, cause_kind, cause_id = row
    return EntryLine(id, transaction_id, at, asset, amount, balance, memo, Ref(cause_kind, cause_id))


def with_cards(lines: Sequence[EntryLine], viewer_id: int | None) -> list[EntryLine]:
    cards = subject_cards({line.cause for line in lines}, viewer_id)
    return [replace(line, card=cards.get(line.cause)) for line in lines]
