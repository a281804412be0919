"""Decisions about cases, and taking one back."""

from collections.abc import Collection

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.moderation import errors
from tallgrass.moderation.actions.claiming import check_moderator, hold_case
from tallgrass.moderation.actions.restricting import lift, reinstate, restrict
from tallgrass.moderation.actions.striking import strike, withdraw_strike
from tallgrass.moderation.events import ReportAnswered, ThingDecided
from tallgrass.moderation.models import Appeal, Case, Decision, Report
from tallgrass.moderation.queries.standing import find_restriction
from tallgrass.moderation.rules.book import DECIDABLE, RULES
from tallgrass.moderation.types import CaseState, Level, Ruling
from tallgrass.platform import audit, clock
from tallgrass.platform.errors import DomainError, not_found
from tallgrass.platform.events import emit
from tallgrass.platform.ids import short
from tallgrass.platform.reviewed import review_material

_LEVELS = {Ruling.LIMIT: Level.LIMITED, Ruling.REMOVE: Level.WITHHELD}


def decide(*, actor: Person, case_id: int, ruling: str, rule: str = "", words: str = "") -> Decision:
    """Close a case: let the thing be, spread it no further, or take it from others' sight; the last two for a rule, with words to its author.

    Reports are answered by it, and points charged. Emits `ThingDecided`, `ReportAnswered`.

    Raises:
        DomainError: `unknown_ruling`, `rule_needed`, `words_needed`; `already_decided`, `claimed_by_other`, `own_thing`.
    """
    said, words = _checked(ruling, rule, words)
    with transaction.atomic():
        case = hold_case(actor, case_id)
        material = review_material([case.ref]).get(case.ref)
        before = find_restriction(case.ref)
        decision = Decision.objects.create(
            created_at=clock.now(),
            case=case,
            subject_kind=case.subject_kind,
            subject_id=case.subject_id,
            author_id=case.author_id,
            by_id=actor.id,
            ruling=said.value,
            rule=rule if said is not Ruling.APPROVE else "",
            words=words,
            title=material.title[:120] if material else "",
            points=_points(said, rule),
            replaced_id=before.id if before else None,
        )
        _apply(decision)
        case.state, case.closed_at, case.claimed_by_id, case.claimed_until = CaseState.CLOSED.value, clock.now(), None, None
        case.save(update_fields=["state", "closed_at", "claimed_by_id", "claimed_until"])
        _answer_reports(case, upheld=said is not Ruling.APPROVE)
        audit.record(actor_id=actor.id, act=f"review.{said.value}", subject=_subject(case), rule=decision.rule, words=words)
        tells = said is not Ruling.APPROVE or before is not None
        emit(ThingDecided(decision_id=decision.id, author_id=case.author_id, ruling=said.value, tells=tells))
    return decision


def decide_alike(*, actor: Person, case_ids: Collection[int], ruling: str, rule: str = "", words: str = "") -> int:
    """The same decision for many cases, one transaction each. How many; those someone else has decided or is on are passed over.

    Raises:
        DomainError: `unknown_ruling`, `rule_needed`, `words_needed`, before anything is done.
    """
    _checked(ruling, rule, words)
    done = 0
    for case_id in sorted(case_ids)[:100]:
        try:
            decide(actor=actor, case_id=case_id, ruling=ruling, rule=rule, words=words)
            done += 1
        except DomainError as error:
            if error.status not in {404, 409}:
                raise
    return done


def undo_decision(*, actor: Person, decision_id: int) -> Case:
    """Take a decision back as if it had not been made; the case is open again, claimed by who took it back. Undoing twice is undoing once.

    Raises:
        DomainError: `not_found`; `too_late_to_undo` when it was appealed against or overturned, or the thing has a new case.
    """
    check_moderator(actor)
    with transaction.atomic():
        decision = Decision.objects.select_for_update().filter(id=decision_id).first()
        if decision is None:
            raise not_found()
        case = Case.objects.select_for_update().get(id=decision.case_id)
        if decision.undone_at:
            return case
        newer = Case.objects.filter(subject_kind=case.subject_kind, subject_id=case.subject_id, id__gt=case.id)
        if decision.overturned_at or Appeal.objects.filter(decision=decision).exists() or newer.exists():
            raise errors.too_late_to_undo()
        decision.undone_at = clock.now()
        decision.save(update_fields=["undone_at"])
        take_back(decision)
        reinstate(decision)
        case.state, case.closed_at, case.claimed_by_id = CaseState.OPEN.value, None, None
        case.save(update_fields=["state", "closed_at", "claimed_by_id"])
        Report.objects.filter(case=case).update(upheld=None, answered_at=None)
        audit.record(actor_id=actor.id, act="review.undone", subject=_subject(case), decision=short(decision.id))
    return case


def take_back(decision: Decision) -> None:
    """What a decision did to thing and author, undone. In the caller's transaction."""
    if decision.ruling != Ruling.APPROVE:
        lift(decision.ref)
        withdraw_strike(decision)


def _apply(decision: Decision) -> None:
    if decision.ruling == Ruling.APPROVE:
        lift(decision.ref)
    else:
        restrict(decision, _LEVELS[Ruling(decision.ruling)])
        strike(decision)


def _checked(ruling: str, rule: str, words: str) -> tuple[Ruling, str]:
    words = " ".join(words.split())
    if ruling not in set(Ruling):
        raise errors.unknown_ruling()
    if ruling != Ruling.APPROVE and rule not in DECIDABLE:
        raise errors.rule_needed()
    if len(words) > 500:
        raise errors.words_needed()
    return Ruling(ruling), words


def _points(ruling: Ruling, rule: str) -> int:
    return RULES[rule].points if ruling is Ruling.REMOVE else 0


def _answer_reports(case: Case, *, upheld: bool) -> None:
    reports = Report.objects.select_for_update().filter(subject_kind=case.subject_kind, subject_id=case.subject_id, answered_at=None)
    waiting = list(reports.order_by("id").values_list("id", "person_id"))
    Report.objects.filter(id__in=[id for id, _ in waiting]).update(upheld=upheld, answered_at=clock.now(), case=case)
    if waiting:
        emit(*(ReportAnswered(report_id=id, person_id=person_id, upheld=upheld) for id, person_id in waiting))


def _subject(case: Case) -> str:
    return f"{case.subject_kind}:{short(case.subject_id)}"
