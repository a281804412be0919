"""A checkout and what it became: purchase → orders → lines, each with the steps it went. All amounts in minor units of `currency`."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from tallgrass.orders.states import LIVE, OrderState, PurchaseState
from tallgrass.platform import clock
from tallgrass.platform.models import Row

_MONEY: dict[str, Any] = {"default": 0}


class Purchase(Row):
    """One checkout, one payment. `total` is what is paid in money; `discount` and `dew_amount` were taken off before."""

    buyer_id = models.BigIntegerField()
    key = models.CharField(max_length=255)
    """The idempotency key of the checkout."""
    request = models.CharField(max_length=64)
    """SHA-256 of what was asked under the key."""
    state = models.CharField(max_length=10, default=PurchaseState.PENDING.value)
    currency = models.CharField(max_length=3)
    goods = models.BigIntegerField()
    freight = models.BigIntegerField(**_MONEY)
    tax = models.BigIntegerField(**_MONEY)
    discount = models.BigIntegerField(**_MONEY)
    dew = models.BigIntegerField(**_MONEY)
    """Drops; worth `dew_amount`."""
    dew_amount = models.BigIntegerField(**_MONEY)
    total = models.BigIntegerField()
    hold_id = models.BigIntegerField(null=True, blank=True)
    """The dew set aside until it is paid."""
    coupon_ids = ArrayField(models.BigIntegerField(), default=list)
    recipient = models.JSONField()
    """The address as it was: name, phone, country, province, city, district, street, postcode."""
    identity_id = models.BigIntegerField(null=True, blank=True)
    """Whose name customs is told, in the vault of accounts."""
    identity_print = models.CharField(max_length=64, blank=True)
    """What the yearly quota is counted by."""
    expires_at = models.DateTimeField()
    payment_id = models.BigIntegerField(null=True, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["buyer_id", "key"], name="one_purchase_a_key"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in PurchaseState]), name="purchase_state_is_known"),
            models.CheckConstraint(
                condition=Q(total=F("goods") + F("freight") + F("tax") - F("discount") - F("dew_amount"), total__gte=0),
                name="purchase_adds_up",
            ),
            models.CheckConstraint(condition=Q(state=PurchaseState.PAID.value) ^ Q(paid_at__isnull=True), name="paid_purchase_says_when"),
        ]
        indexes = [
            models.Index(fields=["expires_at"], condition=Q(state=PurchaseState.PENDING.value), name="purchases_to_expire"),
            models.Index(fields=["buyer_id", "-id"], name="purchases_of"),
        ]

    @property
    def is_open(self) -> bool:
        return self.state == PurchaseState.PENDING.value


class Order(Row):
    """What one store sends from one warehouse. `refunded` is money given back; the sums are those of its lines, and the freight."""

    purchase = models.ForeignKey(Purchase, models.PROTECT, related_name="orders")
    number = models.CharField(max_length=24, unique=True)
    """What people read out: `TG261124…`."""
    buyer_id = models.BigIntegerField()
    store_id = models.BigIntegerField()
    warehouse_id = models.BigIntegerField()
    warehouse_kind = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default=OrderState.PENDING.value)
    goods = models.BigIntegerField()
    freight = models.BigIntegerField(**_MONEY)
    tax = models.BigIntegerField(**_MONEY)
    discount = models.BigIntegerField(**_MONEY)
    house_discount = models.BigIntegerField(**_MONEY)
    """The part of `discount` that the house pays the store for."""
    dew = models.BigIntegerField(**_MONEY)
    dew_amount = models.BigIntegerField(**_MONEY)
    total = models.BigIntegerField()
    refunded = models.BigIntegerField(**_MONEY)
    words = models.CharField(max_length=200, blank=True)
    """From the buyer to the store."""
    missed_gifts = models.JSONField(default=list, db_default=[])
    """Gifts that were earned and did not come along, and why: `[[Chinese, English], …]`."""
    store_note = models.CharField(max_length=200, blank=True)
    """The store's own; the buyer does not see it."""
    arrives_from = models.DateField(null=True, blank=True)
    arrives_by = models.DateField(null=True, blank=True)
    send_by = models.DateTimeField(null=True, blank=True)
    paid_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    receive_by = models.DateTimeField(null=True, blank=True)
    """When it counts as received without the buyer's word."""
    received_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    """When the escrow was paid out."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[state.value for state in OrderState]), name="order_state_is_known"),
            models.CheckConstraint(
                condition=Q(total=F("goods") + F("freight") + F("tax") - F("discount") - F("dew_amount"), total__gte=0),
                name="order_adds_up",
            ),
            models.CheckConstraint(condition=Q(refunded__gte=0, refunded__lte=F("total")), name="order_refunds_at_most_what_was_paid"),
            models.CheckConstraint(
                condition=Q(house_discount__gte=0, house_discount__lte=F("discount")), name="order_house_discount_is_a_part"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(state.value for state in LIVE)) | Q(paid_at__isnull=False),
                name="order_is_paid_before_it_moves",
            ),
        ]
        indexes = [
            models.Index(fields=["buyer_id", "-id"], name="orders_of_buyer"),
            models.Index(fields=["store_id", "-id"], name="orders_of_store"),
            models.Index(fields=["store_id", "state", "-id"], name="orders_of_store_by_state"),
            models.Index(fields=["state", "-id"], name="orders_by_state"),
            models.Index(fields=["receive_by"], condition=Q(state=OrderState.DELIVERED.value), name="orders_to_be_received"),
        ]

    @property
    def is_cross_border(self) -> bool:
        return self.warehouse_kind != "domestic"

    @property
    def is_past_returns(self) -> bool:
        """The days are over in which something may be put right after it came."""
        return self.delivered_at is not None and clock.now() - self.delivered_at > timedelta(days=settings.TALLGRASS_RETURN_DAYS)


class OrderLine(Row):
    """`paid` is this line's part of the money, without freight. Words and picture are as they were when it was bought."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="lines", db_index=False)
    position = models.SmallIntegerField()
    variant_id = models.BigIntegerField()
    product_id = models.BigIntegerField()
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=200, blank=True)
    option_text = models.CharField(max_length=300, blank=True)
    option_text_en = models.CharField(max_length=300, blank=True)
    picture_url = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=2, blank=True)
    weight_grams = models.IntegerField(default=0)
    quantity = models.SmallIntegerField()
    unit_price = models.BigIntegerField()
    goods = models.BigIntegerField()
    discount = models.BigIntegerField(**_MONEY)
    house_discount = models.BigIntegerField(**_MONEY)
    tax = models.BigIntegerField(**_MONEY)
    tax_basis_points = models.IntegerField(default=0)
    """The combined rate, in hundredths of a per cent: 9.1 % is 910."""
    quota = models.BigIntegerField(**_MONEY)
    """What of it counts towards the buyer's yearly limit."""
    dew = models.BigIntegerField(**_MONEY)
    dew_amount = models.BigIntegerField(**_MONEY)
    paid = models.BigIntegerField()
    is_gift = models.BooleanField(default=False)
    why = models.CharField(max_length=200, blank=True, db_default="")
    """What a gift is for."""
    why_en = models.CharField(max_length=400, blank=True, db_default="")
    returned = models.SmallIntegerField(default=0)
    """Pieces given back (or paid back)."""
    from_note_id = models.BigIntegerField(null=True, blank=True)
    from_exposure = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "position"], name="one_order_line_a_place"),
            models.CheckConstraint(
                condition=Q(paid=F("goods") + F("tax") - F("discount") - F("dew_amount"), paid__gte=0), name="order_line_adds_up"
            ),
            models.CheckConstraint(condition=Q(goods=F("unit_price") * F("quantity")), name="order_line_is_price_times_quantity"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1, returned__gte=0, returned__lte=F("quantity")), name="order_line_returns_at_most_all"
            ),
        ]
        indexes = [
            models.Index(fields=["product_id", "-id"], name="order_lines_of_product"),
            models.Index(fields=["from_note_id"], condition=Q(from_note_id__isnull=False), name="order_lines_from_note"),
            models.Index(fields=["from_exposure"], condition=Q(from_exposure__isnull=False), name="order_lines_from_exposure"),
        ]


class OrderStep(Row):
    """A state an order came into, when and by whom: its time line. Append-only, by trigger."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="steps", db_index=False)
    state = models.CharField(max_length=10)
    by = models.CharField(max_length=8)
    """`buyer`, `store`, `house`, `carrier` or `clock`."""
    actor_id = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField()
    words = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "state"], name="order_comes_into_a_state_once")]
