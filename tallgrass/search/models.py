"""What people have searched for. The index itself is no table: it is made from the log, and lies in the home of the instance."""

from django.db import models
from django.db.models.functions import Now

from tallgrass.platform.models import Row


class PastSearch(Row):
    """A query of one person, however often they asked it."""

    person_id = models.BigIntegerField()
    key = models.CharField(max_length=60)
    """The query folded, so that one query is one row."""
    words = models.CharField(max_length=60)
    """As it was last typed."""
    results = models.IntegerField(default=0)
    searched_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "key"], name="one_row_a_query")]
        indexes = [
            models.Index(fields=["person_id", "-searched_at"], name="searches_newest"),
            models.Index(fields=["-searched_at"], name="searched_lately"),
        ]


class NoHistory(models.Model):
    """A person whose searches are not kept."""

    person_id = models.BigIntegerField(primary_key=True)
    since = models.DateTimeField(db_default=Now())
