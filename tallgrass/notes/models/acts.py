"""What people do with a note."""

from django.db import models

from tallgrass.notes.models.notes import Note
from tallgrass.platform.models import Row


class Like(Row):
    note = models.ForeignKey(Note, models.CASCADE, related_name="+", db_index=False)
    person_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "note"], name="like_once")]
        indexes = [
            # What a page of the feed asks of everyone stands in the index itself: acts of one person lie all over the table.
            models.Index(fields=["person_id", "-id"], include=["note", "created_at"], name="likes_told"),
            models.Index(fields=["note", "-id"], name="likers_newest"),
        ]


class Save(Row):
    note = models.ForeignKey(Note, models.CASCADE, related_name="+", db_index=False)
    person_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "note"], name="save_once")]
        indexes = [
            models.Index(fields=["person_id", "-id"], include=["note", "created_at"], name="saves_told"),
            models.Index(fields=["note", "-id"], name="savers_newest"),
        ]


class Share(Row):
    """A link someone made to a note: who comes by it is known. `person_id` is null when its maker was not signed in."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="+")
    person_id = models.BigIntegerField(null=True, blank=True)
    code = models.CharField(max_length=12, unique=True)
    visits = models.IntegerField(default=0)
    """Different people and browsers that came, but for its maker: a reading of the log."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "note"], name="one_link_a_person", nulls_distinct=True)]


class ShareVisit(Row):
    """Someone came by a link on one day: a browser, known by a key that only it holds, and the member if one was signed in.

    Kept so that a later sign-up can be led back to the link; whoever made the link is only ever told how many came.
    """

    share = models.ForeignKey(Share, models.CASCADE, related_name="+", db_index=False)
    browser = models.CharField(max_length=32)
    """A hash of the key in the browser's cookie."""
    person_id = models.BigIntegerField(null=True, blank=True)
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["share", "browser", "day"], name="browser_once_a_day"),
            models.UniqueConstraint(
                fields=["share", "person_id", "day"], name="visitor_once_a_day", condition=models.Q(person_id__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["person_id"], name="visits_of", condition=models.Q(person_id__isnull=False)),
            models.Index(fields=["day"], name="visits_by_day"),
        ]
