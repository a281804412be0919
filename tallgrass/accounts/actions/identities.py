"""The vault: names and numbers for customs."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from tallgrass.accounts.errors import bad_identity, too_many_identities
from tallgrass.accounts.models import Identity, IdentityAccess, Person
from tallgrass.accounts.types import Revealed
from tallgrass.accounts.vault import born, is_identity_number, masked_name, masked_number, print_of, seal, unseal
from tallgrass.platform import clock
from tallgrass.platform.errors import not_found
from tallgrass.platform.subjects import Ref

MOST = 5
_GROWN = 18


def keep_identity(*, actor: Person, name: str, number: str) -> Identity:
    """Seal a name and number; the same number again renews the name.

    Raises:
        DomainError: `bad_identity` (its form, its check digit, or someone under age), `too_many_identities`.
    """
    name, number = " ".join(name.split()), "".join(number.split()).upper()
    if not 2 <= len(name) <= 40:
        raise bad_identity("name")
    now = clock.now()
    if not is_identity_number(number) or born(number) > now.date():
        raise bad_identity("number")
    if born(number) > (now - timedelta(days=365.25 * _GROWN)).date():
        raise bad_identity("number", under_age=True)
    found = {
        "name": seal(name),
        "number": seal(number),
        "masked_name": masked_name(name),
        "masked_number": masked_number(number),
        "removed_at": None,
    }
    with transaction.atomic():
        Person.objects.select_for_update(no_key=True).get(id=actor.id)
        mark = print_of(number)
        kept = Identity.objects.filter(person_id=actor.id, removed_at=None).exclude(print=mark).count()
        if kept >= MOST:
            raise too_many_identities(MOST)
        identity, _ = Identity.objects.update_or_create(person=actor, print=mark, defaults=found)
    return identity


def remove_identity(*, actor: Person, identity: Identity) -> None:
    """It is not offered again; what is sealed goes after the time in which customs may still ask."""
    Identity.objects.filter(id=identity.id, person_id=actor.id).update(removed_at=clock.now())


def reveal_identity(*, identity_id: int, actor_id: int, why: str, cause: Ref) -> Revealed:
    """Open the seal, and write down who did and why, in one transaction. `actor_id` 0 is the house's own work.

    Raises:
        DomainError: `not_found`, when it is gone.
        ValueError: no key of the settings opens it.
    """
    with transaction.atomic():
        identity = Identity.objects.filter(id=identity_id).first()
        if identity is None:
            raise not_found()
        IdentityAccess.objects.create(
            identity_id=identity.id, person_id=identity.person_id, actor_id=actor_id, why=why, cause_kind=cause.kind, cause_id=cause.id
        )
        return Revealed(unseal(bytes(identity.name)), unseal(bytes(identity.number)), identity.print)


def forget_identities() -> int:
    """Wipe what was removed longer ago than it must be kept. How many."""
    before = clock.now() - timedelta(days=settings.TALLGRASS_IDENTITY_KEEPS_DAYS)
    gone, _ = Identity.objects.filter(removed_at__lt=before).delete()
    return gone
