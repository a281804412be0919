"""The order of Explore, made ahead of time."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now


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
