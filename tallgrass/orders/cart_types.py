"""A cart as it is shown, and whose it is."""

import hashlib
from dataclasses import dataclass

from tallgrass.mall.types import Offer, StoreCard, WarehouseStock
from tallgrass.orders.checkout_types import Wish
from tallgrass.platform.money import Money
from tallgrass.platform.words import Words
from tallgrass.promotions.pricing.quotes import Quote


@dataclass(frozen=True)
class Owner:
    """A member, or a browser by the token in its cookie. With neither there is no cart yet."""

    person_id: int | None = None
    token: str = ""

    @property
    def token_hash(self) -> str | None:
        return hashlib.sha256(self.token.encode()).hexdigest() if self.token and self.person_id is None else None


@dataclass(frozen=True)
class CartLineView:
    """`place` None: it does not lie there any more. `dearer` and `cheaper` compare with what it cost when it was put in."""

    id: int
    wish: Wish
    is_chosen: bool
    seen: Money
    offer: Offer | None
    place: WarehouseStock | None
    choices: tuple[tuple[int, Words], ...] = ()
    """The variants of its product: ids with their options in words; empty where there is only this one."""

    @property
    def is_gone(self) -> bool:
        return self.offer is None or self.place is None or not self.offer.on_sale or not self.place.available

    @property
    def is_short(self) -> bool:
        return not self.is_gone and self.place is not None and self.place.available < self.wish.quantity

    @property
    def counts(self) -> bool:
        """Chosen, and can be had."""
        return self.is_chosen and not self.is_gone and not self.is_short

    @property
    def price(self) -> Money:
        return self.offer.price if self.offer else self.seen

    @property
    def change(self) -> int:
        """By how much one costs more now (less: below zero)."""
        return self.offer.price.minor - self.seen.minor if self.offer and not self.is_gone else 0

    @property
    def change_money(self) -> Money:
        return Money(abs(self.change), self.seen.currency)

    @property
    def total(self) -> Money:
        return Money(self.price.minor * self.wish.quantity, self.price.currency)


@dataclass(frozen=True)
class CartGroup:
    """What one store would send from one warehouse."""

    store: StoreCard
    place: Words
    lines: tuple[CartLineView, ...]


@dataclass(frozen=True)
class CartView:
    groups: tuple[CartGroup, ...]
    gone: tuple[CartLineView, ...]
    currency: str
    quote: Quote | None

    @property
    def lines(self) -> list[CartLineView]:
        return [line for group in self.groups for line in group.lines]

    @property
    def chosen(self) -> list[CartLineView]:
        return [line for line in self.lines if line.counts]

    @property
    def pieces(self) -> int:
        return sum(line.wish.quantity for line in self.chosen)

    @property
    def goods(self) -> Money:
        return Money(self.quote.goods if self.quote else 0, self.currency)

    @property
    def before(self) -> Money:
        """What is chosen, before anything is taken off."""
        return Money(sum(line.total.minor for line in self.chosen), self.currency)

    @property
    def saved(self) -> Money:
        return Money(max(0, self.before.minor - self.goods.minor), self.currency)

    @property
    def is_empty(self) -> bool:
        return not self.groups and not self.gone
