"""What goods are sorted by, and what money is worth."""

from django.db import models
from django.db.models import F, Q

from tallgrass.platform.models import Row


class Category(Row):
    """A place in the tree of goods, at most three deep. `slug` stands in its address."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    slug = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=20)
    name_en = models.CharField(max_length=40)
    position = models.SmallIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)
    """Since when nothing new may be put here."""

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(slug__regex=r"^[a-z0-9-]{2,40}$"), name="category_slug_is_plain")]
        indexes = [models.Index(F("position"), F("id"), name="categories_in_order")]


class Brand(Row):
    slug = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    name_en = models.CharField(max_length=60, blank=True)
    key = models.CharField(max_length=90, unique=True)
    """The name folded: one brand a name."""
    country = models.CharField(max_length=2, blank=True)
    intro = models.CharField(max_length=500, blank=True)
    intro_en = models.CharField(max_length=1000, blank=True)
    logo_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(slug__regex=r"^[a-z0-9-]{1,60}$"), name="brand_slug_is_plain")]

    @property
    def url(self) -> str:
        return f"/brand/{self.slug}/"


class ExchangeRate(models.Model):
    """What one whole unit of a currency is worth in the currency of the house. Set by operators."""

    currency = models.CharField(max_length=3, primary_key=True)
    rate = models.DecimalField(max_digits=18, decimal_places=8)
    set_at = models.DateTimeField()
    set_by_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(rate__gt=0), name="rate_is_above_zero")]
