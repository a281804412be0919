"""Step 3: coupons. Of those a buyer wants to use, the best that may go together.

Thresholds look at amounts after offers, whatever other coupons take off; per cents count on what is left. Taking a coupon can therefore shrink
another only by less than it saves itself. With one coupon a store and one of the mall, using a lone one is never dearer than not using
it, and the search need only look at which of several competing ones to use.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from tallgrass.platform.words import Words
from tallgrass.promotions.pricing.quotes import Hint, LeftOut, Step, StepKind
from tallgrass.promotions.pricing.shares import percent_of
from tallgrass.promotions.pricing.sheet import Piece, covered, lefts, spread, take_off
from tallgrass.promotions.pricing.types import Basket, CouponTerms, Stacking
from tallgrass.promotions.pricing.wording import coupon_words, plain

MOST_COUPONS = 16
"""The search looks at every admissible set: this many coupons make at most some hundreds."""


@dataclass(frozen=True)
class _Chosen:
    used: tuple[tuple[CouponTerms, tuple[int, ...]], ...]
    """Coupons with what each takes off every piece, in order."""
    amount: int


def apply_coupons(
    pieces: Sequence[Piece], coupons: Sequence[CouponTerms], stacking: Stacking, basket: Basket
) -> tuple[tuple[int, ...], list[LeftOut], list[Step], list[Hint]]:
    """The ids used, those left out and why, the steps, and hints for those out of reach.

    Raises:
        ValueError: more than `MOST_COUPONS`.
    """
    wanted = sorted({terms.id: terms for terms in coupons}.values(), key=lambda terms: terms.id)
    if len(wanted) > MOST_COUPONS:
        raise ValueError(f"at most {MOST_COUPONS} coupons at once")
    refused = {terms.id: reason for terms in wanted if (reason := _refusal(pieces, terms, basket))}
    usable = [terms for terms in wanted if terms.id not in refused]
    chosen = _best(pieces, usable, stacking)
    for terms, cuts in chosen.used:
        take_off(pieces, cuts, StepKind.COUPON, terms.id, terms.scope.store_id)
    used = tuple(terms.id for terms, _ in chosen.used)
    beaten = [LeftOut(terms.id, _BEATEN) for terms in usable if terms.id not in used]
    steps = [Step(StepKind.COUPON, terms.id, _step_words(terms, basket.currency), -sum(cuts)) for terms, cuts in chosen.used]
    hints = [Hint(StepKind.COUPON, id, reason.words, reason.missing) for id, reason in refused.items() if reason.missing]
    return used, [*refused.values(), *beaten], steps, hints


_BEATEN = Words("和别的券不能一起用，已选更省的", "Does not go with the others; the ones that save more are used")


def _refusal(pieces: Sequence[Piece], terms: CouponTerms, basket: Basket) -> LeftOut | None:
    if not terms.window.holds(basket.at):
        return LeftOut(terms.id, Words("不在使用时间内", "Not valid at this time"))
    places = covered(pieces, terms.scope)
    if not places:
        return LeftOut(terms.id, Words("没有可用的商品", "Nothing here it can be used for"))
    missing = terms.at - sum(pieces[place].order_price for place in places)
    if missing > 0:
        promise, more = coupon_words(terms, basket.currency), plain(missing, basket.currency)
        return LeftOut(terms.id, Words(f"再买 {more}：{promise.zh}", f"{more} more: {promise.en}"), missing)
    return None


def _best(pieces: Sequence[Piece], usable: Sequence[CouponTerms], stacking: Stacking) -> _Chosen:
    left, places = lefts(pieces), {terms.id: covered(pieces, terms.scope) for terms in usable}
    bids = [_reckon(combination, places, left) for combination in _admissible(usable, stacking)]
    return min(bids, key=lambda bid: (-bid.amount, len(bid.used), [terms.id for terms, _ in bid.used]))


def _admissible(usable: Sequence[CouponTerms], stacking: Stacking) -> Iterator[tuple[CouponTerms, ...]]:
    """Sets of coupons that may go together; see above why a lone coupon is not tried without."""
    yield ()
    together = [terms for terms in usable if not terms.is_exclusive]
    for terms in usable:
        if terms.is_exclusive:
            yield (terms,)
    stores = sorted({terms.scope.store_id for terms in together if terms.scope.store_id is not None})
    groups = [(stacking.per_store, [terms for terms in together if terms.scope.store_id == store]) for store in stores]
    groups.append((stacking.mall, [terms for terms in together if terms.scope.store_id is None]))
    for choice in product(*(_choices(group, most) for most, group in groups)):
        yield tuple(terms for part in choice for terms in part)


def _choices(group: Sequence[CouponTerms], most: int) -> list[tuple[CouponTerms, ...]]:
    if not group or most < 1:
        return [()]
    if most == 1:
        return [(terms,) for terms in group]
    return [part for size in range(most + 1) for part in combinations(group, size)]


def _reckon(combination: Sequence[CouponTerms], places: dict[int, list[int]], left: Sequence[int]) -> _Chosen:
    rest, used = list(left), []
    for terms in combination:
        base = sum(rest[place] for place in places[terms.id])
        amount = percent_of(base, terms.percent_off) if terms.percent_off else terms.amount_off
        amount = min(amount, base, base if terms.most_off is None else terms.most_off)
        if amount > 0:
            cuts = spread(amount, places[terms.id], rest)
            rest = [have - cut for have, cut in zip(rest, cuts, strict=True)]
            used.append((terms, tuple(cuts)))
    return _Chosen(tuple(used), sum(left) - sum(rest))


def _step_words(terms: CouponTerms, currency: str) -> Words:
    promise = coupon_words(terms, currency)
    kind_zh, kind_en = ("店铺券", "Store coupon") if terms.scope.store_id is not None else ("平台券", "Mall coupon")
    return Words(f"{terms.name.zh or kind_zh}：{promise.zh}", f"{terms.name.en or kind_en}: {promise.en}")
