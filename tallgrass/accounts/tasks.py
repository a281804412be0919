"""Job shells: each calls one action."""

from tallgrass.accounts import actions
from tallgrass.platform.jobs import every, job


@job("accounts.deliver_message")
def deliver_message(message_id: int) -> None:
    actions.deliver_message(message_id=message_id)


@job("accounts.make_export")
def make_export(export_id: int) -> None:
    actions.make_export(export_id=export_id)


@every("* * * * *", "accounts.end_bans_due")
def end_bans_due() -> None:
    actions.end_bans_due()


@every("23 * * * *", "accounts.erase_people_due")
def erase_people_due() -> None:
    actions.erase_people_due()


@every("41 20 * * *", "accounts.sweep")
def sweep() -> None:
    """What is kept for a while only."""
    actions.forget_sessions()
    actions.forget_unproven()
    actions.forget_messages()
    actions.forget_exports()
    actions.forget_identities()
