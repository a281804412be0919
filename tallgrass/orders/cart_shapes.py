"""A cart in JSON."""

from enum import StrEnum
from typing import Annotated

from tallgrass.mall.shapes import AmountShape, StoreLineShape, amount_shape, store_line
from tallgrass.orders.cart_types import CartGroup, CartLineView, CartView
from tallgrass.orders.checkout_types import Wish
from tallgrass.orders.models.carts import MOST_PIECES
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.words import Words
from tallgrass.promotions.pricing.quotes import Quote, StepKind

Pieces = Annotated[int, rest.text("几件", "How many", ge=1, le=MOST_PIECES, examples=[1])]


class WishBody(rest.Shape):
    """So many of a variant. Without a warehouse: from the nearest that has it. `note_id` and `exposure`: the path by which one came to it."""

    variant_id: rest.Id
    quantity: Pieces = 1
    warehouse_id: rest.Id | None = None
    note_id: rest.Id | None = None
    exposure: rest.Id | None = None

    def wish(self) -> Wish:
        """
        Raises:
            DomainError: `not_found`, for an id nothing can have.
        """
        place, note, exposure = (rest.id_of(text) if text else None for text in (self.warehouse_id, self.note_id, self.exposure))
        return Wish(rest.id_of(self.variant_id), place or 0, self.quantity, note, exposure)


class CartLineBody(rest.Shape):
    """What changes; the rest stays."""

    quantity: Pieces | None = None
    variant_id: Annotated[rest.Id | None, rest.text("同一商品的另一款", "Another variant of the same product")] = None
    chosen: Annotated[bool | None, rest.text("这次买不买", "Whether to buy it this time")] = None


class ChosenBody(rest.Shape):
    """Which lines to buy this time: exactly these."""

    lines: Annotated[list[rest.Id], rest.text("购物车里的行", "Lines of the cart", max_length=100)]


class LineState(StrEnum):
    OK = "ok"
    SHORT = "short"
    """Fewer are left than wanted."""
    GONE = "gone"
    """It cannot be had any more."""


class CartLineShape(rest.Shape):
    """`price` is that of one now; `dearer` by how much that is more than when it was put in (less: below zero)."""

    id: rest.Id
    variant_id: rest.Id
    product_id: rest.Id | None
    warehouse_id: rest.Id
    title: str
    options: str
    picture: str | None
    quantity: int
    available: int
    chosen: bool
    state: LineState
    price: AmountShape
    dearer: Annotated[int, rest.text("最小货币单位", "In minor units")]
    total: AmountShape
    note_id: Annotated[rest.Id | None, rest.text("从哪篇笔记来", "The note one came from")]


class CartGroupShape(rest.Shape):
    """What one store would send from one warehouse."""

    store: StoreLineShape
    warehouse: str
    lines: list[CartLineShape]


class PriceStepShape(rest.Shape):
    """One thing that changed the price: below zero it saves, above zero it costs."""

    kind: StepKind
    words: str
    amount: int


class PriceHintShape(rest.Shape):
    """What is near: `missing` is how much more reaches it, in minor units or pieces."""

    kind: StepKind
    words: str
    missing: int


class CartShape(rest.Shape):
    """`goods` is what the chosen lines come to after all that runs and all that one has; freight and tax stand in the checkout."""

    groups: list[CartGroupShape]
    gone: list[CartLineShape]
    pieces: Annotated[int, rest.text("选了几件", "Pieces that are chosen")]
    before: AmountShape
    saved: AmountShape
    goods: AmountShape
    steps: list[PriceStepShape]
    hints: list[PriceHintShape]


def cart_shape(view: CartView) -> CartShape:
    return CartShape(
        groups=[_group(group) for group in view.groups],
        gone=[_line(line) for line in view.gone],
        pieces=view.pieces,
        before=amount_shape(view.before),
        saved=amount_shape(view.saved),
        goods=amount_shape(view.goods),
        steps=price_steps(view.quote),
        hints=price_hints(view.quote),
    )


def price_steps(quote: Quote | None) -> list[PriceStepShape]:
    return [PriceStepShape(kind=step.kind, words=str(step.words), amount=step.amount) for step in quote.steps] if quote else []


def price_hints(quote: Quote | None) -> list[PriceHintShape]:
    return [PriceHintShape(kind=hint.kind, words=str(hint.words), missing=hint.missing) for hint in quote.hints] if quote else []


def _group(group: CartGroup) -> CartGroupShape:
    return CartGroupShape(store=store_line(group.store), warehouse=str(group.place), lines=[_line(line) for line in group.lines])


def _line(line: CartLineView) -> CartLineShape:
    offer, note = line.offer, line.wish.from_note_id
    return CartLineShape(
        id=short(line.id),
        variant_id=short(line.wish.variant_id),
        product_id=short(offer.product_id) if offer else None,
        warehouse_id=short(line.wish.warehouse_id),
        title=_text(offer.title if offer else None),
        options=_text(offer.option_text if offer else None),
        picture=offer.picture_url if offer else None,
        quantity=line.wish.quantity,
        available=line.place.available if line.place else 0,
        chosen=line.is_chosen,
        state=LineState.GONE if line.is_gone else LineState.SHORT if line.is_short else LineState.OK,
        price=amount_shape(line.price),
        dearer=line.change,
        total=amount_shape(line.total),
        note_id=short(note) if note else None,
    )


def _text(words: Words | None) -> str:
    return str(words) if words else ""
