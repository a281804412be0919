"""The way of a parcel: legs, what the carrier tells, what customs is told."""

from django.db import models
from django.db.models import Q

from tallgrass.orders.models.purchases import Order
from tallgrass.platform.models import Row


class Shipment(Row):
    """A parcel of an order: out to the buyer, or back to the warehouse."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="shipments")
    direction = models.CharField(max_length=4, default="out")
    carrier = models.CharField(max_length=20)
    number = models.CharField(max_length=40)
    after_sale_id = models.BigIntegerField(null=True, blank=True)
    """The return or exchange it belongs to."""
    delivered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["carrier", "number"], name="one_shipment_a_number"),
            models.UniqueConstraint(
                fields=["order"], condition=Q(direction="out", after_sale_id__isnull=True), name="one_first_shipment_an_order"
            ),
            models.CheckConstraint(condition=Q(direction__in=["out", "back"]), name="shipment_direction_is_known"),
        ]


class ShipmentNews(Row):
    """What a carrier told of a parcel, once each."""

    shipment = models.ForeignKey(Shipment, models.CASCADE, related_name="news", db_index=False)
    event = models.CharField(max_length=80)
    """The carrier's name for the event."""
    kind = models.CharField(max_length=20)
    place = models.CharField(max_length=60, blank=True)
    place_en = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["shipment", "event"], name="carrier_news_once")]


class CustomsDocument(Row):
    """One of the three that must agree before customs releases a parcel: `order`, `payment`, `logistics`. Holds no name and no number of a person."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="customs_documents", db_index=False)
    kind = models.CharField(max_length=10)
    body = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "kind"], name="one_customs_document_a_kind"),
            models.CheckConstraint(condition=Q(kind__in=["order", "payment", "logistics"]), name="customs_document_kind_is_known"),
        ]


class Declaration(Row):
    """An order before customs. `released_at` starts the thirty days in which it may come back with its tax."""

    order = models.OneToOneField(Order, models.PROTECT, related_name="+")
    number = models.CharField(max_length=40, unique=True)
    released_at = models.DateTimeField(null=True, blank=True)
    faults = models.JSONField(default=list)
    """In what the documents did not agree the last time they were handed in."""
