"""What a member is told."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from tallgrass.notifications.types import Kind
from tallgrass.platform.models import Row


class Notification(Row):
    """One line in a member's list. Acts of one kind on one thing share a line until it is seen."""

    person_id = models.BigIntegerField()
    kind = models.CharField(max_length=12)
    subject_kind = models.CharField(max_length=12, blank=True)
    subject_id = models.BigIntegerField(default=0)
    actor_ids = ArrayField(models.BigIntegerField(), default=list)
    """Who did it, latest first; at most three are kept by name."""
    actor_count = models.IntegerField(default=0)
    last_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id", "kind", "subject_id"], condition=Q(seen_at__isnull=True), name="one_unseen_line"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="notification_kind_is_known"),
        ]
        indexes = [models.Index(fields=["person_id", "-last_at", "-id"], name="notifications_newest")]


class TrendReader(models.Model):
    """What a person wants to hear of what is hot, and what they have heard. Without a row: they want to, and have heard nothing."""

    person_id = models.BigIntegerField(primary_key=True)
    wants = models.BooleanField(default=True)
    told_at = models.DateTimeField(null=True, blank=True)
    told = ArrayField(models.TextField(), default=list)
    """Things told of, latest first: `topic:12`."""
