"""Who is on a case, so that two moderators do not do the same work."""

from django.db import connection, transaction

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import person_cards
from tallgrass.moderation import errors
from tallgrass.moderation.actions.cases import LEASE
from tallgrass.moderation.models import Case
from tallgrass.moderation.types import CaseState
from tallgrass.platform import clock
from tallgrass.platform.errors import forbidden, not_found

_NEXT = """
UPDATE moderation_case SET claimed_by_id = %(me)s, claimed_until = %(until)s WHERE id = (
    SELECT id FROM moderation_case WHERE state = 'open' AND author_id <> %(me)s AND id <> %(but)s
    AND (claimed_until IS NULL OR claimed_until < %(now)s OR claimed_by_id = %(me)s)
    ORDER BY urgency DESC, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id
"""


def claim_next(*, actor: Person, but: int = 0) -> int | None:
    """The most urgent open case nobody else is on, claimed; None when there is none. Two who ask at once get two cases."""
    check_moderator(actor)
    now = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, {"me": actor.id, "until": now + LEASE, "now": now, "but": but})
        row = cursor.fetchone()
    return row[0] if row else None


def claim_case(*, actor: Person, case_id: int) -> Case:
    """Be on a case for the next ten minutes. Claiming again is staying on it.

    Raises:
        DomainError: `not_found`; `claimed_by_other`, `already_decided`, `own_thing`.
    """
    with transaction.atomic():
        case = hold_case(actor, case_id)
        case.claimed_by_id, case.claimed_until = actor.id, clock.now() + LEASE
        case.save(update_fields=["claimed_by_id", "claimed_until"])
    return case


def release_case(*, actor: Person, case_id: int) -> None:
    """Leave a case to others. Leaving what one is not on changes nothing."""
    Case.objects.filter(id=case_id, claimed_by_id=actor.id).update(claimed_by_id=None, claimed_until=None)


def hold_case(actor: Person, case_id: int) -> Case:
    """An open case this moderator may act on, locked until the transaction ends."""
    check_moderator(actor)
    case = Case.objects.select_for_update().filter(id=case_id).first()
    if case is None:
        raise not_found()
    if case.state != CaseState.OPEN:
        raise errors.already_decided()
    if case.author_id == actor.id:
        raise errors.own_thing()
    if case.claimed_by_id not in {None, actor.id} and case.claimed_until and case.claimed_until > clock.now():
        other = person_cards([case.claimed_by_id or 0]).get(case.claimed_by_id or 0)
        raise errors.claimed_by_other(other.name if other else "")
    return case


def check_moderator(actor: Person) -> None:
    if not actor.is_moderator:
        raise forbidden()
