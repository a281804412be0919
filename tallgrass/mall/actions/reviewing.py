"""Review of goods: the first look at what is put on sale, and what a decision does to it. The owner of a store answers for its goods."""

from django.db import transaction

from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.events import ProductListed, ProductWithdrawn
from tallgrass.mall.models import Product, ProductPicture, StoreStaff
from tallgrass.mall.types import ProductState, StaffRole
from tallgrass.moderation.actions import first_pass
from tallgrass.platform import clock
from tallgrass.platform.events import emit
from tallgrass.platform.subjects import Ref


def texts_of(product: Product) -> dict[str, str]:
    """All that a product says, by the name of the part."""
    return {
        "title": product.title,
        "title_en": product.title_en,
        "description": product.description,
        "description_en": product.description_en,
        "facts": "\n".join(" ".join(filter(None, row)) for row in product.attributes),
    }


def passes_review(product: Product) -> bool:
    """The first look at a locked product that is on sale or is to be. Copies are no sign of anything here: a store says much the same of many goods.

    Raises:
        DomainError: `against_rules`, `cooling_down`.
    """
    owner_id = StoreStaff.objects.filter(store_id=product.store_id, role=StaffRole.OWNER.value).values_list("person_id", flat=True).first()
    if owner_id is None:  # Nobody could be told or appeal; operators can stop it.
        return True
    pictures = list(ProductPicture.objects.filter(product=product).values_list("picture_id", flat=True))
    ref = Ref("product", product.id)
    return first_pass(ref=ref, author_id=owner_id, texts=texts_of(product), picture_ids=pictures, copies=False).passed


def show_product(product: Product) -> None:
    """On a locked row: it is on sale from now on. Emits `ProductListed`."""
    first = product.listed_at is None
    product.state, product.listed_at = ProductState.ON_SALE.value, product.listed_at or clock.now()
    product.save(update_fields=["state", "listed_at"])
    refresh_listings([product.id])
    emit(ProductListed(product.id, product.store_id, first))


def withhold_product(product: Product) -> None:
    """On a locked row: only its store sees it from now on. Emits `ProductWithdrawn`, where others saw it before."""
    was_on_sale = product.state == ProductState.ON_SALE
    product.state = ProductState.WITHHELD.value
    product.save(update_fields=["state"])
    if was_on_sale:
        refresh_listings([product.id])
        emit(ProductWithdrawn(product.id, product.store_id))


def restrict_product(*, product_id: int, level: str) -> None:
    """Take a product out of lists (`limited`) or out of sight (`withheld`). What is not on sale has nothing to withhold: it is looked at
    when it is put on sale. Emits `ProductWithdrawn` when that changes anything."""
    with transaction.atomic():
        row = Product.objects.select_for_update().filter(id=product_id).first()
        if row is None or row.state != ProductState.ON_SALE:
            return
        if level == "withheld":
            withhold_product(row)
        elif not row.limited:
            row.limited = True
            row.save(update_fields=["limited"])
            refresh_listings([row.id])
            emit(ProductWithdrawn(row.id, row.store_id))


def lift_product(*, product_id: int) -> None:
    """Let it be seen and found as its store meant it. Emits `ProductListed` when that changes anything."""
    with transaction.atomic():
        row = Product.objects.select_for_update().filter(id=product_id).first()
        if row is None:
            return
        was_limited, row.limited = row.limited, False
        row.save(update_fields=["limited"])
        if row.state == ProductState.WITHHELD or (was_limited and row.state == ProductState.ON_SALE):
            show_product(row)
