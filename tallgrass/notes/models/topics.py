"""Topics, the notes in them, those who follow and look after them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tallgrass.notes.models.notes import Note
from tallgrass.platform.models import Row


class Topic(Row):
    """A `#topic`. `key` is its name folded, so that #Camping and #camping are one."""

    key = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=30)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="spellings", db_index=False)
    """The topic this is another spelling of, as an operator decided. Its notes then stand there; undone, they come back."""

    class Meta:
        indexes = [models.Index(fields=["merged_into"], name="topic_spellings", condition=models.Q(merged_into__isnull=False))]


class NoteTopic(models.Model):
    """A note stands in a topic. `published_at`, `heat` and `counted` are readings of the note, kept for the orders of the topic's page."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="+", db_index=False)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+", db_index=False)
    position = models.SmallIntegerField(default=0)
    spelt_id = models.BigIntegerField(null=True, blank=True)
    """The topic as the note spells it, where that was merged into `topic`."""
    published_at = models.DateTimeField(null=True, blank=True)
    heat = models.BigIntegerField(db_default=0)
    """When it was published, in seconds, and later by as much as it was loved: see `actions.topic_counts`."""
    counted = models.IntegerField(db_default=0)
    """What the note adds to the topic's discussions now; 0 while others cannot see it."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "topic"], name="topic_once_a_note")]
        indexes = [
            models.Index(fields=["topic", "-note"], name="topic_newest"),
            models.Index(fields=["topic", "-published_at", "-note"], name="topic_by_time"),
            models.Index(fields=["topic", "-heat", "-note"], name="topic_by_heat"),
        ]


class TopicPage(models.Model):
    """What a host made of a topic's page. A topic without a host has no row."""

    topic = models.OneToOneField(Topic, models.CASCADE, primary_key=True, related_name="page")
    host_id = models.BigIntegerField(null=True, blank=True)
    introduction = models.CharField(max_length=300, blank=True)
    cover_id = models.BigIntegerField(null=True, blank=True)
    pinned_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    """Notes shown first, in this order."""

    class Meta:
        indexes = [models.Index(fields=["host_id"], name="topics_of_host", condition=models.Q(host_id__isnull=False))]


class TopicCounts(models.Model):
    """Counters of a topic: readings of the log, and of the pages that were opened; written in portions."""

    topic_id = models.BigIntegerField(primary_key=True)
    readings = models.BigIntegerField(default=0)
    notes = models.IntegerField(default=0)
    discussions = models.BigIntegerField(default=0)
    followers = models.IntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["-discussions", "-topic_id"], name="topics_liveliest")]


class TopicFollow(Row):
    person_id = models.BigIntegerField()
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(null=True, blank=True)
    """When the follower last opened the topic's page, to a few minutes."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "topic"], name="topic_followed_once")]


class RelatedTopic(models.Model):
    """Topics that stand in the same notes; made anew by a job."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+", db_index=False)
    related = models.ForeignKey(Topic, models.CASCADE, related_name="+")
    strength = models.FloatField()
    """Cosine of the two topics' notes, 0 to 1."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "related"], name="related_once")]
