"""Passwords, where django-allauth does not cover it."""

from tallgrass.accounts.models import Person
from tallgrass.platform import live


def forget_password(*, actor: Person) -> None:
    """From now on the account has none, until a new one is set."""
    actor.set_unusable_password()
    actor.save(update_fields=["password"])
    live.tell([actor.id], "signed_out")
