"""Jobs of discovery."""

from tallgrass.discovery.actions import make_hot_list, rank_channels
from tallgrass.platform.jobs import every


@every("* * * * *", "discovery.rank")
def rank() -> None:
    """Every minute: time cools what nobody touched."""
    rank_channels()


@every("*/3 * * * *", "discovery.make_hot_list")
def hot() -> None:
    """Every three minutes: what surprises now."""
    make_hot_list()
