"""What was found: looks at experiments, and days as they were read."""

from django.db import models
from django.db.models import Q

from tallgrass.insights.types import Standing
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


class ReadingDay(models.Model):
    """What was read on one day (of the zone of the place) of the pages one version of the feed made; of all pages with `version` empty."""

    pk = models.CompositePrimaryKey("day", "version")
    day = models.DateField()
    version = models.CharField(max_length=80, blank=True)
    """What ranked the pages: the name of a version, or of a plain order; `?` where that is not known any more."""
    readers = models.IntegerField()
    """Different members, and visitors' browsers."""
    pages = models.IntegerField()
    exposures = models.IntegerField()
    clicks = models.IntegerField()
    milliseconds = models.BigIntegerField()
    """How long things stayed open or played."""


class CreatorDay(models.Model):
    """What authors of one standing published on one day, and how they were seen on it."""

    pk = models.CompositePrimaryKey("day", "standing")
    day = models.DateField()
    standing = models.CharField(max_length=10)
    began = models.IntegerField(default=0)
    """Authors whose first note this day brought."""
    authors = models.IntegerField(default=0)
    notes = models.IntegerField(default=0)
    exposures = models.IntegerField(default=0)
    clicks = models.IntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(standing__in=[one.value for one in Standing]), name="standing_is_known")]


class Release(Row):
    """A version of the product that this place ran. Written when it is first brought up to date with it."""

    version = models.CharField(max_length=40, unique=True)
