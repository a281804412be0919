"""Job shells: each calls one action."""

from tallgrass.moderation import actions
from tallgrass.platform.jobs import every


@every("53 * * * *", "moderation.sweep")
def sweep() -> None:
    actions.sweep_traces()
