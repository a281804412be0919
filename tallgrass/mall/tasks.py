"""Jobs of the mall."""

from tallgrass.mall.actions import expire_reservations as put_back
from tallgrass.mall.actions import fold_units as count_units
from tallgrass.mall.actions.listings import refresh_turned_prices as prices_turned
from tallgrass.platform import clock
from tallgrass.platform.jobs import every


@every("* * * * *", "mall.expire_reservations")
def expire_reservations() -> None:
    put_back(clock.now())


@every("*/5 * * * *", "mall.fold_units")
def fold_units() -> None:
    count_units()


@every("* * * * *", "mall.refresh_turned_prices")
def refresh_turned_prices() -> None:
    prices_turned()
