"""Jobs of notes."""

from tallgrass.notes.actions import (
    publish_due_notes,
    sweep_deleted_boards,
    sweep_deleted_comments,
    sweep_deleted_lists,
    sweep_deleted_notes,
    tell_of_boards,
)
from tallgrass.platform.jobs import every


@every("* * * * *", "notes.publish_due")
def publish_due() -> None:
    """Every minute: notes whose time has come."""
    publish_due_notes()


@every("17 20 * * *", "notes.sweep_deleted")
def sweep_deleted() -> None:
    """Every night: what was taken back more than 30 days ago goes for good."""
    while sweep_deleted_notes():
        pass
    while sweep_deleted_boards() or sweep_deleted_lists() or sweep_deleted_comments():
        pass


@every("*/10 * * * *", "notes.tell_of_boards")
def tell_board_followers() -> None:
    """Every ten minutes: boards with news that had to wait, since their followers had heard of them within the day."""
    while tell_of_boards():
        pass
