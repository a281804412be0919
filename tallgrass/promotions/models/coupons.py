"""Coupons: the campaign, what is in people's hands, what was used."""

from django.db import models
from django.db.models import F, Q

from tallgrass.platform.models import Row
from tallgrass.promotions.models.rules import Rule


class Coupon(Rule):
    """A campaign of coupons. It is claimed from `opens` until `closes`; a claimed one is good until `good_until`, or `good_days` after its claim."""

    at = models.BigIntegerField(default=0)
    amount_off = models.BigIntegerField(default=0)
    percent_off = models.SmallIntegerField(default=0)
    most_off = models.BigIntegerField(null=True, blank=True)
    is_exclusive = models.BooleanField(default=False)
    total = models.IntegerField(null=True, blank=True)
    """How many there are; None: as many as people want."""
    per_person = models.SmallIntegerField(default=1)
    claimed = models.IntegerField(default=0)
    good_days = models.SmallIntegerField(null=True, blank=True)
    good_until = models.DateTimeField()
    code = models.CharField(max_length=20, null=True, blank=True)
    """Only who knows the code gets it; without one it lies open in the coupon centre."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="one_coupon_a_code"),
            models.CheckConstraint(
                condition=Q(claimed__gte=0) & (Q(total__isnull=True) | Q(claimed__lte=F("total"))), name="claims_within_total"
            ),
            models.CheckConstraint(condition=Q(per_person__gte=1, per_person__lte=100), name="coupon_has_a_share"),
            models.CheckConstraint(
                condition=Q(at__gte=0)
                & (Q(amount_off__gt=0, percent_off=0) | Q(amount_off=0, percent_off__gt=0, percent_off__lt=100))
                & (Q(most_off__isnull=True) | Q(most_off__gt=0)),
                name="coupon_takes_something_off",
            ),
            models.CheckConstraint(condition=Q(closes__gt=F("opens"), good_until__gt=F("opens")), name="coupon_window_is_open"),
        ]
        indexes = [
            models.Index(fields=["-id"], condition=Q(stopped_at__isnull=True, code__isnull=True), name="coupons_open"),
            models.Index(fields=["store", "-id"], name="coupons_of_store"),
        ]


class CouponClaim(Row):
    """A coupon in a person's hands. `number` counts a person's of one campaign: the unique key holds the share."""

    coupon = models.ForeignKey(Coupon, models.PROTECT, related_name="claims", db_index=False)
    person_id = models.BigIntegerField()
    number = models.SmallIntegerField()
    expires_at = models.DateTimeField()
    is_used = models.BooleanField(default=False)
    """By an order that still stands. Turned by the statement that writes or ends the use."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coupon", "person_id", "number"], name="one_claim_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="claims_count_from_one"),
        ]
        indexes = [models.Index(fields=["person_id", "-id"], name="claims_of_person")]


class CouponUse(Row):
    """A claim used for a cause (a purchase). At most one use of a claim is alive: the unique key says so, whatever the code does."""

    claim = models.ForeignKey(CouponClaim, models.PROTECT, related_name="uses", db_index=False)
    cause_kind = models.CharField(max_length=30)
    cause_id = models.BigIntegerField()
    key = models.CharField(max_length=120)
    returned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim"], condition=Q(returned_at__isnull=True), name="one_use_a_claim"),
            models.UniqueConstraint(fields=["claim", "key"], name="one_use_a_key"),
        ]
        indexes = [models.Index(fields=["cause_kind", "cause_id"], name="coupon_uses_of_cause")]
