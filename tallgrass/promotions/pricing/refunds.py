"""What of a paid line goes back when some of it does.

Returns in pieces go by how many came back so far, never by the single return: whatever the order, the same pieces give the same money, and the
last gets the rest. A sum agreed without a return (goodwill) counts against what is left.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tallgrass.promotions.pricing.quotes import Deduction, LineQuote, StepKind


@dataclass(frozen=True)
class PaidLine:
    """A line as it was paid, in minor units."""

    quantity: int
    goods: int
    freight: int = 0
    tax: int = 0
    dew: int = 0
    """Points."""
    quota: int = 0
    """What it took of the buyer's year for cross-border goods."""
    deductions: tuple[Deduction, ...] = ()
    """What others bore of its price; theirs again when it comes back."""

    @classmethod
    def of(cls, line: LineQuote, *, tax: int = 0, quota: int = 0) -> "PaidLine":
        return cls(line.quantity, line.goods, line.freight, tax, line.dew, quota, line.deductions)


@dataclass(frozen=True)
class Back:
    """What went back of a line, or goes back now: pieces, money in its parts, points, quota, and deductions by (kind, source)."""

    quantity: int = 0
    goods: int = 0
    freight: int = 0
    tax: int = 0
    dew: int = 0
    quota: int = 0
    deductions: Mapping[tuple[StepKind, int], int] = field(default_factory=dict)

    @property
    def money(self) -> int:
        return self.goods + self.freight + self.tax

    def __add__(self, other: "Back") -> "Back":
        keys = {**self.deductions, **other.deductions}
        return Back(
            self.quantity + other.quantity,
            self.goods + other.goods,
            self.freight + other.freight,
            self.tax + other.tax,
            self.dew + other.dew,
            self.quota + other.quota,
            {key: self.deductions.get(key, 0) + other.deductions.get(key, 0) for key in keys},
        )


def give_back(paid: PaidLine, before: Back, quantity: int, *, with_freight: bool = True) -> Back:
    """What `quantity` more pieces bring back after `before`.

    `with_freight` is False where the parcel had been sent and the buyer bears its freight: it then stays out, also of the rest.

    Raises:
        ValueError: fewer than 1, or more than are left.
    """
    if not 1 <= quantity <= paid.quantity - before.quantity:
        raise ValueError(f"{quantity} of {paid.quantity - before.quantity} cannot come back")
    after = before.quantity + quantity

    def share(whole: int, gone: int) -> int:
        if after == paid.quantity:
            return whole - gone
        due = whole * after // paid.quantity - whole * before.quantity // paid.quantity
        return max(0, min(due, whole - gone))

    deductions = {
        (cut.kind, cut.source_id): share(cut.amount, before.deductions.get((cut.kind, cut.source_id), 0)) for cut in paid.deductions
    }
    return Back(
        quantity=quantity,
        goods=share(paid.goods, before.goods),
        freight=share(paid.freight, before.freight) if with_freight else 0,
        tax=share(paid.tax, before.tax),
        dew=share(paid.dew, before.dew),
        quota=share(paid.quota, before.quota),
        deductions=deductions,
    )


def give_back_sum(paid: PaidLine, before: Back, amount: int) -> Back:
    """A sum without a return, out of the goods.

    Raises:
        ValueError: below 1, or more than is left of what was paid for the goods.
    """
    if not 1 <= amount <= paid.goods - before.goods:
        raise ValueError(f"{amount} of {paid.goods - before.goods} cannot go back")
    return Back(goods=amount)


def coupons_whole_again(lines: Iterable[tuple[PaidLine, Back]]) -> frozenset[int]:
    """Coupons of which every piece they touched came back: these return to the buyer. One that did its work on a piece that stays is used up."""
    touched, kept = set(), set()
    for paid, back in lines:
        ids = {cut.source_id for cut in paid.deductions if cut.kind == StepKind.COUPON}
        touched |= ids
        if back.quantity < paid.quantity:
            kept |= ids
    return frozenset(touched - kept)
