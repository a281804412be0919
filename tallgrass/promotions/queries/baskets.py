"""From a cart to a quote: the lines read from the mall, the deals that may touch them, and the engine over both."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from django.conf import settings

from tallgrass.mall.queries import list_offers
from tallgrass.mall.queries.prices import house_currency
from tallgrass.mall.queries.tree import category_tree
from tallgrass.mall.types import Offer as MallOffer
from tallgrass.platform import clock
from tallgrass.platform.database import columns, row_of, rows
from tallgrass.promotions.models import Coupon, Offer
from tallgrass.promotions.pricing.basket import price_basket
from tallgrass.promotions.pricing.coupons import MOST_COUPONS
from tallgrass.promotions.pricing.quotes import Quote
from tallgrass.promotions.pricing.types import (
    Basket,
    CouponTerms,
    Deals,
    DewRule,
    FreeFreight,
    GiftOffer,
    LimitedPrice,
    Line,
    Measure,
    Tier,
    TierOffer,
    Window,
)
from tallgrass.promotions.queries.standing import freight_tables, offers_running
from tallgrass.promotions.types import OfferKind, Wanted


def read_basket(
    wanted: Sequence[Wanted], *, at: datetime | None = None, dew: int = 0, offers: Mapping[int, MallOffer] | None = None
) -> Basket:
    """Lines as the mall has them now. Left out: what has no price, or does not lie in that warehouse. Three queries; none where the offers of
    these variants, as of `at`, are known already."""
    at = at or clock.now()
    found = list_offers([one.variant_id for one in wanted], at=at) if offers is None else offers
    above = _categories_above({found[one.variant_id].category_id for one in wanted if one.variant_id in found})
    lines = []
    for one in wanted:
        offer = found.get(one.variant_id)
        place = next((place for place in offer.warehouses if place.warehouse_id == one.warehouse_id), None) if offer else None
        if offer is None or place is None:
            continue
        lines.append(
            Line(
                key=one.key,
                variant_id=one.variant_id,
                product_id=offer.product_id,
                store_id=offer.store_id,
                warehouse_id=one.warehouse_id,
                warehouse_kind=place.kind.value,
                quantity=one.quantity,
                unit_price=offer.price.minor,
                list_price=offer.list_price.minor if offer.list_price else None,
                weight_grams=offer.weight_grams,
                category_ids=above.get(offer.category_id, frozenset()),
                title=offer.title,
            )
        )
    return Basket(house_currency(), tuple(lines), at, dew)


def quote_basket(basket: Basket, *, person_id: int | None, claims: Collection[int] | None = None) -> Quote:
    """What it costs this person. `claims`: the coupons they chose; None: the best of all they have. Two queries, one for a visitor, and two more where offers or
    freight of a store are not remembered."""
    return price_basket(basket, find_deals(basket, person_id=person_id, claims=claims))


def find_deals(basket: Basket, *, person_id: int | None, claims: Collection[int] | None = None) -> Deals:
    """All that holds now for the stores in the basket and the mall, and what this person has."""
    offers = list_offers_for(basket)
    gifts = [offer for offer in offers if offer.kind == OfferKind.GIFT]
    titles = list_offers([gift.gift_variant_id for gift in gifts if gift.gift_variant_id], at=basket.at) if gifts else {}
    return Deals(
        limited=tuple(_limited(basket, person_id)),
        offers=tuple(_tiers(offer) for offer in offers if offer.kind == OfferKind.TIERS),
        gifts=tuple(
            GiftOffer(
                gift.id,
                gift.at,
                gift.gift_variant_id,
                titles[gift.gift_variant_id].title,
                gift.gift_quantity,
                titles[gift.gift_variant_id].available,
                gift.scope,
                gift.window,
            )
            for gift in gifts
            if gift.gift_variant_id in titles
        ),
        freight=freight_tables({line.store_id for line in basket.lines}),
        free_freight=tuple(
            FreeFreight(offer.id, offer.at, offer.scope, offer.window) for offer in offers if offer.kind == OfferKind.FREIGHT
        ),
        coupons=tuple(_coupons(basket, person_id, claims)) if person_id else (),
        dew=dew_rule(),
    )


def list_offers_for(basket: Basket) -> list[Offer]:
    """Offers that run now, of the stores in the basket and of the mall. At most 200."""
    return offers_running({line.store_id for line in basket.lines}, basket.at)


def dew_rule() -> DewRule | None:
    """What dew is worth in the house's currency; None where it pays nothing."""
    points, worth, cap = settings.TALLGRASS_DEW_POINTS, settings.TALLGRASS_DEW_WORTH, settings.TALLGRASS_DEW_CAP_PERCENT
    return DewRule(points, worth, cap) if min(points, worth, cap) > 0 else None


