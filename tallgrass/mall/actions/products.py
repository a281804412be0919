"""Writing goods: what they say, their variants, pictures and lasting prices."""

import re
import unicodedata
from collections.abc import Sequence

from django.db import IntegrityError, transaction

from tallgrass.mall import errors
from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.actions.reviewing import passes_review, show_product, withhold_product
from tallgrass.mall.events import ProductChanged
from tallgrass.mall.models import Brand, Category, Price, Product, ProductPicture, Store, Variant
from tallgrass.mall.product_types import ProductContent, VariantInput
from tallgrass.mall.types import ContentUnit, ProductState, TaxClass
from tallgrass.media.actions import hand_over, release
from tallgrass.moderation.actions.first_pass import refuse_texts
from tallgrass.platform import clock
from tallgrass.platform.errors import not_found
from tallgrass.platform.events import emit
from tallgrass.platform.ids import new_id, short
from tallgrass.platform.money import MOST

MOST_PICTURES = 9
MOST_VARIANTS = 60
_TITLE, _DESCRIPTION = 60, 5000


def write_product(*, actor_id: int, store: Store, content: ProductContent, product_id: int | None = None) -> Product:
    """Make a product of a store (a draft), or change one. Variants that are not named any more cannot be bought any more.

    A picture is the product's own, or an unused upload of the actor. A draft is nobody's business; what is on sale passes the first look of
    review again. Emits `ProductChanged` when others may see it.

    Raises:
        DomainError: `not_found`, `title_missing`, `…_too_long`, `unknown_category`, `no_variants`, `bad_price`, `same_choice`,
            `content_missing`, `code_taken`, `too_many_pictures`, `upload_gone`, `against_rules`, `cooling_down`.
    """
    _check(content)
    with transaction.atomic():
        product = _row(store, product_id)
        called = _names(product)
        product.title, product.title_en = content.title.strip(), content.title_en.strip()
        product.description, product.description_en = content.description.strip(), content.description_en.strip()
        product.category_id, product.country, product.tax_class = content.category_id, content.country, content.tax_class.value
        product.brand = find_or_make_brand(content.brand) if content.brand.strip() else None
        product.attributes = [list(row) for row in content.attributes]
        product.options = [list(row) for row in content.options]
        product.version, product.changed_at = product.version + 1, clock.now()
        product.cover_id = content.pictures[0][0] if content.pictures else None
        product.save()
        _write_pictures(actor_id, store, product, content.pictures)
        _write_variants(store, product, content.variants)
        _follow(product, renamed=_names(product) != called)
    return product


def _follow(product: Product, *, renamed: bool) -> None:
    """What is on sale is looked at anew when it changes: it may be withheld now, or come back when only an earlier first look withheld it."""
    if product.state not in {ProductState.ON_SALE, ProductState.WITHHELD}:
        return
    if not passes_review(product):
        withhold_product(product)
    elif product.state == ProductState.WITHHELD:
        show_product(product)
    else:
        refresh_listings([product.id])
        emit(ProductChanged(product.id, product.store_id, renamed=renamed))


def _names(product: Product) -> tuple[str, str, int | None]:
    return product.title, product.title_en, product.brand_id


def find_or_make_brand(name: str) -> Brand:
    """The brand of that name, however it is written; made when there is none yet."""
    name = " ".join(name.split())[:60]
    key = _folded(name)
    brand = Brand.objects.filter(key=key).first()
    if brand is None:
        slug = re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()).strip("-")
        brand, _ = Brand.objects.get_or_create(key=key, defaults={"name": name, "slug": _free_slug(slug)})
    return brand


