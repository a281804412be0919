"""Writes of promotions, a module a noun."""

from tallgrass.promotions.actions.claiming import claim_by_code, claim_coupon
from tallgrass.promotions.actions.lining_up import keep_place, stand_in_line
from tallgrass.promotions.actions.making import add_coupon, add_offer, add_sale, set_freight, stop_coupon, stop_offer, stop_sale
from tallgrass.promotions.actions.redeeming import redeem_coupons, return_coupons
from tallgrass.promotions.actions.taking import give_back_limited, take_limited

__all__ = [
    "add_coupon",
    "add_offer",
    "add_sale",
    "claim_by_code",
    "claim_coupon",
    "give_back_limited",
    "keep_place",
    "redeem_coupons",
    "return_coupons",
    "set_freight",
    "stand_in_line",
    "stop_coupon",
    "stop_offer",
    "stop_sale",
    "take_limited",
]
