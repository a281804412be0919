"""Keys to the JSON API."""

import secrets

from tallgrass.accounts.errors import bad_token_name, too_many_tokens
from tallgrass.accounts.models import ApiToken, Person
from tallgrass.accounts.queries import token_hash

MOST_TOKENS = 20


def create_token(*, actor: Person, name: str) -> str:
    """A new token of 256 random bits. Only its hash is kept: this is the one time it can be seen.

    Raises:
        DomainError: `bad_token_name`; `too_many_tokens` from the 21st on.
    """
    name = name.strip()
    if not 1 <= len(name) <= 40:
        raise bad_token_name()
    if ApiToken.objects.filter(person_id=actor.id).count() >= MOST_TOKENS:
        raise too_many_tokens()
    token = f"tg_{secrets.token_urlsafe(32)}"
    ApiToken.objects.create(person_id=actor.id, name=name, hash=token_hash(token))
    return token


def revoke_token(*, actor: Person, token_id: int) -> None:
    """The token stops working at once. Revoking what is gone changes nothing."""
    ApiToken.objects.filter(person_id=actor.id, id=token_id).delete()


def revoke_all_tokens(*, actor: Person) -> int:
    """All stop working at once: whoever knew the old password may have made one. How many there were."""
    gone, _ = ApiToken.objects.filter(person_id=actor.id).delete()
    return gone
