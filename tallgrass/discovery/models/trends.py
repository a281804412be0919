"""What of the mall rises: made anew every half hour, as a whole."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tallgrass.discovery.types import TrendKind


class Trend(models.Model):
    """A thing that more people than usual are busy with. `curve`: different people a day, oldest first."""

    kind = models.CharField(max_length=6)
    thing_id = models.BigIntegerField()
    place = models.SmallIntegerField()
    people = models.IntegerField()
    buyers = models.IntegerField()
    notes = models.IntegerField()
    times = models.FloatField()
    """How many times the usual."""
    curve = ArrayField(models.IntegerField())
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "place"], name="one_trend_a_place"),
            models.CheckConstraint(condition=models.Q(kind__in=[kind.value for kind in TrendKind]), name="trend_kind_is_known"),
        ]
