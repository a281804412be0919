"""The order of Explore and the hot list, made ahead of time."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from tallgrass.discovery.types import HotAct, HotKind
from tallgrass.platform.models import Row


class Ranking(models.Model):
    """Notes of one channel in the order Explore shows them. A page names the ranking it came from, so the next page goes on in the same order."""

    id = models.BigAutoField(primary_key=True)
    channel = models.CharField(max_length=20)
    """Empty for all channels together."""
    note_ids = ArrayField(models.BigIntegerField())
    made_at = models.DateTimeField(db_default=Now())
    cost_ms = models.IntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["channel", "-id"], name="ranking_newest")]


class HotHour(models.Model):
    """How many different people were busy with a thing in one hour: the history that the hot list is surprised against."""

    hour = models.DateTimeField()
    kind = models.CharField(max_length=6)
    key = models.CharField(max_length=60)
    people = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "hour"], name="one_count_a_thing_and_hour"),
            models.CheckConstraint(condition=models.Q(kind__in=[kind.value for kind in HotKind]), name="hot_hour_kind_is_known"),
        ]
        indexes = [models.Index(fields=["hour"], name="hot_hours_by_time")]


class HotList(models.Model):
    """The hot list as it last stood in an hour. The present hour's is written over until it is past."""

    hour = models.DateTimeField(primary_key=True)
    made_at = models.DateTimeField()
    cost_ms = models.IntegerField(default=0)
    entries = models.JSONField(default=list)


class HotRuling(Row):
    """An operator pinned, renamed or removed an entry. Taken back by `undone_at`."""

    kind = models.CharField(max_length=6)
    key = models.CharField(max_length=60)
    name = models.CharField(max_length=100)
    """As it was called when this was done."""
    act = models.CharField(max_length=6)
    value = models.CharField(max_length=60, blank=True)
    """The place for a pin, the new name for a rename."""
    reason = models.CharField(max_length=300)
    by_id = models.BigIntegerField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "act"], condition=models.Q(undone_at=None), name="one_ruling_of_an_act"),
            models.CheckConstraint(condition=models.Q(act__in=[act.value for act in HotAct]), name="hot_act_is_known"),
        ]
