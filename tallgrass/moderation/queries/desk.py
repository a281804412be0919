"""Reads for the review desk: the queue, one case whole, appeals, figures."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from statistics import median
from typing import Any

from django.db.models import Count, Q

from tallgrass.accounts.queries import NOBODY, get_anyone, staff_cards
from tallgrass.accounts.types import PersonCard
from tallgrass.moderation.models import Appeal, Case, Decision, ListedWord, Report, Restriction
from tallgrass.moderation.queries.standing import get_standing
from tallgrass.moderation.rules.book import RULES, STRIKES_FOR_BAN
from tallgrass.moderation.types import CaseState, Ruling
from tallgrass.moderation.types.desk import AppealLine, AuthorHistory, CaseLine, CaseView, Figures, Part, ReportLine
from tallgrass.platform import clock
from tallgrass.platform.errors import not_found
from tallgrass.platform.pagination import Page, decode_cursor, page_of
from tallgrass.platform.reviewed import ReviewMaterial, review_material, reviewed_kind
from tallgrass.platform.words import Words

SHOWN = 50
ALIKE = 20
_GONE = Words("（已经不在了）", "(gone)")


def count_open_cases() -> int:
    return Case.objects.filter(state=CaseState.OPEN).count()


def count_waiting_appeals() -> int:
    return Appeal.objects.filter(answered_at=None).count()


def list_cases(*, kind: str = "", origin: str = "") -> list[CaseLine]:
    """The fifty most urgent open cases. A fixed number of queries for each kind of thing among them."""
    rows = Case.objects.filter(state=CaseState.OPEN)
    if kind:
        rows = rows.filter(subject_kind=kind)
    if origin:
        rows = rows.filter(origin=origin)
    return _lines(list(rows.order_by("-urgency", "id")[:SHOWN]))


def get_case_view(case_id: int) -> CaseView:
    """All there is to see of a case, whatever its state.

    Raises:
        DomainError: `not_found`.
    """
    case = Case.objects.filter(id=case_id).first()
    if case is None:
        raise not_found()
    material = review_material([case.ref]).get(case.ref)
    reports = list(Report.objects.filter(subject_kind=case.subject_kind, subject_id=case.subject_id).order_by("-id")[:SHOWN])
    decisions = list(Decision.objects.filter(subject_kind=case.subject_kind, subject_id=case.subject_id).order_by("-id")[:10])
    people = staff_cards([row.person_id for row in reports] + [row.by_id for row in decisions] + [case.author_id, case.claimed_by_id or 0])
    claimed = case.claimed_by_id if case.claimed_until and case.claimed_until > clock.now() else None
    return CaseView(
        case=_line(case, material, people),
        open=case.state == CaseState.OPEN,
        material=material,
        parts=tuple(_part(name, words, text, case.reasons) for name, words, text in material.texts) if material else (),
        rules=tuple(dict.fromkeys(reason["rule"] for reason in case.reasons)),
        reports=tuple(
            ReportLine(people.get(row.person_id, NOBODY), RULES[row.reason], row.words, row.weight, row.created_at, row.upheld)
            for row in reports
        ),
        decisions=tuple((people.get(row.by_id, NOBODY), row) for row in decisions),
        history=_history(case.author_id),
        alike=tuple(_alike(case)),
        restriction=Restriction.objects.filter(subject_kind=case.subject_kind, subject_id=case.subject_id, lifted_at=None).first(),
        claimed_by_id=claimed,
    )


def list_appeals() -> list[AppealLine]:
    """Appeals that wait, the one due first at the top; the first fifty."""
    rows = list(Appeal.objects.filter(answered_at=None).select_related("decision").order_by("due_at", "id")[:SHOWN])
    people = staff_cards([id for row in rows for id in (row.person_id, row.decision.by_id)])
    return [_appeal(row, people) for row in rows]


def get_appeal(appeal_id: int) -> AppealLine:
    """An appeal, answered or not.

    Raises:
        DomainError: `not_found`.
    """
    row = Appeal.objects.filter(id=appeal_id).select_related("decision").first()
    if row is None:
        raise not_found()
    return _appeal(row, staff_cards([row.person_id, row.decision.by_id, row.by_id or 0]))


def page_words(rule: str, words: str, cursor: str | None) -> Page[ListedWord]:
    """The word list, newest first."""
    key = decode_cursor(cursor, int)
    rows = ListedWord.objects.all()
    if rule:
        rows = rows.filter(rule=rule)
    if words:
        rows = rows.filter(term__icontains=words)
    if key:
        rows = rows.filter(id__lt=key[0])
    return page_of(list(rows.order_by("-id")[: SHOWN + 1]), SHOWN, lambda row: (row.id,))


def get_figures(days: int = 30) -> Figures:
    """How many, how long, how often overturned, in the last days. Five queries."""
    since = clock.now() - timedelta(days=days)
    rulings = dict(Decision.objects.filter(created_at__gt=since, undone_at=None).values_list("ruling").annotate(n=Count("id")))
    closed = list(
        Case.objects.filter(state=CaseState.CLOSED, closed_at__gt=since)
        .order_by("-closed_at")
        .values_list("created_at", "closed_at")[:5000]
    )
    waits = [(end - start).total_seconds() for start, end in closed if end]
    answered = Appeal.objects.filter(answered_at__gt=since).aggregate(all=Count("id"), overturned=Count("id", filter=Q(overturned=True)))
    by = Decision.objects.filter(created_at__gt=since, undone_at=None).values_list("by_id").annotate(n=Count("id")).order_by("-n")[:20]
    people = staff_cards([id for id, _ in by])
    return Figures(
        days=days,
        open_cases=count_open_cases(),
        rulings={ruling: rulings.get(ruling.value, 0) for ruling in Ruling},
        median_seconds=median(waits) if waits else None,
        slowest_seconds=sorted(waits)[int(len(waits) * 0.95)] if waits else None,
        appeals=answered["all"],
        overturned=answered["overturned"],
        by_moderator=tuple((people.get(id, NOBODY), count) for id, count in by),
    )


def _lines(cases: Sequence[Case]) -> list[CaseLine]:
    material = review_material([case.ref for case in cases])
    people = staff_cards([id for case in cases for id in (case.author_id, case.claimed_by_id or 0)])
    return [_line(case, material.get(case.ref), people) for case in cases]


def _line(case: Case, material: ReviewMaterial | None, people: dict[int, PersonCard]) -> CaseLine:
    owner = reviewed_kind(case.subject_kind)
    on_it = case.claimed_until is not None and case.claimed_until > clock.now()
    return CaseLine(
        id=case.id,
        kind=owner.name if owner else Words(case.subject_kind, case.subject_kind),
        title=(material.title if material else "") or str(_GONE),
        picture_url=material.pictures[0].url if material and material.pictures else None,
        author=people.get(case.author_id, NOBODY),
        origin=case.origin,
        rules=tuple(RULES[code].name for code in dict.fromkeys(reason["rule"] for reason in case.reasons)),
        hits=tuple(dict.fromkeys(reason["words"] for reason in case.reasons if reason["part"]))[:4],
        severity=case.severity,
        reach=case.reach or (material.reach if material else 0),
        weight=case.weight,
        opened_at=case.created_at,
        claimed_by=people.get(case.claimed_by_id or 0) if on_it else None,
    )


def _part(name: str, words: Words, text: str, reasons: Collection[dict[str, Any]]) -> Part:
    """A text cut into pieces, those the first pass stopped at with their rule. Places that no longer fit (it was changed) are passed over."""
    hits = sorted(
        (reason["start"], reason["end"], reason["rule"])
        for reason in reasons
        if reason["part"] == name and text[reason["start"] : reason["end"]] == reason["words"]
    )
    pieces: list[tuple[str, Words | None]] = []
    at = 0
    for start, end, rule in hits:
        if start < at:
            continue
        if start > at:
            pieces.append((text[at:start], None))
        pieces.append((text[start:end], RULES[rule].name))
        at = end
    if at < len(text):
        pieces.append((text[at:], None))
    return Part(words, tuple(pieces))


def _history(author_id: int) -> AuthorHistory:
    rulings = dict(
        Decision.objects.filter(author_id=author_id, undone_at=None, overturned_at=None).values_list("ruling").annotate(n=Count("id"))
    )
    standing = get_standing(author_id)
    return AuthorHistory(
        person=get_anyone(author_id),
        approved=rulings.get(Ruling.APPROVE.value, 0),
        limited=rulings.get(Ruling.LIMIT.value, 0),
        removed=rulings.get(Ruling.REMOVE.value, 0),
        points=standing.points,
        cooling_until=standing.cooling_until,
        ban_proposed=standing.points >= STRIKES_FOR_BAN,
        open_cases=Case.objects.filter(author_id=author_id, state=CaseState.OPEN).count(),
    )


def _alike(case: Case) -> list[CaseLine]:
    """Open cases about near the same words."""
    if not case.sketch:
        return []
    rows = Case.objects.filter(state=CaseState.OPEN, sketch__overlap=case.sketch).exclude(id=case.id).order_by("-urgency", "id")[:100]
    near = [row for row in rows if len(set(row.sketch) & set(case.sketch)) >= min(6, len(case.sketch))]
    return _lines(near[:ALIKE])


def _appeal(row: Appeal, people: dict[int, PersonCard]) -> AppealLine:
    decision = row.decision
    return AppealLine(
        id=row.id,
        case_id=decision.case_id,
        person=people.get(row.person_id, NOBODY),
        by=people.get(decision.by_id, NOBODY),
        by_id=decision.by_id,
        ruling=Ruling(decision.ruling),
        rule=RULES[decision.rule],
        decision_words=decision.words,
        decided_at=decision.created_at,
        title=decision.title,
        words=row.words,
        made_at=row.created_at,
        due_at=row.due_at,
        late=row.answered_at is None and row.due_at < clock.now(),
        overturned=row.overturned,
        answer=row.answer,
    )
