"""Tables of the platform, and the base of every other table."""

from typing import Any

from django.db import models
from django.db.models.functions import Now

from tallgrass.platform.ids import new_id


class Row(models.Model):
    """A table row with a Snowflake id and the moment it was made."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        abstract = True


class TransactionIdField(models.Field):  # type: ignore[type-arg]
    """PostgreSQL's `xid8`: the transaction that wrote the row, which never wraps around."""

    def db_type(self, connection: Any) -> str:
        return "xid8"


class CurrentTransaction(models.Func):
    function = "pg_current_xact_id"
    arity = 0
    output_field = TransactionIdField()


class LoggedEvent(models.Model):
    """One act in the event log. Written only by `emit`, never changed, never deleted."""

    id = models.BigIntegerField(primary_key=True)
    written_by = TransactionIdField(db_default=CurrentTransaction())
    partition = models.SmallIntegerField()
    kind = models.TextField()
    body = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        db_table = "platform_event"
        indexes = [models.Index(fields=["partition", "written_by", "id"], name="event_in_log_order")]


class Cursor(models.Model):
    """How far one subscriber has read one partition of the log."""

    subscriber = models.TextField()
    partition = models.SmallIntegerField()
    written_by = TransactionIdField()
    event_id = models.BigIntegerField()
    moved_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "platform_cursor"
        constraints = [models.UniqueConstraint(fields=["subscriber", "partition"], name="one_cursor")]


class ParkedEvent(models.Model):
    """An event that a subscriber failed on again and again: set aside so that the log can go on, kept until a person decides."""

    subscriber = models.TextField()
    event_id = models.BigIntegerField()
    kind = models.TextField()
    error = models.TextField()
    parked_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "platform_parked_event"
        constraints = [models.UniqueConstraint(fields=["subscriber", "event_id"], name="parked_once")]


class IdempotencyKey(models.Model):
    """An answer already given under a key that the caller chose. Kept seven days."""

    owner_id = models.BigIntegerField()
    key = models.CharField(max_length=255)
    fingerprint = models.BinaryField()
    status = models.SmallIntegerField(null=True)
    answer = models.BinaryField(null=True)
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "platform_idempotency_key"
        constraints = [models.UniqueConstraint(fields=["owner_id", "key"], name="one_answer_a_key")]


class JobFailure(models.Model):
    """Why a job failed the last time it was tried, and how often it has."""

    job_id = models.BigIntegerField(primary_key=True)
    task = models.TextField()
    error = models.TextField()
    times = models.IntegerField(db_default=1)
    failed_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "platform_job_failure"


class AuditEntry(Row):
    """A privileged act: who did what to whom, and why. Append-only, by trigger."""

    actor_id = models.BigIntegerField()
    act = models.TextField()
    subject = models.TextField(blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        db_table = "platform_audit"
        indexes = [models.Index(fields=["-id"], name="audit_newest")]
