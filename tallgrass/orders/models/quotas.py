"""How much of the year's limit of cross-border goods an identity has used."""

from django.db import models
from django.db.models import F, Q

from tallgrass.orders.models.purchases import Order
from tallgrass.platform.models import Row


class QuotaYear(models.Model):
    """One identity in one calendar year. The row is what purchases wait on, so that two at once cannot both use the rest."""

    identity_print = models.CharField(max_length=64)
    year = models.SmallIntegerField()
    used = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["identity_print", "year"], name="one_quota_a_year"),
            models.CheckConstraint(condition=Q(used__gte=0), name="quota_is_never_below_zero"),
        ]


class QuotaUse(Row):
    """What one order took of it, and what came back."""

    order = models.OneToOneField(Order, models.PROTECT, related_name="+")
    identity_print = models.CharField(max_length=64)
    year = models.SmallIntegerField()
    amount = models.BigIntegerField()
    returned = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(returned__gte=0, returned__lte=F("amount")), name="quota_returns_at_most_all")]
        indexes = [models.Index(fields=["identity_print", "year"], name="quota_uses_of")]
