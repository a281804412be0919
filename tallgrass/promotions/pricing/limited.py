"""Step 1: limited prices. Pieces beyond what a person, or everybody, may still have cost what they usually do."""

from collections.abc import Sequence

from tallgrass.platform.words import Words, number_of
from tallgrass.promotions.pricing.quotes import Step, StepKind
from tallgrass.promotions.pricing.sheet import Piece
from tallgrass.promotions.pricing.types import Basket, LimitedPrice
from tallgrass.promotions.pricing.wording import plain


def cut_into_pieces(basket: Basket, limited: Sequence[LimitedPrice]) -> tuple[list[Piece], list[Step]]:
    """The lines by key, each cut where its price changes; the cheapest price is used up first."""
    open_now = sorted((price for price in limited if price.window.holds(basket.at)), key=lambda price: (price.price, price.id))
    left = {price.id: _left(price) for price in open_now}
    saved: dict[int, int] = {}
    pieces: list[Piece] = []
    for line in sorted(basket.lines, key=lambda line: line.key):
        wanted = line.quantity
        for price in open_now:
            if price.variant_id != line.variant_id or price.price >= line.unit_price:
                continue
            allowed = left[price.id]
            taken = wanted if allowed is None else min(wanted, allowed)
            if taken:
                pieces.append(Piece(line, taken, price.price, price))
                saved[price.id] = saved.get(price.id, 0) + taken * (line.unit_price - price.price)
                wanted -= taken
                left[price.id] = None if allowed is None else allowed - taken
        if wanted:
            pieces.append(Piece(line, wanted, line.unit_price))
    return pieces, [_step(price, pieces, saved[price.id], basket) for price in open_now if price.id in saved]


def _left(price: LimitedPrice) -> int | None:
    bounds = [bound for bound in (price.person_left, price.units_left) if bound is not None]
    return max(0, min(bounds)) if bounds else None


def _step(price: LimitedPrice, pieces: Sequence[Piece], saved: int, basket: Basket) -> Step:
    taken = sum(piece.quantity for piece in pieces if piece.limited is price)
    dearer = any(piece.line.variant_id == price.variant_id and piece.limited is not price for piece in pieces)
    cost = plain(price.price, basket.currency)
    words = Words(f"限时价 {cost}，{taken} 件", f"Limited price {cost}, {number_of(taken, 'piece', 'pieces')}")
    if dearer:
        words = Words(f"{words.zh}，其余按平时的价", f"{words.en}; the rest at the usual price")
    return Step(StepKind.LIMITED, price.id, words, -saved)
