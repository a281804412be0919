"""Before the cart: what one piece of a product comes to for this reader, and from where a wish is met."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tallgrass.accounts.models import Person
from tallgrass.mall.models import Variant
from tallgrass.mall.queries import find_offer, list_offers
from tallgrass.mall.types import Offer, WarehouseStock
from tallgrass.orders.checkout_types import Wish
from tallgrass.orders.errors import not_on_sale
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
    basket = read_basket([Wanted("one", offer.variant_id, place.warehouse_id, 1)], offers={offer.variant_id: offer})
    return BuyBox(offer, place, quote_basket(basket, person_id=viewer.id if viewer else None))


def settled_wishes(wishes: Sequence[Wish]) -> tuple[Wish, ...]:
    """Each with the nearest warehouse that has it, where none was named (0). Three queries, whatever their number.

    Raises:
        DomainError: `not_on_sale`, for a variant that lies nowhere.
    """
    offers = list_offers([wish.variant_id for wish in wishes if not wish.warehouse_id], at=clock.now())
    return tuple(wish if wish.warehouse_id else _settled(wish, offers.get(wish.variant_id)) for wish in wishes)


def _settled(wish: Wish, offer: Offer | None) -> Wish:
    if offer is None or not offer.warehouses:
        raise not_on_sale()
    place = next((place for place in offer.warehouses if place.available >= wish.quantity), offer.warehouses[0])
    return replace(wish, warehouse_id=place.warehouse_id)
