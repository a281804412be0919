"""Reading carts."""

from collections import defaultdict
from collections.abc import Sequence

from tallgrass.mall.models import Variant
from tallgrass.mall.queries import list_offers
from tallgrass.mall.queries.offers import option_words
from tallgrass.mall.queries.prices import house_currency
from tallgrass.mall.queries.stores import store_cards
from tallgrass.mall.types import Offer
from tallgrass.orders.cart_types import CartGroup, CartLineView, CartView, Owner
from tallgrass.orders.checkout_types import Wish, place_of
from tallgrass.orders.models import Cart, CartLine
from tallgrass.platform import clock
from tallgrass.platform.database import find_row, find_rows, rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.money import Money
from tallgrass.platform.words import Words
from tallgrass.promotions.queries import quote_basket, read_basket
from tallgrass.promotions.types import Wanted

MOST_LINES = 100


def find_cart(owner: Owner) -> Cart | None:
    if owner.person_id is not None:
        return find_row(Cart, "r.person_id = %s", [owner.person_id])
    return find_row(Cart, "r.token_hash = %s", [owner.token_hash]) if owner.token_hash else None


def access_cart_line(owner: Owner, line_id: int) -> CartLine:
    """A line of one's own cart; all others are not found."""
    cart = find_cart(owner)
    found = CartLine.objects.filter(id=line_id, cart=cart).first() if cart else None
    if found is None:
        raise not_found()
    return found


def count_cart(owner: Owner) -> int:
    """Lines in a cart."""
    condition, value = _of(owner)
    return int(rows(f"SELECT count(*) FROM orders_cartline r WHERE {condition}", [value])[0][0]) if value else 0


def _of(owner: Owner) -> tuple[str, int | str | None]:
    """The condition under which a line `r` is in the cart of an owner, and its value; None for who has no cart."""
    column, value = ("person_id", owner.person_id) if owner.person_id is not None else ("token_hash", owner.token_hash)
    return f"r.cart_id = (SELECT c.id FROM orders_cart c WHERE c.{column} = %s)", value


def chosen_wishes(person_id: int) -> list[Wish]:
    """What a member has chosen to buy, the first put in first."""
    found = rows(
        "SELECT l.variant_id, l.warehouse_id, l.quantity, l.from_note_id, l.from_exposure FROM orders_cartline l"
        " JOIN orders_cart c ON c.id = l.cart_id WHERE c.person_id = %s AND l.is_chosen ORDER BY l.id LIMIT %s",
        [person_id, MOST_LINES],
    )
    return [Wish(*line) for line in found]


def wish_of(line: CartLine) -> Wish:
    return Wish(line.variant_id, line.warehouse_id, line.quantity, line.from_note_id, line.from_exposure)


def get_cart_view(owner: Owner, read: Sequence[Offer] = ()) -> CartView:
    """The cart by store and warehouse, what cannot be had any more apart. Some ten queries, whatever the number of lines.

    `read`: offers that were read a moment ago, in the same request.
    """
    condition, value = _of(owner)
    kept = find_rows(CartLine, f"{condition} ORDER BY r.id DESC LIMIT %s", [value, MOST_LINES]) if value else []
    now, currency = clock.now(), house_currency()
    known = {offer.variant_id: offer for offer in read}
    offers = known | list_offers([row.variant_id for row in kept if row.variant_id not in known], at=now)
    choices = _choices({offer.product_id for offer in offers.values()})
    lines = [_view(row, offers, choices, currency) for row in kept]
    groups: dict[tuple[int, int], list[CartLineView]] = defaultdict(list)
    for line in lines:
        if not line.is_gone and line.offer:
            groups[line.offer.store_id, line.wish.warehouse_id].append(line)
    stores = store_cards(store_id for store_id, _ in groups)
    shown = tuple(
        CartGroup(stores[store_id], group[0].place.name if group[0].place else Words("", ""), tuple(group))
        for (store_id, _), group in groups.items()
    )
    wanted = [Wanted(line.wish.key, line.wish.variant_id, line.wish.warehouse_id, line.wish.quantity) for line in lines if line.counts]
    quote = quote_basket(read_basket(wanted, at=now, offers=offers), person_id=owner.person_id) if wanted else None
    return CartView(shown, tuple(line for line in lines if line.is_gone), currency, quote)


def _view(row: CartLine, offers: dict, choices: dict, currency: str) -> CartLineView:  # type: ignore[type-arg]
    offer = offers.get(row.variant_id)
    return CartLineView(
        row.id,
        wish_of(row),
        row.is_chosen,
        Money(row.seen_price, currency),
        offer,
        place_of(offer, row.warehouse_id) if offer else None,
        choices.get(offer.product_id, ()) if offer else (),
    )


def _choices(product_ids: set[int]) -> dict[int, tuple[tuple[int, Words], ...]]:
    """The variants of products that have more than one."""
    found: dict[int, list[tuple[int, Words]]] = defaultdict(list)
    variants = find_rows(Variant, "r.product_id = ANY(%s) AND r.retired_at IS NULL ORDER BY r.position, r.id", [sorted(product_ids)])
    for variant in variants:
        found[variant.product_id].append((variant.id, option_words(variant.choice)))
    return {product_id: tuple(several) for product_id, several in found.items() if len(several) > 1}
