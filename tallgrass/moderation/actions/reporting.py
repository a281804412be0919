"""Members say that something is not right."""

from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from tallgrass.accounts.models import Person
from tallgrass.moderation import errors
from tallgrass.moderation.actions.cases import open_case
from tallgrass.moderation.models import Report
from tallgrass.moderation.rules.book import RULES
from tallgrass.moderation.types import Origin, ReportReason
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import new_id
from tallgrass.platform.reviewed import reviewed_kind
from tallgrass.platform.subjects import Ref


def report_thing(*, actor: Person, ref: Ref, reason: str, words: str = "") -> bool:
    """Report something the actor can see. Whether it is new: reporting the same thing again changes nothing.

    A report weighs by the actor's record; reports that together weigh enough put the thing before a person, also when it was
    approved before.

    Raises:
        DomainError: `not_found` for what the actor cannot see, `unknown_reason`, `words_needed`, `own_thing`.
    """
    words = " ".join(words.split())
    if reason not in set(ReportReason):
        raise errors.unknown_reason()
    if len(words) > 300:
        raise errors.words_needed()
    owner = reviewed_kind(ref.kind)
    if owner is None or ref.id not in owner.cards([ref.id], actor.id):
        raise not_found()
    material = owner.review_material([ref.id]).get(ref.id)
    if material is None:
        raise not_found()
    if material.author_id == actor.id:
        raise errors.not_ones_own_to_report()
    with transaction.atomic():
        if not _insert(ref, author_id=material.author_id, person_id=actor.id, reason=reason, words=words, weight=weight_of(actor.id)):
            return False
        _put_before_a_person(ref, material.author_id, material.reach)
    return True


def weight_of(person_id: int) -> float:
    """How much a person's reports weigh: twice the share of theirs that were upheld, two and two added to both sides. 1 for a beginner."""
    upheld, answered = rows(
        "SELECT count(*) FILTER (WHERE upheld), count(*) FROM moderation_report WHERE person_id = %s AND answered_at IS NOT NULL",
        [person_id],
    )[0]
    return 2 * float(upheld + 2) / float(answered + 4)


def _insert(ref: Ref, **values: int | float | str) -> bool:
    row: dict[str, int | float | str | datetime] = {
        "id": new_id(),
        "created_at": clock.now(),
        "subject_kind": ref.kind,
        "subject_id": ref.id,
        **values,
    }
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO moderation_report ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))}) ON CONFLICT DO NOTHING RETURNING 1",
            list(row.values()),
        )
        return cursor.fetchone() is not None


def _put_before_a_person(ref: Ref, author_id: int, reach: int) -> None:
    """Reports wait until they weigh enough together; then all that wait go into the thing's open case, each once."""
    waiting = list(
        Report.objects.select_for_update()
        .filter(subject_kind=ref.kind, subject_id=ref.id, answered_at=None, case=None)
        .order_by("id")
        .values_list("id", "weight", "reason")
    )
    weight = sum(weight for _, weight, _ in waiting)
    joined = Report.objects.filter(subject_kind=ref.kind, subject_id=ref.id, answered_at=None).exclude(case=None).exists()
    if not waiting or (weight < settings.TALLGRASS_REPORT_WEIGHT and not joined):
        return
    severity = max(RULES[reason].points for _, _, reason in waiting)
    case_id = open_case(ref=ref, author_id=author_id, origin=Origin.REPORTS, severity=severity, weight=weight, reach=reach)
    Report.objects.filter(id__in=[id for id, _, _ in waiting]).update(case_id=case_id)
