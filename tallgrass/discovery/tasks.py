"""Jobs of discovery."""

from django.conf import settings

from tallgrass.discovery.actions import (
    make_days_ahead,
    make_hot_list,
    rank_channels,
    refresh_feed,
    refresh_goods,
    tell_trends,
    train_when_due,
)
from tallgrass.discovery.actions.goods_trends import make_goods_trends
from tallgrass.discovery.actions.lake import drop_old_days, export_lake
from tallgrass.discovery.errors import parquet_missing
from tallgrass.platform.errors import DomainError
from tallgrass.platform.jobs import every, job


@every("* * * * *", "discovery.rank")
def rank() -> None:
    """Every minute: time cools what nobody touched."""
    rank_channels()


@job("discovery.rank_soon")
def rank_soon() -> None:
    """What was published a moment after the walls had been ranked."""
    rank_channels()
    refresh_feed()


@every("*/3 * * * *", "discovery.make_hot_list")
def hot() -> None:
    """Every three minutes: what surprises now."""
    make_hot_list()


@every("4,34 * * * *", "discovery.make_goods_trends")
def goods_trends() -> None:
    """Every half hour: which goods, stores and brands rise."""
    make_goods_trends()


@every("7 * * * *", "discovery.make_days_ahead")
def days() -> None:
    """Every hour: room for the behaviour of the days to come."""
    make_days_ahead()


@every("7,37 * * * *", "discovery.tell_trends")
def trends() -> None:
    """Every half hour: whoever woke up meanwhile hears of what is hot."""
    tell_trends()


@every("* * * * *", "discovery.refresh_feed")
def refresh() -> None:
    """Every minute: what is new and lively since the version was made, and what is on sale."""
    refresh_feed()
    refresh_goods()


@every("*/10 * * * *", "discovery.train")
def train() -> None:
    """Every ten minutes: see whether it is time for a new version, where versions are made."""
    if settings.TALLGRASS_TRAINS:
        train_when_due()


@every("23 18 * * *", "discovery.export_lake")
def lake() -> None:
    """Every night (where most live): finished days to the lake, then old ones out of the database. A place without the extra keeps all."""
    try:
        export_lake()
    except DomainError as error:
        if error.code != parquet_missing().code:
            raise
        return
    drop_old_days()
