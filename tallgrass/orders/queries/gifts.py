"""Gifts find a parcel, or the buyer is told why they do not come."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tallgrass.mall.queries import list_offers
from tallgrass.mall.types import Offer, WarehouseStock
from tallgrass.orders.checkout_types import Parcel, PlannedLine, Wish, place_of
from tallgrass.platform.words import Words
from tallgrass.promotions.pricing.quotes import Gift, Quote, StepKind


def lay_in_gifts(parcels: Sequence[Parcel], quote: Quote, at: datetime) -> list[Parcel]:
    """Each gift goes into a parcel from a warehouse that has it, its store's first, and says what it is for. One that was earned and lies in
    none of them, or is given away already, is named on the parcel it would have come with. One query where there is a gift, else none."""
    found = list(parcels)
    if not found or not any(step.kind is StepKind.GIFT for step in quote.steps):
        return found
    offers = list_offers([gift.variant_id for gift in quote.gifts], at=at) if quote.gifts else {}
    for gift in quote.gifts:
        offer = offers.get(gift.variant_id)
        number = next((number for number, parcel in enumerate(found) if offer and _place(parcel, gift, offer)), None)
        if offer is None or number is None:
            _miss(found, gift.store_id, Words(gift.words.zh + _NOT_HERE.zh, gift.words.en + _NOT_HERE.en))
            continue
        parcel = found[number]
        wish = Wish(gift.variant_id, parcel.warehouse.warehouse_id, gift.quantity)
        found[number] = replace(parcel, lines=(*parcel.lines, PlannedLine(wish, offer, 0, is_gift=True, why=gift.words)))
    given = {gift.offer_id for gift in quote.gifts}
    for step in quote.steps:
        if step.kind is StepKind.GIFT and step.source_id not in given:
            _miss(found, None, step.words)
    return found


_NOT_HERE = Words("：这次发货的仓库里没有，这一单不带它", ": not in the warehouses this leaves from, so it does not come along")


def _place(parcel: Parcel, gift: Gift, offer: Offer) -> WarehouseStock | None:
    """Where it lies for this parcel, with enough left beside what is bought of it."""
    place = place_of(offer, parcel.warehouse.warehouse_id)
    if place is None or gift.store_id not in {None, parcel.store.id}:
        return None
    bought = sum(line.wish.quantity for line in parcel.lines if line.wish.variant_id == gift.variant_id)
    return place if place.available >= gift.quantity + bought else None


def _miss(parcels: list[Parcel], store_id: int | None, words: Words) -> None:
    number = next((number for number, parcel in enumerate(parcels) if store_id in {None, parcel.store.id}), 0)
    parcels[number] = replace(parcels[number], missed_gifts=(*parcels[number].missed_gifts, words))
