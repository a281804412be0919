"""Shapes of one product: as its page shows it, and as its store writes it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tallgrass.mall.types import BrandCard, CategoryView, ProductState, StoreCard, TaxClass, WarehouseKind, WarehouseStock
from tallgrass.media.types import PictureView
from tallgrass.platform.ids import short
from tallgrass.platform.money import Money
from tallgrass.platform.words import Words


@dataclass(frozen=True)
class PictureOfProduct:
    view: PictureView
    alt: str


@dataclass(frozen=True)
class VariantView:
    """A variant and what it costs now. `warehouses`: those that have it first, the nearest of them first."""

    id: int
    code: str
    choice: tuple[Words, ...]
    option_text: Words
    price: Money
    list_price: Money | None
    home_price: Money | None
    price_until: datetime | None
    picture: PictureView | None
    warehouses: tuple[WarehouseStock, ...]
    weight_grams: int
    vat_permille: int
    consumption_permille: int

    @property
    def available(self) -> int:
        return sum(stock.available for stock in self.warehouses)

    @property
    def nearest(self) -> WarehouseStock | None:
        """Where it would come from."""
        return self.warehouses[0] if self.warehouses else None

    @property
    def tax(self) -> Money | None:
        """The import tax that comes on top, when it crosses the border on its way; None when it does not.

        (Consumption tax + VAT) / (1 - consumption tax) at 70 % of the statutory rates: cross-border retail import within its
        limits, 财关税[2018]49. On the price alone: freight is known at checkout.
        """
        if self.nearest is None or self.nearest.kind is WarehouseKind.DOMESTIC:
            return None
        vat, consumption = self.vat_permille, self.consumption_permille
        exact = self.price.minor * (consumption + vat) * 70
        return Money(-(-exact // ((1000 - consumption) * 100)), self.price.currency)

    @property
    def whole(self) -> Money:
        """With the tax."""
        return Money(self.price.minor + (self.tax.minor if self.tax else 0), self.price.currency)


@dataclass(frozen=True)
class ProductView:
    id: int
    title: Words
    description: Words
    state: ProductState
    store: StoreCard
    brand: BrandCard | None
    category: Sequence[CategoryView]
    country: str
    tax_class: TaxClass
    attributes: tuple[tuple[Words, Words], ...]
    options: tuple[Words, ...]
    pictures: tuple[PictureOfProduct, ...]
    variants: tuple[VariantView, ...]
    sold: int
    listed_at: datetime | None
    stopped_reason: str

    @property
    def url(self) -> str:
        return f"/goods/{short(self.id)}/"

    def chosen(self, variant_id: int | None) -> VariantView | None:
        """The variant asked for; else the first that is there, else the first."""
        asked = next((variant for variant in self.variants if variant.id == variant_id), None)
        return asked or next((variant for variant in self.variants if variant.available), None) or next(iter(self.variants), None)


@dataclass(frozen=True)
class VariantInput:
    """A variant as its store writes it. `id` is None for a new one; amounts are minor units of the store's currency."""

    code: str
    amount: int
    list_amount: int | None = None
    choice: tuple[tuple[str, str], ...] = ()
    weight_grams: int = 0
    content_amount: int = 0
    content_unit: str = ""
    barcode: str = ""
    id: int | None = None


@dataclass(frozen=True)
class ProductContent:
    """A product as its store writes it; texts in `…_en` may be empty."""

    title: str
    category_id: int
    variants: tuple[VariantInput, ...]
    title_en: str = ""
    description: str = ""
    description_en: str = ""
    brand: str = ""
    country: str = "CN"
    tax_class: TaxClass = TaxClass.STANDARD
    attributes: tuple[tuple[str, str, str, str], ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[int, str], ...] = field(default=())
    """(picture, alternative text), in order."""
