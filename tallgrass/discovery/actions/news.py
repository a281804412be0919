"""What was just published comes onto the walls at once, or a moment later."""

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from tallgrass.discovery.actions.rankings import rank_channels
from tallgrass.discovery.actions.refreshing import refresh_feed

PAUSE = 3
"""Seconds until another look at what came too soon after the last one."""


def follow_news() -> None:
    """Rank and refresh now; where that was done a moment ago, have it done in a moment, once for all that comes meanwhile."""
    ranked = rank_channels(only_when_due=True)
    refresh_feed(only_when_due=True)
    if ranked:
        return
    try:
        with transaction.atomic():
            app.configure_task("discovery.rank_soon", queueing_lock="discovery.rank_soon", schedule_in={"seconds": PAUSE}).defer()
    except AlreadyEnqueued:
        return
