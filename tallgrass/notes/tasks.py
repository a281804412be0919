"""Jobs of notes."""

from tallgrass.notes.actions import publish_due_notes, sweep_deleted_notes
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
