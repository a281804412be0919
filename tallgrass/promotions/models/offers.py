"""Offers that ask for no coupon, and what freight costs."""

from django.db import models
from django.db.models import F, Q

from tallgrass.mall.models import Store, Warehouse
from tallgrass.mall.types import WarehouseKind
from tallgrass.platform.models import Row
from tallgrass.promotions.models.rules import Rule
from tallgrass.promotions.pricing.types import Measure
from tallgrass.promotions.types import OfferKind


class Offer(Rule):
    """Tiers, a gift at a threshold, or free freight from an amount on."""

    kind = models.CharField(max_length=10)
    measure = models.CharField(max_length=6, default=Measure.SPEND.value)
    tiers = models.JSONField(default=list)
    """[[at, amount off, per cent off], …], only of tiers."""
    repeats = models.BooleanField(default=False)
    most_off = models.BigIntegerField(null=True, blank=True)
    at = models.BigIntegerField(default=0)
    """Of gifts and freight."""
    gift_variant_id = models.BigIntegerField(null=True, blank=True)
    gift_quantity = models.SmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in OfferKind]), name="offer_kind_is_known"),
            models.CheckConstraint(condition=Q(measure__in=[measure.value for measure in Measure]), name="offer_measure_is_known"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="offer_window_is_open"),
            models.CheckConstraint(
                condition=(Q(kind=OfferKind.GIFT.value) & Q(gift_variant_id__isnull=False))
                | (~Q(kind=OfferKind.GIFT.value) & Q(gift_variant_id__isnull=True)),
                name="gift_offer_has_a_gift",
            ),
            models.CheckConstraint(condition=Q(at__gte=0, gift_quantity__gte=1), name="offer_amounts_are_amounts"),
        ]
        indexes = [
            models.Index(fields=["store", "-id"], name="offers_of_store"),
            models.Index(fields=["closes"], condition=Q(stopped_at__isnull=True), name="offers_running"),
        ]


class FreightRule(Row):
    """What a parcel costs by weight: the most particular rule counts (of a warehouse, of a store, of a kind, of all)."""

    store = models.ForeignKey(Store, models.CASCADE, null=True, blank=True, related_name="+", db_index=False)
    warehouse = models.ForeignKey(Warehouse, models.CASCADE, null=True, blank=True, related_name="+")
    warehouse_kind = models.CharField(max_length=10, blank=True)
    first_fee = models.BigIntegerField()
    first_grams = models.IntegerField(default=1000)
    step_fee = models.BigIntegerField(default=0)
    step_grams = models.IntegerField(default=1000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store", "warehouse", "warehouse_kind"], name="one_freight_rule_a_place", nulls_distinct=False),
            models.CheckConstraint(
                condition=Q(warehouse_kind__in=["", *[kind.value for kind in WarehouseKind]]), name="freight_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(first_fee__gte=0, step_fee__gte=0, first_grams__gte=0, step_grams__gte=1), name="freight_is_not_negative"
            ),
        ]
