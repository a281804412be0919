"""The buy box of a product: what one piece comes to for this reader, and how it can be had."""

from dataclasses import dataclass

from tallgrass.accounts.models import Person
from tallgrass.mall.models import Variant
from tallgrass.mall.queries import find_offer
from tallgrass.mall.types import Offer, WarehouseStock
from tallgrass.platform import clock
from tallgrass.platform.errors import not_found
from tallgrass.platform.money import Money
from tallgrass.promotions.pricing.quotes import Quote
from tallgrass.promotions.queries import quote_basket, read_basket
from tallgrass.promotions.types import Wanted


@dataclass(frozen=True)
class BuyBox:
    """`place` None: nowhere in stock."""

    offer: Offer
    place: WarehouseStock | None
    quote: Quote | None

    @property
    def price(self) -> Money:
        """What one costs with all that this reader has and all that runs."""
        return Money(self.quote.goods, self.quote.currency) if self.quote else self.offer.price

    @property
    def saves(self) -> bool:
        return self.price.minor < self.offer.price.minor


def get_buy_box(viewer: Person | None, product_id: int, variant_id: int) -> BuyBox:
    """
    Raises:
        DomainError: `not_found`, when it is no variant of the product.
    """
    chosen = (
        variant_id
        or Variant.objects.filter(product_id=product_id, retired_at=None).order_by("position", "id").values_list("id", flat=True).first()
    )
    offer = find_offer(chosen, at=clock.now()) if chosen else None
    if offer is None or offer.product_id != product_id or not offer.on_sale:
        raise not_found()
    place = next((place for place in offer.warehouses if place.available), None)
    if place is None:
        return BuyBox(offer, None, None)
    basket = read_basket([Wanted("one", offer.variant_id, place.warehouse_id, 1)])
    return BuyBox(offer, place, quote_basket(basket, person_id=viewer.id if viewer else None))