_LIMITED = """
SELECT s.id, s.variant_id, s.price, s.opens, s.closes, s.stands_alone, s.per_person - coalesce(h.quantity, 0),
       (SELECT count(*) FROM (SELECT 1 FROM promotions_limitedunit u WHERE u.sale_id = s.id AND u.take_id IS NULL LIMIT %(most)s) free)
FROM promotions_limitedsale s LEFT JOIN promotions_limitedshare h ON h.sale_id = s.id AND h.person_id = %(person)s
WHERE s.variant_id = ANY(%(variants)s) AND s.stopped_at IS NULL AND s.opens <= %(at)s AND s.closes > %(at)s
ORDER BY s.id LIMIT 200
"""


def _limited(basket: Basket, person_id: int | None) -> Iterable[LimitedPrice]:
    most = sum(line.quantity for line in basket.lines)
    asked = {"variants": [line.variant_id for line in basket.lines], "person": person_id, "at": basket.at, "most": most}
    for id, variant_id, price, opens, closes, alone, person_left, units_left in rows(_LIMITED, asked):
        yield LimitedPrice(id, variant_id, price, Window(opens, closes), max(0, person_left), units_left, alone)


def _tiers(offer: Offer) -> TierOffer:
    tiers = tuple(Tier(at, amount, percent) for at, amount, percent in offer.tiers)
    return TierOffer(offer.id, Measure(offer.measure), tiers, offer.scope, offer.window, offer.repeats, offer.most_off, offer.words)


def terms_of(coupon: Coupon, claim_id: int, expires_at: datetime | None = None) -> CouponTerms:
    """A campaign as the engine takes it; `id` is the claim."""
    return CouponTerms(
        claim_id,
        coupon.at,
        coupon.amount_off,
        coupon.percent_off,
        coupon.most_off,
        coupon.scope,
        Window(None, expires_at),
        coupon.is_exclusive,
        coupon.words,
    )


def _coupons(basket: Basket, person_id: int, claims: Collection[int] | None) -> list[CouponTerms]:
    stores = sorted({line.store_id for line in basket.lines})
    found = rows(
        f"SELECT c.id, c.expires_at, {columns(Coupon, 'p')} FROM promotions_couponclaim c JOIN promotions_coupon p ON p.id = c.coupon_id"
        " WHERE c.person_id = %(person)s AND NOT c.is_used AND c.expires_at > %(at)s"
        " AND (p.store_id IS NULL OR p.store_id = ANY(%(stores)s)) AND (%(claims)s::bigint[] IS NULL OR c.id = ANY(%(claims)s))"
        " ORDER BY c.expires_at, c.id LIMIT 200",
        {"person": person_id, "at": basket.at, "stores": stores, "claims": None if claims is None else sorted(claims)},
    )
    terms = [terms_of(row_of(Coupon, values), id, expires) for id, expires, *values in found]
    return _promising(terms, basket)


def _promising(terms: list[CouponTerms], basket: Basket) -> list[CouponTerms]:
    """As many as the search takes: those whose threshold is reached first, then by what each alone could take off at the usual prices."""
    if len(terms) <= MOST_COUPONS:
        return terms

    def worth(one: CouponTerms) -> tuple[bool, int, int]:
        base = sum(line.unit_price * line.quantity for line in basket.lines if one.scope.covers(line))
        off = base * one.percent_off // 100 if one.percent_off else one.amount_off
        return base < one.at, -min(off, base, base if one.most_off is None else one.most_off), one.id

    return sorted(terms, key=worth)[:MOST_COUPONS]


def _categories_above(ids: Collection[int]) -> dict[int, frozenset[int]]:
    """A category with all above it."""
    known = category_tree().by_id
    return {id: frozenset(known[id].path) for id in ids if id in known}
