"""What the platform is told about promotions."""

from tallgrass.platform.invariants import invariants
from tallgrass.platform.personal_data import Holding, declare
from tallgrass.promotions.invariants import INVARIANTS
from tallgrass.promotions.models import CouponClaim, LimitedShare, LimitedTake

invariants(*INVARIANTS)

_KEPT = "What was used belongs to orders, whose books must stay whole; it names the person by id only."
declare(
    Holding(CouponClaim, "person_id", export=("coupon_id", "created_at", "expires_at", "is_used"), keep=True, why=_KEPT),
    Holding(LimitedTake, "person_id", export=("sale_id", "quantity", "created_at", "returned_at"), keep=True, why=_KEPT),
    Holding(LimitedShare, "person_id", keep=True, why=_KEPT),
)
