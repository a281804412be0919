"""Limited sales: a price for a time, so many units, so many a person. Every number is held by the database."""

from django.db import models
from django.db.models import F, Q

from tallgrass.mall.models import Store
from tallgrass.platform.models import Row
from tallgrass.platform.words import Words


class LimitedSale(Row):
    """A variant at a lower price from `opens` until `closes`."""

    store = models.ForeignKey(Store, models.PROTECT, related_name="+", db_index=False)
    product_id = models.BigIntegerField()
    variant_id = models.BigIntegerField()
    name = models.CharField(max_length=40, blank=True)
    name_en = models.CharField(max_length=80, blank=True)
    price = models.BigIntegerField()
    units = models.IntegerField()
    per_person = models.SmallIntegerField(default=1)
    stands_alone = models.BooleanField(default=False)
    has_line = models.BooleanField(default=False)
    """Many want it at once: people are let in one after another, and only who was let in gets the price."""
    opens = models.DateTimeField()
    closes = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(price__gte=0, units__gte=1, per_person__gte=1), name="sale_has_numbers"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="sale_window_is_open"),
        ]
        indexes = [
            models.Index(fields=["closes"], condition=Q(stopped_at__isnull=True), name="sales_running"),
            models.Index(fields=["variant_id"], condition=Q(stopped_at__isnull=True), name="sales_of_variant"),
            models.Index(fields=["store", "-id"], name="sales_of_store"),
        ]

    @property
    def words(self) -> Words:
        return Words(self.name, self.name_en or self.name)


class LimitedTake(Row):
    """So many of a sale for one cause (a purchase), until they are given back, if ever."""

    sale = models.ForeignKey(LimitedSale, models.PROTECT, related_name="takes", db_index=False)
    person_id = models.BigIntegerField()
    cause_kind = models.CharField(max_length=30)
    cause_id = models.BigIntegerField()
    key = models.CharField(max_length=120)
    quantity = models.SmallIntegerField()
    returned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sale", "cause_kind", "cause_id"], name="one_take_a_cause"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="take_has_a_quantity"),
        ]
        indexes = [
            models.Index(fields=["cause_kind", "cause_id"], name="takes_of_cause"),
            models.Index(fields=["person_id", "-id"], name="takes_of_person"),
        ]


class LimitedShare(Row):
    """How many of a sale a person has. `most` is the sale's limit when the first was taken: the row itself refuses more."""

    sale = models.ForeignKey(LimitedSale, models.PROTECT, related_name="+", db_index=False)
    person_id = models.BigIntegerField()
    quantity = models.SmallIntegerField()
    most = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sale", "person_id"], name="one_share_a_person"),
            models.CheckConstraint(condition=Q(quantity__gte=0, quantity__lte=F("most")), name="share_within_its_limit"),
        ]
        indexes = [models.Index(fields=["person_id"], name="shares_of_person")]


class LimitedUnit(models.Model):
    """One unit of a sale: free, or taken. Rows instead of a counter, so that thousands at once pass by each other."""

    id = models.BigAutoField(primary_key=True)
    sale = models.ForeignKey(LimitedSale, models.CASCADE, related_name="+", db_index=False)
    take = models.ForeignKey(LimitedTake, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)

    class Meta:
        indexes = [
            models.Index(fields=["sale", "id"], condition=Q(take__isnull=True), name="limited_units_free"),
            models.Index(fields=["take"], condition=Q(take__isnull=False), name="limited_units_taken"),
        ]


class LinePlace(models.Model):
    """A person's place in the line before a sale: the lower the id, the earlier. Gone from the page for a while, they are passed over."""

    id = models.BigAutoField(primary_key=True)
    sale = models.ForeignKey(LimitedSale, models.CASCADE, related_name="+", db_index=False)
    person_id = models.BigIntegerField()
    seen_at = models.DateTimeField()
    admitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sale", "person_id"], name="one_place_a_person")]
        indexes = [
            models.Index(fields=["sale", "id"], condition=Q(admitted_at__isnull=True), name="line_waiting"),
            models.Index(fields=["sale", "admitted_at"], condition=Q(admitted_at__isnull=False), name="line_admitted"),
            models.Index(fields=["person_id"], name="places_of_person"),
        ]
