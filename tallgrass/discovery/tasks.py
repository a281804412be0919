"""Jobs of discovery."""

from tallgrass.discovery.actions import rank_channels
from tallgrass.platform.jobs import every


@every("* * * * *", "discovery.rank")
def rank() -> None:
    """Every minute: time cools what nobody touched."""
    rank_channels()
