"""Pictures and videos: one row an upload, one folder of files a row."""

from __future__ import annotations

from datetime import datetime

from django.db import models

from tallgrass.media.types import VideoState
from tallgrass.platform.models import Row


class Uploads(models.QuerySet["Upload"]):
    def unattached(self, before: datetime) -> Uploads:
        """Uploads that nothing uses, made before that moment."""
        return self.filter(attached_at__isnull=True, created_at__lt=before)


class Upload(Row):
    """What a picture and a video have in common."""

    owner_id = models.BigIntegerField()
    key = models.CharField(max_length=32, unique=True)
    """Names the folder and the addresses: 128 random bits in hexadecimal, not to be guessed."""
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, blank=True)
    """Over all files of the folder, see `files.fingerprint`; empty when there are none (a failed video)."""
    attached_at = models.DateTimeField(null=True, blank=True)
    """When something began to use it. Uploads that nothing uses are removed after a day."""

    objects = Uploads.as_manager()

    class Meta:
        abstract = True


class Picture(Upload):
    """A picture in three sizes. Width and height are those of the large one."""

    blur = models.CharField(max_length=60)
    likeness = models.BigIntegerField(null=True, blank=True)
    """See `darkroom.likeness`; None when there is next to nothing on it, and for pictures from before likenesses were taken."""
    purpose = models.CharField(max_length=16, default="note")
    """What it was uploaded for: note, avatar, poster (of a video)…"""

    class Meta:
        indexes = [
            models.Index(fields=["owner_id"], name="pictures_of_owner"),
            models.Index(fields=["created_at"], condition=models.Q(attached_at__isnull=True), name="pictures_unattached"),
        ]


class Video(Upload):
    """A video: first the uploaded file, then HLS under a new key. Width, height and bytes are those of what is kept."""

    state = models.CharField(max_length=10, choices=[(state.value, state.value) for state in VideoState], default=VideoState.UPLOADED.value)
    progress = models.PositiveSmallIntegerField(default=0)
    """Percent of the cutting that is done."""
    seconds = models.FloatField()
    container = models.CharField(max_length=10)
    """The kind of the uploaded file: mp4 or matroska."""
    poster = models.ForeignKey(Picture, models.SET_NULL, null=True, related_name="+")
    error = models.CharField(max_length=30, blank=True)
    """Why it failed: a code of `media.errors`."""

    class Meta:
        indexes = [
            models.Index(fields=["owner_id"], name="videos_of_owner"),
            models.Index(fields=["created_at"], condition=models.Q(attached_at__isnull=True), name="videos_unattached"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=[state.value for state in VideoState]), name="video_state_is_known"),
            models.CheckConstraint(condition=models.Q(progress__lte=100), name="video_progress_is_percent"),
            models.CheckConstraint(condition=~models.Q(state="failed") | ~models.Q(error=""), name="failed_video_says_why"),
        ]
