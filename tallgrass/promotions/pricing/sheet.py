"""The paper the steps reckon on: a line cut into pieces of one price each, and what was taken off every piece."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tallgrass.promotions.pricing.quotes import Deduction, StepKind
from tallgrass.promotions.pricing.shares import apportion
from tallgrass.promotions.pricing.types import LimitedPrice, Line, Scope


@dataclass
class Piece:
    line: Line
    quantity: int
    price: int
    limited: LimitedPrice | None = None
    deductions: list[Deduction] = field(default_factory=list)
    freight: int = 0
    dew: int = 0

    @property
    def gross(self) -> int:
        return self.quantity * self.price

    @property
    def takes_part(self) -> bool:
        """Offers and coupons may touch it."""
        return self.limited is None or not self.limited.stands_alone

    @property
    def left(self) -> int:
        """What is still to be paid for the goods."""
        return self.gross - sum(cut.amount for cut in self.deductions)

    @property
    def order_price(self) -> int:
        return self.gross - sum(cut.amount for cut in self.deductions if cut.kind == StepKind.OFFER)


def lefts(pieces: Iterable[Piece]) -> list[int]:
    return [piece.left for piece in pieces]


def order_prices(pieces: Iterable[Piece]) -> list[int]:
    return [piece.order_price for piece in pieces]


def covered(pieces: Sequence[Piece], scope: Scope) -> list[int]:
    """Places of the pieces that a rule touches."""
    return [place for place, piece in enumerate(pieces) if piece.takes_part and scope.covers(piece.line)]


def spread(amount: int, places: Sequence[int], left: Sequence[int]) -> list[int]:
    """An amount laid on some of the pieces in proportion to what is left of them; 0 elsewhere."""
    cuts = [0] * len(left)
    for place, share in zip(places, apportion(amount, [left[place] for place in places]), strict=True):
        cuts[place] = share
    return cuts


def take_off(pieces: Sequence[Piece], cuts: Sequence[int], kind: StepKind, source_id: int, store_id: int | None) -> None:
    for piece, cut in zip(pieces, cuts, strict=True):
        if cut:
            piece.deductions.append(Deduction(kind, source_id, cut, store_id))
