"""Warehouses and what lies in them. Every number here is held together by the database, not by the code."""

from django.db import models
from django.db.models import F, Q

from tallgrass.mall.models.goods import Variant
from tallgrass.mall.models.stores import Store
from tallgrass.mall.types import HoldState, MoveKind, WarehouseKind
from tallgrass.platform.models import Row


class Warehouse(Row):
    """Where goods lie. Without a store it is the house's own, open to every store."""

    store = models.ForeignKey(Store, models.PROTECT, null=True, blank=True, related_name="+")
    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=10)
    country = models.CharField(max_length=2)
    days_least = models.SmallIntegerField()
    """From paid to delivered, in days."""
    days_most = models.SmallIntegerField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in WarehouseKind]), name="warehouse_kind_is_known"),
            models.CheckConstraint(condition=Q(days_least__gte=0, days_most__gte=F("days_least")), name="warehouse_days_are_days"),
        ]


class Stock(Row):
    """What a warehouse holds of a variant.

    `available` is free to sell, `pooled` stands as single units (see `StockUnit`), `reserved` is promised, `sold` is gone and
    not come back. Their sum is what was received and adjusted, always: the database refuses anything else.
    """

    variant = models.ForeignKey(Variant, models.PROTECT, related_name="stocks", db_index=False)
    warehouse = models.ForeignKey(Warehouse, models.PROTECT, related_name="+")
    available = models.IntegerField(default=0)
    pooled = models.IntegerField(default=0)
    reserved = models.IntegerField(default=0)
    sold = models.IntegerField(default=0)
    received = models.IntegerField(default=0)
    adjusted = models.IntegerField(default=0)
    is_hot = models.BooleanField(default=False)
    """Many want it at once: single units are handed out instead of one row being counted down."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["variant", "warehouse"], name="one_stock_a_warehouse"),
            models.CheckConstraint(
                condition=Q(available__gte=0, pooled__gte=0, reserved__gte=0, sold__gte=0, received__gte=0),
                name="stock_is_never_below_zero",
            ),
            models.CheckConstraint(
                condition=Q(received=F("available") + F("pooled") + F("reserved") + F("sold") - F("adjusted")), name="stock_adds_up"
            ),
        ]


class Reservation(Row):
    """Goods promised to one cause (a purchase) until a moment: then claimed, released or expired, once and for all."""

    cause_kind = models.CharField(max_length=30)
    cause_id = models.BigIntegerField()
    state = models.CharField(max_length=10, default=HoldState.HELD.value)
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cause_kind", "cause_id"], name="one_reservation_a_cause"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in HoldState]), name="reservation_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=HoldState.HELD.value, ended_at__isnull=True)
                | (~Q(state=HoldState.HELD.value) & Q(ended_at__isnull=False)),
                name="reservation_ends_once",
            ),
        ]
        indexes = [models.Index(fields=["until"], condition=Q(state=HoldState.HELD.value), name="reservations_held")]


class ReservationLine(Row):
    """So many of one stock, for one reservation: `counted` from the row, the rest as single units."""

    reservation = models.ForeignKey(Reservation, models.CASCADE, related_name="lines", db_index=False)
    stock = models.ForeignKey(Stock, models.PROTECT, related_name="+")
    quantity = models.IntegerField()
    counted = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reservation", "stock"], name="one_line_a_stock"),
            models.CheckConstraint(condition=Q(quantity__gt=0, counted__gte=0, counted__lte=F("quantity")), name="line_is_whole"),
        ]


class StockUnit(models.Model):
    """One piece of hot goods: free, or promised to a line, or sold (until it is counted into its stock and goes)."""

    id = models.BigAutoField(primary_key=True)
    stock = models.ForeignKey(Stock, models.PROTECT, related_name="+", db_index=False)
    line_id = models.BigIntegerField(null=True, blank=True)
    is_sold = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(is_sold=False) | Q(line_id__isnull=False), name="sold_unit_has_a_line")]
        indexes = [
            models.Index(fields=["stock", "id"], condition=Q(line_id__isnull=True), name="units_free"),
            models.Index(fields=["line_id"], condition=Q(line_id__isnull=False), name="units_of_line"),
            models.Index(fields=["stock"], condition=Q(is_sold=True), name="units_sold"),
        ]


class StockMove(Row):
    """Goods that moved: append-only, by trigger. What every number of a stock can be proven from."""

    stock = models.ForeignKey(Stock, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10)
    quantity = models.IntegerField()
    """Above zero; below only where something was adjusted down."""
    cause_kind = models.CharField(max_length=30, blank=True)
    cause_id = models.BigIntegerField(null=True, blank=True)
    key = models.CharField(max_length=120, null=True, blank=True)
    """The caller's name for the act: the same never moves goods twice."""
    actor_id = models.BigIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stock", "key"], condition=Q(key__isnull=False), name="one_move_a_key"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in MoveKind]), name="move_kind_is_known"),
            models.CheckConstraint(
                condition=Q(quantity__gt=0) | (Q(kind=MoveKind.ADJUSTED.value) & Q(quantity__lt=0)), name="move_has_a_direction"
            ),
        ]
        indexes = [models.Index(fields=["stock", "-id"], name="moves_of_stock")]
