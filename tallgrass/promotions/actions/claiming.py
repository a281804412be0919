"""Taking a coupon into one's hands."""

import re
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q

from tallgrass.accounts.models import Person
from tallgrass.platform import clock
from tallgrass.promotions import errors
from tallgrass.promotions.models import Coupon, CouponClaim

CODE = re.compile(r"[A-Z0-9]{4,20}")


def claim_coupon(*, actor: Person, coupon_id: int) -> CouponClaim:
    """Take one of a campaign that lies open.

    Raises:
        DomainError: `no_such_coupon`, `coupon_closed`, `coupons_gone`, `coupon_share_reached`.
    """
    return _claim(actor, Coupon.objects.filter(id=coupon_id, code__isnull=True), errors.no_such_coupon())


def claim_by_code(*, actor: Person, code: str) -> CouponClaim:
    """Take the coupon of a code; capitals and spaces around do not matter.

    Raises:
        DomainError: `unknown_code` and those of `claim_coupon`.
    """
    code = code.strip().upper()
    if not CODE.fullmatch(code):
        raise errors.unknown_code()
    return _claim(actor, Coupon.objects.filter(code=code), errors.unknown_code())


def _claim(actor: Person, found, unknown) -> CouponClaim:  # type: ignore[no-untyped-def]
    """The campaign's row is held from its count on: the claims of one person are numbered one after the other."""
    with transaction.atomic():
        now = clock.now()
        coupon = found.first()
        if coupon is None:
            raise unknown
        if coupon.state != "running":
            raise errors.coupon_closed()
        if CouponClaim.objects.filter(coupon=coupon, person_id=actor.id).count() >= coupon.per_person:
            raise errors.coupon_share_reached(coupon.per_person)
        counted = Coupon.objects.filter(Q(total__isnull=True) | Q(claimed__lt=F("total")), id=coupon.id, stopped_at__isnull=True)
        if not counted.update(claimed=F("claimed") + 1):
            raise errors.coupons_gone()
        have = CouponClaim.objects.filter(coupon=coupon, person_id=actor.id).count()
        if have >= coupon.per_person:  # Another request of the same person came first; the count goes back with this transaction.
            raise errors.coupon_share_reached(coupon.per_person)
        until = min(coupon.good_until, now + timedelta(days=coupon.good_days)) if coupon.good_days else coupon.good_until
        return CouponClaim.objects.create(coupon=coupon, person_id=actor.id, number=have + 1, expires_at=until)
