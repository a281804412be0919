"""Passwords, where django-allauth does not cover it."""

from django.db import transaction

from tallgrass.accounts.actions.tokens import revoke_all_tokens
from tallgrass.accounts.models import Person
from tallgrass.platform import live


def forget_password(*, actor: Person) -> None:
    """From now on the account has none, until a new one is set. Its API tokens are over too."""
    actor.set_unusable_password()
    with transaction.atomic():
        actor.save(update_fields=["password"])
        revoke_all_tokens(actor=actor)
        live.tell([actor.id], "signed_out")
