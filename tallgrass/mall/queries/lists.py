"""Lists of goods: filtered and sorted on the rows made for them, by keyset; and what there is to filter by."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import orjson

from tallgrass.accounts.models import Person
from tallgrass.mall.queries.brands import brand_cards
from tallgrass.mall.queries.cards import product_cards
from tallgrass.mall.types import BrandCard, ProductCard, WarehouseKind
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.memory import Memory
from tallgrass.platform.pagination import PAGE_SIZE, Page, decode_cursor, encode_cursor


class Sort(StrEnum):
    SALES = "sales"
    NEW = "new"
    CHEAP = "cheap"
    DEAR = "dear"


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to; amounts are minor units of the house's currency."""

    category_id: int | None = None
    store_id: int | None = None
    brand_ids: tuple[int, ...] = ()
    countries: tuple[str, ...] = ()
    kinds: tuple[WarehouseKind, ...] = ()
    at_least: int | None = None
    at_most: int | None = None
    in_stock: bool = False
    sort: Sort = Sort.SALES


@dataclass(frozen=True)
class Facets:
    """What a place in the mall can be narrowed by, with how many goods each."""

    goods: int = 0
    brands: Sequence[tuple[BrandCard, int]] = ()
    countries: Sequence[tuple[str, int]] = ()
    kinds: Sequence[tuple[WarehouseKind, int]] = ()
    prices: Sequence[tuple[int, int]] = field(default=())
    """Bands of price, (from, to) in minor units; the last is open (0)."""


_KEYS = {
    Sort.SALES: ("sold", "<", int),
    Sort.NEW: ("(extract(epoch FROM listed_at) * 1000000)::bigint", "<", int),
    Sort.CHEAP: ("price", ">", int),
    Sort.DEAR: ("price", "<", int),
}
_ORDER = {Sort.SALES: "sold DESC", Sort.NEW: "listed_at DESC", Sort.CHEAP: "price", Sort.DEAR: "price DESC"}


def page_goods(wanted: Wanted, *, viewer: Person | None = None, cursor: str | None = None, size: int = PAGE_SIZE) -> Page[ProductCard]:
    """A page of goods on sale. Two queries, and those of cards not seen before.

    Raises:
        DomainError: `bad_cursor`.
    """
    expression, beyond, kind = _KEYS[wanted.sort]
    where, parameters = _where(wanted)
    if key := decode_cursor(cursor, kind, int):
        # Two steps of one order: the value, then the id downwards.
        where.append(f"({expression} {beyond} %(value)s OR ({expression} = %(value)s AND product_id < %(last)s))")
        parameters |= {"value": key[0], "last": key[1]}
    found = rows(
        f"SELECT product_id, {expression} FROM mall_listing WHERE {' AND '.join(where) or 'true'}"
        f" ORDER BY {_ORDER[wanted.sort]}, product_id DESC LIMIT %(size)s",
        parameters | {"size": size + 1},
    )
    shown = found[:size]
    cards = product_cards([id for id, _ in shown], viewer=viewer)
    return Page(cards, encode_cursor(int(shown[-1][1]), shown[-1][0]) if len(found) > size else None)


def _where(wanted: Wanted) -> tuple[list[str], dict[str, Any]]:
    conditions = {
        "category_id": ("categories @> ARRAY[%(category_id)s]::bigint[]", wanted.category_id),
        "store_id": ("store_id = %(store_id)s", wanted.store_id),
        "brand_ids": ("brand_id = ANY(%(brand_ids)s)", list(wanted.brand_ids) or None),
        "countries": ("country = ANY(%(countries)s)", list(wanted.countries) or None),
        "kinds": ("kinds && %(kinds)s::varchar[]", [kind.value for kind in wanted.kinds] or None),
        "at_least": ("price >= %(at_least)s", wanted.at_least),
        "at_most": ("price <= %(at_most)s", wanted.at_most),
    }
    asked = {name: (sql, value) for name, (sql, value) in conditions.items() if value is not None}
    return [sql for sql, _ in asked.values()] + (["in_stock"] if wanted.in_stock else []), {
        name: value for name, (_, value) in asked.items()
    }


