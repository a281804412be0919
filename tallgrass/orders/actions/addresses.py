"""A member's address book."""

from dataclasses import asdict

from django.db import connection, transaction

from tallgrass.accounts.models import Person
from tallgrass.orders.countries import Parts, faults, tidy
from tallgrass.orders.errors import MOST_ADDRESSES, bad_address, too_many_addresses
from tallgrass.orders.models import Address
from tallgrass.platform.texts import check_texts


def add_address(*, actor: Person, parts: Parts, is_default: bool = False) -> Address:
    """The first one becomes the default.

    Raises:
        DomainError: `bad_address` with the field at fault; `too_many_addresses`; what checks of texts refuse.
    """
    parts = _checked(parts)
    with transaction.atomic():
        _lock_book(actor.id)
        kept = list(Address.objects.filter(person_id=actor.id).values_list("is_default", flat=True))
        if len(kept) >= MOST_ADDRESSES:
            raise too_many_addresses()
        is_default = is_default or not any(kept)
        if is_default:
            Address.objects.filter(person_id=actor.id, is_default=True).update(is_default=False)
        return Address.objects.create(person_id=actor.id, is_default=is_default, **asdict(parts))


def change_address(*, actor: Person, address: Address, parts: Parts, is_default: bool) -> None:
    """Orders made before keep the address they were made with.

    Raises:
        DomainError: as `add_address`.
    """
    parts = _checked(parts)
    with transaction.atomic():
        _lock_book(actor.id)
        if is_default:
            Address.objects.filter(person_id=actor.id, is_default=True).exclude(id=address.id).update(is_default=False)
        Address.objects.filter(id=address.id).update(is_default=is_default or address.is_default, **asdict(parts))


def remove_address(*, actor: Person, address: Address) -> None:
    """When it was the default, the newest of the others becomes it."""
    with transaction.atomic():
        _lock_book(actor.id)
        Address.objects.filter(id=address.id).delete()
        left = Address.objects.filter(person_id=actor.id).order_by("-is_default", "-id").first()
        if left and not left.is_default:
            Address.objects.filter(id=left.id).update(is_default=True)


def _checked(parts: Parts) -> Parts:
    parts = tidy(parts)
    for field, words in faults(parts).items():
        raise bad_address(field, words)
    check_texts({"name": parts.name, "street": parts.street})
    return parts


def _lock_book(person_id: int) -> None:
    """One change of a book at a time: which is the default must be said once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('addresses', %s))", [person_id])
