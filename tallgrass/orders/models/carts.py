"""What one means to buy."""

from django.db import models
from django.db.models import Q

from tallgrass.platform.models import Row

MOST_PIECES = 999


class Cart(Row):
    """A member's cart, or that of a browser nobody has signed in with. A browser's is emptied into the member's once, and gone."""

    person_id = models.BigIntegerField(null=True, blank=True, unique=True)
    token_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    """SHA-256 of the browser's cookie."""
    touched_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person_id__isnull=False, token_hash__isnull=True) | Q(person_id__isnull=True, token_hash__isnull=False),
                name="cart_belongs_to_one",
            )
        ]
        indexes = [models.Index(fields=["touched_at"], condition=Q(person_id__isnull=True), name="carts_of_browsers")]


class CartLine(Row):
    """`seen_price` is what it cost when it was put in, so that a change can be said. The path it came by goes with it to the order."""

    cart = models.ForeignKey(Cart, models.CASCADE, related_name="lines", db_index=False)
    variant_id = models.BigIntegerField()
    warehouse_id = models.BigIntegerField()
    quantity = models.SmallIntegerField()
    is_chosen = models.BooleanField(default=True)
    seen_price = models.BigIntegerField()
    from_note_id = models.BigIntegerField(null=True, blank=True)
    from_exposure = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cart", "variant_id", "warehouse_id"], name="one_cart_line_a_variant"),
            models.CheckConstraint(condition=Q(quantity__gte=1, quantity__lte=MOST_PIECES), name="cart_quantity_is_a_quantity"),
        ]