_facets: Memory[tuple[int, int], Facets] = Memory(500, seconds=60)

_FACETS = """
WITH here AS (SELECT brand_id, country, kinds, price FROM mall_listing WHERE {where})
SELECT (SELECT count(*) FROM here),
       (SELECT coalesce(array_agg(ARRAY[b.brand_id, b.n] ORDER BY b.n DESC, b.brand_id), '{{}}')
        FROM (SELECT brand_id, count(*) AS n FROM here WHERE brand_id IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 14) AS b),
       (SELECT coalesce(jsonb_agg(jsonb_build_array(c.country, c.n) ORDER BY c.n DESC, c.country), '[]')::text
        FROM (SELECT country, count(*) AS n FROM here GROUP BY 1 ORDER BY 2 DESC LIMIT 10) AS c),
       (SELECT coalesce(jsonb_agg(jsonb_build_array(k.kind, k.n) ORDER BY k.n DESC, k.kind), '[]')::text
        FROM (SELECT unnest(kinds) AS kind, count(*) AS n FROM here GROUP BY 1) AS k),
       (SELECT percentile_disc(ARRAY[.25, .5, .75]) WITHIN GROUP (ORDER BY price) FROM here)
"""


def get_facets(*, category_id: int | None = None, store_id: int | None = None) -> Facets:
    """What a category (or the whole mall) or a store can be narrowed by. As of at most a minute ago."""
    key = (category_id or 0, store_id or 0)
    known = _facets.get(key)
    if known is None:
        known = _read_facets(Wanted(category_id=category_id, store_id=store_id))
        _facets.put(key, known)
    return known


def _read_facets(wanted: Wanted) -> Facets:
    where, parameters = _where(wanted)
    goods, brands, countries, kinds, quarters = rows(_FACETS.format(where=" AND ".join(where) or "true"), parameters)[0]
    cards = brand_cards(id for id, _ in brands)
    return Facets(
        goods,
        tuple((cards[id], count) for id, count in brands if id in cards),
        tuple((country, count) for country, count in orjson.loads(countries)),
        tuple((WarehouseKind(kind), count) for kind, count in orjson.loads(kinds)),
        _bands(quarters or []),
    )


def _bands(quarters: list[int]) -> tuple[tuple[int, int], ...]:
    """Three cuts of the prices here, rounded to what people say: (0, 100), (100, 200), (200, 500), (500, 0) yuan."""
    cuts: list[int] = []
    for quarter in quarters:
        step = 10 ** max(2, len(str(quarter)) - 1)
        cut = max(step, round(quarter / step) * step)
        if not cuts or cut > cuts[-1]:
            cuts.append(cut)
    return tuple(zip([0, *cuts], [*cuts, 0], strict=True)) if cuts else ()


def list_limited(limit: int = 12) -> list[ProductCard]:
    """Goods that cost less for a time, those that end first in front. Two queries, and those of cards."""
    found = rows(
        "SELECT r.product_id FROM mall_price r JOIN mall_listing l ON l.product_id = r.product_id AND l.in_stock"
        " WHERE r.starts_at <= %(now)s AND r.ends_at > %(now)s GROUP BY r.product_id ORDER BY min(r.ends_at), r.product_id LIMIT %(limit)s",
        {"now": clock.now(), "limit": limit},
    )
    return product_cards([id for (id,) in found])


_beside: Memory[int, list[ProductCard]] = Memory(500, seconds=60)


def list_beside(category_id: int, product_id: int, limit: int = 6) -> list[ProductCard]:
    """What sells best of a category and can be had, without one product. As of at most a minute ago."""
    known = _beside.get(category_id)
    if known is None:
        known = list(page_goods(Wanted(category_id=category_id, in_stock=True), size=limit + 1).items)
        _beside.put(category_id, known)
    return [card for card in known if card.id != product_id][:limit]
