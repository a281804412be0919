"""What the ledger does by the clock."""

from tallgrass.ledger import actions
from tallgrass.platform import clock
from tallgrass.platform.jobs import every


@every("* * * * *", "ledger.expire_holds")
def expire_holds() -> None:
    actions.expire_holds(clock.now())
