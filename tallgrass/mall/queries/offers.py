"""Offers: what a cart, a checkout and a product page ask of variants at one moment."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import orjson

from tallgrass.mall import taxes
from tallgrass.mall.queries.prices import Asked, PriceRow, price_in_house
from tallgrass.mall.queries.stores import store_cards
from tallgrass.mall.types import Offer, ProductState, StoreState, TaxClass, WarehouseKind, WarehouseStock
from tallgrass.media.addresses import picture_url
from tallgrass.platform.database import rows
from tallgrass.platform.memory import Followed, Memory
from tallgrass.platform.money import Money
from tallgrass.platform.words import Words

_VARIANTS = """
SELECT v.id, v.product_id, v.choice, v.weight_grams, v.content_amount, v.content_unit, v.retired_at IS NOT NULL,
       p.store_id, p.title, p.title_en, p.tax_class, p.country, p.state, p.category_id, p.brand_id, s.state, m.key
FROM mall_variant v JOIN mall_product p ON p.id = v.product_id JOIN mall_store s ON s.id = p.store_id
LEFT JOIN media_picture m ON m.id = coalesce(v.picture_id, p.cover_id)
WHERE v.id = ANY(%s)
"""

_STOCKS = """
SELECT k.variant_id, w.id, w.kind,
       k.available + CASE WHEN k.pooled > 0 THEN (SELECT count(*) FROM mall_stockunit u WHERE u.stock_id = k.id AND u.line_id IS NULL) ELSE 0 END,
       w.name, w.name_en, w.country, w.days_least, w.days_most
FROM mall_stock k JOIN mall_warehouse w ON w.id = k.warehouse_id
WHERE k.variant_id = ANY(%s) AND w.retired_at IS NULL
ORDER BY w.kind = 'overseas', w.kind = 'bonded', w.id
"""


@dataclass(frozen=True)
class _Terms:
    """What is offered: a row of `_VARIANTS`, and all its prices that are not over."""

    row: tuple[Any, ...]
    prices: tuple[PriceRow, ...]
    store_state: StoreState

    @property
    def store_id(self) -> int:
        return int(self.row[7])


_terms: Followed[int, dict[int, _Terms]] = Followed("product", 20_000)
"""By product, those of its variants that were asked for."""
_product_of: Memory[int, int] = Memory(100_000)
"""By variant; that never changes."""


def list_offers(variant_ids: Collection[int], *, at: datetime, exact: bool = False) -> dict[int, Offer]:
    """Offers by variant, whatever their state: look at `on_sale` and `available`. Variants without any price are missing. Three queries; one
    where prices are remembered, which they are not where it must be `exact` to the moment: when something is ordered.
    """
    wanted = list(set(variant_ids))
    if not wanted:
        return {}
    terms, stocks = _read_terms(wanted) if exact else _terms_of(wanted), stock_rows(wanted)
    found = {}
    for id, one in terms.items():
        asked = price_in_house(one.prices, at)
        if asked:
            found[id] = _offer(one.row, asked, tuple(stocks.get(id, ())), one.store_state)
    return found


def _terms_of(variant_ids: Sequence[int]) -> dict[int, _Terms]:
    """Two queries for those that are not remembered. How a remembered one's store stands is remembered apart."""
    mark, found = _terms.mark, {}
    for id in variant_ids:
        product_id = _product_of.get(id)
        terms = _terms.get(product_id) if product_id is not None else None
        if terms and id in terms:
            found[id] = terms[id]
    stores = store_cards({one.store_id for one in found.values()})
    found = {id: replace(one, store_state=stores[one.store_id].state) for id, one in found.items()}
    if missing := [id for id in variant_ids if id not in found]:
        read = _read_terms(missing)
        for id, one in read.items():
            product_id = int(one.row[1])
            _product_of.put(id, product_id)
            _terms.put_since(mark, product_id, {**(_terms.get(product_id) or {}), id: one})
        found |= read
    return found


def _read_terms(variant_ids: Sequence[int]) -> dict[int, _Terms]:
    prices = price_rows(variant_ids)
    return {row[0]: _Terms(row, tuple(prices.get(row[0], ())), StoreState(row[-2])) for row in rows(_VARIANTS, [list(variant_ids)])}


def find_offer(variant_id: int, *, at: datetime) -> Offer | None:
    return list_offers([variant_id], at=at).get(variant_id)


def price_rows(variant_ids: Collection[int]) -> dict[int, list[PriceRow]]:
    """All prices of variants that are not over. One query."""
    found: dict[int, list[PriceRow]] = defaultdict(list)
    for variant_id, *price in rows(
        "SELECT variant_id, currency, amount, list_amount, starts_at, ends_at FROM mall_price WHERE variant_id = ANY(%s) ORDER BY id",
        [list(variant_ids)],
    ):
        found[variant_id].append(PriceRow(*price))
    return found


def stock_rows(variant_ids: Collection[int]) -> dict[int, list[WarehouseStock]]:
    """What each warehouse holds of variants, the nearest first. One query."""
    found: dict[int, list[WarehouseStock]] = defaultdict(list)
    for variant_id, id, kind, available, name, name_en, country, least, most in rows(_STOCKS, [list(variant_ids)]):
        words = Words(name, name_en or name)
        found[variant_id].append(WarehouseStock(id, WarehouseKind(kind), available, words, country, (least, most)))
    return found


def _offer(row: tuple[Any, ...], asked: tuple[Asked, Money | None], stocks: tuple[WarehouseStock, ...], store_state: StoreState) -> Offer:
    (id, product_id, choice, weight, content_amount, content_unit, retired, *product, _, picture) = row
    store_id, title, title_en, tax_class, country, state, category_id, brand_id = product
    price, home = asked
    vat, consumption = taxes.rates(TaxClass(tax_class), price.price.minor, content_amount, content_unit)
    return Offer(
        variant_id=id,
        product_id=product_id,
        store_id=store_id,
        title=Words(title, title_en or title),
        option_text=option_words(choice),
        picture_url=picture_url(picture, "small") if picture else None,
        price=price.price,
        list_price=price.list_price,
        home_price=home,
        tax_class=TaxClass(tax_class),
        vat_permille=vat,
        consumption_permille=consumption,
        weight_grams=weight,
        country=country,
        state=ProductState(state),
        on_sale=state == ProductState.ON_SALE and store_state == StoreState.OPEN and not retired,
        warehouses=stocks,
        category_id=category_id,
        brand_id=brand_id,
        price_until=price.until,
    )


def option_words(choice: Any) -> Words:
    """A choice of options in one line."""
    values = orjson.loads(choice) if isinstance(choice, str | bytes) else choice
    return Words(" · ".join(value[0] for value in values), " · ".join(value[1] or value[0] for value in values))
