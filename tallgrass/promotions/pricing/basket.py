"""`price_basket`: the steps, one after another."""

from collections.abc import Sequence

from tallgrass.promotions.pricing.coupons import apply_coupons
from tallgrass.promotions.pricing.extras import add_gifts, send_parcels, use_dew
from tallgrass.promotions.pricing.limited import cut_into_pieces
from tallgrass.promotions.pricing.quotes import Deduction, LineQuote, Portion, Quote
from tallgrass.promotions.pricing.sheet import Piece
from tallgrass.promotions.pricing.tiers import apply_offers
from tallgrass.promotions.pricing.types import Basket, Deals, Line


def price_basket(basket: Basket, deals: Deals) -> Quote:
    """What a basket costs under all deals that hold at its moment. Pure: the same basket and deals give the same quote.

    The lines of the quote stand in the order of their keys. Import taxes are not in it (see `crossborder`).

    Raises:
        ValueError: two lines of one key; a quantity below 1, a price or weight below 0; more coupons than the search takes.
    """
    _check(basket)
    pieces, limited = cut_into_pieces(basket, deals.limited)
    offers, offer_hints = apply_offers(pieces, deals.offers, basket)
    coupons, left_out, coupon_steps, coupon_hints = apply_coupons(pieces, deals.coupons, deals.stacking, basket)
    gifts, gift_steps, gift_hints = add_gifts(pieces, deals.gifts, basket)
    parcels, freight, freight_hints = send_parcels(pieces, deals.freight, deals.free_freight, basket)
    dew, dew_worth, dew_steps = use_dew(pieces, deals.dew, basket)
    return Quote(
        currency=basket.currency,
        lines=tuple(_line(line, pieces) for line in sorted(basket.lines, key=lambda line: line.key)),
        parcels=tuple(parcels),
        gifts=tuple(gifts),
        coupons=coupons,
        left_out=tuple(left_out),
        dew=dew,
        dew_worth=dew_worth,
        steps=(*limited, *offers, *coupon_steps, *gift_steps, *freight, *dew_steps),
        hints=(*offer_hints, *coupon_hints, *gift_hints, *freight_hints),
    )


def _check(basket: Basket) -> None:
    if len({line.key for line in basket.lines}) != len(basket.lines):
        raise ValueError("two lines have one key")
    if any(line.quantity < 1 or line.unit_price < 0 or line.weight_grams < 0 for line in basket.lines) or basket.dew < 0:
        raise ValueError("a line needs a quantity of 1 or more, and neither price, weight nor dew goes below 0")


def _line(line: Line, pieces: Sequence[Piece]) -> LineQuote:
    own = [piece for piece in pieces if piece.line is line]
    cuts: dict[tuple[str, int], Deduction] = {}
    for cut in (cut for piece in own for cut in piece.deductions):
        before = cuts.get((cut.kind, cut.source_id))
        cuts[cut.kind, cut.source_id] = Deduction(cut.kind, cut.source_id, cut.amount + (before.amount if before else 0), cut.store_id)
    return LineQuote(
        key=line.key,
        quantity=line.quantity,
        list_total=line.quantity * max(line.unit_price, line.list_price or 0),
        portions=tuple(Portion(piece.quantity, piece.price, piece.limited.id if piece.limited else None) for piece in own),
        deductions=tuple(cuts.values()),
        freight=sum(piece.freight for piece in own),
        dew=sum(piece.dew for piece in own),
    )
