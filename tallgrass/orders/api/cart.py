"""A member's cart as JSON. What a browser had put together without an account is the site's matter."""

from tallgrass.accounts.models import Person
from tallgrass.orders.actions.carts import change_quantity, change_variant, choose_exactly, choose_lines, put_in_cart, remove_line
from tallgrass.orders.cart_shapes import CartLineBody, CartShape, ChosenBody, WishBody, cart_shape
from tallgrass.orders.cart_types import Owner
from tallgrass.orders.errors import cart_is_full, not_on_sale
from tallgrass.orders.queries.carts import access_cart_line, get_cart_view
from tallgrass.platform import rest
from tallgrass.platform.errors import not_found
from tallgrass.platform.words import Words


@rest.operation(Words("自己的购物车", "One's cart"))
def cart(call: rest.Call[Person]) -> CartShape:
    return cart_shape(get_cart_view(_owner(call)))


@rest.operation(
    Words("放进购物车", "Put something into the cart"), status=201, limit="cart", errors=[not_on_sale(), cart_is_full(), not_found()]
)
def cart_put(call: rest.Call[Person], body: WishBody) -> CartShape:
    _, offer = put_in_cart(owner=_owner(call), wish=body.wish())
    return cart_shape(get_cart_view(_owner(call), [offer]))


@rest.operation(Words("选好这次买哪几行", "Choose which lines to buy this time"), limit="cart", errors=[not_found()])
def cart_choose(call: rest.Call[Person], body: ChosenBody) -> CartShape:
    choose_exactly(owner=_owner(call), line_ids=[rest.id_of(line) for line in body.lines])
    return cart_shape(get_cart_view(_owner(call)))


@rest.operation(
    Words("改一行：数量、款式、买不买", "Change a line: how many, which variant, whether to buy it"), limit="cart", errors=[not_on_sale()]
)
def cart_change(call: rest.Call[Person], line_id: int, body: CartLineBody) -> CartShape:
    owner = _owner(call)
    line = access_cart_line(owner, line_id)
    if body.quantity is not None:
        change_quantity(line=line, quantity=body.quantity)
    if body.chosen is not None:
        choose_lines(cart=line.cart, line_ids=[line.id], is_chosen=body.chosen)
    if body.variant_id is not None:
        change_variant(line=line, variant_id=rest.id_of(body.variant_id))
    return cart_shape(get_cart_view(owner))


@rest.operation(Words("拿出购物车", "Take a line out of the cart"), limit="cart")
def cart_remove(call: rest.Call[Person], line_id: int) -> None:
    remove_line(line=access_cart_line(_owner(call), line_id))


def _owner(call: rest.Call[Person]) -> Owner:
    return Owner(person_id=call.actor.id)
