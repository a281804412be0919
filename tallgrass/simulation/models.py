"""That a world stands here, and how far it is made."""

from django.db import models
from django.db.models.functions import Now


class StandingWorld(models.Model):
    """One invented world in this database. Its row is written in the transaction that loads it."""

    name = models.CharField(max_length=30, primary_key=True)
    seed = models.IntegerField()
    lively = models.BooleanField(default=False)
    """Whether its last hours were acted through the real actions, so that people have been told of things."""
    made_at = models.DateTimeField(db_default=Now())
