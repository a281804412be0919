"""What the platform is told about promotions."""

from tallgrass.mall.merchant import MerchantPlace, register_merchant_place
from tallgrass.platform.invariants import invariants
from tallgrass.platform.personal_data import Holding, declare
from tallgrass.platform.words import Words
from tallgrass.promotions.invariants import INVARIANTS
from tallgrass.promotions.models import CouponClaim, LimitedShare, LimitedTake, LinePlace

invariants(*INVARIANTS)
register_merchant_place(
    MerchantPlace("merchant_coupons", "ticket", Words("券", "Coupons"), order=50),
    MerchantPlace("merchant_offers", "gift", Words("优惠和运费", "Offers and freight"), order=51),
    MerchantPlace("merchant_sales", "bolt", Words("限时购", "Limited sales"), order=52),
)

_KEPT = "What was used belongs to orders, whose books must stay whole; it names the person by id only."
declare(
    Holding(CouponClaim, "person_id", export=("coupon_id", "created_at", "expires_at", "is_used"), keep=True, why=_KEPT),
    Holding(LimitedTake, "person_id", export=("sale_id", "quantity", "created_at", "returned_at"), keep=True, why=_KEPT),
    Holding(LinePlace, "person_id", why="Where in a line somebody stood; it goes with them."),
    Holding(LimitedShare, "person_id", keep=True, why=_KEPT),
)
