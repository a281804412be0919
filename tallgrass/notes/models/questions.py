"""Answers to questions. A question is a note of that genre."""

from django.db import models

from tallgrass.notes.models.notes import Note
from tallgrass.platform.models import Row


class Answer(Row):
    """What somebody else says to a question; one a person, changed as often as they like."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="answers", db_index=False)
    author_id = models.BigIntegerField()
    body = models.TextField()
    likes = models.IntegerField(default=0)
    """A reading of the log."""
    edited_at = models.DateTimeField(null=True, blank=True)
    withheld = models.BooleanField(default=False, db_default=False)
    """Review lets only its author see it."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "author_id"], name="one_answer_a_person")]
        indexes = [
            models.Index(fields=["note", "-likes", "-id"], name="answers_most_helpful"),
            models.Index(fields=["author_id", "-id"], name="answers_of"),
        ]


class AnswerPicture(Row):
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="pictures", db_index=False)
    position = models.SmallIntegerField()
    picture_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "position"], name="one_answer_picture_a_position")]
        indexes = [models.Index(fields=["picture_id"], name="answers_with_a_picture")]


class AnswerLike(Row):
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="+")
    person_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "answer"], name="answer_like_once")]


class BestAnswer(Row):
    """The asker's choice. There is one a question, or none."""

    note = models.OneToOneField(Note, models.CASCADE, related_name="+")
    answer = models.OneToOneField(Answer, models.CASCADE, related_name="+")
