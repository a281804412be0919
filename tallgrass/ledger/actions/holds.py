"""Holds: a part of a balance set aside, then captured, released or expired, exactly one of the three."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tallgrass.ledger import errors
from tallgrass.ledger.actions.posting import find_posted, lock_accounts, post_as, post_transaction
from tallgrass.ledger.models import Hold
from tallgrass.ledger.types import AccountKey, Entry, HoldState
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import new_id
from tallgrass.platform.money import MOST
from tallgrass.platform.subjects import Ref

_PLACE = """
WITH locked AS MATERIALIZED (
    SELECT id, posted - held >= %(amount)s AS fits FROM ledger_account
    WHERE kind = %(kind)s AND owner = %(owner)s AND asset = %(asset)s AND stripe = 0 FOR NO KEY UPDATE
), made AS (
    INSERT INTO ledger_hold (id, key, account_id, amount, cause_kind, cause_id, expires_at)
    SELECT %(id)s, %(key)s, l.id, %(amount)s, %(cause_kind)s, %(cause_id)s, %(expires_at)s FROM locked l WHERE l.fits
    ON CONFLICT (key) DO NOTHING RETURNING id, account_id, amount
), moved AS (
    UPDATE ledger_account a SET held = a.held + m.amount FROM made m WHERE a.id = m.account_id
)
SELECT id FROM made"""

_CLOSE = """
WITH locked AS MATERIALIZED (
    SELECT id FROM ledger_account WHERE id = (SELECT account_id FROM ledger_hold WHERE id = %(id)s) FOR NO KEY UPDATE
), closed AS (
    UPDATE ledger_hold h SET state = %(state)s, closed_at = %(at)s, transaction_id = %(transaction)s FROM locked l
    WHERE h.id = %(id)s AND h.account_id = l.id AND h.state = 'open' RETURNING h.account_id, h.amount
), moved AS (
    UPDATE ledger_account a SET held = a.held - c.amount FROM closed c WHERE a.id = c.account_id
)
SELECT count(*) FROM closed"""

_BATCH = 1000


def place_hold(*, key: str, account: AccountKey, amount: int, cause: Ref, expires_at: datetime) -> int:
    """Set `amount` aside, once; the id of the hold. The same key with the same figures gives the first id again, whatever became of it.

    Raises:
        DomainError: `insufficient_funds`, `ledger_key_reused`.
        ValueError: the amount is not above zero, or the account is of a shared kind.
    """
    if not 0 < amount <= MOST or account.shared:
        raise ValueError("a hold is of something, on an account that cannot go below zero")
    given = {
        "id": new_id(), "key": key, "kind": account.kind, "owner": account.owner, "asset": account.asset, "amount": amount,
        "cause_kind": cause.kind, "cause_id": cause.id, "expires_at": expires_at,
    }  # fmt: skip
    found = rows(_PLACE, given)
    if found:
        return int(found[0][0])
    before = Hold.objects.select_related("account").filter(key=key).first()
    if before is None:
        raise errors.insufficient_funds()
    if (_account(before), before.amount, before.cause_kind, before.cause_id) != (account, amount, cause.kind, cause.id):
        raise errors.key_reused()
    return before.id


def capture_hold(*, hold_id: int, key: str, entries: Sequence[Entry], memo: str = "") -> int:
    """End a hold by posting `entries`, which take from its account no more than it held; what is left over is free again.

    The same key with the same entries gives the first id again. The cause is that of the hold.

    Raises:
        DomainError: `hold_closed` when it was released, has expired, or was captured otherwise; `insufficient_funds`
            (another account's), `ledger_key_reused`; `not_found`.
        ValueError: the entries take nothing from the held account, or more than was held; or do not balance.
    """
    hold = get_hold(hold_id)
    taken = -sum(entry.amount for entry in entries if entry.account == hold.account)
    if not 0 < taken <= hold.amount:
        raise ValueError(f"the hold is of {hold.amount}, the entries take {taken}")
    posted = new_id()
    with transaction.atomic():
        lock_accounts([hold.account, *(entry.account for entry in entries)])
        if not _close(hold_id, HoldState.CAPTURED, posted):
            return _captured_before(hold_id, key, hold.cause, entries, memo)
        if post_as(posted, key=key, cause=hold.cause, entries=entries, memo=memo) != posted:
            raise errors.key_reused()
    return posted


def release_hold(*, hold_id: int) -> bool:
    """Free what was held; whether it still was. Doing it again does nothing."""
    return _close(hold_id, HoldState.RELEASED)


def expire_holds(now: datetime) -> int:
    """Free all holds whose time is over; how many. Each in a transaction of its own."""
    expired = 0
    while ids := list(
        Hold.objects.filter(state=HoldState.OPEN, expires_at__lte=now).order_by("expires_at").values_list("id", flat=True)[:_BATCH]
    ):
        expired += sum(_close(id, HoldState.EXPIRED) for id in ids)
        if len(ids) < _BATCH:
            break
    return expired


@dataclass(frozen=True)
class Held:
    """What stays as it is of a hold, and the transaction that captured it."""

    account: AccountKey
    amount: int
    cause: Ref
    transaction_id: int | None


def get_hold(hold_id: int) -> Held:
    found = rows(
        "SELECT a.kind, a.owner, a.asset, h.amount, h.cause_kind, h.cause_id, h.transaction_id FROM ledger_hold h"
        " JOIN ledger_account a ON a.id = h.account_id WHERE h.id = %s",
        [hold_id],
    )
    if not found:
        raise not_found()
    kind, owner, asset, amount, cause_kind, cause_id, transaction_id = found[0]
    return Held(AccountKey(kind, owner, asset), amount, Ref(cause_kind, cause_id), transaction_id)


def _close(hold_id: int, state: HoldState, transaction_id: int | None = None) -> bool:
    """End an open hold. A transaction may be named before it is written: the key to it is checked at commit."""
    return bool(rows(_CLOSE, {"id": hold_id, "state": state.value, "at": clock.now(), "transaction": transaction_id})[0][0])


def _captured_before(hold_id: int, key: str, cause: Ref, entries: Sequence[Entry], memo: str) -> int:
    posted = find_posted(key)
    if posted is None or get_hold(hold_id).transaction_id != posted.id:
        raise errors.hold_closed()
    return post_transaction(key=key, cause=cause, entries=entries, memo=memo)


def _account(hold: Hold) -> AccountKey:
    return AccountKey(hold.account.kind, hold.account.owner, hold.account.asset)
