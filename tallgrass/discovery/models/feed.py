"""What members and operators say about the feed."""

from django.db import models

from tallgrass.discovery.types import FeedMode
from tallgrass.platform.models import Row


class FeedChoice(models.Model):
    """How a member wants their feed. Without a row: personal, from all they ever did."""

    person_id = models.BigIntegerField(primary_key=True)
    mode = models.CharField(max_length=10, default=FeedMode.PERSONAL.value)
    reset_at = models.DateTimeField(null=True, blank=True)
    """The feed was begun anew: what was done before does not count."""

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(mode__in=[mode.value for mode in FeedMode]), name="feed_mode_is_known")]


class Refusal(Row):
    """Somebody is not interested in a thing, or in anything of its author. Taken back by deleting the row."""

    person_id = models.BigIntegerField(null=True, blank=True)
    device = models.BigIntegerField(null=True, blank=True)
    thing_id = models.BigIntegerField()
    author_id = models.BigIntegerField(null=True, blank=True)
    """Set when nothing of this author is wanted."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id", "thing_id"], name="refused_once"),
            models.UniqueConstraint(fields=["device", "thing_id"], name="refused_once_by_device"),
        ]
        indexes = [
            models.Index(fields=["person_id", "-id"], name="refusals_of", condition=models.Q(person_id__isnull=False)),
            models.Index(fields=["device", "-id"], name="refusals_of_device", condition=models.Q(device__isnull=False)),
        ]


class Dial(Row):
    """One figure of the feed as an operator set it. The newest row of a name holds; the rows are the record of all changes."""

    name = models.CharField(max_length=20)
    value = models.FloatField()
    by_id = models.BigIntegerField()
    reason = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["name", "-id"], name="dial_newest")]
