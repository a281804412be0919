"""Jobs of search."""

from tallgrass.platform.jobs import every, job
from tallgrass.search import storing
from tallgrass.search.actions import trim_histories
from tallgrass.search.rebuilding import rebuild


@job("search.rebuild")
def rebuild_index() -> None:
    """Asked for when there is no index, or one of another version."""
    if storing.current() is None:
        rebuild()


@every("40 19 * * *", "search.trim_histories")
def trim() -> None:
    trim_histories()
