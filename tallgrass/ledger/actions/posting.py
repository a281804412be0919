"""Posting: one statement locks the accounts in order, refuses what they do not cover, and writes all rows.

Locks are taken in the order (kind, owner, asset) within one call. Whoever posts several transactions in one database transaction calls
`lock_accounts` with all their accounts first, or always posts in the same order of kinds. Accounts of shared kinds need no thought: a
connection always uses the same stripe of them, so two connections meet on a stripe as they would meet on one row.

While an account is missing nothing is locked: whoever waits for another to bring an account into being holds no account meanwhile.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from tallgrass.ledger import errors
from tallgrass.ledger.chain import entry_digest, transaction_digest
from tallgrass.ledger.types import STRIPES, AccountKey, Entry
from tallgrass.platform import clock
from tallgrass.platform.ids import new_id
from tallgrass.platform.money import MOST
from tallgrass.platform.subjects import Ref

_WANTED = f"""
WITH wanted AS (
    SELECT w.kind, w.owner, w.asset, w.shared, w.amount, CASE WHEN w.shared THEN pg_backend_pid() %% {STRIPES} ELSE 0 END AS stripe
    FROM unnest(%(kinds)s::text[], %(owners)s::bigint[], %(assets)s::text[], %(shared)s::boolean[], %(amounts)s::bigint[])
        AS w (kind, owner, asset, shared, amount)
), known AS (
    SELECT count(*) AS n FROM wanted JOIN ledger_account USING (kind, owner, asset, stripe)
)"""

_POST = f"""{_WANTED}, given AS (
    SELECT %(id)s::bigint AS id, %(key)s::text AS key, %(cause_kind)s::text AS cause_kind, %(cause_id)s::bigint AS cause_id,
        %(memo)s::text AS memo, %(at)s::timestamptz AS at
), locked AS MATERIALIZED (
    SELECT a.id, a.posted + w.amount AS posted, a.sequence + 1 AS sequence, a.digest, w.amount,
        w.shared OR a.posted - a.held + w.amount >= 0 AS fits
    FROM wanted w JOIN ledger_account a USING (kind, owner, asset, stripe)
    WHERE (SELECT n FROM known) = cardinality(%(kinds)s::text[])
    ORDER BY a.kind, a.owner, a.asset, a.stripe FOR NO KEY UPDATE OF a
), made AS (
    INSERT INTO ledger_transaction (id, key, cause_kind, cause_id, memo, at, digest)
    SELECT g.*, {transaction_digest("g")} FROM given g
    WHERE (SELECT count(*) = cardinality(%(kinds)s::text[]) AND bool_and(fits) FROM locked)
    ON CONFLICT (key) DO NOTHING RETURNING id, digest
), moved AS (
    UPDATE ledger_account a SET posted = l.posted, sequence = l.sequence,
        digest = {entry_digest("l.digest", "m.digest", account="l.id", sequence="l.sequence", amount="l.amount", balance="l.posted")}
    FROM locked l, made m WHERE a.id = l.id
    RETURNING a.id, a.sequence, l.amount, a.posted, a.digest
), written AS (
    INSERT INTO ledger_entry (transaction_id, account_id, sequence, amount, balance, digest)
    SELECT %(id)s, id, sequence, amount, posted, digest FROM moved
)
SELECT (SELECT id FROM made), (SELECT n FROM known)"""

_ENSURE = f"""{_WANTED}
INSERT INTO ledger_account (id, kind, owner, asset, stripe)
SELECT w.id, w.kind, w.owner, w.asset, w.stripe
FROM (SELECT *, (%(ids)s::bigint[])[row_number() OVER ()] AS id FROM wanted) w
WHERE NOT EXISTS (SELECT 1 FROM ledger_account a WHERE (a.kind, a.owner, a.asset, a.stripe) = (w.kind, w.owner, w.asset, w.stripe))
ORDER BY w.kind, w.owner, w.asset, w.stripe
ON CONFLICT DO NOTHING"""

_LOCK = f"""{_WANTED}
SELECT a.id FROM wanted w JOIN ledger_account a USING (kind, owner, asset, stripe)
WHERE (SELECT n FROM known) = cardinality(%(kinds)s::text[])
ORDER BY a.kind, a.owner, a.asset, a.stripe FOR NO KEY UPDATE OF a"""

_POSTED = """
SELECT t.id, t.cause_kind, t.cause_id, array_agg((a.kind, a.owner, a.asset, e.amount)::text)
FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id JOIN ledger_account a ON a.id = e.account_id
WHERE t.key = %s GROUP BY t.id"""


@dataclass(frozen=True)
class Posted:
    """What a key has posted before."""

    id: int
    cause: Ref
    entries: frozenset[str]


def post_transaction(*, key: str, cause: Ref, entries: Sequence[Entry], memo: str = "", opens: bool = False) -> int:
    """Move amounts between accounts, once; the id of the transaction. One statement (two more for an account's first entry; one more when
    the caller says that one of them begins with this, `opens`).

    Entries of one account are added up. The same key with the same cause and entries gives the first id again.

    Raises:
        DomainError: `insufficient_funds` when an account that may not go below zero would (nothing is written; the caller may go on),
            `ledger_key_reused` when the key has posted something else.
        ValueError: the entries do not sum to zero per asset, or are fewer than two accounts.
    """
    return post_as(new_id(), key=key, cause=cause, entries=entries, memo=memo, opens=opens)


def post_as(id: int, *, key: str, cause: Ref, entries: Sequence[Entry], memo: str, opens: bool = False) -> int:
    """`post_transaction` under an id that was chosen before; another comes back when the key had posted already."""
    moves = _added_up(entries)
    _check(moves)
    given = {
        **_columns(moves),
        "id": id,
        "key": key,
        "cause_kind": cause.kind,
        "cause_id": cause.id,
        "memo": memo,
        "at": clock.now(),
    }
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        if opens:
            _ensure(moves)
        cursor.execute(_POST, given)
        made, found = cursor.fetchone()
        if made is None and found < len(moves):
            _ensure(moves)
            cursor.execute(_POST, given)
            made, found = cursor.fetchone()
    return int(made) if made else _posted_before(key, cause, moves)


def lock_accounts(accounts: Iterable[AccountKey]) -> None:
    """Take the locks of all these accounts in the one order, until the caller's transaction ends."""
    wanted = dict.fromkeys(sorted(set(accounts)), 0)
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, _columns(wanted))
        if len(cursor.fetchall()) < len(wanted):
            _ensure(wanted)
            cursor.execute(_LOCK, _columns(wanted))


