"""Topics and the notes in them."""

from django.db import models

from tallgrass.notes.models.notes import Note
from tallgrass.platform.models import Row


class Topic(Row):
    """A `#topic`. `key` is its name folded, so that #Camping and #camping are one."""

    key = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=30)


class NoteTopic(models.Model):
    note = models.ForeignKey(Note, models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+")
    position = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "topic"], name="topic_once_a_note")]
        indexes = [models.Index(fields=["topic", "-note"], name="topic_newest")]
