"""Goods, stores and categories in JSON."""

from datetime import datetime
from typing import Annotated

from tallgrass.mall.product_types import ProductView, VariantView
from tallgrass.mall.types import (
    CategoryView,
    ProductCard,
    ProductState,
    StoreCard,
    StoreKind,
    StoreState,
    TaxClass,
    WarehouseKind,
    WarehouseStock,
)
from tallgrass.media.types import PictureView
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.money import Money


class AmountShape(rest.Shape):
    """An amount: whole minor units (fen, cents), and as digits."""

    minor: int
    currency: Annotated[str, rest.text("ISO 4217 币种", "ISO 4217 code", pattern="^[A-Z]{3}$")]
    amount: Annotated[str, rest.text("整数单位的数额", "In whole units", examples=["168", "12.5"])]


class GoodsPictureShape(rest.Shape):
    """A picture in its three sizes. `width` and `height` in pixels of the large one."""

    small: str
    medium: str
    large: str
    width: int
    height: int
    blur: str


class StoreLineShape(rest.Shape):
    """A store in one line."""

    handle: str
    name: str
    kind: StoreKind
    country: str
    state: StoreState
    url: str


class BrandLineShape(rest.Shape):
    slug: str
    name: str


class GoodsShape(rest.Shape):
    """A product as a list shows it. `price` is the lowest of its variants."""

    id: rest.Id
    url: str
    title: str
    picture: GoodsPictureShape | None
    price: AmountShape
    dearest: AmountShape | None
    list_price: AmountShape | None
    store: StoreLineShape
    country: str
    warehouses: list[WarehouseKind]
    in_stock: bool
    sold: int


class GoodsStockShape(rest.Shape):
    """What one warehouse has of a variant. `days`: from paid to delivered, at least and at most."""

    warehouse: rest.Id
    kind: WarehouseKind
    name: str
    country: str
    available: int
    days: tuple[int, int]


class VariantShape(rest.Shape):
    """A variant. `import_tax` comes on top when it crosses the border from the nearest warehouse that has it; `whole` is with it."""

    id: rest.Id
    code: str
    options: list[str]
    price: AmountShape
    list_price: AmountShape | None
    home_price: Annotated[AmountShape | None, rest.text("店铺自己币种的标价", "What the store asks in its own currency")]
    price_until: Annotated[datetime | None, rest.text("限时价到什么时候", "When a limited price ends")]
    import_tax: AmountShape | None
    whole: AmountShape
    vat_permille: int
    consumption_permille: int
    weight_grams: int
    picture: GoodsPictureShape | None
    stock: list[GoodsStockShape]


class GoodsCategoryShape(rest.Shape):
    slug: str
    name: str
    parent: Annotated[str | None, rest.text("上一级的 slug", "Slug of the one above")]


class AttributeShape(rest.Shape):
    name: str
    value: str


class ProductShape(rest.Shape):
    """A product, whole."""

    id: rest.Id
    url: str
    title: str
    description: str
    state: ProductState
    store: StoreLineShape
    brand: BrandLineShape | None
    category: list[GoodsCategoryShape]
    country: str
    tax_class: TaxClass
    attributes: list[AttributeShape]
    options: list[str]
    pictures: list[GoodsPictureShape]
    variants: list[VariantShape]
    sold: int
    listed_at: datetime | None


class StoreShape(rest.Shape):
    """A store with what it says of itself."""

    store: StoreLineShape
    intro: str
    goods: int
    banner: GoodsPictureShape | None


def amount_shape(amount: Money) -> AmountShape:
    return AmountShape(minor=amount.minor, currency=amount.currency, amount=amount.major)


def _maybe(amount: Money | None) -> AmountShape | None:
    return amount_shape(amount) if amount else None


def goods_picture(view: PictureView | None) -> GoodsPictureShape | None:
    if view is None:
        return None
    return GoodsPictureShape(small=view.small, medium=view.medium, large=view.large, width=view.width, height=view.height, blur=view.blur)


def store_line(card: StoreCard) -> StoreLineShape:
    return StoreLineShape(handle=card.handle, name=str(card.name), kind=card.kind, country=card.country, state=card.state, url=card.url)


def goods_shape(card: ProductCard) -> GoodsShape:
    return GoodsShape(
        id=short(card.id),
        url=card.url,
        title=str(card.title),
        picture=goods_picture(card.picture),
        price=amount_shape(card.price),
        dearest=_maybe(card.dearest),
        list_price=_maybe(card.list_price),
        store=store_line(card.store),
        country=card.country,
        warehouses=list(card.kinds),
        in_stock=card.in_stock,
        sold=card.sold,
    )


def category_shapes(path: tuple[CategoryView, ...] | list[CategoryView]) -> list[GoodsCategoryShape]:
    """A path from the root: each names the one before it."""
    return [
        GoodsCategoryShape(slug=view.slug, name=str(view.name), parent=path[place - 1].slug if place else None)
        for place, view in enumerate(path)
    ]


def product_shape(view: ProductView) -> ProductShape:
    return ProductShape(
        id=short(view.id),
        url=view.url,
        title=str(view.title),
        description=str(view.description),
        state=view.state,
        store=store_line(view.store),
        brand=BrandLineShape(slug=view.brand.slug, name=str(view.brand.name)) if view.brand else None,
        category=category_shapes(tuple(view.category)),
        country=view.country,
        tax_class=view.tax_class,
        attributes=[AttributeShape(name=str(name), value=str(value)) for name, value in view.attributes],
        options=[str(name) for name in view.options],
        pictures=[shape for picture in view.pictures if (shape := goods_picture(picture.view))],
        variants=[variant_shape(variant) for variant in view.variants],
        sold=view.sold,
        listed_at=view.listed_at,
    )


def variant_shape(view: VariantView) -> VariantShape:
    return VariantShape(
        id=short(view.id),
        code=view.code,
        options=[str(value) for value in view.choice],
        price=amount_shape(view.price),
        list_price=_maybe(view.list_price),
        home_price=_maybe(view.home_price),
        price_until=view.price_until,
        import_tax=_maybe(view.tax),
        whole=amount_shape(view.whole),
        vat_permille=view.vat_permille,
        consumption_permille=view.consumption_permille,
        weight_grams=view.weight_grams,
        picture=goods_picture(view.picture),
        stock=[stock_shape(stock) for stock in view.warehouses],
    )


def stock_shape(stock: WarehouseStock) -> GoodsStockShape:
    return GoodsStockShape(
        warehouse=short(stock.warehouse_id),
        kind=stock.kind,
        name=str(stock.name),
        country=stock.country,
        available=stock.available,
        days=stock.days,
    )
