"""The checkout as JSON: what it comes to, ordering it, and taking back what is not paid."""

from dataclasses import dataclass

from tallgrass.accounts.errors import not_for_minors
from tallgrass.accounts.identities import access_identity, list_identities
from tallgrass.accounts.models import Identity, Person
from tallgrass.orders import errors
from tallgrass.orders.actions.purchases import Checkout, cancel_purchase, place_order
from tallgrass.orders.checkout_shapes import CheckoutBody, CheckoutShape, OrderBody, PurchaseShape, checkout_shape, purchase_shape
from tallgrass.orders.checkout_types import Choices, Wish
from tallgrass.orders.countries import HOME
from tallgrass.orders.queries.addresses import access_address, address_view, list_addresses
from tallgrass.orders.queries.buying import settled_wishes
from tallgrass.orders.queries.carts import chosen_wishes
from tallgrass.orders.queries.checkout import plan_checkout
from tallgrass.orders.queries.orders import orders_of_purchase
from tallgrass.orders.queries.payments import access_purchase_to_pay
from tallgrass.orders.types import AddressView
from tallgrass.platform import rest
from tallgrass.platform.errors import not_found
from tallgrass.platform.words import Words
from tallgrass.promotions import errors as offers

_PREVIEWING = (not_for_minors(), errors.not_on_sale(), not_found())
_PLACING = (
    *_PREVIEWING,
    errors.nothing_chosen(),
    errors.address_needed(),
    errors.identity_needed(),
    errors.not_sent_there(),
    errors.price_changed(),
    offers.no_such_coupon(),
    offers.line_first(),
)


@dataclass(frozen=True)
class _Asked:
    """What stands in a body, and what one has where it says nothing."""

    wishes: tuple[Wish, ...]
    address: AddressView | None
    identity: Identity | None
    claims: tuple[int, ...] | None


@rest.operation(
    Words("结账预览：拆单、运费、税费、优惠、额度", "A checkout before it is ordered: parcels, freight, tax, what is taken off, quota"),
    repeat=rest.Repeat.NEVER,
    limit="checkout",
    errors=_PREVIEWING,
)
def preview(call: rest.Call[Person], body: CheckoutBody) -> CheckoutShape:
    if call.actor.in_minors_mode:
        raise not_for_minors()
    asked = _asked(call.actor, body)
    country = asked.address.parts.country if asked.address else HOME
    choices = Choices(country, asked.identity.print if asked.identity else "", asked.claims, body.use_dew)
    plan = plan_checkout(call.actor.id, asked.wishes, choices)
    return checkout_shape(plan, asked.address.id if asked.address else None, asked.identity.id if asked.identity else None)


@rest.operation(Words("下单", "Order"), status=201, limit="checkout", repeat=rest.Repeat.MUST, errors=_PLACING)
def place(call: rest.Call[Person], body: OrderBody) -> PurchaseShape:
    asked = _asked(call.actor, body)
    checkout = Checkout(
        wishes=asked.wishes,
        address_id=asked.address.id if asked.address else 0,
        total=body.total,
        identity_id=asked.identity.id if asked.identity else None,
        claims=asked.claims,
        use_dew=body.use_dew,
        words=" ".join(body.words.split()),
    )
    purchase = place_order(actor=call.actor, checkout=checkout, key=call.key)
    return purchase_shape(purchase, orders_of_purchase(purchase.id))


@rest.operation(Words("一次下单和它的订单", "What was ordered at once, and its orders"))
def purchase(call: rest.Call[Person], purchase_id: int) -> PurchaseShape:
    found = access_purchase_to_pay(call.actor, purchase_id)
    return purchase_shape(found, orders_of_purchase(found.id))


@rest.operation(Words("付款前取消", "Take back what is not paid"), limit="checkout", errors=[errors.already_paid()])
def purchase_cancel(call: rest.Call[Person], purchase_id: int) -> None:
    cancel_purchase(actor=call.actor, purchase_id=purchase_id)


def _asked(person: Person, body: CheckoutBody) -> _Asked:
    wishes = chosen_wishes(person.id) if body.goods is None else settled_wishes([good.wish() for good in body.goods])
    return _Asked(tuple(wishes), _address(person, body.address_id), _identity(person, body.identity_id), _claims(body.claims))


def _address(person: Person, named: str | None) -> AddressView | None:
    if named is not None:
        return address_view(access_address(person, rest.id_of(named)))
    return next(iter(list_addresses(person.id)), None)


def _identity(person: Person, named: str | None) -> Identity | None:
    return access_identity(person, rest.id_of(named)) if named is not None else next(iter(list_identities(person.id)), None)


def _claims(named: list[str] | None) -> tuple[int, ...] | None:
    return None if named is None else tuple(sorted({rest.id_of(claim) for claim in named}))
