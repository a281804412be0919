"""One product, whole. What it says and costs is remembered and follows the database; what lies in stock is read every time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from tallgrass.accounts.models import Person
from tallgrass.mall import taxes
from tallgrass.mall.models import Product
from tallgrass.mall.product_types import PictureOfProduct, ProductView, VariantView
from tallgrass.mall.queries.brands import brand_cards
from tallgrass.mall.queries.offers import option_words
from tallgrass.mall.queries.prices import PriceRow, price_in_house
from tallgrass.mall.queries.stores import store_cards, works_in
from tallgrass.mall.queries.tree import category_tree
from tallgrass.mall.types import ProductState, StoreState, TaxClass, WarehouseKind, WarehouseStock
from tallgrass.media.queries import picture_views
from tallgrass.media.types import PictureView
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.memory import Followed
from tallgrass.platform.words import Words


@dataclass(frozen=True)
class _Variant:
    id: int
    code: str
    choice: tuple[Words, ...]
    option_text: Words
    picture: PictureView | None
    weight_grams: int
    content_amount: int
    content_unit: str
    prices: tuple[PriceRow, ...]


@dataclass(frozen=True)
class _Fixed:
    store_id: int
    category_id: int
    brand_id: int | None
    state: ProductState
    title: Words
    description: Words
    attributes: tuple[tuple[Words, Words], ...]
    options: tuple[Words, ...]
    country: str
    tax_class: TaxClass
    listed_at: datetime | None
    stopped_reason: str
    pictures: tuple[PictureOfProduct, ...]
    variants: tuple[_Variant, ...]


_fixed: Followed[int, _Fixed] = Followed("product", 12_000)

_PRODUCT = """
SELECT p.store_id, p.category_id, p.brand_id, p.state, p.title, p.title_en, p.description, p.description_en, p.attributes, p.options,
       p.country, p.tax_class, p.listed_at, p.stopped_reason,
       (SELECT coalesce(jsonb_agg(jsonb_build_array(m.id, m.width, m.height, m.blur, m.key, i.alt) ORDER BY i.position), '[]')
        FROM mall_productpicture i JOIN media_picture m ON m.id = i.picture_id WHERE i.product_id = p.id)
FROM mall_product p WHERE p.id = %s
"""
_VARIANTS = """
SELECT id, code, choice, picture_id, weight_grams, content_amount, content_unit FROM mall_variant
WHERE product_id = %s AND retired_at IS NULL ORDER BY position, id
"""
_PRICES = "SELECT variant_id, currency, amount, list_amount, starts_at, ends_at FROM mall_price WHERE product_id = %s ORDER BY id"
_LIVE = """
SELECT k.variant_id, k.warehouse_id, w.kind,
       k.available + CASE WHEN k.pooled > 0 THEN (SELECT count(*) FROM mall_stockunit u WHERE u.stock_id = k.id AND u.line_id IS NULL) ELSE 0 END,
       w.name, w.name_en, w.country, w.days_least, w.days_most, k.sold
