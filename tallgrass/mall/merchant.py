"""The side list of the merchant centre. Apps above the mall add their screens in `registrations.py`:

    register_merchant_place(MerchantPlace("merchant_orders", "box", Words("订单", "Orders"), waits=count_orders_waiting, order=20))

The address takes the handle of the store as `store`; the view gets the store through `mall.queries.stores.access_own_store`, renders a
template on `mall/merchant/shell.html`, and passes `merchant_context(store)` along.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tallgrass.mall.models import Store
from tallgrass.platform.words import Words


@dataclass(frozen=True)
class MerchantPlace:
    address: str
    icon: str
    words: Words
    order: int = 50
    waits: Callable[[int], int] | None = None
    """Of the id of a store: how many things wait for somebody there."""


_places: dict[str, MerchantPlace] = {}


def register_merchant_place(*places: MerchantPlace) -> None:
    for place in places:
        _places[place.address] = place


def merchant_context(store: Store) -> dict[str, Any]:
    """What the shell of the merchant centre needs: the store, and the places with what waits in each."""
    places = [
        {
            "url": reverse(place.address, args=[store.handle]),
            "icon": place.icon,
            "words": place.words,
            "waits": place.waits(store.id) if place.waits else 0,
        }
        for place in sorted(_places.values(), key=lambda place: place.order)
    ]
    return {"store": store, "merchant_places": places}
