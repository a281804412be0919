"""How rows are sealed, in SQL, for those who write them and for those who check them.

Each entry's digest is SHA-256 over the digest of the account's entry before, that of its transaction, and its own figures; so a row
changed, left out or put in later breaks every digest after it, and the account row holds the last.
"""


def transaction_digest(t: str) -> str:
    """Over the columns of a transaction row named `t`."""
    return (
        f"sha256(int8send({t}.id) || convert_to(concat_ws(E'\\x1f', {t}.key, {t}.cause_kind, {t}.memo), 'UTF8')"
        f" || int8send({t}.cause_id) || timestamptz_send({t}.at))"
    )


def entry_digest(before: str, transaction: str, *, account: str, sequence: str, amount: str, balance: str) -> str:
    """`before` and `transaction` are digests, the rest numbers; all are expressions."""
    figures = " || ".join(f"int8send({figure})" for figure in (account, sequence, amount, balance))
    return f"sha256({before} || {transaction} || {figures})"
