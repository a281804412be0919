"""Comments on notes, two deep, and what people do with them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from tallgrass.notes.models.notes import Note
from tallgrass.platform.models import Row


class Heat(models.Func):
    """Where a comment stands in the hot order: the second it was written, a day later for each doubling of what it drew.

    A reply draws as much as two likes. Nothing here changes by the mere passing of time, so that pages hold still and an
    index has the order. (After the hot order of Reddit, with a day where theirs has some hours.)
    """

    template = (
        "floor(extract(epoch FROM (%(expressions)s - '2024-01-01 00:00:00+00'::timestamptz)))::bigint"
        " + floor(86400 * ln(1 + greatest(likes, 0) + 2 * greatest(replies, 0)) / ln(2))::bigint"
    )
    output_field = models.BigIntegerField()


class Comment(Row):
    """What someone says under a note. With a `thread` it is a reply; every reply stands directly under its thread's first comment."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="+", db_index=False)
    thread = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="+", db_index=False)
    reply_to_id = models.BigIntegerField(null=True, blank=True)
    """What a reply reply_to: the first comment of its thread, or another reply there."""
    addressee_id = models.BigIntegerField(null=True, blank=True)
    """Who wrote that."""
    author_id = models.BigIntegerField()
    text = models.TextField(blank=True)
    picture_ids = ArrayField(models.BigIntegerField(), default=list, blank=True, db_default=[])
    mentioned_ids = ArrayField(models.BigIntegerField(), default=list, blank=True, db_default=[])
    """People the text speaks to."""
    written_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by_id = models.BigIntegerField(null=True, blank=True)
    """Who took it back, and may think again: its writer or the author of the note; null when it was neither."""
    withheld = models.BooleanField(default=False, db_default=False)
    """Review lets only its writer see it."""
    announced = models.BooleanField(default=True, db_default=True)
    """False while review has withheld it from the first: it does not count yet, and nobody has been told."""
    likes = models.IntegerField(default=0, db_default=0)
    """A reading of the log, like `replies`."""
    replies = models.IntegerField(default=0, db_default=0)
    heat = models.GeneratedField(expression=Heat(F("written_at")), output_field=models.BigIntegerField(), db_persist=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(thread__isnull=True, reply_to_id__isnull=True, addressee_id__isnull=True)
                | Q(thread__isnull=False, reply_to_id__isnull=False, addressee_id__isnull=False),
                name="a_reply_answers",
            ),
        ]
        indexes = [
            models.Index(F("note_id"), F("heat").desc(), F("id").desc(), name="comments_hot", condition=Q(thread__isnull=True)),
            models.Index(F("note_id"), F("id").desc(), name="comments_new"),
            models.Index(fields=["thread", "id"], name="replies_in_order", condition=Q(thread__isnull=False)),
            models.Index(fields=["author_id", "-id"], include=["note", "created_at", "deleted_at"], name="comments_told"),
            models.Index(fields=["deleted_at"], name="comments_deleted", condition=Q(deleted_at__isnull=False)),
        ]

    @property
    def is_deleted(self) -> bool:
        return self.deleted_at is not None


class CommentLike(Row):
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="+", db_index=False)
    person_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "person_id"], name="comment_like_once")]
        indexes = [models.Index(fields=["person_id", "-id"], name="comment_likes_of")]
