"""Boards: notes kept together, alone or with others."""

from django.db import models
from django.db.models import F, Q

from tallgrass.notes.board_types import BoardVisibility
from tallgrass.notes.models.notes import Note
from tallgrass.platform.models import Row


class Board(Row):
    """A board. `name_key` is its name folded: nobody has two boards of one name. A deleted one can be brought back for thirty days."""

    owner_id = models.BigIntegerField()
    name = models.CharField(max_length=40)
    name_key = models.CharField(max_length=60)
    description = models.CharField(max_length=300, blank=True)
    visibility = models.CharField(max_length=10, default=BoardVisibility.PUBLIC.value)
    cover_note_id = models.BigIntegerField(null=True, blank=True)
    """The note whose picture stands for the board; without one, its first four do."""
    news_at = models.DateTimeField(null=True, blank=True)
    """When a note came that its followers were not told of yet."""
    told_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    withheld = models.BooleanField(default=False, db_default=False)
    """Review lets only its owner see it."""
    limited = models.BooleanField(default=False, db_default=False)
    """Review has it spread no further: it is neither found nor told of."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner_id", "name_key"], condition=Q(deleted_at__isnull=True), name="one_board_a_name"),
            models.CheckConstraint(
                condition=Q(visibility__in=[value.value for value in BoardVisibility]), name="board_visibility_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["owner_id", "-id"], name="boards_of"),
            models.Index(fields=["news_at"], name="boards_with_news", condition=Q(news_at__isnull=False)),
            models.Index(fields=["deleted_at"], name="boards_deleted", condition=Q(deleted_at__isnull=False)),
        ]

    @property
    def is_public(self) -> bool:
        return self.visibility == BoardVisibility.PUBLIC


class BoardEditor(Row):
    """Someone the owner asked to fill the board with them; an editor once they said yes (`joined_at`)."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="+", db_index=False)
    person_id = models.BigIntegerField()
    joined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "person_id"], name="editor_once_a_board")]
        indexes = [models.Index(fields=["person_id", "-id"], name="boards_edited")]


class BoardNote(Row):
    """A note on a board. Smaller positions come first; what was added last stands at the top until someone moves it."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="+", db_index=False)
    note = models.ForeignKey(Note, models.CASCADE, related_name="+")
    added_by_id = models.BigIntegerField()
    position = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "note"], name="note_once_a_board")]
        indexes = [models.Index(F("board"), F("position"), F("id"), name="board_in_order")]


class BoardFollow(Row):
    board = models.ForeignKey(Board, models.CASCADE, related_name="+", db_index=False)
    person_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "person_id"], name="follow_board_once")]
        indexes = [models.Index(fields=["person_id", "-id"], name="boards_followed")]


class BoardCounts(models.Model):
    """Who follows a board, counted: a reading of the log, folded in batches."""

    board_id = models.BigIntegerField(primary_key=True)
    follows = models.IntegerField(default=0)
