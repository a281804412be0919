"""Goods by file: a row a variant, rows with one title are one product. Read without writing first; then taken in, each product whole or not at all."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from tallgrass.mall import errors
from tallgrass.mall.actions.products import write_product
from tallgrass.mall.actions.stocking import receive_stock
from tallgrass.mall.merchant_forms import read_amount, read_measure, read_quantity
from tallgrass.mall.models import Product, Store, Variant
from tallgrass.mall.product_types import ProductContent, VariantInput
from tallgrass.mall.queries.merchant import get_content, list_warehouses
from tallgrass.mall.queries.tree import category_tree
from tallgrass.mall.types import ProductState, TaxClass
from tallgrass.mall.words import COUNTRIES
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import new_id
from tallgrass.platform.words import Words

MOST_ROWS = 2000


@dataclass(frozen=True)
class GoodRow:
    """A row that can be taken in. `stock` is (warehouse, how many), where the row says so."""

    number: int
    variant: VariantInput
    title: str
    title_en: str
    description: str
    category_id: int
    brand: str
    country: str
    tax_class: TaxClass
    option: tuple[str, str] | None
    stock: tuple[int, int] | None


@dataclass(frozen=True)
class Bulk:
    """A file as read: what fits, what does not and why."""

    columns: tuple[str, ...]
    good: Sequence[GoodRow] = ()
    bad: Sequence[tuple[int, dict[str, str], str]] = field(default=())
    """(row, its cells, why)."""

    @property
    def products(self) -> int:
        return len({row.title for row in self.good})

    def rejects_csv(self) -> str:
        """The rows that do not fit, as they came, with the reason in a column of its own."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([*self.columns, "reason"])
        # A cell that begins like a formula is written as text: the file is opened in a spreadsheet.
        writer.writerows([[_plain(cells.get(column, "")) for column in self.columns] + [why] for _, cells, why in self.bad])
        return out.getvalue()


def _plain(cell: str) -> str:
    return "'" + cell if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def read_rows(store: Store, text: str) -> Bulk:
    """Look at a file of goods. Reads warehouses once; writes nothing."""
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", restval="")
    try:
        columns = tuple(name.strip().lower() for name in reader.fieldnames or () if name)
        reader.fieldnames = columns
        warehouses = {row.code: row.id for row in list_warehouses(store)}
        good, bad, codes = [], [], set()
        for number, cells in enumerate(reader, 2):
            said = {name: str(value).strip() for name, value in cells.items() if name}
            try:
                if number > MOST_ROWS + 1:
                    raise DomainError("too_many_rows", Words("一次最多 {n} 行。", "{n} rows at most.").format(n=MOST_ROWS))
                row = _row(store, number, said, warehouses)
                if row.variant.code in codes:
                    raise errors.code_taken(row.variant.code)
                codes.add(row.variant.code)
                good.append(row)
            except DomainError as error:
                bad.append((number, said, str(error)))
    except csv.Error:
        return Bulk(("file",), (), ((1, {"file": text[:80]}, str(Words("这不是 CSV 文件。", "This is not a CSV file."))),))
    return Bulk(columns, good, bad[:MOST_ROWS])


