"""Looks at experiments: what was found, when."""

from django.db import models
from django.db.models import Q

from tallgrass.platform.models import Row


class Look(Row):
    """One reading of an experiment. Unfinished while it is being made, one at a time; finished with what it found, or with what went wrong."""

    experiment_id = models.BigIntegerField()
    at = models.DateTimeField()
    """What happened before this moment counts."""
    by_id = models.BigIntegerField(null=True, blank=True)
    """Who asked; None for the nightly one."""
    done = models.SmallIntegerField(default=0)
    of = models.SmallIntegerField(default=1)
    """How many measures are read, and how many there are."""
    finished_at = models.DateTimeField(null=True, blank=True)
    failed = models.BooleanField(default=False)
    report = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["experiment_id"], condition=Q(finished_at=None), name="one_look_at_a_time"),
            models.CheckConstraint(condition=Q(report=None) | Q(finished_at__isnull=False), name="look_with_a_report_is_finished"),
        ]
        indexes = [models.Index(fields=["experiment_id", "-id"], name="looks_at")]
