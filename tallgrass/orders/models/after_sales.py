"""What is put right after a sale."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from tallgrass.orders.models.purchases import Order, OrderLine
from tallgrass.orders.states import OPEN, AfterSaleKind, AfterSaleState
from tallgrass.platform.models import Row


class AfterSale(Row):
    """A buyer asks for something to be put right; at most one at a time an order. When `deadline_at` passes, the clock acts."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="after_sales")
    buyer_id = models.BigIntegerField()
    store_id = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default=AfterSaleState.ASKED.value)
    reason = models.CharField(max_length=20)
    with_freight = models.BooleanField(default=False)
    amount = models.BigIntegerField(null=True, blank=True)
    """Asked for less than the lines are worth (refund without goods back); None: all of it."""
    deadline_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["order"], condition=Q(state__in=sorted(state.value for state in OPEN)), name="one_after_sale_at_a_time"
            ),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in AfterSaleKind]), name="after_sale_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in AfterSaleState]), name="after_sale_state_is_known"),
        ]
        indexes = [
            models.Index(fields=["buyer_id", "-id"], name="after_sales_of_buyer"),
            models.Index(fields=["store_id", "state", "-id"], name="after_sales_of_store"),
            models.Index(fields=["state", "-id"], name="after_sales_by_state"),
            models.Index(fields=["deadline_at"], condition=Q(deadline_at__isnull=False), name="after_sales_due"),
        ]


class AfterSaleLine(Row):
    after_sale = models.ForeignKey(AfterSale, models.CASCADE, related_name="lines", db_index=False)
    line = models.ForeignKey(OrderLine, models.PROTECT, related_name="+", db_index=False)
    quantity = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["after_sale", "line"], name="one_after_sale_line_a_line"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="after_sale_quantity_is_a_quantity"),
        ]


class AfterSaleStep(Row):
    """Who said and did what, with pictures as evidence."""

    after_sale = models.ForeignKey(AfterSale, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10)
    by = models.CharField(max_length=8)
    actor_id = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField()
    words = models.CharField(max_length=500, blank=True)
    picture_ids = ArrayField(models.BigIntegerField(), default=list)


class Repayment(Row):
    """What was given back of an order at once: money, dew, the house's part of the price, and what became of tax and quota."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="repayments")
    after_sale = models.ForeignKey(AfterSale, models.PROTECT, null=True, related_name="repayments")
    key = models.CharField(max_length=120, unique=True)
    cash = models.BigIntegerField()
    dew = models.BigIntegerField(default=0)
    dew_amount = models.BigIntegerField(default=0)
    house_discount = models.BigIntegerField(default=0)
    tax = models.BigIntegerField(default=0)
    freight = models.BigIntegerField(default=0)
    quota = models.BigIntegerField(default=0)
    pieces = models.JSONField(default=list)
    """[[line id, pieces], …]"""

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(cash__gte=0, dew__gte=0, dew_amount__gte=0), name="repayment_gives")]


class Invoice(Row):
    """Asked for once an order; the paper is drawn from the order each time."""

    order = models.OneToOneField(Order, models.PROTECT, related_name="+")
    number = models.CharField(max_length=24, unique=True)
    title = models.CharField(max_length=80)
    tax_number = models.CharField(max_length=30, blank=True)
