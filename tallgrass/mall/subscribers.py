"""What the mall hears: its own goods moving, to keep lists right."""

from collections.abc import Sequence

from tallgrass.mall.actions.listings import follow_sales, refresh_listings
from tallgrass.mall.events import GoodsReturned, GoodsSold, StockTurned
from tallgrass.platform.events import Logged, subscribe


@subscribe(StockTurned, GoodsSold, GoodsReturned)
def keep_listings(batch: Sequence[Logged]) -> None:
    turned = {logged.event.subject_id for logged in batch if isinstance(logged.event, StockTurned)}
    refresh_listings(turned)
    follow_sales({logged.event.subject_id for logged in batch} - turned)
