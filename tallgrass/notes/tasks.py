"""Jobs of notes."""

from procrastinate.contrib.django import app

from tallgrass.notes.actions import publish_due_notes, sweep_deleted_notes


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="notes.publish_due")
def publish_due(timestamp: int) -> None:
    """Every minute: notes whose time has come."""
    publish_due_notes()


@app.periodic(cron="17 4 * * *")
@app.task(queueing_lock="notes.sweep_deleted")
def sweep_deleted(timestamp: int) -> None:
    """Every night: what was taken back more than 30 days ago goes for good."""
    while sweep_deleted_notes():
        pass
