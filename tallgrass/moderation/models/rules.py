"""What the first pass goes by, as operators edit it."""

from django.db import models
from django.db.models import Q

from tallgrass.moderation.rules.book import LISTED
from tallgrass.moderation.types import Severity
from tallgrass.platform.models import Row


class ListedWord(Row):
    """A word of the lists, as `rules.wordlist.Entry`."""

    term = models.CharField(max_length=60, unique=True)
    rule = models.CharField(max_length=16)
    severity = models.CharField(max_length=8)
    pinyin = models.CharField(max_length=60, blank=True)
    by_id = models.BigIntegerField(default=0)
    """Who put it in; 0 for what the place came with."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rule__in=LISTED), name="listed_word_rule_is_known"),
            models.CheckConstraint(condition=Q(severity__in=[value.value for value in Severity]), name="listed_word_severity_is_known"),
        ]


class KnownPicture(Row):
    """The perceptual hash of a picture that was taken down, so that it does not come again."""

    likeness = models.BigIntegerField(unique=True)
    """64 bits as a signed number, see `media.darkroom.likeness`."""
    rule = models.CharField(max_length=16)
    by_id = models.BigIntegerField()
    case_id = models.BigIntegerField()
    """Where it was seen."""
