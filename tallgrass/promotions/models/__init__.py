"""Tables of promotions."""

from tallgrass.promotions.models.coupons import Coupon, CouponClaim, CouponUse
from tallgrass.promotions.models.offers import FreightRule, Offer
from tallgrass.promotions.models.sales import LimitedSale, LimitedShare, LimitedTake, LimitedUnit, LinePlace

__all__ = [
    "Coupon",
    "CouponClaim",
    "CouponUse",
    "FreightRule",
    "LimitedSale",
    "LimitedShare",
    "LimitedTake",
    "LimitedUnit",
    "LinePlace",
    "Offer",
]
