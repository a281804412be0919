"""What coupons and offers have in common."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tallgrass.mall.models import Store
from tallgrass.platform import clock
from tallgrass.platform.models import Row
from tallgrass.platform.words import Words
from tallgrass.promotions.pricing.types import Scope, Window
from tallgrass.promotions.types import RuleState


class Rule(Row):
    """A rule of one store, or without a store of the mall, for a time. Amounts are minor units of the house's currency.

    Empty lists narrow nothing. A rule is never changed once it stands, only stopped: what people were promised stays true.
    """

    store = models.ForeignKey(Store, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=80, blank=True)
    product_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    category_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    warehouse_kinds = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    opens = models.DateTimeField()
    closes = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def words(self) -> Words:
        return Words(self.name, self.name_en or self.name)

    @property
    def scope(self) -> Scope:
        return Scope(self.store_id, frozenset(self.product_ids), frozenset(self.category_ids), frozenset(self.warehouse_kinds))

    @property
    def window(self) -> Window:
        return Window(self.opens, self.closes)

    @property
    def state(self) -> RuleState:
        now = clock.now()
        if self.stopped_at:
            return RuleState.STOPPED
        if now < self.opens:
            return RuleState.COMING
        return RuleState.RUNNING if now < self.closes else RuleState.OVER
