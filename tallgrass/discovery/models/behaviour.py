"""What walls showed, what people did with it, and which places were drawn by lot. Each table is partitioned by day, by the id of the page that was shown."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tallgrass.discovery.types import BehaviourKind


class Served(models.Model):
    """One page of a wall as it was handed out. Its id tells when. A page that nobody's name belongs to has neither person nor device."""

    id = models.BigIntegerField(primary_key=True)
    person_id = models.BigIntegerField(null=True)
    device = models.BigIntegerField(null=True)
    """A visitor's browser, as a number that its cookie gives and nothing leads back from."""
    surface = models.CharField(max_length=20)
    thing_ids = ArrayField(models.BigIntegerField())
    sources = ArrayField(models.SmallIntegerField(), default=list)
    """Of each thing: the channel of recall that brought it."""
    because = ArrayField(models.BigIntegerField(), default=list, db_default=[])
    """Of each thing: the id of what explains it (a thing, a topic, a person), 0 where the source says all."""
    features = models.BinaryField(default=b"")
    """Of each thing: what it was ranked by, as little-endian float16, row by row."""
    ranker = models.CharField(max_length=80, default="")
    """What ranked it: the version served, or the name of a plain order."""
    teams = ArrayField(models.SmallIntegerField(), default=list, db_default=[])
    """Of each note: the arm that proposed it, where an interleaving dealt the page. Goods come after the notes and are no team's."""

    class Meta:
        indexes = [models.Index(fields=["person_id", "-id"], name="served_to", condition=models.Q(person_id__isnull=False))]


class Draw(models.Model):
    """The place of a page that was filled by lot. Of each thing it was drawn among: how likely it was, and what it was ranked by."""

    page_id = models.BigIntegerField(primary_key=True)
    person_id = models.BigIntegerField(null=True)
    place = models.SmallIntegerField()
    """Among the notes of the page, from 0."""
    thing_ids = ArrayField(models.BigIntegerField())
    """First what stands there where nothing is drawn."""
    chances = ArrayField(models.FloatField())
    shown = models.SmallIntegerField()
    """Which of the things it was, from 0."""
    scores = ArrayField(models.FloatField())
    """By the weights the page was decided by."""
    heats = ArrayField(models.FloatField())
    features = models.BinaryField()
    """As in `Served`."""
    goals = models.BinaryField()
    """How likely each of the goals was thought, as little-endian float32, row by row."""

    class Meta:
        indexes = [models.Index(fields=["person_id"], name="drawn_for", condition=models.Q(person_id__isnull=False))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shown__gte=0, shown__lt=models.F("thing_ids__len"), chances__len=models.F("thing_ids__len")),
                name="drawn_among_its_things",
            )
        ]


class Behaviour(models.Model):
    """Something a reader did with a thing on a page, once a page, thing and kind. Of dwell and play `value` is the longest told."""

    pk = models.CompositePrimaryKey("page_id", "thing_id", "kind")
    page_id = models.BigIntegerField()
    thing_id = models.BigIntegerField()
    kind = models.SmallIntegerField()
    person_id = models.BigIntegerField(null=True)
    device = models.BigIntegerField(null=True)
    value = models.IntegerField(default=0)
    """Milliseconds, of dwell and play."""
    again = models.BooleanField(default=False, db_default=False)
    """Told more than once: it is counted only the first time."""
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["person_id", "-page_id"], name="behaviour_of", condition=models.Q(person_id__isnull=False)),
            models.Index(fields=["device", "-page_id"], name="behaviour_of_device", condition=models.Q(device__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=[kind.value for kind in BehaviourKind]), name="behaviour_kind_is_known")
        ]


class Attention(models.Model):
    """How much a thing was looked at: a reading of the behaviour, for its traffic pool and the fairness of the feed."""

    thing_id = models.BigIntegerField(primary_key=True)
    exposures = models.IntegerField(default=0)
    clicks = models.IntegerField(default=0)
    hides = models.IntegerField(default=0)
    dwell_ms = models.BigIntegerField(default=0)


class Pseudonym(models.Model):
    """The number a person goes by in files of the lake. Without this row nobody can tell any more whose rows those were."""

    person_id = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField(unique=True)
