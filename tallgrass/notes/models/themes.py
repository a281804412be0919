"""Themes: what operators plan, and open for a time."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from tallgrass.notes.models.notes import Note
from tallgrass.notes.models.topics import Topic
from tallgrass.notes.topic_types import Aim, ThemeGround, ThemeState
from tallgrass.platform.models import Row


class Theme(Row):
    """A theme with its own page. `channels` says whom it is aimed at when it goes by preference; else it is for everybody."""

    state = models.CharField(max_length=10, default=ThemeState.PLANNED.value)
    aim = models.CharField(max_length=10, default=Aim.HOT_SPOT.value)
    channels = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    title_zh = models.CharField(max_length=16)
    title_en = models.CharField(max_length=40)
    introduction_zh = models.CharField(max_length=200, blank=True)
    introduction_en = models.CharField(max_length=400, blank=True)
    call_zh = models.CharField(max_length=30, blank=True)
    call_en = models.CharField(max_length=60, blank=True)
    ground = models.CharField(max_length=10, default=ThemeGround.MEADOW.value)
    cover_id = models.BigIntegerField(null=True, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    by_id = models.BigIntegerField()
    """The operator who planned it; the cover is theirs too."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[state.value for state in ThemeState]), name="theme_state_is_known"),
            models.CheckConstraint(condition=Q(aim__in=[aim.value for aim in Aim]), name="theme_aim_is_known"),
            models.CheckConstraint(condition=Q(ground__in=[ground.value for ground in ThemeGround]), name="theme_ground_is_known"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="theme_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(aim=Aim.PREFERENCE.value) | Q(channels__len__gt=0), name="theme_by_preference_names_channels"
            ),
        ]
        indexes = [models.Index(fields=["starts_at"], name="themes_not_over", condition=~Q(state=ThemeState.CLOSED.value))]

    @property
    def is_open(self) -> bool:
        return self.state == ThemeState.OPEN


class ThemeTopic(models.Model):
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="topics", db_index=False)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+")
    position = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["theme", "topic"], name="topic_once_a_theme")]


class ThemeNote(models.Model):
    theme = models.ForeignKey(Theme, models.CASCADE, related_name="notes", db_index=False)
    note = models.ForeignKey(Note, models.CASCADE, related_name="+")
    position = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["theme", "note"], name="note_once_a_theme")]
