"""Offers and freight as their makers and buyers see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallgrass.mall.models import Store
from tallgrass.mall.queries import list_offers
from tallgrass.mall.queries.prices import house_currency
from tallgrass.platform import clock
from tallgrass.platform.pagination import PAGE_SIZE, Page, decode_cursor, page_of
from tallgrass.platform.words import Words
from tallgrass.promotions.errors import rule_unknown
from tallgrass.promotions.models import FreightRule, Offer
from tallgrass.promotions.pricing.types import Measure, Tier
from tallgrass.promotions.pricing.wording import bare, plain, tier_words
from tallgrass.promotions.types import OfferKind


@dataclass(frozen=True)
class OfferView:
    offer: Offer
    promise: Words


def access_offer(store: Store | None, offer_id: int) -> Offer:
    """The door to an offer of a store (None: of the mall), for those who may change it.

    Raises:
        DomainError: `rule_not_found`.
    """
    found: Offer | None = Offer.objects.filter(id=offer_id, store=store).first()
    if found is None:
        raise rule_unknown()
    return found


def page_offers(store: Store | None, cursor: str | None = None, size: int = PAGE_SIZE) -> Page[OfferView]:
    """Offers of a store or of the mall, the newest first. At most four queries."""
    found = Offer.objects.filter(store=store).order_by("-id")
    if key := decode_cursor(cursor, int):
        found = found.filter(id__lt=key[0])
    page = page_of(list(found[: size + 1]), size, lambda offer: (offer.id,))
    gifts = list_offers([offer.gift_variant_id for offer in page.items if offer.gift_variant_id], at=clock.now())
    return page.map(
        lambda offer: OfferView(offer, promise_of(offer, gifts[offer.gift_variant_id].title if offer.gift_variant_id in gifts else None))
    )


def list_freight(store: Store | None) -> Sequence[FreightRule]:
    return list(FreightRule.objects.filter(store=store).order_by("warehouse_kind", "id")[:20])


def promise_of(offer: Offer, gift: Words | None = None) -> Words:
    """What an offer says of itself."""
    currency = house_currency()
    if offer.kind == OfferKind.TIERS:
        each = [tier_words(Measure(offer.measure), Tier(*tier), currency, offer.repeats) for tier in offer.tiers]
        return Words("；".join(words.zh for words in each), "; ".join(words.en for words in each))
    at_zh, at_en = bare(offer.at, currency), plain(offer.at, currency)
    if offer.kind == OfferKind.FREIGHT:
        return Words(f"满 {at_zh} 包邮", f"Free freight from {at_en}") if offer.at else Words("包邮", "Free freight")
    gift = gift or Words("赠品", "a gift")
    return Words(f"满 {at_zh} 送{gift.zh}", f"{at_en} spent: {gift.en} as a gift")
