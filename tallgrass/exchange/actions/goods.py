"""Goods in: a row a product with one variant, put into a store as a draft; its stock with it, where the row says how much."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from tallgrass.exchange.actions.taking import rejected, remember, sift
from tallgrass.exchange.errors import unreadable
from tallgrass.exchange.types import Filled, Long, OriginKind, Outcome, Plan, Rejected
from tallgrass.mall import errors
from tallgrass.mall.actions import receive_stock
from tallgrass.mall.actions.products import write_product
from tallgrass.mall.merchant_forms import read_amount, read_measure
from tallgrass.mall.models import Store, Variant
from tallgrass.mall.product_types import ProductContent, VariantInput
from tallgrass.mall.queries.merchant import list_warehouses
from tallgrass.mall.queries.tree import category_tree
from tallgrass.mall.types import TaxClass
from tallgrass.mall.words import COUNTRIES
from tallgrass.platform.errors import DomainError

_TITLE, _ABOUT, _CODE = 60, 5000, 60


@dataclass(frozen=True)
class PreparedProduct:
    filled: Filled
    store: Store
    content: ProductContent
    stock: tuple[int, int] | None
    """(warehouse, how many)."""


class ProductTaker:
    batch = 100

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._stores: dict[str, Store | None] = {}

    def prepare(self, rows: Sequence[Filled]) -> tuple[list[PreparedProduct], list[Rejected]]:
        prepared, refused = [], []
        for filled in rows:
            try:
                prepared.append(self._prepared(filled))
            except DomainError as error:
                refused.append(rejected(filled, error))
        return prepared, refused

    def ready(self, prepared: Sequence[PreparedProduct]) -> tuple[list[PreparedProduct], list[Rejected]]:
        return list(prepared), []

    def take(self, prepared: Sequence[PreparedProduct]) -> Outcome:
        new, outcome = sift(self._plan.source, OriginKind.PRODUCT, prepared)
        written, ids = [], []
        for one in new:
            try:
                with transaction.atomic():
                    ids.append(_write(one))
                written.append(one)
            except DomainError as error:
                outcome.rejected.append(rejected(one.filled, error))
        remember(self._plan.source, OriginKind.PRODUCT, written, ids)
        outcome.taken = len(ids)
        return outcome

    def show(self, prepared: PreparedProduct) -> str:
        content = prepared.content
        return f"{content.title} · {content.brand} · {content.variants[0].code} · {content.variants[0].amount}"

    def _prepared(self, filled: Filled) -> PreparedProduct:
        said = {name: str(value).strip() for name, value in filled.values.items()}
        store = self._store(said.get("store", ""))
        category = category_tree().by_slug.get(said.get("category", ""))
        if category is None:
            raise errors.unknown("category")
        country = said.get("country", "").upper() or store.country
        tax = said.get("tax_class", "") or TaxClass.STANDARD.value
        if country not in COUNTRIES:
            raise errors.unknown("country")
        if tax not in set(TaxClass):
            raise errors.unknown("tax_class")
        amount = read_amount(said.get("price", ""), store.currency)
        if amount is None:
            raise errors.bad_price()
        usual = read_amount(said.get("list_price", ""), store.currency)
        weight = said.get("weight", "")
        variant = VariantInput(
            code=self._fitted(said.get("code", "") or f"{self._plan.source}-{filled.key.hex[:12]}", _CODE, "code"),
            amount=amount,
            list_amount=usual if usual and usual > amount else None,
            weight_grams=int(weight) if weight.isascii() and weight.isdecimal() and len(weight) < 7 else 0,
            **read_measure(said.get("content", "")),  # type: ignore[arg-type]
        )
        content = ProductContent(
            title=self._fitted(said.get("title", ""), _TITLE, "title"),
            title_en=self._fitted(said.get("title_en", ""), 2 * _TITLE, "title_en"),
            description=self._fitted(said.get("description", ""), _ABOUT, "description"),
            category_id=category.id,
            brand=said.get("brand", "")[:60],
            country=country,
            tax_class=TaxClass(tax),
            variants=(variant,),
        )
        if not content.title:
            raise errors.missing("title")
        return PreparedProduct(filled, store, content, _stock(said, store))

    def _store(self, handle: str) -> Store:
        if handle not in self._stores:
            self._stores[handle] = Store.objects.filter(handle=handle).first()
        store = self._stores[handle]
        if store is None:
            raise unreadable(f"没有店铺 {handle}：用 --set store=店铺地址", f"There is no store {handle!r}: --set store=HANDLE")
        return store

    def _fitted(self, text: str, most: int, name: str) -> str:
        if len(text) <= most:
            return text
        if self._plan.long is Long.CUT:
            return text[: most - 1].rstrip() + "…"
        raise errors.too_long(name, most)


def _stock(said: dict[str, str], store: Store) -> tuple[int, int] | None:
    quantity = said.get("stock", "")
    if not quantity or quantity == "0":
        return None
    if not quantity.isascii() or not quantity.isdecimal() or len(quantity) > 7:
        raise errors.no_quantity()
    place = next((row.id for row in list_warehouses(store) if row.code == said.get("warehouse")), None)
    if place is None:
        raise errors.unknown("warehouse")
    return place, int(quantity)


def _write(one: PreparedProduct) -> int:
    product = write_product(actor_id=0, store=one.store, content=one.content)
    if one.stock:
        place, quantity = one.stock
        variant = Variant.objects.get(product=product)
        key = f"import:{variant.id}"
        receive_stock(actor_id=None, variant_id=variant.id, warehouse_id=place, quantity=quantity, key=key, reason="import")
    return product.id
