"""Transactions, with their entries."""

from tallgrass.ledger.models import Transaction
from tallgrass.ledger.types import AccountKey, EntryView, TransactionLine, TransactionView
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.pagination import Page, decode_cursor, page_of
from tallgrass.platform.subjects import Ref, subject_cards


def get_transaction(transaction_id: int, *, viewer_id: int | None = None) -> TransactionView:
    """
    Raises:
        DomainError: `not_found`.
    """
    found = Transaction.objects.filter(id=transaction_id).first()
    if found is None:
        raise not_found()
    entries = rows(
        "SELECT a.kind, a.owner, a.asset, e.sequence, e.amount, e.balance FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id"
        " WHERE e.transaction_id = %s ORDER BY a.asset, e.amount, a.kind, a.owner",
        [transaction_id],
    )
    line = _line(found)
    return TransactionView(
        line=line,
        entries=tuple(EntryView(AccountKey(*row[:3]), *row[3:]) for row in entries),
        card=subject_cards([line.cause], viewer_id).get(line.cause),
        reversed_by=Transaction.objects.filter(key=f"reverse:{transaction_id}").values_list("id", flat=True).first(),
    )


def page_transactions(cursor: str | None, size: int, *, cause: Ref | None = None, key: str = "") -> Page[TransactionLine]:
    """Newest first; those of one cause, or under one key, or all."""
    before = decode_cursor(cursor, int)
    found = Transaction.objects.order_by("-id")
    if cause:
        found = found.filter(cause_kind=cause.kind, cause_id=cause.id)
    if key:
        found = found.filter(key=key)
    if before:
        found = found.filter(id__lt=before[0])
    return page_of([_line(one) for one in found[: size + 1]], size, lambda line: (line.id,))


def _line(found: Transaction) -> TransactionLine:
    return TransactionLine(found.id, found.at, found.key, Ref(found.cause_kind, found.cause_id), found.memo)
