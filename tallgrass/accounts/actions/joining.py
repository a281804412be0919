"""Becoming a member, and coming back."""

import re
import secrets

from django.conf import settings
from django.db import transaction

from tallgrass.accounts.events import PersonJoined, PersonShown
from tallgrass.accounts.models import Consent, Person, PrivateDetails
from tallgrass.accounts.types import ConsentSubject
from tallgrass.platform import clock
from tallgrass.platform.events import emit

_PLAIN = re.compile(r"[a-z0-9_]{3,24}")
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
RESERVED = {
    "admin",
    "administrator",
    "official",
    "operator",
    "support",
    "help",
    "tallgrass",
    "system",
    "root",
    "api",
    "console",
    "changcao",
}


def is_handle(text: str) -> bool:
    """Whether someone may go by it: 3 to 24 plain letters, none of those kept for the place itself."""
    return _PLAIN.fullmatch(text) is not None and text not in RESERVED


def free_handle(name: str) -> str:
    """A handle nobody has, after the name when it can be spelled so: `Li Ming` gives `li_ming`, `阿栗` gives `seed_` and chance."""
    wish = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:18]
    if len(wish) < 3 or wish in RESERVED or not name.isascii():
        wish = ""
    handle = wish or f"seed_{_chance(6)}"
    while Person.objects.filter(handle=handle).exists():
        handle = f"{wish or 'seed'}_{_chance(5 if wish else 6)}"
    return handle


def record_sign_up(*, person: Person, birth_year: int | None) -> None:
    """What was said at sign-up: consent to the terms and the privacy rules in force, and the year of birth if given."""
    with transaction.atomic():
        for subject in (ConsentSubject.TERMS, ConsentSubject.PRIVACY):
            Consent.objects.get_or_create(person=person, subject=subject.value, version=settings.TALLGRASS_TERMS_VERSION, withdrawn_at=None)
        if birth_year:
            PrivateDetails.objects.update_or_create(person=person, defaults={"birth_year": birth_year})


def arrive(*, person: Person) -> None:
    """A person has signed in. The first time makes them a member (emits `PersonJoined`); one who was leaving stays (emits `PersonShown`)."""
    with transaction.atomic():
        row = Person.objects.select_for_update().get(id=person.id)
        if row.joined_at is None:
            row.joined_at = clock.now()
            emit(PersonJoined(person_id=row.id))
        elif row.leaving_at is not None:
            emit(PersonShown(person_id=row.id))
        row.leaving_at = None
        row.save(update_fields=["joined_at", "leaving_at"])
    person.joined_at, person.leaving_at = row.joined_at, None


def make_room(*, email: str | None = None, phone: str | None = None) -> None:
    """A sign-up that never proved its address gives way to a new one with the same: nobody can keep another's address taken."""
    waiting = Person.objects.filter(joined_at=None)
    if email:
        waiting.filter(email=email).delete()
    if phone:
        waiting.filter(phone=phone).delete()


def forget_unproven() -> int:
    """Delete sign-ups whose address was not proven within a day. How many."""
    gone: int
    gone, _ = Person.objects.filter(joined_at=None, created_at__lt=clock.now() - settings.TALLGRASS_SIGNUP_WAITS).delete()
    return gone


def choose_interests(*, actor: Person, interests: list[str]) -> None:
    """Channels a person wants to see more of; any number."""
    actor.interests = interests
    actor.save(update_fields=["interests"])


def _chance(length: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(length))
