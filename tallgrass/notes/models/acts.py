"""What people do with a note."""

from django.db import models

from tallgrass.notes.models.notes import Note
from tallgrass.platform.models import Row


class Like(Row):
    note = models.ForeignKey(Note, models.CASCADE, related_name="+", db_index=False)
    person_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "note"], name="like_once")]
        indexes = [models.Index(fields=["person_id", "-id"], name="likes_of"), models.Index(fields=["note", "-id"], name="likers_newest")]


class Save(Row):
    note = models.ForeignKey(Note, models.CASCADE, related_name="+", db_index=False)
    person_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "note"], name="save_once")]
        indexes = [models.Index(fields=["person_id", "-id"], name="saves_of"), models.Index(fields=["note", "-id"], name="savers_newest")]


class Share(Row):
    """A link someone made to a note: who comes by it is known. `person_id` is null when its maker was not signed in."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="+")
    person_id = models.BigIntegerField(null=True, blank=True)
    code = models.CharField(max_length=12, unique=True)
    visits = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "note"], name="one_link_a_person", nulls_distinct=True)]
