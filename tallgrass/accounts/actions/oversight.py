"""What operators do to accounts. Every act is written into the audit trail, in its own transaction."""

from datetime import datetime

from django.db import transaction

from tallgrass.accounts.actions.sessions import end_all_sessions
from tallgrass.accounts.errors import last_operator, not_yourself, reason_needed, unknown_role, unknown_verification
from tallgrass.accounts.events import PersonHidden, PersonShown, PersonVerified
from tallgrass.accounts.models import Ban, Person
from tallgrass.accounts.types import Role, Verified
from tallgrass.platform import clock
from tallgrass.platform.audit import record
from tallgrass.platform.errors import forbidden, not_found
from tallgrass.platform.events import emit
from tallgrass.platform.ids import short


def change_role(*, actor: Person, person_id: int, role: str) -> None:
    """Make someone a member, creator, merchant or operator.

    Raises:
        DomainError: `forbidden`, `unknown_role`, `last_operator` when nobody would be left to run the place.
    """
    if role not in set(Role):
        raise unknown_role()
    with transaction.atomic():
        # All operators are held, so that two who demote each other cannot both succeed.
        operators = {
            person.id for person in Person.objects.select_for_update().filter(role=Role.OPERATOR.value, is_active=True).order_by("id")
        }
        person = _access(actor, person_id)
        if person.role == role:
            return
        if person.role == Role.OPERATOR.value and operators == {person.id}:
            raise last_operator()
        before, person.role = person.role, role
        person.save(update_fields=["role"])
        record(actor_id=actor.id, act="role_changed", subject=_subject(person), before=before, after=role)


def verify_person(*, actor: Person, person_id: int, verified: str, reason: str) -> None:
    """Give the mark of a star, an expert or a company, or take it back (`verified` empty). Emits `PersonVerified`.

    Raises:
        DomainError: `forbidden`, `unknown_verification`, `reason_needed`.
    """
    if verified and verified not in set(Verified):
        raise unknown_verification()
    reason = _said(reason)
    with transaction.atomic():
        person = _access(actor, person_id)
        if person.verified == verified:
            return
        before, person.verified = person.verified, verified
        person.save(update_fields=["verified"])
        record(
            actor_id=actor.id,
            act="verified" if verified else "verification_withdrawn",
            subject=_subject(person),
            before=before,
            after=verified,
            reason=reason,
        )
        emit(PersonVerified(person_id=person.id, verified=verified))


def ban_person(*, actor: Person, person_id: int, reason: str, until: datetime | None = None) -> Ban:
    """Close an account at once: sessions and open pages end, its API tokens stop, its pages are gone. Banning again changes reason and end.

    Raises:
        DomainError: `forbidden`, `not_yourself`, `reason_needed`.
    """
    reason = _said(reason)
    if person_id == actor.id:
        raise not_yourself()
    with transaction.atomic():
        person = _access(actor, person_id)
        ban, _ = Ban.objects.update_or_create(person=person, lifted_at=None, defaults={"by_id": actor.id, "reason": reason, "until": until})
        person.is_active = False
        person.save(update_fields=["is_active"])
        end_all_sessions(person_id=person.id)
        emit(PersonHidden(person_id=person.id))
        record(actor_id=actor.id, act="banned", subject=_subject(person), reason=reason, until=until.isoformat() if until else None)
    return ban


def lift_ban(*, actor: Person, person_id: int) -> None:
    """Open an account again. Lifting what is not there changes nothing."""
    with transaction.atomic():
        person = _access(actor, person_id)
        if Ban.objects.filter(person=person, lifted_at=None).update(lifted_at=clock.now(), lifted_by_id=actor.id):
            _open(person)
            record(actor_id=actor.id, act="ban_lifted", subject=_subject(person))


def end_sessions_of(*, actor: Person, person_id: int) -> int:
    """Sign someone out everywhere. How many sessions ended."""
    with transaction.atomic():
        person = _access(actor, person_id)
        ended = end_all_sessions(person_id=person.id)
        record(actor_id=actor.id, act="sessions_ended", subject=_subject(person), sessions=ended)
    return ended


def end_bans_due() -> int:
    """Open the accounts whose ban has run out. How many."""
    ended = 0
    for ban in Ban.objects.filter(lifted_at=None, until__lte=clock.now()).select_related("person"):
        with transaction.atomic():
            if Ban.objects.filter(id=ban.id, lifted_at=None).update(lifted_at=clock.now()):
                _open(ban.person)
                ended += 1
    return ended


def make_first_operator(*, handle: str) -> Person:
    """From the command line, where whoever sits there owns the machine.

    Raises:
        DomainError: `not_found`.
    """
    with transaction.atomic():
        person: Person | None = Person.objects.here().select_for_update().filter(handle=handle).first()
        if person is None:
            raise not_found()
        person.role = Role.OPERATOR.value
        person.save(update_fields=["role"])
        record(actor_id=person.id, act="made_operator_by_command", subject=_subject(person))
    return person


def _access(actor: Person, person_id: int) -> Person:
    if not actor.is_operator:
        raise forbidden()
    person: Person | None = Person.objects.select_for_update().filter(id=person_id).first()
    if person is None:
        raise not_found()
    return person


def _open(person: Person) -> None:
    Person.objects.filter(id=person.id).update(is_active=True)
    emit(PersonShown(person_id=person.id))


def _said(reason: str) -> str:
    reason = " ".join(reason.split())
    if not 1 <= len(reason) <= 300:
        raise reason_needed()
    return reason


def _subject(person: Person) -> str:
    return f"person:{short(person.id)}"
