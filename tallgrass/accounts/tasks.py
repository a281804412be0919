"""Job shells: each calls one action."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tallgrass.accounts import actions


@app.task(name="accounts.deliver_message", retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def deliver_message(message_id: int) -> None:
    """Again after 4, 16, 64, 256 and 1,024 seconds when the provider fails."""
    actions.deliver_message(message_id=message_id)


@app.task(name="accounts.make_export", retry=RetryStrategy(max_attempts=3, exponential_wait=10))
def make_export(export_id: int) -> None:
    actions.make_export(export_id=export_id)


@app.periodic(cron="* * * * *")
@app.task(name="accounts.end_bans_due", queueing_lock="accounts.end_bans_due")
def end_bans_due(timestamp: int) -> None:
    """Every minute: bans that have run out."""
    actions.end_bans_due()


@app.periodic(cron="23 * * * *")
@app.task(name="accounts.erase_people_due", queueing_lock="accounts.erase_people_due")
def erase_people_due(timestamp: int) -> None:
    """Every hour: people whose 30 days are over."""
    actions.erase_people_due()


@app.periodic(cron="41 4 * * *")
@app.task(name="accounts.sweep", queueing_lock="accounts.sweep")
def sweep(timestamp: int) -> None:
    """Every night: what was kept for a while only."""
    actions.forget_sessions()
    actions.forget_unproven()
    actions.forget_messages()
    actions.forget_exports()
