"""What a person agreed to."""

from django.conf import settings
from django.db import transaction

from tallgrass.accounts.errors import needed_consent
from tallgrass.accounts.models import Consent, Person
from tallgrass.accounts.types import ConsentSubject
from tallgrass.platform import clock

NEEDED = {ConsentSubject.TERMS, ConsentSubject.PRIVACY}


def give_consent(*, actor: Person, subject: ConsentSubject) -> None:
    """Agree to the version now in force. Agreeing twice is agreeing once."""
    with transaction.atomic():
        Consent.objects.get_or_create(person=actor, subject=subject.value, version=settings.TALLGRASS_TERMS_VERSION, withdrawn_at=None)


def withdraw_consent(*, actor: Person, subject: ConsentSubject) -> None:
    """The row stays, with its end.

    Raises:
        DomainError: `needed_consent`: without it there is no membership; whoever wants that deletes the account.
    """
    if subject in NEEDED:
        raise needed_consent()
    Consent.objects.filter(person=actor, subject=subject.value, withdrawn_at=None).update(withdrawn_at=clock.now())
