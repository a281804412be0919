"""The rows of goods in lists, made from what the other tables say. Making one again is always right."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from django.db import connection, transaction

from tallgrass.mall.models import Listing
from tallgrass.mall.queries.offers import price_rows
from tallgrass.mall.queries.prices import price_in_house
from tallgrass.mall.queries.tree import category_tree
from tallgrass.platform import clock
from tallgrass.platform.database import rows

_ON_SALE = """
SELECT p.id, p.store_id, p.brand_id, p.category_id, p.country, p.listed_at, k.available, k.kinds, k.sold
FROM mall_product p JOIN mall_store s ON s.id = p.store_id
LEFT JOIN LATERAL (
    SELECT sum(c.available) AS available, coalesce(array_agg(DISTINCT w.kind) FILTER (WHERE c.available > 0), '{}') AS kinds, sum(c.sold) AS sold
    FROM mall_variant v JOIN mall_stock t ON t.variant_id = v.id JOIN mall_warehouse w ON w.id = t.warehouse_id
    CROSS JOIN LATERAL (
        SELECT CASE WHEN v.retired_at IS NULL AND w.retired_at IS NULL THEN t.available + count(u.id) FILTER (WHERE u.line_id IS NULL) ELSE 0 END AS available,
               t.sold + count(u.id) FILTER (WHERE u.is_sold) AS sold
        FROM mall_stockunit u WHERE u.stock_id = t.id AND t.pooled > 0
    ) AS c
    WHERE v.product_id = p.id
) AS k ON true
WHERE p.id = ANY(%s) AND p.state = 'on_sale' AND NOT p.limited AND s.state <> 'closed'
"""
_SOLD = """
WITH k AS (
    SELECT v.product_id, sum(t.sold) AS sold, bool_or(t.is_hot OR t.pooled > 0) AS in_units
    FROM mall_variant v JOIN mall_stock t ON t.variant_id = v.id WHERE v.product_id = ANY(%s) GROUP BY v.product_id
), counted AS (
    UPDATE mall_listing l SET sold = k.sold FROM k WHERE l.product_id = k.product_id AND l.sold <> k.sold AND NOT k.in_units
) SELECT product_id FROM k WHERE in_units
"""
_PORTION = 500
_BACK = timedelta(hours=1)
_COLUMNS = "product_id, store_id, brand_id, categories, country, kinds, in_stock, price, sold, listed_at"


def refresh_listings(product_ids: Collection[int]) -> None:
    """Bring the rows of these products up to date; those that are not on sale, or have no price, have none."""
    wanted = sorted(set(product_ids))
    if not wanted:
        return
    with transaction.atomic():
        found = rows(_ON_SALE, [wanted])
        lowest = _lowest_prices([row[0] for row in found])
        tree, made = category_tree(), []
        for id, store_id, brand_id, category_id, country, listed_at, available, kinds, sold in found:
            if id in lowest:
                above = list(tree.by_id[category_id].path) if category_id in tree.by_id else [category_id]
                made.append((id, store_id, brand_id, above, country, kinds or [], bool(available), lowest[id], sold or 0, listed_at))
        if gone := set(wanted) - {row[0] for row in made}:
            Listing.objects.filter(product_id__in=gone).delete()
        _write(made)


def follow_sales(product_ids: Collection[int]) -> None:
    """How many of these products were sold, into their rows: all that a sale changes, since who takes the last of a stock tells that it
    turned. Nobody knows who takes the last of hot goods, so their rows are made again."""
    if product_ids:
        refresh_listings([id for (id,) in rows(_SOLD, [sorted(product_ids)])])


def _lowest_prices(product_ids: list[int]) -> dict[int, int]:
    variants = rows("SELECT id, product_id FROM mall_variant WHERE product_id = ANY(%s) AND retired_at IS NULL", [product_ids])
    prices, now = price_rows([id for id, _ in variants]), clock.now()
    lowest: dict[int, int] = {}
    for id, product_id in variants:
        if asked := price_in_house(prices.get(id, ()), now):
            minor = asked[0].price.minor
            lowest[product_id] = min(minor, lowest.get(product_id, minor))
    return lowest


def _write(made: Sequence[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor:
        for row in made:
            cursor.execute(
                f"INSERT INTO mall_listing ({_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (product_id) DO UPDATE SET"
                " store_id = excluded.store_id, brand_id = excluded.brand_id, categories = excluded.categories, country = excluded.country,"
                " kinds = excluded.kinds, in_stock = excluded.in_stock, price = excluded.price, sold = excluded.sold",
                row,
            )


def refresh_turned_prices() -> int:
    """Bring up to date whose price began or ended within the last hour. How many products."""
    found = rows(
        "SELECT DISTINCT product_id FROM mall_price WHERE (starts_at BETWEEN %(from)s AND %(now)s) OR (ends_at BETWEEN %(from)s AND %(now)s)",
        {"now": clock.now(), "from": clock.now() - _BACK},
    )
    for start in range(0, len(found), _PORTION):
        refresh_listings([id for (id,) in found[start : start + _PORTION]])
    return len(found)


def refresh_store(store_id: int) -> None:
    """Every product of a store, in portions."""
    ids = [id for (id,) in rows("SELECT id FROM mall_product WHERE store_id = %s AND state = 'on_sale' ORDER BY id", [store_id])]
    for start in range(0, len(ids), _PORTION):
        refresh_listings(ids[start : start + _PORTION])
