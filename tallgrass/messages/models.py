"""Conversations, who takes part, what they wrote."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tallgrass.messages.types import Box, Gone, Kind, WhoMayWrite
from tallgrass.platform.models import Row


class Conversation(Row):
    """Letters between people. `low_id` and `high_id` are the two of a pair, in order; a group (to come) has neither."""

    low_id = models.BigIntegerField(null=True)
    high_id = models.BigIntegerField(null=True)
    letters = models.IntegerField(default=0)
    """How many were ever written: the number of the last. Its row is held while one is written, so numbers have no gaps."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["low_id", "high_id"], name="one_conversation_a_pair"),
            models.CheckConstraint(
                condition=Q(low_id__isnull=True, high_id__isnull=True) | Q(low_id__lt=F("high_id")), name="pair_in_order"
            ),
        ]


class Participant(Row):
    """One person's side of a conversation."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="participants", db_index=False)
    person_id = models.BigIntegerField()
    other_id = models.BigIntegerField(null=True)
    """The other one of a pair."""
    box = models.CharField(max_length=10, choices=[(box.value, box.value) for box in Box], default=Box.INBOX.value)
    wrote = models.BooleanField(default=False)
    """Whether this person has written here: then the other may write freely."""
    last_number = models.IntegerField(default=0)
    last_at = models.DateTimeField()
    """The last letter of those this person still has."""
    read_number = models.IntegerField(default=0)
    cleared_number = models.IntegerField(default=0)
    """Letters up to this one were deleted by this person, for themselves."""
    muted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person_id"], name="one_side_each"),
            models.CheckConstraint(condition=Q(box__in=[box.value for box in Box]), name="box_is_known"),
        ]
        indexes = [
            models.Index(fields=["person_id", "box", "-last_at", "-conversation_id"], name="conversations_newest"),
            models.Index(fields=["person_id"], condition=Q(read_number__lt=F("last_number")), name="conversations_unread"),
        ]


class Letter(Row):
    """One letter. Its owner key is the conversation; `number` counts from 1 there."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="+", db_index=False)
    number = models.IntegerField()
    sender_id = models.BigIntegerField()
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.value) for kind in Kind], default=Kind.TEXT.value)
    text = models.TextField(blank=True)
    subject_id = models.BigIntegerField(null=True, blank=True)
    """The note or the person it shows."""
    picture_id = models.BigIntegerField(null=True, blank=True)
    asks = models.BooleanField(default=False)
    """The one letter of a stranger. The database allows no second."""
    key = models.CharField(max_length=40, blank=True)
    """The writer's own name for it, so that sending again makes no second one."""
    sent_at = models.DateTimeField()
    gone = models.CharField(max_length=10, choices=[(gone.value, gone.value) for gone in Gone], blank=True)
    withheld_at = models.DateTimeField(null=True, blank=True)
    """When review decided that only its writer sees it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="letters_in_order"),
            models.UniqueConstraint(fields=["conversation", "sender_id"], condition=Q(asks=True), name="one_letter_until_answered"),
            models.UniqueConstraint(fields=["conversation", "sender_id", "key"], condition=~Q(key=""), name="one_letter_a_key"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="letter_kind_is_known"),
            models.CheckConstraint(condition=Q(gone="") | Q(text="", subject_id=None, picture_id=None), name="what_is_gone_says_nothing"),
        ]


class HiddenLetter(Row):
    """A letter that one person deleted, for themselves."""

    person_id = models.BigIntegerField()
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "person_id"], name="hidden_once")]
        indexes = [models.Index(fields=["person_id"], name="hidden_by_person")]


class LetterSetting(models.Model):
    """Whom a person lets write to them; without a row, everyone."""

    person_id = models.BigIntegerField(primary_key=True)
    who = models.CharField(max_length=10, choices=[(who.value, who.value) for who in WhoMayWrite], default=WhoMayWrite.EVERYONE.value)
