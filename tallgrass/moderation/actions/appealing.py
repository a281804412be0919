"""A second look, by someone else."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from tallgrass.accounts.models import Person
from tallgrass.moderation import errors
from tallgrass.moderation.actions.claiming import check_moderator
from tallgrass.moderation.actions.deciding import take_back
from tallgrass.moderation.events import AppealAnswered
from tallgrass.moderation.models import Appeal, Decision, Report
from tallgrass.moderation.rules.book import ANSWER_DAYS
from tallgrass.moderation.types import Ruling
from tallgrass.platform import audit, clock
from tallgrass.platform.errors import not_found
from tallgrass.platform.events import emit
from tallgrass.platform.ids import short


def appeal(*, actor: Person, decision_id: int, words: str) -> Appeal:
    """Ask for a second look at a decision about one's own thing. Once a decision, while there is time.

    Raises:
        DomainError: `not_found`, `words_needed`, `appealed_already`, `nothing_to_appeal`, `appeal_too_late`.
    """
    words = words.strip()
    if not 1 <= len(words) <= 500:
        raise errors.words_needed()
    with transaction.atomic():
        decision = Decision.objects.select_for_update().filter(id=decision_id, author_id=actor.id).first()
        if decision is None:
            raise not_found()
        if Appeal.objects.filter(decision=decision).exists():
            raise errors.appealed_already()
        if decision.ruling == Ruling.APPROVE or not decision.holds:
            raise errors.nothing_to_appeal()
        if clock.now() > decision.appeal_by:
            raise errors.appeal_too_late()
        try:
            with transaction.atomic():
                return Appeal.objects.create(
                    created_at=clock.now(),
                    decision=decision,
                    person_id=actor.id,
                    words=words,
                    due_at=clock.now() + timedelta(days=ANSWER_DAYS),
                )
        except IntegrityError:
            raise errors.appealed_already() from None


def answer_appeal(*, actor: Person, appeal_id: int, overturn: bool, answer: str) -> Appeal:
    """Let the first decision stand, or overturn it: then the thing is seen again and its points are gone. Emits `AppealAnswered`.

    Raises:
        DomainError: `not_found`, `words_needed`, `answered_already`, `someone_else_must`.
    """
    check_moderator(actor)
    answer = answer.strip()
    if not 1 <= len(answer) <= 500:
        raise errors.words_needed("answer")
    with transaction.atomic():
        row = Appeal.objects.select_for_update().filter(id=appeal_id).first()
        if row is None:
            raise not_found()
        decision = Decision.objects.select_for_update().get(id=row.decision_id)
        if row.answered_at:
            raise errors.answered_already()
        if actor.id in {decision.by_id, row.person_id}:
            raise errors.someone_else_must()
        row.by_id, row.overturned, row.answer, row.answered_at = actor.id, overturn, answer, clock.now()
        row.save(update_fields=["by_id", "overturned", "answer", "answered_at"])
        if overturn:
            decision.overturned_at = clock.now()
            decision.save(update_fields=["overturned_at"])
            take_back(decision)
            Report.objects.filter(case_id=decision.case_id).update(upheld=False)  # Their record is put right; they are not told twice.
        subject = f"{decision.subject_kind}:{short(decision.subject_id)}"
        audit.record(actor_id=actor.id, act="review.overturned" if overturn else "review.upheld", subject=subject, answer=answer)
        emit(AppealAnswered(decision_id=decision.id, person_id=row.person_id, overturned=overturn))
    return row