def find_posted(key: str) -> Posted | None:
    """What a key has posted, if anything."""
    with connection.cursor() as cursor:
        cursor.execute(_POSTED, [key])
        row = cursor.fetchone()
    return Posted(row[0], Ref(row[1], row[2]), frozenset(row[3])) if row else None


def _posted_before(key: str, cause: Ref, moves: dict[AccountKey, int]) -> int:
    """Nothing was written: the key came before, or an account does not cover it."""
    posted = find_posted(key)
    if posted is None:
        raise errors.insufficient_funds()
    if posted.cause != cause or posted.entries != frozenset(f"({a.kind},{a.owner},{a.asset},{amount})" for a, amount in moves.items()):
        raise errors.key_reused()
    return posted.id


def _ensure(moves: dict[AccountKey, int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ENSURE, _columns(moves) | {"ids": [new_id() for _ in moves]})


def _added_up(entries: Iterable[Entry]) -> dict[AccountKey, int]:
    sums: dict[AccountKey, int] = {}
    for entry in entries:
        sums[entry.account] = sums.get(entry.account, 0) + entry.amount
    return {account: amount for account, amount in sums.items() if amount}


def _check(moves: dict[AccountKey, int]) -> None:
    sums: dict[str, int] = {}
    for account, amount in moves.items():
        if abs(amount) > MOST:
            raise ValueError(f"an entry of {amount} is beyond what anything here takes")
        sums[account.asset] = sums.get(account.asset, 0) + amount
    if len(moves) < 2 or any(sums.values()):
        raise ValueError(f"entries must be at least two and sum to zero per asset; here {sums}")


def _columns(moves: dict[AccountKey, int]) -> dict[str, Any]:
    return {
        "kinds": [account.kind for account in moves],
        "owners": [account.owner for account in moves],
        "assets": [account.asset for account in moves],
        "shared": [account.shared for account in moves],
        "amounts": list(moves.values()),
    }
