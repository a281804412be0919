"""Reads of the vault: only what is masked. Opening a seal is an act (`actions.identities.reveal_identity`)."""

from collections.abc import Sequence

from tallgrass.accounts.models import Identity, IdentityAccess, Person
from tallgrass.platform.database import find_row, find_rows
from tallgrass.platform.errors import not_found


def access_identity(viewer: Person | None, identity_id: int) -> Identity:
    """One's own, while it is kept.

    Raises:
        DomainError: `not_found`.
    """
    own = "r.id = %s AND r.person_id = %s AND r.removed_at IS NULL"
    found = find_row(Identity, own, [identity_id, viewer.id]) if viewer else None
    if found is None:
        raise not_found()
    return found


def list_identities(person_id: int) -> Sequence[Identity]:
    return find_rows(Identity, "r.person_id = %s AND r.removed_at IS NULL ORDER BY r.id DESC LIMIT 20", [person_id])


def list_accesses(person_id: int) -> Sequence[IdentityAccess]:
    """Who opened one's seals and why, the latest first."""
    return list(IdentityAccess.objects.filter(person_id=person_id).order_by("-id")[:50])
