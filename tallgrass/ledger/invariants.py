"""What must be true of the ledger (`tallgrass verify`)."""

from tallgrass.ledger.chain import entry_digest, transaction_digest
from tallgrass.ledger.types import SHARED
from tallgrass.platform.invariants import Invariant
from tallgrass.platform.words import Words

_SHARED = ", ".join(f"'{kind.value}'" for kind in sorted(SHARED))
_TRIGGERS = (
    "transactions_stay", "entries_stay", "transactions_are_not_emptied", "entries_are_not_emptied", "accounts_stay",
    "accounts_are_not_emptied", "transaction_balances", "entry_balances",
)  # fmt: skip
_NEXT = entry_digest(
    "coalesce(before, '')", "transaction_digest", account="account_id", sequence="sequence", amount="amount", balance="balance"
)

INVARIANTS = (
    Invariant(
        "ledger.transactions_balance",
        Words("每笔账至少两条分录，每种资产合计为零。", "A transaction has two entries or more, and they sum to zero per asset."),
        """
        SELECT t.id, coalesce(sum(s.n), 0) AS entries, array_agg(s.asset || ' ' || s.amount) AS sums
        FROM ledger_transaction t LEFT JOIN (
            SELECT e.transaction_id, a.asset, count(*) AS n, sum(e.amount) AS amount
            FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id GROUP BY 1, 2
        ) s ON s.transaction_id = t.id
        GROUP BY t.id HAVING coalesce(sum(s.n), 0) < 2 OR bool_or(s.amount <> 0)""",
    ),
    Invariant(
        "ledger.assets_sum_to_zero",
        Words("每种资产，所有账户合计为零。", "Of each asset, all accounts together hold zero."),
        "SELECT asset, sum(posted) FROM ledger_account GROUP BY asset HAVING sum(posted) <> 0",
    ),
    Invariant(
        "ledger.balances_are_their_entries",
        Words("余额等于分录之和，编号等于分录条数。", "A balance is the sum of its entries, and its number their count."),
        """
        SELECT a.id, a.kind, a.owner, a.asset, a.posted, coalesce(e.amount, 0) AS entries, a.sequence, coalesce(e.n, 0) AS n
        FROM ledger_account a LEFT JOIN (
            SELECT account_id, sum(amount) AS amount, count(*) AS n FROM ledger_entry GROUP BY 1
        ) e ON e.account_id = a.id
        WHERE a.posted <> coalesce(e.amount, 0) OR a.sequence <> coalesce(e.n, 0)""",
    ),
    Invariant(
        "ledger.nothing_below_zero",
        Words(
            "除平台自己的账户外，可用余额不低于零；费、运费、税合计不低于零。",
            "Nothing but the house's own accounts is below zero; fees, freight and taxes are not, in sum.",
        ),
        f"""
        SELECT id::text, kind, owner, asset, posted, held FROM ledger_account
        WHERE held < 0 OR (kind NOT IN ({_SHARED}) AND posted < held)
        UNION ALL
        SELECT 'sum', kind, owner, asset, sum(posted), sum(held) FROM ledger_account WHERE kind IN ('fees', 'freight', 'taxes')
        GROUP BY kind, owner, asset HAVING sum(posted) < 0""",
    ),
    Invariant(
        "ledger.held_is_open_holds",
        Words("冻结的等于未结束的预留之和。", "What is held on an account is the sum of its open holds."),
        """
        SELECT a.id, a.kind, a.owner, a.asset, a.held, coalesce(h.amount, 0) AS open
        FROM ledger_account a LEFT JOIN (
            SELECT account_id, sum(amount) AS amount FROM ledger_hold WHERE state = 'open' GROUP BY 1
        ) h ON h.account_id = a.id
        WHERE a.held <> coalesce(h.amount, 0)""",
    ),
    Invariant(
        "ledger.holds_end",
        Words("预留按时结束；扣款的预留有一笔账。", "Holds end within ten minutes of their time; captured ones have a transaction."),
        """
        SELECT id, state, expires_at, transaction_id FROM ledger_hold
        WHERE (state = 'open' AND expires_at < now() - interval '10 minutes') OR (state = 'captured') <> (transaction_id IS NOT NULL)""",
    ),
    Invariant(
        "ledger.entries_are_chained",
        Words(
            "分录编号不断，余额逐条相接，校验链完整。",
            "Entries are numbered without gap, each balance follows from the last, and the chain of digests is whole.",
        ),
        f"""
        SELECT id, account_id, sequence FROM (
            SELECT e.*, t.digest AS transaction_digest,
                lag(e.digest) OVER w AS before, lag(e.balance, 1, 0::bigint) OVER w AS balance_before, lag(e.sequence, 1, 0::bigint) OVER w AS sequence_before
            FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id
            WINDOW w AS (PARTITION BY e.account_id ORDER BY e.sequence)
        ) chained
        WHERE sequence <> sequence_before + 1 OR balance <> balance_before + amount OR digest <> {_NEXT}""",
    ),
    Invariant(
        "ledger.chains_end_at_the_account",
        Words("账户记着它最后一条分录的校验值。", "An account holds the digest of its last entry."),
        """
        SELECT a.id, a.sequence FROM ledger_account a LEFT JOIN ledger_entry e ON e.account_id = a.id AND e.sequence = a.sequence
        WHERE a.digest <> coalesce(e.digest, '')""",
    ),
    Invariant(
        "ledger.transactions_are_unaltered",
        Words("每笔账和它的校验值相符。", "A transaction is as its digest says."),
        f"SELECT t.id, t.key FROM ledger_transaction t WHERE t.digest <> {transaction_digest('t')}",
    ),
    Invariant(
        "ledger.guards_stand",
        Words("禁止改账的触发器都在，都开着。", "The triggers that keep the ledger from being changed are there and on."),
        f"""
        SELECT name, coalesce(t.tgenabled::text, 'missing') FROM unnest(ARRAY{list(_TRIGGERS)}) AS name
        LEFT JOIN pg_trigger t ON t.tgname = name AND NOT t.tgisinternal WHERE t.tgenabled IS DISTINCT FROM 'O'""",
    ),
)
