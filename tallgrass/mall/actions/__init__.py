"""Writes of the mall, a module a noun."""

from tallgrass.mall.actions.holds import claim_reservations, expire_reservations, release_reservations, reserve_stock
from tallgrass.mall.actions.stocking import adjust_stock, fold_units, receive_stock, return_stock, set_hot

__all__ = [
    "adjust_stock",
    "claim_reservations",
    "expire_reservations",
    "fold_units",
    "receive_stock",
    "release_reservations",
    "reserve_stock",
    "return_stock",
    "set_hot",
]
