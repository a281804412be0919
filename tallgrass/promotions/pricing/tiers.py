"""Step 2: offers in tiers. A line takes part in at most one offer of its store and one of the mall; of several, the one that saves most."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallgrass.platform.words import Words, number_of
from tallgrass.promotions.pricing.quotes import Hint, Step, StepKind
from tallgrass.promotions.pricing.shares import percent_of
from tallgrass.promotions.pricing.sheet import Piece, covered, lefts, spread, take_off
from tallgrass.promotions.pricing.types import Basket, Measure, Tier, TierOffer
from tallgrass.promotions.pricing.wording import plain, tier_words


@dataclass(frozen=True)
class _Bid:
    """What an offer would do to the pieces still free."""

    offer: TierOffer
    places: tuple[int, ...]
    tier: Tier
    amount: int


def apply_offers(pieces: Sequence[Piece], offers: Sequence[TierOffer], basket: Basket) -> tuple[list[Step], list[Hint]]:
    running = sorted((offer for offer in offers if offer.window.holds(basket.at)), key=lambda offer: offer.id)
    steps: list[Step] = []
    for level in (
        [offer for offer in running if offer.scope.store_id is not None],
        [offer for offer in running if offer.scope.store_id is None],
    ):
        steps += _apply_level(pieces, level, basket.currency)
    return steps, [hint for offer in running if (hint := _hint(pieces, offer, basket.currency))]


def _apply_level(pieces: Sequence[Piece], offers: Sequence[TierOffer], currency: str) -> list[Step]:
    free, steps, waiting = set(range(len(pieces))), [], list(offers)
    while waiting:
        bids = [bid for offer in waiting if (bid := _bid(pieces, offer, free))]
        if not bids:
            break
        best = max(bids, key=lambda bid: (bid.amount, -bid.offer.id))
        take_off(pieces, spread(best.amount, best.places, lefts(pieces)), StepKind.OFFER, best.offer.id, best.offer.scope.store_id)
        words = tier_words(best.offer.measure, best.tier, currency, best.offer.repeats)
        steps.append(Step(StepKind.OFFER, best.offer.id, _named(best.offer, words), -best.amount))
        free -= set(best.places)
        waiting.remove(best.offer)
    return steps


def _bid(pieces: Sequence[Piece], offer: TierOffer, free: set[int]) -> _Bid | None:
    places = tuple(place for place in covered(pieces, offer.scope) if place in free)
    reached = _reached(pieces, places, offer.measure)
    tier = max((tier for tier in offer.tiers if tier.at <= reached), key=lambda tier: tier.at, default=None)
    if tier is None:
        return None
    left = sum(pieces[place].left for place in places)
    times = reached // tier.at if offer.repeats and tier.at else 1
    amount = percent_of(left, tier.percent_off) if tier.percent_off else tier.amount_off * times
    amount = min(amount, left, left if offer.most_off is None else offer.most_off)
    return _Bid(offer, places, tier, amount) if amount > 0 else None


def _reached(pieces: Sequence[Piece], places: Sequence[int], measure: Measure) -> int:
    return sum(pieces[place].quantity if measure == Measure.COUNT else pieces[place].gross for place in places)


def _hint(pieces: Sequence[Piece], offer: TierOffer, currency: str) -> Hint | None:
    places = covered(pieces, offer.scope)
    reached = _reached(pieces, places, offer.measure)
    tier = min((tier for tier in offer.tiers if tier.at > reached), key=lambda tier: tier.at, default=None)
    if not places or tier is None:
        return None
    missing = tier.at - reached
    promise = tier_words(offer.measure, tier, currency, offer.repeats)
    if offer.measure == Measure.COUNT:
        words = Words(f"再买 {missing} 件：{promise.zh}", f"{number_of(missing, 'piece', 'pieces')} more: {promise.en}")
    else:
        words = Words(f"再买 {plain(missing, currency)}：{promise.zh}", f"{plain(missing, currency)} more: {promise.en}")
    return Hint(StepKind.OFFER, offer.id, words, missing)


def _named(offer: TierOffer, words: Words) -> Words:
    return Words(f"{offer.name.zh}：{words.zh}", f"{offer.name.en}: {words.en}") if offer.name.zh else words
