"""What the mall hears: its own goods moving, to keep lists right."""

from collections.abc import Sequence

from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.events import GoodsReturned, GoodsSold, StockTurned
from tallgrass.platform.events import Logged, subscribe


@subscribe(StockTurned, GoodsSold, GoodsReturned)
def keep_listings(batch: Sequence[Logged]) -> None:
    refresh_listings({logged.event.subject_id for logged in batch})
