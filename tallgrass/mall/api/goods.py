"""Goods, categories and stores as JSON."""

from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.mall.models import Brand
from tallgrass.mall.queries.lists import Sort, Wanted, page_goods
from tallgrass.mall.queries.stores import access_store, get_store_view
from tallgrass.mall.queries.tree import category_tree, get_category
from tallgrass.mall.queries.view import get_product_view
from tallgrass.mall.shapes import (
    GoodsCategoryShape,
    GoodsShape,
    ProductShape,
    StoreShape,
    goods_picture,
    goods_shape,
    product_shape,
    store_line,
)
from tallgrass.mall.types import WarehouseKind
from tallgrass.platform import rest
from tallgrass.platform.errors import not_found
from tallgrass.platform.money import MOST
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words


class GoodsQuery(rest.PageQuery):
    """What a list of goods is narrowed to; amounts are minor units of the house's currency."""

    category: Annotated[str, rest.text("类目的 slug", "Slug of a category", pattern="^[a-z0-9-]{2,40}$")] | None = None
    brand: Annotated[str, rest.text("品牌的 slug", "Slug of a brand", pattern="^[a-z0-9-]{1,60}$")] | None = None
    country: Annotated[str, rest.text("产地，ISO 3166-1", "Where it was made, ISO 3166-1", pattern="^[A-Z]{2}$")] | None = None
    warehouse: Annotated[WarehouseKind, rest.text("发货仓", "The kind of warehouse it lies in")] | None = None
    at_least: Annotated[int, rest.text("最低价", "The lowest price", ge=0, le=MOST)] | None = None
    at_most: Annotated[int, rest.text("最高价", "The highest price", ge=0, le=MOST)] | None = None
    in_stock: Annotated[bool, rest.text("只要有货的", "Only what is in stock")] = False
    sort: Annotated[Sort, rest.text("次序", "The order")] = Sort.SALES


@rest.operation(Words("在售的商品", "Goods on sale"), access=rest.ANYONE, errors=[not_found()])
def goods(call: rest.Call[Person], query: GoodsQuery) -> Page[GoodsShape]:
    category = get_category(query.category).id if query.category else None
    return _page(call, query, category_id=category)


@rest.operation(Words("一家店在售的商品", "Goods a store has on sale"), access=rest.ANYONE)
def goods_of_store(call: rest.Call[Person], store: str, query: GoodsQuery) -> Page[GoodsShape]:
    category = get_category(query.category).id if query.category else None
    return _page(call, query, category_id=category, store_id=access_store(store).id)


@rest.operation(Words("一件商品", "A product"), access=rest.ANYONE)
def product(call: rest.Call[Person], product_id: int) -> ProductShape:
    return product_shape(get_product_view(call.viewer, product_id))


@rest.operation(Words("所有类目，父在前", "All categories, parents first"), access=rest.ANYONE)
def categories(call: rest.Call[Person]) -> Page[GoodsCategoryShape]:
    tree = category_tree()
    found = sorted(tree.by_id.values(), key=lambda view: len(view.path))
    return Page(
        [
            GoodsCategoryShape(slug=view.slug, name=str(view.name), parent=tree.by_id[view.path[-2]].slug if len(view.path) > 1 else None)
            for view in found
            if not view.retired
        ]
    )


@rest.operation(Words("一家店", "A store"), access=rest.ANYONE)
def store(call: rest.Call[Person], store: str) -> StoreShape:
    view = get_store_view(access_store(store))
    return StoreShape(store=store_line(view.card), intro=str(view.intro), goods=view.goods, banner=goods_picture(view.banner))


def _page(call: rest.Call[Person], query: GoodsQuery, **place: int | None) -> Page[GoodsShape]:
    brand = Brand.objects.filter(slug=query.brand).values_list("id", flat=True).first() if query.brand else None
    wanted = Wanted(
        **place,  # type: ignore[arg-type]
        brand_ids=(brand or 0,) if query.brand else (),
        countries=(query.country,) if query.country else (),
        kinds=(query.warehouse,) if query.warehouse else (),
        at_least=query.at_least,
        at_most=query.at_most,
        in_stock=query.in_stock,
        sort=query.sort,
    )
    return page_goods(wanted, viewer=call.viewer, cursor=query.cursor, size=query.size).map(goods_shape)
