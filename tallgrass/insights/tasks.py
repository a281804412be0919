"""Jobs of insights."""

from tallgrass.insights.actions.days import count_lately
from tallgrass.insights.actions.looks import ask_nightly, make_look
from tallgrass.platform.jobs import every, job


@job("insights.look", retry=False)
def look(look_id: int) -> None:
    make_look(look_id)


@every("33 18 * * *", "insights.look_nightly")
def look_nightly() -> None:
    """Every night (where most live): what runs is looked at, so that an operator finds yesterday's figures in the morning."""
    ask_nightly()


@every("17 * * * *", "insights.count_days")
def count_days() -> None:
    """Every hour: the figures of today and yesterday."""
    count_lately()
