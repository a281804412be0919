"""What a store sees of its own goods."""

from dataclasses import dataclass
from datetime import datetime

import orjson

from tallgrass.mall.models import Price, Product, Store, Variant, Warehouse
from tallgrass.mall.product_types import ProductContent, VariantInput
from tallgrass.mall.queries.cards import cards_in_any_state
from tallgrass.mall.types import ProductCard, ProductState, TaxClass
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.money import Money
from tallgrass.platform.pagination import Page, decode_cursor, page_of
from tallgrass.platform.words import Words

LOW = 5
"""Fewer free pieces than this are worth a look."""


@dataclass(frozen=True)
class OwnLine:
    """A product in its store's list. `card` is None where it has no price or no variant yet."""

    id: int
    title: Words
    state: ProductState
    card: ProductCard | None
    available: int
    reserved: int
    sold: int
    variants: int


@dataclass(frozen=True)
class OwnFigures:
    """How a store's goods stand: by state, and what runs low among those on sale."""

    states: dict[ProductState, int]
    low: int
    available: int
    reserved: int
    sold: int


@dataclass(frozen=True)
class StockRow:
    """What a warehouse holds of a variant."""

    variant_id: int
    code: str
    option_text: str
    warehouse_id: int
    warehouse: Words
    available: int
    reserved: int
    sold: int
    is_hot: bool


@dataclass(frozen=True)
class MoveRow:
    at: datetime
    kind: str
    quantity: int
    code: str
    warehouse: Words
    reason: str


_LINES = """
SELECT p.id, p.title, p.title_en, p.state, coalesce(sum(k.available + k.pooled), 0), coalesce(sum(k.reserved), 0), coalesce(sum(k.sold), 0),
       count(DISTINCT v.id)
FROM mall_product p LEFT JOIN mall_variant v ON v.product_id = p.id AND v.retired_at IS NULL LEFT JOIN mall_stock k ON k.variant_id = v.id
WHERE p.store_id = %(store)s AND p.id < %(before)s AND (%(state)s = '' OR p.state = %(state)s)
  AND (%(words)s = '' OR p.title ILIKE %(like)s OR p.title_en ILIKE %(like)s
       OR EXISTS (SELECT 1 FROM mall_variant c WHERE c.product_id = p.id AND c.code ILIKE %(like)s))
GROUP BY p.id ORDER BY p.id DESC LIMIT %(size)s
"""


def page_own_goods(store: Store, *, state: str = "", words: str = "", cursor: str | None = None, size: int = 20) -> Page[OwnLine]:
    """A store's goods, the newest first; `words` stand in a title or a code."""
    (before,) = decode_cursor(cursor, int) or (2**63 - 1,)
    like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    asked = {"store": store.id, "before": before, "state": state, "words": words, "like": like, "size": size + 1}
    found = rows(_LINES, asked)
    cards = cards_in_any_state([row[0] for row in found])
    lines = [
        OwnLine(id, Words(title, title_en or title), ProductState(state), cards.get(id), *counts)
        for id, title, title_en, state, *counts in found
    ]
    return page_of(lines, size, lambda line: (line.id,))


_FIGURES = """
SELECT p.state, count(DISTINCT p.id), coalesce(sum(k.available + k.pooled), 0), coalesce(sum(k.reserved), 0), coalesce(sum(k.sold), 0)
FROM mall_product p LEFT JOIN mall_variant v ON v.product_id = p.id AND v.retired_at IS NULL LEFT JOIN mall_stock k ON k.variant_id = v.id
WHERE p.store_id = %s GROUP BY p.state
"""


def own_figures(store: Store) -> OwnFigures:
    """Two queries."""
    found = rows(_FIGURES, [store.id])
    counts = {ProductState(row[0]): row[1] for row in found}
    return OwnFigures(counts, count_low(store.id), sum(row[2] for row in found), sum(row[3] for row in found), sum(row[4] for row in found))


def count_low(store_id: int) -> int:
    """Variants on sale of which few are left."""
    return int(
        rows(
            "SELECT count(*) FROM (SELECT v.id FROM mall_product p JOIN mall_variant v ON v.product_id = p.id AND v.retired_at IS NULL"
            " LEFT JOIN mall_stock k ON k.variant_id = v.id WHERE p.store_id = %s AND p.state = 'on_sale'"
            " GROUP BY v.id HAVING coalesce(sum(k.available + k.pooled), 0) < %s) AS low",
            [store_id, LOW],
        )[0][0]
    )


