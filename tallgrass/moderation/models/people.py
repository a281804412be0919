"""What people report, what they are charged with, and what they wrote lately."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from tallgrass.moderation.models.cases import About, Case, Decision
from tallgrass.moderation.types import ReportReason
from tallgrass.platform.models import Row


class Report(About):
    """A member says that something is not right. One a person and thing."""

    person_id = models.BigIntegerField()
    reason = models.CharField(max_length=16)
    words = models.CharField(max_length=300, blank=True)
    weight = models.FloatField()
    """By the record of who reports, when they did."""
    case = models.ForeignKey(Case, models.SET_NULL, null=True, related_name="reports")
    """The case it led to or was added to; None while it is not heavy enough for one."""
    upheld = models.BooleanField(null=True)
    """Whether a moderator agreed; None until answered."""
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id", "subject_kind", "subject_id"], name="report_once"),
            models.CheckConstraint(condition=Q(reason__in=[reason.value for reason in ReportReason]), name="report_reason_is_known"),
        ]
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="reports_of_thing", condition=Q(answered_at=None))]


class Strike(Row):
    """Points against a person for one decision. They stop counting at `expires_at`."""

    person_id = models.BigIntegerField()
    decision = models.OneToOneField(Decision, models.CASCADE, related_name="strike")
    points = models.SmallIntegerField()
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    cools_until = models.DateTimeField(null=True)
    """Until when the person may publish nothing, because of this one with those before it."""

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="strikes_of_person", condition=Q(withdrawn_at=None))]


class Trace(Row):
    """The sketch of something written lately, to find copies by. Kept two days."""

    author_id = models.BigIntegerField()
    subject_kind = models.CharField(max_length=16)
    subject_id = models.BigIntegerField()
    sketch = ArrayField(models.IntegerField())
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject_kind", "subject_id"], name="one_trace_a_thing")]
        indexes = [GinIndex(fields=["sketch"], name="traces_by_piece"), models.Index(fields=["at"], name="traces_by_age")]
