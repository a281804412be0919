"""Steps 4 and 5: gifts, freight, dew."""

from collections.abc import Sequence

from tallgrass.platform.words import Words
from tallgrass.promotions.pricing.quotes import Gift, Hint, Parcel, Step, StepKind
from tallgrass.promotions.pricing.shares import apportion, percent_of
from tallgrass.promotions.pricing.sheet import Piece, lefts, spread, take_off
from tallgrass.promotions.pricing.types import Basket, DewRule, FreeFreight, FreightTable, GiftOffer, Line, Scope
from tallgrass.promotions.pricing.wording import bare, plain


def _reached(pieces: Sequence[Piece], scope: Scope) -> int | None:
    """What was spent on what a rule looks at, after offers and before coupons; None where there is nothing of it. Limited prices count."""
    found = [piece.order_price for piece in pieces if scope.covers(piece.line)]
    return sum(found) if found else None


def add_gifts(pieces: Sequence[Piece], offers: Sequence[GiftOffer], basket: Basket) -> tuple[list[Gift], list[Step], list[Hint]]:
    gifts, steps, hints = [], [], []
    for offer in sorted((offer for offer in offers if offer.window.holds(basket.at)), key=lambda offer: offer.id):
        reached = _reached(pieces, offer.scope)
        if reached is None:
            continue
        at_zh, at_en = bare(offer.at, basket.currency), plain(offer.at, basket.currency)
        quantity = offer.quantity if offer.left is None else min(offer.quantity, max(0, offer.left))
        if reached < offer.at:
            more = plain(offer.at - reached, basket.currency)
            words = Words(f"再买 {more}，送{offer.gift.zh}", f"{more} more brings {offer.gift.en} as a gift")
            hints.append(Hint(StepKind.GIFT, offer.id, words, offer.at - reached))
        elif quantity:
            words = Words(f"满 {at_zh} 送{offer.gift.zh}", f"{at_en} spent: {offer.gift.en} as a gift")
            gifts.append(Gift(offer.id, offer.variant_id, quantity, words, offer.scope.store_id))
            steps.append(Step(StepKind.GIFT, offer.id, words, 0))
        else:
            words = Words(f"满 {at_zh} 送{offer.gift.zh}：已送完", f"{at_en} spent: {offer.gift.en} as a gift: none left")
            steps.append(Step(StepKind.GIFT, offer.id, words, 0))
    return gifts, steps, hints


def send_parcels(
    pieces: Sequence[Piece], tables: Sequence[FreightTable], frees: Sequence[FreeFreight], basket: Basket
) -> tuple[list[Parcel], list[Step], list[Hint]]:
    """One parcel a store and warehouse; its freight is laid on its pieces by weight (by count, where nothing weighs anything)."""
    running = sorted((free for free in frees if free.window.holds(basket.at)), key=lambda free: (free.at, free.id))
    reached = {free.id: _reached(pieces, free.scope) for free in running}
    parcels, steps, hints = [], [], []
    for store_id, warehouse_id in sorted({(piece.line.store_id, piece.line.warehouse_id) for piece in pieces}):
        inside = [piece for piece in pieces if (piece.line.store_id, piece.line.warehouse_id) == (store_id, warehouse_id)]
        weight = sum(piece.quantity * piece.line.weight_grams for piece in inside)
        full = _fee(_table(inside[0].line, tables), weight)
        covering = [free for free in running if all(free.scope.covers(piece.line) for piece in inside)]
        freed = next((free for free in covering if (reached[free.id] or 0) >= free.at), None)
        parcels.append(
            Parcel(
                store_id,
                warehouse_id,
                inside[0].line.warehouse_kind,
                tuple(dict.fromkeys(piece.line.key for piece in inside)),
                weight,
                full,
                0 if freed else full,
            )
        )
        if not full:
            continue
        if freed:
            steps.append(Step(StepKind.FREIGHT, freed.id, _free_words(freed, basket.currency), 0))
            continue
        weights = [piece.quantity * piece.line.weight_grams for piece in inside]
        for piece, share in zip(inside, apportion(full, weights if any(weights) else [piece.quantity for piece in inside]), strict=True):
            piece.freight = share
        steps.append(Step(StepKind.FREIGHT, 0, Words(f"运费（{weight / 1000:g} 公斤）", f"Freight ({weight / 1000:g} kg)"), full))
        if covering:
            missing = covering[0].at - (reached[covering[0].id] or 0)
            more = plain(missing, basket.currency)
            hints.append(Hint(StepKind.FREIGHT, covering[0].id, Words(f"再买 {more} 包邮", f"{more} more for free freight"), missing))
    return parcels, steps, hints


def _free_words(free: FreeFreight, currency: str) -> Words:
    if not free.at:
        return Words("包邮", "Free freight")
    return Words(f"满 {bare(free.at, currency)} 包邮", f"Free freight from {plain(free.at, currency)}")


def _table(line: Line, tables: Sequence[FreightTable]) -> FreightTable | None:
    fitting = [
        table
        for table in tables
        if table.warehouse_id in {None, line.warehouse_id}
        and table.store_id in {None, line.store_id}
        and table.warehouse_kind in {None, line.warehouse_kind}
    ]
    return max(
        fitting,
        key=lambda table: (table.warehouse_id is not None, table.store_id is not None, table.warehouse_kind is not None, -table.first_fee),
        default=None,
    )


def _fee(table: FreightTable | None, weight: int) -> int:
    if table is None:
        return 0
    beyond = max(0, weight - table.first_grams)
    return table.first_fee + -(-beyond // max(1, table.step_grams)) * table.step_fee


def use_dew(pieces: Sequence[Piece], rule: DewRule | None, basket: Basket) -> tuple[int, int, list[Step]]:
    """Points used, what they are worth, the step. A point may pay less than it could where the cap cuts through it; never more."""
    left = lefts(pieces)
    if rule is None or basket.dew <= 0 or rule.points <= 0 or rule.worth <= 0:
        return 0, 0, []
    worth = min(basket.dew * rule.worth // rule.points, percent_of(sum(left), min(100, rule.cap_percent)))
    if worth <= 0:
        return 0, 0, []
    points = -(-worth * rule.points // rule.worth)
    cuts = spread(worth, range(len(pieces)), left)
    take_off(pieces, cuts, StepKind.DEW, 0, None)
    for piece, share in zip(pieces, apportion(points, cuts), strict=True):
        piece.dew = share
    value = plain(worth, basket.currency)
    return points, worth, [Step(StepKind.DEW, 0, Words(f"{points} 露珠抵 {value}", f"{points} dew pay {value}"), -worth)]
