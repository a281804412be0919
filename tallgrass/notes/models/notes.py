"""Notes, their pictures and marks, and what they said before."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.types import Commenters, Genre, Kind, MarkKind, State, Visibility
from tallgrass.platform.models import Row


class Notes(models.QuerySet["Note"]):
    def published(self) -> Notes:
        return self.filter(state=State.PUBLISHED)

    def of(self, author_id: int) -> Notes:
        return self.filter(author_id=author_id)


class Note(Row):
    """One note through its whole life. `version` counts its edits, so that what was read once can be kept under (id, version)."""

    author_id = models.BigIntegerField()
    kind = models.CharField(max_length=10, default=Kind.PICTURE.value)
    genre = models.CharField(max_length=12, default=Genre.PLAIN.value, db_default=Genre.PLAIN.value)
    state = models.CharField(max_length=10, default=State.DRAFT.value)
    visibility = models.CharField(max_length=10, default=Visibility.PUBLIC.value)
    title = models.CharField(max_length=100, blank=True)
    body = models.TextField(blank=True)
    channel = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=60, blank=True)
    video_id = models.BigIntegerField(null=True, blank=True)
    cover_id = models.BigIntegerField(null=True, blank=True)
    """The picture the wall shows: the first picture, the video's poster, or the drawn text card."""
    picture_count = models.SmallIntegerField(default=0)
    text_card = models.JSONField(null=True, blank=True)
    version = models.IntegerField(default=1)
    published_at = models.DateTimeField(null=True, blank=True)
    scheduled_for = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    commenters = models.CharField(max_length=10, default=Commenters.EVERYONE.value, db_default=Commenters.EVERYONE.value)
    """Who may comment."""
    pinned_comment_id = models.BigIntegerField(null=True, blank=True)
    """The one comment its author wants read first."""
    announced = models.BooleanField(default=True, db_default=True)
    """False while review has withheld it from the first: nobody has been told of it yet."""
    limited = models.BooleanField(default=False, db_default=False)
    """Review lets it be seen by who comes to it, but not spread: not in Explore, search, topics."""

    objects = Notes.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="note_state_is_known"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="note_kind_is_known"),
            models.CheckConstraint(condition=Q(genre__in=[genre.value for genre in Genre]), name="note_genre_is_known"),
            models.CheckConstraint(condition=Q(visibility__in=[value.value for value in Visibility]), name="note_visibility_is_known"),
            models.CheckConstraint(condition=Q(channel="") | Q(channel__in=list(CHANNELS)), name="note_channel_is_known"),
            models.CheckConstraint(condition=~Q(state=State.PUBLISHED.value) | Q(published_at__isnull=False), name="published_has_a_date"),
            models.CheckConstraint(condition=~Q(state=State.SCHEDULED.value) | Q(scheduled_for__isnull=False), name="scheduled_has_a_date"),
            models.CheckConstraint(condition=~Q(state=State.DELETED.value) | Q(deleted_at__isnull=False), name="deleted_has_a_date"),
        ]
        indexes = [
            models.Index(
                F("author_id"), F("published_at").desc(), F("id").desc(), name="author_newest", condition=Q(state=State.PUBLISHED.value)
            ),
            models.Index(F("published_at").desc(), F("id").desc(), name="notes_newest", condition=Q(state=State.PUBLISHED.value)),
            models.Index(
                F("channel"),
                F("published_at").desc(),
                F("id").desc(),
                name="channel_newest",
                condition=Q(state=State.PUBLISHED.value, visibility=Visibility.PUBLIC.value),
            ),
            models.Index(fields=["author_id", "-id"], name="author_unpublished", condition=~Q(state=State.PUBLISHED.value)),
            models.Index(fields=["scheduled_for"], name="notes_due", condition=Q(state=State.SCHEDULED.value)),
        ]

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def is_out(self) -> bool:
        """Its author has put it out, whether or not review lets others see it."""
        return self.state in {State.PUBLISHED, State.WITHHELD}

    @property
    def was_published(self) -> bool:
        return self.published_at is not None

    @property
    def is_seen_by_author_only(self) -> bool:
        return self.state in {State.DRAFT, State.SCHEDULED}


class NotePicture(Row):
    note = models.ForeignKey(Note, models.CASCADE, related_name="pictures", db_index=False)
    position = models.SmallIntegerField()
    picture_id = models.BigIntegerField()
    alt = models.CharField(max_length=1500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "position"], name="one_picture_a_position")]
        indexes = [models.Index(fields=["picture_id"], name="where_a_picture_stands")]


class Mark(Row):
    """A point on a picture that names a brand, a product, a place or a price."""

    note_picture = models.ForeignKey(NotePicture, models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=10)
    label = models.CharField(max_length=30)
    x = models.SmallIntegerField()
    y = models.SmallIntegerField()
    product_id = models.BigIntegerField(null=True, blank=True)
    """The product a mark of that kind points to."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in MarkKind]), name="mark_kind_is_known"),
            models.CheckConstraint(condition=Q(x__gte=0, x__lte=1000, y__gte=0, y__lte=1000), name="mark_is_on_the_picture"),
        ]


class NoteVersion(Row):
    """What a note said before an edit."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="versions", db_index=False)
    version = models.IntegerField()
    title = models.CharField(max_length=100, blank=True)
    body = models.TextField(blank=True)
    picture_ids = models.JSONField(default=list)
    genre = models.CharField(max_length=12, default=Genre.PLAIN.value, db_default=Genre.PLAIN.value)
    facts = models.JSONField(null=True, blank=True)
    """What the note held of its genre, for its author to read again; nothing is asked of it."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "version"], name="one_row_a_version")]


class Mention(models.Model):
    note = models.ForeignKey(Note, models.CASCADE, related_name="+", db_index=False)
    person_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "person_id"], name="mention_once_a_note")]
        indexes = [models.Index(fields=["person_id"], name="mentions_of")]
