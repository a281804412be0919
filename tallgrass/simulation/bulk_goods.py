"""Ten thousand products with three variants each, for benchmarks: by COPY, in the shapes the actions leave. Their words and pictures are the demo's, over and over."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from django.apps import apps
from django.db import connection
from psycopg.types.json import Jsonb

from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.first_things import add_first_things
from tallgrass.mall.models import (
    Brand,
    Category,
    Price,
    Product,
    ProductPicture,
    Stock,
    StockMove,
    Store,
    StoreStaff,
    Variant,
    Warehouse,
)
from tallgrass.mall.types import MoveKind, ProductState
from tallgrass.media.models import Picture
from tallgrass.platform.database import copy_rows
from tallgrass.simulation.loading import PastIds
from tallgrass.simulation.texts.goods import WARES

STORES, BRANDS, VARIANTS, PICTURES = 60, 400, 3, 5
_PORTION = 1000
_SIZES = (("小", "Small"), ("中", "Medium"), ("大", "Large"))


def load_bulk_goods(chance: Random, now: datetime, people: Sequence[int], count: int) -> None:
    """In the caller's transaction. `people` are ids of those who own the stores."""
    if not Category.objects.exists():
        add_first_things(apps, now)
    ids, start = PastIds(), now - timedelta(days=300)
    stores = [ids.at(start) for _ in range(STORES)]
    copy_rows(Store, ("id", "handle", "name", "kind"), ((id, f"stall_{n}", f"第 {n} 家店", "flagship") for n, id in enumerate(stores)))
    copy_rows(StoreStaff, ("id", "store_id", "person_id", "role"), ((ids.at(start), id, people[n], "owner") for n, id in enumerate(stores)))
    brands = [ids.at(start) for _ in range(BRANDS)]
    copy_rows(Brand, ("id", "slug", "name", "key"), ((id, f"brand-{n}", f"品牌 {n}", f"品牌 {n}") for n, id in enumerate(brands)))
    pictures = list(Picture.objects.filter(purpose="note").order_by("id").values_list("id", flat=True)[:500])
    product_ids = [ids.at(start + timedelta(minutes=n)) for n in range(count)]
    products = _load_products(chance, now, (stores, brands, pictures), product_ids)
    _load_variants(chance, ids, start + timedelta(minutes=count), products)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE mall_product, mall_variant, mall_price, mall_stock")
    for first in range(0, len(products), _PORTION):
        refresh_listings([id for id, *_ in products[first : first + _PORTION]])


def _load_products(
    chance: Random, now: datetime, of: tuple[list[int], list[int], list[int]], product_ids: list[int]
) -> list[tuple[int, int, int]]:
    """(product, its store, price in fen). `of`: stores, brands and pictures to draw from."""
    stores, brands, pictures = of
    leaves = dict(Category.objects.exclude(parent=None).values_list("slug", "id"))
    rows, shown, made = [], [], []
    for id in product_ids:
        ware, store = chance.choice(WARES), chance.choice(stores)
        own = chance.sample(pictures, min(PICTURES, len(pictures)))
        number = chance.randrange(10_000)
        options = Jsonb([["尺寸", "Size"]])
        said = (f"{ware.title} {number}", f"{ware.title_en} {number}", ware.about * 4, ware.about_en * 4)
        rows.append(
            (id, now, store, leaves[ware.category], chance.choice(brands), ProductState.ON_SALE.value, *said, options, ware.country, own[0] if own else None, now)
        )  # fmt: skip
        shown += [(id * 8 + place, id, place, picture) for place, picture in enumerate(own)]
        made.append((id, store, chance.randrange(900, 90_000)))
    columns = ("id", "created_at", "store_id", "category_id", "brand_id", "state", "title", "title_en", "description", "description_en")
    copy_rows(Product, (*columns, "options", "country", "cover_id", "listed_at"), rows)
    copy_rows(ProductPicture, ("id", "product_id", "position", "picture_id"), ((n + 1, *row[1:]) for n, row in enumerate(shown)))
    return made


def _load_variants(chance: Random, ids: PastIds, start: datetime, products: list[tuple[int, int, int]]) -> None:
    warehouses = list(Warehouse.objects.order_by("id").values_list("id", flat=True))
    variants, prices, stocks, moves = [], [], [], []
    for number, (product_id, store_id, fen) in enumerate(products):
        at = start + timedelta(seconds=number)
        place = chance.choice(warehouses)
        for position, size in enumerate(_SIZES[:VARIANTS]):
            id, stock_id = ids.at(at), ids.at(at)
            left, sold = chance.choice((0, 3, 40, 200)), int(chance.paretovariate(0.8)) % 5000
            variants.append((id, product_id, store_id, f"{number}-{position}", Jsonb([list(size)]), size[0], position, 300))
            prices.append(
                (ids.at(at), id, product_id, "CNY", fen + position * 500, (fen + position * 500) * 5 // 4 if number % 3 == 0 else None)
            )
            stocks.append((stock_id, id, place, left, sold, left + sold))
            steps = ((MoveKind.RECEIVED, left + sold), (MoveKind.RESERVED, sold), (MoveKind.CLAIMED, sold))
            moves += [(ids.at(at), stock_id, kind.value, quantity) for kind, quantity in steps if quantity]
    copy_rows(Variant, ("id", "product_id", "store_id", "code", "choice", "choice_key", "position", "weight_grams"), variants)
    copy_rows(Price, ("id", "variant_id", "product_id", "currency", "amount", "list_amount"), prices)
    copy_rows(Stock, ("id", "variant_id", "warehouse_id", "available", "sold", "received"), stocks)
    copy_rows(StockMove, ("id", "stock_id", "kind", "quantity"), moves)