def _free_slug(slug: str) -> str:
    own = f"b{short(new_id())}".lower()
    if not slug:
        return own
    return slug[:60] if not Brand.objects.filter(slug=slug[:60]).exists() else f"{slug[:40]}-{own}"


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _check(content: ProductContent) -> None:
    if not content.title.strip():
        raise errors.missing("title")
    for field, most in (("title", _TITLE), ("title_en", 2 * _TITLE), ("description", _DESCRIPTION), ("description_en", 2 * _DESCRIPTION)):
        if len(getattr(content, field).strip()) > most:
            raise errors.too_long(field, most)
    if not Category.objects.filter(id=content.category_id, retired_at=None).exists():
        raise errors.unknown("category")
    if len(content.pictures) > MOST_PICTURES:
        raise errors.too_many_pictures(MOST_PICTURES)
    _check_variants(content)
    refuse_texts({"brand": content.brand})  # A brand is everybody's, and cannot wait.


def _check_variants(content: ProductContent) -> None:
    if not 1 <= len(content.variants) <= MOST_VARIANTS:
        raise errors.no_variants()
    codes: set[str] = set()
    choices: set[str] = set()
    for variant in content.variants:
        if not variant.code.strip() or variant.code in codes:
            raise errors.code_taken(variant.code)
        codes.add(variant.code)
        if not 0 < variant.amount <= MOST or (variant.list_amount is not None and not variant.amount <= variant.list_amount <= MOST):
            raise errors.bad_price()
        if len(variant.choice) != len(content.options) or (key := choice_key(variant)) in choices:
            raise errors.same_choice()
        choices.add(key)
        if variant.content_unit not in set(ContentUnit):
            raise errors.unknown("unit")
        if content.tax_class is TaxClass.COSMETICS and not (variant.content_amount and variant.content_unit):
            raise errors.content_missing()


def choice_key(variant: VariantInput) -> str:
    return " / ".join(_folded(value) for value, _ in variant.choice)[:300]


def _row(store: Store, product_id: int | None) -> Product:
    if product_id is None:
        return Product(store=store, version=0)
    product = Product.objects.select_for_update().filter(id=product_id, store=store).first()
    if product is None:
        raise not_found()
    return product


def _write_pictures(actor_id: int, store: Store, product: Product, pictures: Sequence[tuple[int, str]]) -> None:
    before = set(ProductPicture.objects.filter(product=product).values_list("picture_id", flat=True))
    after = [id for id, _ in pictures]
    hand_over(ids=set(after) - before, owner_id=actor_id, to_id=store.id, purpose="goods")
    release(ids=before - set(after), owner_id=store.id)
    ProductPicture.objects.filter(product=product).delete()
    ProductPicture.objects.bulk_create(
        ProductPicture(product=product, position=position, picture_id=id, alt=alt[:300]) for position, (id, alt) in enumerate(pictures)
    )


def _write_variants(store: Store, product: Product, variants: Sequence[VariantInput]) -> None:
    known = {variant.id: variant for variant in Variant.objects.select_for_update().filter(product=product)}
    by_code = {variant.code: variant for variant in known.values()}
    # What is left out goes first: its choice and code are free for others then.
    named = {variant.id for variant in variants} | {by_code[variant.code].id for variant in variants if variant.code in by_code}
    Variant.objects.filter(product=product, retired_at=None).exclude(id__in=[id for id in named if id]).update(retired_at=clock.now())
    try:
        with transaction.atomic():
            for position, said in enumerate(variants):
                row = known.get(said.id or 0) or by_code.get(said.code) or Variant(product=product, store_id=store.id)
                row.code, row.barcode, row.choice, row.choice_key = (
                    said.code,
                    said.barcode,
                    [list(v) for v in said.choice],
                    choice_key(said),
                )
                row.position, row.weight_grams, row.retired_at = position, said.weight_grams, None
                row.content_amount, row.content_unit = said.content_amount, said.content_unit
                row.save()
                _write_price(store, product, row, said)
    except IntegrityError as error:
        raise errors.code_taken("") if "one_variant_a_code" in str(error) else errors.same_choice() from None


def _write_price(store: Store, product: Product, variant: Variant, said: VariantInput) -> None:
    Price.objects.update_or_create(
        variant=variant,
        currency=store.currency,
        starts_at=None,
        defaults={"amount": said.amount, "list_amount": said.list_amount, "product_id": product.id},
    )
