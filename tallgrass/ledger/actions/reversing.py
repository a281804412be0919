"""Undoing by posting the opposite: nothing in a ledger is ever taken back otherwise."""

from django.db import transaction

from tallgrass.ledger import errors
from tallgrass.ledger.actions.posting import post_transaction
from tallgrass.ledger.models import Transaction
from tallgrass.ledger.queries.transactions import get_transaction
from tallgrass.ledger.types import Entry
from tallgrass.platform.audit import record
from tallgrass.platform.ids import short
from tallgrass.platform.subjects import Ref


def reverse_transaction(*, actor_id: int, transaction_id: int, reason: str) -> int:
    """An operator puts a wrong transaction right; the id of the reversal, whose cause is the transaction. Audited.

    Raises:
        DomainError: `not_found`, `already_reversed`, `reason_missing`, `insufficient_funds` (someone has spent it since).
    """
    reason = reason.strip()
    if not 4 <= len(reason) <= 200:
        raise errors.reason_missing()
    wrong = get_transaction(transaction_id)
    key = f"reverse:{transaction_id}"
    with transaction.atomic():
        if Transaction.objects.filter(key=key).exists():
            raise errors.already_reversed()
        entries = [Entry(entry.account, -entry.amount) for entry in wrong.entries]
        posted = post_transaction(key=key, cause=Ref("transaction", transaction_id), entries=entries, memo="ledger.reversal")
        record(
            actor_id=actor_id,
            act="reverse_transaction",
            subject=f"transaction:{short(transaction_id)}",
            reason=reason,
            posted=short(posted),
        )
    return posted
