"""A small mall for tests, made with as few words as a test can say."""

from dataclasses import dataclass
from datetime import timedelta

from tallgrass.mall.actions import receive_stock
from tallgrass.mall.first_things import add_first_things
from tallgrass.mall.models import Category, Price, Product, Store, StoreStaff, Variant, Warehouse
from tallgrass.mall.types import ProductState, StockLine
from tallgrass.platform import clock
from tallgrass.platform.ids import new_id
from tallgrass.platform.subjects import Ref


@dataclass
class Mall:
    """`mall.product()` is on sale with one variant; `mall.stock(variant, 5)` puts five into the first warehouse."""

    store: Store
    warehouse: Warehouse
    overseas: Warehouse
    category: Category

    def product(self, title: str = "白茶精华", fen: int = 12900, *, variants: int = 1, **fields: object) -> Product:
        values = {"state": ProductState.ON_SALE.value, "listed_at": clock.now(), "category": self.category, "store": self.store} | fields
        product = Product.objects.create(title=title, options=[["容量", "Size"]] if variants > 1 else [], **values)
        for number in range(variants):
            choice = [[f"{number + 1}0 毫升", f"{number + 1}0 ml"]] if variants > 1 else []
            variant = Variant.objects.create(
                product=product, store_id=product.store_id, code=f"{product.id}-{number}", choice=choice,
                choice_key=f"{number + 1}0 毫升" if choice else "", position=number, weight_grams=120,
            )  # fmt: skip
            Price.objects.create(variant=variant, product_id=product.id, currency="CNY", amount=fen + number * 1000)
        return product

    def variant(self, product: Product | None = None) -> Variant:
        return Variant.objects.filter(product=product or self.product()).order_by("position")[0]

    def stock(self, variant: Variant, quantity: int, warehouse: Warehouse | None = None) -> None:
        place = warehouse or self.warehouse
        receive_stock(actor_id=None, variant_id=variant.id, warehouse_id=place.id, quantity=quantity, key=f"test-{new_id()}")

    def line(self, variant: Variant, quantity: int = 1, warehouse: Warehouse | None = None) -> StockLine:
        return StockLine(variant.id, (warehouse or self.warehouse).id, quantity)


def make_mall(owner_id: int | None = None, **fields: object) -> Mall:
    if not Category.objects.exists():
        add_first_things(Models, clock.now())
    store = Store.objects.create(**{"handle": f"store_{new_id() % 10**9}", "name": "白茶小铺", "kind": "flagship"} | fields)
    if owner_id:
        StoreStaff.objects.create(store=store, person_id=owner_id, role="owner")
    return mall_of(store)


def mall_of(store: Store) -> Mall:
    return Mall(store, Warehouse.objects.get(code="CN-HZ"), Warehouse.objects.get(code="JP-OSA"), Category.objects.get(slug="serums"))


def purchase(number: int | None = None) -> Ref:
    return Ref("purchase", number or new_id())


def in_15_minutes():  # type: ignore[no-untyped-def]
    return clock.now() + timedelta(minutes=15)


class Models:
    @staticmethod
    def get_model(app: str, name: str):  # type: ignore[no-untyped-def]
        from django.apps import apps

        return apps.get_model(app, name)