def access_own_product(store: Store, product_id: int) -> Product:
    """The door to a product in its store's own centre.

    Raises:
        DomainError: `not_found`, also for another store's.
    """
    product = Product.objects.filter(id=product_id, store=store).select_related("brand").first()
    if product is None:
        raise not_found()
    return product


def get_content(store: Store, product: Product) -> ProductContent:
    """A product as its store wrote it."""
    variants = list(Variant.objects.filter(product=product, retired_at=None).order_by("position", "id"))
    prices = {
        price.variant_id: price
        for price in Price.objects.filter(product_id=product.id, currency=store.currency, starts_at=None, variant__in=variants)
    }
    return ProductContent(
        title=product.title,
        title_en=product.title_en,
        description=product.description,
        description_en=product.description_en,
        category_id=product.category_id,
        brand=product.brand.name if product.brand else "",
        country=product.country,
        tax_class=TaxClass(product.tax_class),
        attributes=tuple((row[0], row[1], row[2], row[3]) for row in product.attributes),
        options=tuple((row[0], row[1]) for row in product.options),
        pictures=tuple(product.pictures.order_by("position").values_list("picture_id", "alt")),
        variants=tuple(_variant(variant, prices.get(variant.id)) for variant in variants),
    )


def _variant(row: Variant, price: Price | None) -> VariantInput:
    return VariantInput(
        id=row.id,
        code=row.code,
        amount=price.amount if price else 0,
        list_amount=price.list_amount if price else None,
        choice=tuple((value[0], value[1]) for value in row.choice),
        weight_grams=row.weight_grams,
        content_amount=row.content_amount,
        content_unit=row.content_unit,
        barcode=row.barcode,
    )


def list_warehouses(store: Store) -> list[Warehouse]:
    """Where a store may keep its goods: the house's warehouses and its own."""
    return [row for row in Warehouse.objects.filter(retired_at=None).order_by("id") if row.store_id in {None, store.id}]


_STOCK = """
SELECT v.id, v.code, v.choice::text, w.id, w.name, w.name_en,
       k.available + (SELECT count(*) FROM mall_stockunit u WHERE u.stock_id = k.id AND u.line_id IS NULL),
       k.reserved + (SELECT count(*) FROM mall_stockunit u WHERE u.stock_id = k.id AND u.line_id IS NOT NULL AND NOT u.is_sold),
       k.sold + (SELECT count(*) FROM mall_stockunit u WHERE u.stock_id = k.id AND u.is_sold), k.is_hot
FROM mall_variant v JOIN mall_stock k ON k.variant_id = v.id JOIN mall_warehouse w ON w.id = k.warehouse_id
WHERE v.product_id = %s ORDER BY v.position, v.id, w.id
"""


def list_stock(product: Product) -> list[StockRow]:
    """Every stock of a product's variants."""
    return [
        StockRow(id, code, " · ".join(value[0] for value in orjson.loads(choice)), place, Words(name, name_en or name), *numbers)
        for id, code, choice, place, name, name_en, *numbers in rows(_STOCK, [product.id])
    ]


def list_moves(product: Product, limit: int = 30) -> list[MoveRow]:
    """What moved of a product lately, the latest first."""
    found = rows(
        "SELECT m.created_at, m.kind, m.quantity, v.code, w.name, w.name_en, m.reason FROM mall_stockmove m JOIN mall_stock k ON k.id = m.stock_id"
        " JOIN mall_variant v ON v.id = k.variant_id JOIN mall_warehouse w ON w.id = k.warehouse_id"
        " WHERE v.product_id = %s ORDER BY m.id DESC LIMIT %s",
        [product.id, limit],
    )
    return [MoveRow(at, kind, quantity, code, Words(name, en or name), reason) for at, kind, quantity, code, name, en, reason in found]


def list_limited_prices(product: Product) -> list[tuple[Price, str, Money]]:
    """Prices in windows of time that are not over, with whose they are."""
    found = Price.objects.filter(product_id=product.id, ends_at__gt=clock.now()).select_related("variant").order_by("starts_at", "id")[:100]
    return [(price, price.variant.code, Money(price.amount, price.currency)) for price in found]
