"""Deleting an account: asked for, waited for 30 days, then nothing is left but a nameless row that others' things hold on to."""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from tallgrass.accounts.actions.sessions import end_all_sessions
from tallgrass.accounts.events import PersonErased, PersonHidden, PersonUnfollowed
from tallgrass.accounts.models import Follow, OutboxMessage, Person
from tallgrass.accounts.types import Role
from tallgrass.platform import clock, personal_data
from tallgrass.platform.events import emit


def leave(*, actor: Person) -> None:
    """Ask to be erased: signed out everywhere, the page gone. Signing in within the grace ends it (`arrive`). Emits `PersonHidden`."""
    with transaction.atomic():
        if Person.objects.filter(id=actor.id, leaving_at=None).update(leaving_at=clock.now()):
            emit(PersonHidden(person_id=actor.id))
        end_all_sessions(person_id=actor.id)


def erase_people_due() -> int:
    """Erase those whose grace is over, one transaction a person. How many."""
    due = Person.objects.filter(leaving_at__lt=clock.now() - settings.TALLGRASS_ERASURE_GRACE, is_active=True)
    return sum(erase_person(person_id=person_id) for person_id in list(due.values_list("id", flat=True)[:1000]))


def erase_person(*, person_id: int) -> bool:
    """Remove all that every app declared as theirs; emits `PersonErased`. False when they came back, or are erased already."""
    with transaction.atomic():
        person = Person.objects.select_for_update().filter(id=person_id, leaving_at__isnull=False, is_active=True).first()
        if person is None or clock.now() - person.leaving_at < settings.TALLGRASS_ERASURE_GRACE:
            return False
        personal_data.erase(person.id)
        emit(PersonErased(person_id=person.id))
    return True


def make_nameless(person_id: int) -> None:
    """What is left of a person: an id, so that others' counts and conversations still hold."""
    person = Person.objects.get(id=person_id)
    OutboxMessage.objects.filter(
        Q(person_id=person_id) | Q(to__in=[address for address in (person.email, person.phone) if address])
    ).delete()
    Person.objects.filter(id=person_id).update(
        handle=f"gone_{person_id:x}", name="", email=None, phone=None, phone_verified=False, bio="", place="", avatar_id=None,
        password=make_password(None), role=Role.MEMBER.value, verified="", is_active=False, interests=[], language="", zone="",
        last_login=None, handle_changed_at=None, shows_saves=False, shows_likes=False,
    )  # fmt: skip


def erase_follows(person_id: int) -> None:
    """Unfollow both ways, told to the log, so that the counters of the others follow."""
    pairs = list(Follow.objects.filter(Q(person_id=person_id) | Q(followee_id=person_id)).values_list("person_id", "followee_id"))
    Follow.objects.filter(Q(person_id=person_id) | Q(followee_id=person_id)).delete()
    for start in range(0, len(pairs), 1000):
        emit(*(PersonUnfollowed(followee_id=followee, person_id=person) for person, followee in pairs[start : start + 1000]))
