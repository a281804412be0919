"""Goods on sale and off: by their store, by an operator; and prices for a time."""

from datetime import datetime

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.mall import errors
from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.actions.reviewing import passes_review, show_product, withhold_product
from tallgrass.mall.events import ProductChanged, ProductStopped, ProductWithdrawn
from tallgrass.mall.models import Price, Product, ProductPicture, Store, Variant
from tallgrass.mall.types import ProductState
from tallgrass.media.actions import release
from tallgrass.platform import clock
from tallgrass.platform.audit import record
from tallgrass.platform.errors import not_found
from tallgrass.platform.events import emit
from tallgrass.platform.ids import short
from tallgrass.platform.money import MOST


def list_product(*, store: Store, product_id: int) -> Product:
    """Put a product on sale, or before review where the first look holds it. Twice is once. Emits `ProductListed` when it is on sale.

    Raises:
        DomainError: `not_found`, `product_stopped`, `pictures_missing`, `against_rules`, `cooling_down`.
    """
    with transaction.atomic():
        product = _own(store, product_id)
        if product.state == ProductState.STOPPED:
            raise errors.product_stopped()
        if product.cover_id is None:
            raise errors.no_goods_pictures()
        if product.state not in {ProductState.ON_SALE, ProductState.WITHHELD}:
            if passes_review(product):
                show_product(product)
            else:
                withhold_product(product)
    return product


def withdraw_product(*, store: Store, product_id: int) -> None:
    """Take a product off the shelves. Twice is once. Emits `ProductWithdrawn`.

    Raises:
        DomainError: `not_found`.
    """
    with transaction.atomic():
        product = _own(store, product_id)
        was_seen = product.state == ProductState.ON_SALE
        if was_seen or product.state == ProductState.WITHHELD:
            product.state = ProductState.WITHDRAWN.value
            product.save(update_fields=["state"])
        if was_seen:
            refresh_listings([product.id])
            emit(ProductWithdrawn(product.id, store.id))


def delete_draft(*, store: Store, product_id: int) -> None:
    """A product that was never on sale, and of which nothing was ever in stock, goes for good.

    Raises:
        DomainError: `not_found`, `was_on_sale`.
    """
    with transaction.atomic():
        product = _own(store, product_id)
        if product.listed_at is not None or Variant.objects.filter(product=product, stocks__isnull=False).exists():
            raise errors.was_on_sale()
        release(ids=list(ProductPicture.objects.filter(product=product).values_list("picture_id", flat=True)), owner_id=store.id)
        product.delete()


def stop_product(*, actor: Person, product_id: int, reason: str) -> None:
    """An operator stops the sale: nobody can buy it, and its store cannot put it back. Emits `ProductStopped`.

    Raises:
        DomainError: `not_found`, `reason_missing`.
    """
    if not (reason := reason.strip()):
        raise errors.reason_missing()
    with transaction.atomic():
        product = _any(product_id)
        product.state, product.stopped_reason = ProductState.STOPPED.value, reason[:300]
        product.save(update_fields=["state", "stopped_reason"])
        refresh_listings([product.id])
        emit(ProductStopped(product.id, product.store_id, actor.id))
        record(actor_id=actor.id, act="product_stopped", subject=f"product:{short(product.id)}", reason=reason)


def allow_product(*, actor: Person, product_id: int, reason: str) -> None:
    """An operator lifts a stop: its store may put it on sale again.

    Raises:
        DomainError: `not_found`, `reason_missing`.
    """
    if not (reason := reason.strip()):
        raise errors.reason_missing()
    with transaction.atomic():
        product = _any(product_id)
        if product.state == ProductState.STOPPED:
            product.state, product.stopped_reason = ProductState.WITHDRAWN.value, ""
            product.save(update_fields=["state", "stopped_reason"])
            record(actor_id=actor.id, act="product_allowed", subject=f"product:{short(product.id)}", reason=reason)


def set_limited_price(*, store: Store, variant_id: int, amount: int, starts_at: datetime, ends_at: datetime) -> Price:
    """A lower price from one moment to another, in the store's currency. Emits `ProductChanged`.

    Raises:
        DomainError: `not_found`, `bad_price`, `bad_window`, `not_lower`.
    """
    if not 0 < amount <= MOST:
        raise errors.bad_price()
    if ends_at <= starts_at or ends_at <= clock.now():
        raise errors.bad_window()
    with transaction.atomic():
        variant = _variant(store, variant_id)
        lasting = Price.objects.filter(variant=variant, currency=store.currency, starts_at=None).first()
        if lasting is None or amount >= lasting.amount:
            raise errors.not_lower()
        price = Price.objects.create(
            variant=variant, product_id=variant.product_id, currency=store.currency, amount=amount, starts_at=starts_at, ends_at=ends_at
        )
        _changed(variant)
    return price


def end_limited_price(*, store: Store, price_id: int) -> None:
    """Take back a price for a time. Twice is once. Emits `ProductChanged`."""
    with transaction.atomic():
        price = Price.objects.filter(id=price_id, starts_at__isnull=False, variant__store_id=store.id).select_related("variant").first()
        if price is not None:
            variant = price.variant
            price.delete()
            _changed(variant)


def _changed(variant: Variant) -> None:
    refresh_listings([variant.product_id])
    emit(ProductChanged(variant.product_id, variant.store_id))


def _own(store: Store, product_id: int) -> Product:
    product = Product.objects.select_for_update().filter(id=product_id, store=store).first()
    if product is None:
        raise not_found()
    return product


def _any(product_id: int) -> Product:
    product = Product.objects.select_for_update().filter(id=product_id).first()
    if product is None:
        raise not_found()
    return product


def _variant(store: Store, variant_id: int) -> Variant:
    variant = Variant.objects.filter(id=variant_id, store_id=store.id, retired_at=None).first()
    if variant is None:
        raise not_found()
    return variant
