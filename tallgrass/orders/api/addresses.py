"""An address book as JSON."""

from tallgrass.accounts.models import Person
from tallgrass.orders.actions.addresses import add_address, change_address, remove_address
from tallgrass.orders.errors import bad_address, too_many_addresses
from tallgrass.orders.queries.addresses import access_address, address_view, list_addresses
from tallgrass.orders.shapes import AddressBody, AddressShape, address_shape
from tallgrass.platform import rest
from tallgrass.platform.words import Words

_BAD = bad_address("street", Words("写下街道和门牌。", "Say the street and number."))


class BookShape(rest.Shape):
    items: list[AddressShape]


@rest.operation(Words("收货地址，默认的在前", "One's addresses, the default first"))
def addresses(call: rest.Call[Person]) -> BookShape:
    return BookShape(items=[address_shape(view) for view in list_addresses(call.actor.id)])


@rest.operation(Words("存一个地址", "Save an address"), status=201, limit="address", errors=[_BAD, too_many_addresses()])
def address_add(call: rest.Call[Person], body: AddressBody) -> AddressShape:
    return address_shape(address_view(add_address(actor=call.actor, parts=body.parts(), is_default=body.is_default)))


@rest.operation(Words("改一个地址", "Change an address"), limit="address", errors=[_BAD])
def address_change(call: rest.Call[Person], address_id: int, body: AddressBody) -> AddressShape:
    found = access_address(call.actor, address_id)
    change_address(actor=call.actor, address=found, parts=body.parts(), is_default=body.is_default)
    return address_shape(address_view(access_address(call.actor, address_id)))


@rest.operation(Words("删一个地址", "Remove an address"), limit="address")
def address_remove(call: rest.Call[Person], address_id: int) -> None:
    remove_address(actor=call.actor, address=access_address(call.actor, address_id))