def _row(store: Store, number: int, said: dict[str, str], warehouses: dict[str, int]) -> GoodRow:
    for name in ("code", "title", "category", "price"):
        if not said.get(name):
            raise DomainError(f"{name}_missing", Words(f"缺 {name}", f"{name} is missing"), field=name)
    for name, most in (
        ("code", 60),
        ("title", 60),
        ("title_en", 120),
        ("description", 5000),
        ("brand", 60),
        ("option", 20),
        ("value", 40),
        ("value_en", 40),
    ):
        if len(said.get(name, "")) > most:
            raise DomainError(f"{name}_too_long", Words(f"{name} 最多 {most} 个字", f"{name}: {most} characters at most"), field=name)
    category = category_tree().by_slug.get(said["category"])
    if category is None:
        raise DomainError("unknown_category", Words("没有这个类目：写类目的 slug", "No such category: write its slug"), field="category")
    country, tax = said.get("country", "").upper() or store.country, said.get("tax_class", "") or "standard"
    if country not in COUNTRIES:
        raise DomainError("unknown_country", Words("产地写两个字母的代码", "Write the country as two letters"), field="country")
    if tax not in set(TaxClass):
        raise DomainError("unknown_tax_class", Words("没有这个税类", "No such tax class"), field="tax_class")
    amount, usual = read_amount(said["price"], store.currency), read_amount(said.get("list_price", ""), store.currency)
    if amount is None or (usual is not None and usual < amount):
        raise errors.bad_price()
    weight = said.get("weight", "") or "0"
    if not weight.isascii() or not weight.isdecimal() or int(weight[:9]) > 1_000_000:
        raise DomainError("bad_weight", Words("重量写整数克", "Write the weight in whole grams"), field="weight")
    option, value = said.get("option", ""), said.get("value", "")
    if bool(option) != bool(value):
        raise DomainError("value_missing", Words("option 和 value 要一起写", "option and value go together"), field="value")
    variant = VariantInput(
        code=said["code"], amount=amount, list_amount=usual, choice=((value, said.get("value_en", "")),) if option else (),
        weight_grams=int(weight), **read_measure(said.get("content", "")),  # type: ignore[arg-type]
    )  # fmt: skip
    if tax == TaxClass.COSMETICS and not variant.content_amount:
        raise errors.content_missing()
    stock = _stock(said, warehouses)
    return GoodRow(
        number, variant, said["title"], said.get("title_en", ""), said.get("description", ""), category.id, said.get("brand", ""), country,
        TaxClass(tax), (option, "") if option else None, stock,
    )  # fmt: skip


def _stock(said: dict[str, str], warehouses: dict[str, int]) -> tuple[int, int] | None:
    if not said.get("quantity"):
        return None
    place = warehouses.get(said.get("warehouse", ""))
    if place is None:
        raise DomainError("unknown_warehouse", Words("没有这个仓：写仓的代码", "No such warehouse: write its code"), field="warehouse")
    quantity = read_quantity(said["quantity"])
    if quantity < 1:
        raise errors.no_quantity()
    return place, quantity


@dataclass(frozen=True)
class Taken:
    products: int
    variants: int
    refused: Sequence[tuple[str, str]] = ()
    """(title, why)."""


def take_rows(*, actor_id: int, store: Store, rows: Sequence[GoodRow]) -> Taken:
    """Make or change products, each in a transaction of its own. A product the store has under that title keeps its pictures and other variants."""
    by_title: dict[str, list[GoodRow]] = {}
    for row in rows:
        by_title.setdefault(row.title, []).append(row)
    variants, refused = 0, []
    for title, own in by_title.items():
        try:
            with transaction.atomic():
                _take(actor_id, store, own)
            variants += len(own)
        except DomainError as error:
            refused.append((title, str(error)))
    return Taken(len(by_title) - len(refused), variants, refused)


def _take(actor_id: int, store: Store, own: list[GoodRow]) -> None:
    first = own[0]
    known = Product.objects.filter(store=store, title=first.title).exclude(state=ProductState.STOPPED.value).order_by("id").first()
    before = get_content(store, known) if known else None
    codes = {row.variant.code for row in own}
    kept = tuple(variant for variant in before.variants if variant.code not in codes) if before else ()
    content = ProductContent(
        title=first.title,
        title_en=first.title_en or (before.title_en if before else ""),
        description=first.description or (before.description if before else ""),
        description_en=before.description_en if before else "",
        category_id=first.category_id,
        brand=first.brand or (before.brand if before else ""),
        country=first.country,
        tax_class=first.tax_class,
        attributes=before.attributes if before else (),
        options=((first.option),) if first.option else (),
        pictures=before.pictures if before else (),
        variants=(*kept, *(row.variant for row in own)),
    )
    product = write_product(actor_id=actor_id, store=store, content=content, product_id=known.id if known else None)
    ids = dict(Variant.objects.filter(product=product).values_list("code", "id"))
    for row in own:
        if row.stock:
            place, quantity = row.stock
            receive_stock(
                actor_id=actor_id,
                variant_id=ids[row.variant.code],
                warehouse_id=place,
                quantity=quantity,
                key=f"file:{new_id()}",
                reason="CSV",
            )
