"""Where things came from, and how far each import has come."""

from django.db import models
from django.db.models.functions import Now

from tallgrass.exchange.types import OriginKind


class Origin(models.Model):
    """One thing that came from elsewhere. It outlives what it tells of, so that what was deleted here does not come back with the next import."""

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=60)
    """The other place, by the name the importer gave it."""
    kind = models.CharField(max_length=10)
    key = models.UUIDField()
    """128 bits of BLAKE2b over the id it had there: found again, and still nothing of the person is kept."""
    content = models.UUIDField()
    """The same over what came with it, to tell a repetition from another thing under the same id."""
    ours_id = models.BigIntegerField()
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "key"], name="one_origin_a_thing"),
            models.CheckConstraint(condition=models.Q(kind__in=[kind.value for kind in OriginKind]), name="origin_kind_is_known"),
        ]
        indexes = [models.Index(fields=["kind", "ours_id"], name="origin_of")]


class Run(models.Model):
    """One file on its way in. Its figures move in the transaction of each batch, so that a run that was killed goes on where it stood."""

    key = models.UUIDField(primary_key=True)
    """Over the file's content, what it is read as, and all that decides what becomes of a row."""
    source = models.CharField(max_length=60)
    subject = models.CharField(max_length=12)
    file = models.CharField(max_length=255)
    rows = models.BigIntegerField(default=0)
    """Rows behind us."""
    taken = models.BigIntegerField(default=0)
    known = models.BigIntegerField(default=0)
    rejected = models.BigIntegerField(default=0)
    rejects_bytes = models.BigIntegerField(default=0)
    """How much of the file of rejects belongs to the rows behind us."""
    began_at = models.DateTimeField()
    """The moment that dates are counted back from; the same after a restart."""
    finished_at = models.DateTimeField(null=True, blank=True)
