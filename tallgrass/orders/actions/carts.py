"""Putting things into a cart, changing and taking them out, and bringing a browser's cart along when one signs in."""

from collections.abc import Collection

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.mall.queries import find_offer
from tallgrass.mall.types import Offer, WarehouseStock
from tallgrass.orders.cart_types import Owner
from tallgrass.orders.checkout_types import Wish
from tallgrass.orders.errors import cart_is_full, not_on_sale
from tallgrass.orders.models import Cart, CartLine
from tallgrass.orders.models.carts import MOST_PIECES
from tallgrass.orders.queries.carts import MOST_LINES
from tallgrass.platform import clock
from tallgrass.platform.database import columns, row_of, rows
from tallgrass.platform.ids import new_id

_PUT = """
INSERT INTO orders_cartline AS l (id, cart_id, variant_id, warehouse_id, quantity, is_chosen, seen_price, from_note_id, from_exposure)
VALUES (%(id)s, %(cart)s, %(variant)s, %(warehouse)s, %(quantity)s, %(chosen)s, %(price)s, %(note)s, %(exposure)s)
ON CONFLICT (cart_id, variant_id, warehouse_id) DO UPDATE SET quantity = least(l.quantity + excluded.quantity, %(most)s), is_chosen = true,
    from_note_id = coalesce(excluded.from_note_id, l.from_note_id), from_exposure = coalesce(excluded.from_exposure, l.from_exposure)
RETURNING id
"""


def put_in_cart(*, owner: Owner, wish: Wish) -> tuple[int, Offer]:
    """So many more of a variant; the id of its line, and the offer as it stood. A warehouse of 0 is the nearest that has it.

    Raises:
        DomainError: `not_on_sale`, `cart_is_full`.
    """
    offer = find_offer(wish.variant_id, at=clock.now())
    place = _place(offer, wish.warehouse_id)
    if offer is None or place is None or not offer.on_sale:
        raise not_on_sale()
    with transaction.atomic():
        cart = _cart(owner)
        if rows("SELECT count(*) FROM orders_cartline WHERE cart_id = %s", [cart.id])[0][0] >= MOST_LINES:
            raise cart_is_full()
        return _put(cart, wish, place.warehouse_id, offer.price.minor), offer


def _place(offer: Offer | None, warehouse_id: int) -> WarehouseStock | None:
    if offer is None:
        return None
    fitting = [place for place in offer.warehouses if warehouse_id in {0, place.warehouse_id}]
    return next((place for place in fitting if place.available), fitting[0] if fitting else None)


def _cart(owner: Owner) -> Cart:
    """The cart of a member or a browser, made when there is none, and locked."""
    column, value = ("person_id", owner.person_id) if owner.person_id is not None else ("token_hash", owner.token_hash)
    made = rows(
        f"INSERT INTO orders_cart AS c (id, {column}, touched_at) VALUES (%s, %s, %s)"
        f" ON CONFLICT ({column}) DO UPDATE SET touched_at = excluded.touched_at RETURNING {columns(Cart, 'c')}",
        [new_id(), value, clock.now()],
    )
    return row_of(Cart, made[0])


def _put(cart: Cart, wish: Wish, warehouse_id: int, price: int, *, is_chosen: bool = True) -> int:
    asked = {
        "id": new_id(),
        "cart": cart.id,
        "variant": wish.variant_id,
        "warehouse": warehouse_id,
        "quantity": max(1, min(wish.quantity, MOST_PIECES)),
        "chosen": is_chosen,
        "price": price,
        "note": wish.from_note_id,
        "exposure": wish.from_exposure,
        "most": MOST_PIECES,
    }
    return int(rows(_PUT, asked)[0][0])


def change_quantity(*, line: CartLine, quantity: int) -> None:
    CartLine.objects.filter(id=line.id).update(quantity=max(1, min(quantity, MOST_PIECES)))


def choose_lines(*, cart: Cart, line_ids: Collection[int], is_chosen: bool) -> None:
    """Choose these lines to buy, or not now."""
    CartLine.objects.filter(cart=cart, id__in=line_ids).update(is_chosen=is_chosen)


def choose_exactly(*, owner: Owner, line_ids: Collection[int]) -> None:
    """Choose these lines of a cart to buy this time, and no others; ids of other carts count for nothing."""
    column = {"person_id": owner.person_id} if owner.person_id is not None else {"token_hash": owner.token_hash}
    with transaction.atomic():
        cart = Cart.objects.select_for_update(no_key=True).filter(**column).first()
        if cart is not None:
            lines = CartLine.objects.filter(cart=cart)
            lines.filter(id__in=line_ids).update(is_chosen=True)
            lines.exclude(id__in=line_ids).update(is_chosen=False)


def change_variant(*, line: CartLine, variant_id: int) -> None:
    """Another variant of the same product instead; where that is in the cart already, they become one line.

    Raises:
        DomainError: `not_on_sale`: there is no such variant of it, or it cannot be bought.
    """
    now = clock.now()
    before, offer = find_offer(line.variant_id, at=now), find_offer(variant_id, at=now)
    if offer is None or not offer.on_sale or (before is not None and before.product_id != offer.product_id):
        raise not_on_sale()
    place = _place(offer, line.warehouse_id) or _place(offer, 0)
    if place is None:
        raise not_on_sale()
    with transaction.atomic():
        cart = Cart.objects.select_for_update().get(id=line.cart_id)
        found = CartLine.objects.filter(id=line.id).exclude(variant_id=variant_id).first()
        if found is None:  # Another press was first, or it is that variant already.
            return
        wish = Wish(variant_id, place.warehouse_id, found.quantity, found.from_note_id, found.from_exposure)
        found.delete()
        _put(cart, wish, place.warehouse_id, offer.price.minor, is_chosen=found.is_chosen)


def remove_line(*, line: CartLine) -> None:
    CartLine.objects.filter(id=line.id).delete()


def merge_cart(*, actor: Person, token: str) -> int:
    """Empty a browser's cart into the member's, once: whoever comes second finds it gone. How many lines came along."""
    with transaction.atomic():
        theirs = Cart.objects.select_for_update().filter(token_hash=Owner(token=token).token_hash).first()
        if theirs is None:
            return 0
        mine = _cart(Owner(person_id=actor.id))
        lines = list(CartLine.objects.filter(cart=theirs).order_by("id"))
        room = MOST_LINES - CartLine.objects.filter(cart=mine).count()
        for line in lines[: max(0, room)]:
            wish = Wish(line.variant_id, line.warehouse_id, line.quantity, line.from_note_id, line.from_exposure)
            _put(mine, wish, line.warehouse_id, line.seen_price, is_chosen=line.is_chosen)
        theirs.delete()
        return len(lines)


def forget_browsers_carts(days: int = 30) -> int:
    """Delete carts of browsers that nobody has touched for so long. How many."""
    return len(
        rows(
            "WITH old AS (SELECT id FROM orders_cart WHERE person_id IS NULL AND touched_at < now() - make_interval(days => %s)),"
            " lines AS (DELETE FROM orders_cartline WHERE cart_id IN (SELECT id FROM old))"
            " DELETE FROM orders_cart WHERE id IN (SELECT id FROM old) RETURNING id",
            [days],
        )
    )