FROM mall_variant v JOIN mall_stock k ON k.variant_id = v.id JOIN mall_warehouse w ON w.id = k.warehouse_id
WHERE v.product_id = %s AND w.retired_at IS NULL
"""
_NEAR = {WarehouseKind.DOMESTIC: 0, WarehouseKind.BONDED: 1, WarehouseKind.OVERSEAS: 2}


def access_product(viewer: Person | None, product_id: int, *, lock: bool = False) -> Product:
    """The door to a product: on sale in a store that is not closed, or one's own store's in any state.

    Raises:
        DomainError: `not_found`.
    """
    products = Product.objects.select_related("store")
    product: Product | None = (products.select_for_update(of=("self",)) if lock else products).filter(id=product_id).first()
    if product is None or not _may_see(viewer, product.store_id, ProductState(product.state), StoreState(product.store.state)):
        raise not_found()
    return product


def get_product_view(viewer: Person | None, product_id: int, *, at: datetime | None = None) -> ProductView:
    """All that a product's page shows, through its door. One query when it is remembered, up to six more when it is not.

    Raises:
        DomainError: `not_found`.
    """
    fixed = _fixed.look(product_id, lambda: _read(product_id))
    store = store_cards([fixed.store_id])[fixed.store_id]
    if not _may_see(viewer, fixed.store_id, fixed.state, store.state):
        raise not_found()
    stocks, sold = _stocks(product_id)
    moment = at or clock.now()
    variants = [view for variant in fixed.variants if (view := _variant(variant, fixed, stocks.get(variant.id, ()), moment))]
    return ProductView(
        id=product_id,
        title=fixed.title,
        description=fixed.description,
        state=fixed.state,
        store=store,
        brand=brand_cards([fixed.brand_id]).get(fixed.brand_id) if fixed.brand_id else None,
        category=category_tree().path(fixed.category_id),
        country=fixed.country,
        tax_class=fixed.tax_class,
        attributes=fixed.attributes,
        options=fixed.options,
        pictures=fixed.pictures,
        variants=tuple(variants),
        sold=sold,
        listed_at=fixed.listed_at,
        stopped_reason=fixed.stopped_reason,
    )


def _may_see(viewer: Person | None, store_id: int, state: ProductState, store: StoreState) -> bool:
    if state is ProductState.ON_SALE and store is not StoreState.CLOSED:
        return True
    return viewer is not None and works_in(viewer.id, store_id)


def _read(product_id: int) -> _Fixed:
    found = rows(_PRODUCT, [product_id])
    if not found:
        raise not_found()
    (store_id, category_id, brand_id, state, title, title_en, description, description_en, *more) = found[0]
    attributes, options, country, tax_class, listed_at, stopped_reason, pictures = more
    prices: dict[int, list[PriceRow]] = {}
    for variant_id, *price in rows(_PRICES, [product_id]):
        prices.setdefault(variant_id, []).append(PriceRow(*price))
    variants = rows(_VARIANTS, [product_id])
    views = picture_views([row[3] for row in variants if row[3]])
    return _Fixed(
        store_id=store_id,
        category_id=category_id,
        brand_id=brand_id,
        state=ProductState(state),
        title=Words(title, title_en or title),
        description=Words(description, description_en or description),
        attributes=tuple((Words(row[0], row[2] or row[0]), Words(row[1], row[3] or row[1])) for row in orjson.loads(attributes)),
        options=tuple(Words(row[0], row[1] or row[0]) for row in orjson.loads(options)),
        country=country,
        tax_class=TaxClass(tax_class),
        listed_at=listed_at,
        stopped_reason=stopped_reason,
        pictures=tuple(PictureOfProduct(PictureView(*shown), alt) for *shown, alt in orjson.loads(pictures)),
        variants=tuple(_fixed_variant(row, views, prices.get(row[0], [])) for row in variants),
    )


def _fixed_variant(row: tuple[Any, ...], views: dict[int, PictureView], prices: list[PriceRow]) -> _Variant:
    id, code, choice, picture_id, weight, content_amount, content_unit = row
    values = tuple(Words(value[0], value[1] or value[0]) for value in orjson.loads(choice))
    return _Variant(id, code, values, option_words(choice), views.get(picture_id), weight, content_amount, content_unit, tuple(prices))


def _stocks(product_id: int) -> tuple[dict[int, list[WarehouseStock]], int]:
    found: dict[int, list[WarehouseStock]] = {}
    total = 0
    for variant_id, id, kind, available, name, name_en, country, least, most, sold in rows(_LIVE, [product_id]):
        stock = WarehouseStock(id, WarehouseKind(kind), available, Words(name, name_en or name), country, (least, most))
        found.setdefault(variant_id, []).append(stock)
        total += sold
    for stocks in found.values():
        stocks.sort(key=lambda stock: (stock.available == 0, _NEAR[stock.kind], stock.warehouse_id))
    return found, total


def _variant(variant: _Variant, fixed: _Fixed, stocks: Any, at: datetime) -> VariantView | None:
    asked = price_in_house(variant.prices, at)
    if asked is None:
        return None
    price, home = asked
    vat, consumption = taxes.rates(fixed.tax_class, price.price.minor, variant.content_amount, variant.content_unit)
    return VariantView(
        id=variant.id,
        code=variant.code,
        choice=variant.choice,
        option_text=variant.option_text,
        price=price.price,
        list_price=price.list_price,
        home_price=home,
        price_until=price.until,
        picture=variant.picture,
        warehouses=tuple(stocks),
        weight_grams=variant.weight_grams,
        vat_permille=vat,
        consumption_permille=consumption,
    )
