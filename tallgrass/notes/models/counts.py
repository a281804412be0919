"""Counters: readings of the log."""

from django.db import models


class NoteCounts(models.Model):
    """Counters of a note: a reading of the log, folded in batches."""

    note_id = models.BigIntegerField(primary_key=True)
    likes = models.IntegerField(default=0)
    saves = models.IntegerField(default=0)
    shares = models.IntegerField(default=0)
    plays = models.IntegerField(default=0)
    answers = models.IntegerField(default=0, db_default=0)
    comments = models.IntegerField(default=0, db_default=0)
