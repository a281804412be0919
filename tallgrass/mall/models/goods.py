"""Products, their variants, pictures and prices, and the row each has in lists."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from tallgrass.mall.models.catalogue import Brand, Category
from tallgrass.mall.models.stores import Store
from tallgrass.mall.types import ContentUnit, ProductState, TaxClass
from tallgrass.platform.models import Row
from tallgrass.platform.money import DIGITS, MOST


class Product(Row):
    """A product. What is chosen and bought are its variants. `version` counts its edits."""

    store = models.ForeignKey(Store, models.PROTECT, related_name="+", db_index=False)
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    brand = models.ForeignKey(Brand, models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=10, default=ProductState.DRAFT.value)
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    attributes = models.JSONField(default=list)
    """[[name, value, name in English, value in English], …], in order."""
    options = models.JSONField(default=list)
    """[[name, name in English], …]: what its variants differ in; empty for the only one."""
    country = models.CharField(max_length=2, default="CN")
    """Where it was made."""
    tax_class = models.CharField(max_length=10, default=TaxClass.STANDARD.value)
    cover_id = models.BigIntegerField(null=True, blank=True)
    version = models.IntegerField(default=1)
    listed_at = models.DateTimeField(null=True, blank=True)
    """When it was first on sale."""
    stopped_reason = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    limited = models.BooleanField(default=False, db_default=False)
    """Review lets it be bought and not spread: it stands in no list and is not found."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[state.value for state in ProductState]), name="product_state_is_known"),
            models.CheckConstraint(condition=Q(tax_class__in=[tax.value for tax in TaxClass]), name="product_tax_class_is_known"),
            models.CheckConstraint(condition=~Q(state=ProductState.STOPPED.value) | ~Q(stopped_reason=""), name="stopped_says_why"),
            models.CheckConstraint(condition=~Q(state=ProductState.ON_SALE.value) | Q(listed_at__isnull=False), name="listed_has_a_date"),
        ]
        indexes = [
            models.Index(fields=["store", "-id"], name="products_of_store"),
            models.Index(fields=["store", "state", "-id"], name="products_of_store_by_state"),
        ]


class ProductPicture(Row):
    product = models.ForeignKey(Product, models.CASCADE, related_name="pictures", db_index=False)
    position = models.SmallIntegerField()
    picture_id = models.BigIntegerField()
    alt = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["product", "position"], name="one_product_picture_a_place")]
        indexes = [models.Index(fields=["picture_id"], name="where_a_product_picture_is")]


class Variant(Row):
    """What is bought: one choice of every option of its product."""

    product = models.ForeignKey(Product, models.CASCADE, related_name="variants", db_index=False)
    store_id = models.BigIntegerField()
    """Its product's, so that a store has each code once."""
    code = models.CharField(max_length=60)
    """The store's own name for it (SKU)."""
    barcode = models.CharField(max_length=20, blank=True)
    choice = models.JSONField(default=list)
    """[[value, value in English], …], as the product's options stand."""
    choice_key = models.CharField(max_length=300, blank=True)
    """The choice folded: each once a product."""
    position = models.SmallIntegerField(default=0)
    picture_id = models.BigIntegerField(null=True, blank=True)
    weight_grams = models.IntegerField(default=0)
    content_amount = models.IntegerField(default=0)
    """Hundredths of `content_unit`; asked for where the tax depends on it."""
    content_unit = models.CharField(max_length=2, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    """Since when it cannot be bought; orders go on naming it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store_id", "code"], name="one_variant_a_code"),
            models.UniqueConstraint(fields=["product", "choice_key"], condition=Q(retired_at__isnull=True), name="one_variant_a_choice"),
            models.CheckConstraint(condition=Q(weight_grams__gte=0, weight_grams__lte=1_000_000), name="variant_weight_is_weight"),
            models.CheckConstraint(condition=Q(content_amount__gte=0), name="variant_content_is_content"),
            models.CheckConstraint(condition=Q(content_unit__in=[unit.value for unit in ContentUnit]), name="variant_unit_is_known"),
        ]
        indexes = [models.Index(F("product"), F("position"), F("id"), name="variants_in_order")]


class Price(Row):
    """What a variant costs: always (no `starts_at`), or only in a window of time. The lowest that holds at a moment is the price."""

    variant = models.ForeignKey(Variant, models.CASCADE, related_name="prices")
    product_id = models.BigIntegerField()
    """Its variant's: what pages remember is kept by product."""
    currency = models.CharField(max_length=3)
    amount = models.BigIntegerField()
    """Minor units."""
    list_amount = models.BigIntegerField(null=True, blank=True)
    """What it is usually sold for; only on the lasting price."""
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["variant", "currency"], condition=Q(starts_at__isnull=True), name="one_lasting_price"),
            models.CheckConstraint(condition=Q(currency__in=list(DIGITS)), name="price_currency_is_known"),
            models.CheckConstraint(condition=Q(amount__gt=0, amount__lte=MOST), name="price_is_above_zero"),
            models.CheckConstraint(
                condition=Q(list_amount__isnull=True) | Q(list_amount__gte=F("amount"), list_amount__lte=MOST),
                name="list_price_is_not_below",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True, ends_at__isnull=True)
                | Q(starts_at__isnull=False, ends_at__isnull=False, ends_at__gt=F("starts_at")),
                name="price_window_is_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["starts_at"], name="prices_starting", condition=Q(starts_at__isnull=False)),
            models.Index(fields=["ends_at"], name="prices_ending", condition=Q(ends_at__isnull=False)),
        ]


class Listing(models.Model):
    """The row of a product on sale in lists: what they filter and sort by. A reading of the other tables; can be made anew."""

    product = models.OneToOneField(Product, models.CASCADE, primary_key=True, related_name="+")
    store_id = models.BigIntegerField()
    brand_id = models.BigIntegerField(null=True)
    categories = ArrayField(models.BigIntegerField())
    """Its category and all above."""
    country = models.CharField(max_length=2)
    kinds = ArrayField(models.CharField(max_length=10), default=list)
    """The kinds of warehouse that hold it now."""
    in_stock = models.BooleanField(default=False)
    price = models.BigIntegerField()
    """The lowest of its variants now, in minor units of the currency of the house."""
    sold = models.IntegerField(default=0, db_default=0)
    listed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(F("sold").desc(), F("product_id").desc(), name="listings_by_sales"),
            models.Index(F("price"), F("product_id").desc(), name="listings_by_price"),
            models.Index(F("price").desc(), F("product_id").desc(), name="listings_by_price_down"),
            models.Index(F("listed_at").desc(), F("product_id").desc(), name="listings_by_age"),
            models.Index(F("store_id"), F("sold").desc(), F("product_id").desc(), name="listings_of_store"),
            models.Index(F("brand_id"), F("sold").desc(), F("product_id").desc(), name="listings_of_brand"),
            GinIndex(fields=["categories"], name="listings_of_category"),
        ]
