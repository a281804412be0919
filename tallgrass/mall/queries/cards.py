"""Cards of products: what they say, cost and have is remembered, and follows the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from tallgrass.accounts.models import Person
from tallgrass.mall.queries.brands import brand_cards
from tallgrass.mall.queries.prices import PriceRow, house_currency, price_in_house
from tallgrass.mall.queries.stores import store_cards
from tallgrass.mall.types import ProductCard, ProductState, StoreState, WarehouseKind
from tallgrass.media.queries import picture_views
from tallgrass.media.types import PictureView
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.memory import Followed
from tallgrass.platform.money import Money
from tallgrass.platform.words import Words


class _Fixed(NamedTuple):
    title: Words
    picture: PictureView | None
    store_id: int
    brand_id: int | None
    country: str
    state: ProductState
    prices: tuple[tuple[PriceRow, ...], ...]
    """Variant by variant."""
    always: tuple[Money, Money | None, Money | None] | None
    """Price, dearest and usual price, where they do not depend on the moment or on what other money is worth."""


class _Live(NamedTuple):
    in_stock: bool
    kinds: tuple[WarehouseKind, ...]
    sold: int


_fixed: Followed[int, _Fixed] = Followed("product", 50_000)
_live: Followed[int, _Live] = Followed("listing", 50_000)

_LIVE = "SELECT product_id, in_stock, kinds, sold FROM mall_listing WHERE product_id = ANY(%s)"
_FIXED = """
SELECT p.id, p.title, p.title_en, p.cover_id, p.store_id, p.brand_id, p.country, p.state
FROM mall_product p WHERE p.id = ANY(%s)
"""
_PRICES = """
SELECT r.product_id, r.variant_id, r.currency, r.amount, r.list_amount, r.starts_at, r.ends_at
FROM mall_price r JOIN mall_variant v ON v.id = r.variant_id WHERE r.product_id = ANY(%s) AND v.retired_at IS NULL ORDER BY r.variant_id, r.id
"""


def product_cards(ids: Sequence[int], *, viewer: Person | None = None) -> list[ProductCard]:
    """Cards of products in the order of `ids`, without those that are not on sale (whoever looks). Up to seven queries for what is new here."""
    if not ids:
        return []
    live = _live.fill(ids, _read_live)
    return [_with_live(card, live[id]) for id, card in _cards(ids).items() if id in live]


def cards_in_any_state(ids: Sequence[int]) -> dict[int, ProductCard]:
    """Cards whatever the state of the product: for carts, orders, and the store itself. What is not on sale has no stock."""
    live = _live.fill(ids, _read_live)
    return {id: _with_live(card, live[id]) if id in live else card for id, card in _cards(ids).items()}


def _read_live(ids: list[int]) -> dict[int, _Live]:
    return {id: _Live(in_stock, tuple(map(WarehouseKind, kinds)), sold) for id, in_stock, kinds, sold in rows(_LIVE, [ids])}


def _with_live(card: ProductCard, live: _Live) -> ProductCard:
    # A dataclass made anew: `replace` costs several times as much, and a list makes twenty.
    return ProductCard(
        card.id, card.title, card.picture, card.price, card.dearest, card.list_price, card.store, card.brand, card.country,
        live.kinds, live.in_stock and card.store.state is StoreState.OPEN, live.sold, card.state,
    )  # fmt: skip


def _cards(ids: Sequence[int]) -> dict[int, ProductCard]:
    mark, fixed = _fixed.mark, {}
    missing = []
    for id in ids:
        known = _fixed.get(id)
        if known is None:
            missing.append(id)
        else:
            fixed[id] = known
    if missing:
        for id, said in _read(missing).items():
            fixed[id] = said
            _fixed.put_since(mark, id, said)
    stores = store_cards(said.store_id for said in fixed.values())
    brands = brand_cards(said.brand_id for said in fixed.values() if said.brand_id)
    now, cards = clock.now(), {}
    for id in ids:
        if id not in fixed:
            continue
        said = fixed[id]
        cost = said.always or _cost(said.prices, now)
        if cost:
            price, dearest, usual = cost
            brand = brands.get(said.brand_id) if said.brand_id else None
            cards[id] = ProductCard(
                id, said.title, said.picture, price, dearest, usual, stores[said.store_id], brand.name if brand else None,
                said.country, (), False, 0, said.state,
            )  # fmt: skip
    return cards


def _cost(prices: tuple[tuple[PriceRow, ...], ...], at: datetime) -> tuple[Money, Money | None, Money | None] | None:
    """The lowest price, the highest when it differs, and what the lowest usually is; None when nothing has a price."""
    asked = [price[0] for own in prices if (price := price_in_house(own, at))]
    if not asked:
        return None
    lowest = min(asked, key=lambda one: one.price.minor)
    most = max(one.price.minor for one in asked)
    return lowest.price, Money(most, house_currency()) if most > lowest.price.minor else None, lowest.list_price


def _always(prices: tuple[tuple[PriceRow, ...], ...]) -> tuple[Money, Money | None, Money | None] | None:
    house = house_currency()
    if any(price.starts_at is not None or price.currency != house for own in prices for price in own):
        return None
    return _cost(prices, clock.now())


def _read(ids: list[int]) -> dict[int, _Fixed]:
    prices: dict[int, dict[int, list[PriceRow]]] = {}
    for product_id, variant_id, *price in rows(_PRICES, [ids]):
        prices.setdefault(product_id, {}).setdefault(variant_id, []).append(PriceRow(*price))
    found = rows(_FIXED, [ids])
    covers = picture_views([row[3] for row in found if row[3]])
    fixed = {}
    for id, title, title_en, cover_id, store_id, brand_id, country, state in found:
        own = tuple(tuple(kept) for kept in prices.get(id, {}).values())
        words = Words(title, title_en or title)
        fixed[id] = _Fixed(words, covers.get(cover_id), store_id, brand_id, country, ProductState(state), own, _always(own))
    return fixed
