"""Accounts with their balances, transactions, entries, holds.

What the database itself refuses (triggers in the first migration): changing or deleting a transaction or an entry, emptying their tables,
a transaction whose entries do not sum to zero per asset or are fewer than two, renaming or deleting an account.
"""

from django.db import models
from django.db.models import F, Q

from tallgrass.ledger.types import SHARED, HoldState, Kind
from tallgrass.platform.models import Row


class Account(Row):
    """One balance. `sequence` and `digest` are those of its last entry. A shared kind has a row a stripe, and its balance is their sum."""

    kind = models.CharField(max_length=12)
    owner = models.BigIntegerField()
    asset = models.CharField(max_length=4)
    stripe = models.SmallIntegerField(db_default=0)
    posted = models.BigIntegerField(db_default=0)
    held = models.BigIntegerField(db_default=0)
    sequence = models.BigIntegerField(db_default=0)
    digest = models.BinaryField(db_default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "owner", "asset", "stripe"], name="ledger_one_account"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="account_kind_is_known"),
            models.CheckConstraint(condition=Q(held__gte=0), name="nothing_held_below_zero"),
            models.CheckConstraint(
                condition=Q(kind__in=sorted(kind.value for kind in SHARED)) | Q(posted__gte=F("held")),
                name="nothing_available_below_zero",
            ),
        ]
        indexes = [models.Index(fields=["owner", "kind"], name="ledger_accounts_of_owner")]


class Transaction(models.Model):
    """What moved at once, and for what. `digest` is over all other columns. Never changed."""

    id = models.BigIntegerField(primary_key=True)
    key = models.CharField(max_length=200, unique=True)
    """Chosen by the caller: the same key posts once."""
    cause_kind = models.CharField(max_length=40)
    cause_id = models.BigIntegerField()
    memo = models.CharField(max_length=200)
    """A code that has words (`ledger.memos`), or plain text."""
    at = models.DateTimeField()
    digest = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["cause_kind", "cause_id"], name="ledger_transactions_of_cause")]


class Entry(models.Model):
    """One account's part of a transaction. Numbered without gap per account; `digest` chains it to the one before. Never changed."""

    id = models.BigAutoField(primary_key=True)
    transaction = models.ForeignKey(Transaction, models.PROTECT, related_name="entries")
    account = models.ForeignKey(Account, models.PROTECT, related_name="entries", db_index=False)
    sequence = models.BigIntegerField()
    amount = models.BigIntegerField()
    balance = models.BigIntegerField()
    """The account's (its stripe's) after this entry."""
    digest = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "sequence"], name="ledger_entries_in_order"),
            models.CheckConstraint(condition=~Q(amount=0), name="entry_moves_something"),
        ]


class Hold(Row):
    """A part of a balance set aside until `expires_at`: captured into a transaction, released, or expired."""

    key = models.CharField(max_length=200, unique=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="holds")
    amount = models.BigIntegerField()
    cause_kind = models.CharField(max_length=40)
    cause_id = models.BigIntegerField()
    expires_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=[(state.value, state.value) for state in HoldState], db_default=HoldState.OPEN.value)
    closed_at = models.DateTimeField(null=True)
    transaction = models.ForeignKey(Transaction, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="hold_is_of_something"),
            models.CheckConstraint(
                condition=Q(state=HoldState.OPEN.value, closed_at__isnull=True)
                | (~Q(state=HoldState.OPEN.value) & Q(closed_at__isnull=False)),
                name="closed_hold_says_when",
            ),
            models.CheckConstraint(
                condition=Q(transaction__isnull=True) | Q(state=HoldState.CAPTURED.value), name="only_captured_holds_were_posted"
            ),
        ]
        indexes = [
            models.Index(fields=["expires_at"], condition=Q(state=HoldState.OPEN.value), name="ledger_open_holds_by_end"),
            models.Index(fields=["cause_kind", "cause_id"], name="ledger_holds_of_cause"),
        ]
