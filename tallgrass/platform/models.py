"""Tables of the platform, and the base of every other table."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Cast, Now

from tallgrass.platform.experiments.types import WHOLE, Arm, Kind, Plan, State, Trial
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


def _buckets() -> Func:
    """An experiment's buckets of its layer as a range. The layer stands in it as a number: two that share it would only keep apart what need not be."""
    first = Cast(Func(F("layer"), function="hashtext"), models.BigIntegerField()) * 100_000 + F("first")
    return Func(first, first + F("share"), function="int8range", output_field=models.TextField())


class Experiment(Row):
    """What is tried on some of the traffic. Once it was started only its end may be added (by trigger)."""

    name = models.CharField(max_length=80)
    question = models.CharField(max_length=500)
    kind = models.CharField(max_length=12)
    point = models.CharField(max_length=40)
    layer = models.CharField(max_length=40)
    salt = models.CharField(max_length=20)
    """Mixed into the draw of the arms, so that no two experiments divide people alike."""
    state = models.CharField(max_length=8, default=State.DRAFT.value)
    share = models.IntegerField()
    first = models.IntegerField(null=True, blank=True)
    """Its first bucket of the layer, given at the start; it holds `share` of them."""
    arms = models.JSONField()
    """Name, share and parameters of each; the first is what the others are compared with."""
    goal = models.CharField(max_length=20)
    guards = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    window_days = models.SmallIntegerField()
    period_minutes = models.IntegerField(default=0)
    planned = models.IntegerField()
    made_by_id = models.BigIntegerField()
    started_at = models.DateTimeField(null=True, blank=True)
    started_by_id = models.BigIntegerField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_by_id = models.BigIntegerField(null=True, blank=True)
    decision = models.CharField(max_length=500, blank=True)
    chosen = models.SmallIntegerField(null=True, blank=True)

    class Meta:
        db_table = "platform_experiment"
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="experiment_state_is_known"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="experiment_kind_is_known"),
            models.CheckConstraint(condition=Q(share__gte=1, share__lte=WHOLE), name="experiment_share_is_a_part"),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT.value, started_at=None, first=None)
                | (~Q(state=State.DRAFT.value) & Q(started_at__isnull=False, first__gte=0, first__lte=WHOLE - F("share"))),
                name="started_experiment_has_buckets",
            ),
            models.CheckConstraint(
                condition=Q(state=State.STOPPED.value, stopped_at__isnull=False)
                | (~Q(state=State.STOPPED.value) & Q(stopped_at=None, chosen=None, decision="")),
                name="stopped_experiment_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.SWITCHBACK.value) | Q(share=WHOLE, period_minutes__gt=0), name="switchback_takes_all"
            ),
            ExclusionConstraint(
                name="buckets_of_a_layer_do_not_overlap",
                expressions=[(_buckets(), "&&")],
                condition=Q(state=State.RUNNING.value),
            ),
        ]
        indexes = [models.Index(fields=["state", "-id"], name="experiments_by_state")]

    @property
    def plan(self) -> Plan:
        """As it was planned."""
        return Plan(
            name=self.name,
            question=self.question,
            kind=Kind(self.kind),
            point=self.point,
            share=self.share,
            arms=tuple(Arm(arm["name"], arm["share"], arm["parameters"]) for arm in self.arms),
            goal=self.goal,
            guards=tuple(self.guards),
            window_days=self.window_days,
            period_minutes=self.period_minutes,
            planned=self.planned,
        )

    @property
    def trial(self) -> Trial:
        """As every process knows it while it runs."""
        first, plan = self.first or 0, self.plan
        return Trial(self.id, plan.kind, self.point, self.salt, first, first + self.share, plan.arms, self.period_minutes)


class Exposure(Row):
    """A unit met an experiment for the first time; of a switch-back, for the first time in a period. Either a person or a device."""

    experiment = models.ForeignKey(Experiment, models.CASCADE, related_name="+", db_index=False)
    person_id = models.BigIntegerField(null=True)
    device = models.BigIntegerField(null=True)
    arm = models.SmallIntegerField(null=True)
    """None where both arms propose."""
    market = models.CharField(max_length=40, blank=True)
    period = models.BigIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        db_table = "platform_exposure"
        constraints = [
            models.UniqueConstraint(fields=["experiment", "person_id", "period"], name="exposed_once"),
            models.UniqueConstraint(fields=["experiment", "device", "period"], name="device_exposed_once"),
            models.CheckConstraint(condition=Q(person_id__isnull=False) ^ Q(device__isnull=False), name="exposure_is_of_one_unit"),
        ]
        indexes = [models.Index(fields=["person_id"], name="exposures_of", condition=Q(person_id__isnull=False))]
