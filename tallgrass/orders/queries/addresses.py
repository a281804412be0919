"""Reading an address book. Only its owner does."""

from tallgrass.accounts.models import Person
from tallgrass.orders.countries import Parts
from tallgrass.orders.errors import MOST_ADDRESSES
from tallgrass.orders.models import Address
from tallgrass.orders.types import AddressView
from tallgrass.platform.database import find_row, find_rows
from tallgrass.platform.errors import not_found


def access_address(viewer: Person | None, address_id: int) -> Address:
    """
    Raises:
        DomainError: `not_found`, also for another's.
    """
    found = find_row(Address, "r.id = %s AND r.person_id = %s", [address_id, viewer.id]) if viewer else None
    if found is None:
        raise not_found()
    return found


def list_addresses(person_id: int) -> list[AddressView]:
    """The default first, then the newest."""
    found = find_rows(Address, "r.person_id = %s ORDER BY r.is_default DESC, r.id DESC LIMIT %s", [person_id, MOST_ADDRESSES])
    return [address_view(row) for row in found]


def address_view(row: Address) -> AddressView:
    return AddressView(row.id, parts_of(row), row.is_default)


def parts_of(row: Address) -> Parts:
    return Parts(row.name, row.phone, row.country, row.province, row.city, row.district, row.street, row.postcode)
