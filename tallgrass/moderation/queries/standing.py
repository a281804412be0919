"""How things and people stand with the rules, as those they concern are shown it."""

from collections.abc import Collection, Sequence

from django.db.models import Max, Q, Sum

from tallgrass.accounts.models import Person
from tallgrass.moderation.models import Appeal, Decision, Report, Restriction, Strike
from tallgrass.moderation.rules.book import RULES
from tallgrass.moderation.types import AppealView, Level, ReportView, Ruling, Standing, StateView
from tallgrass.platform import clock
from tallgrass.platform.errors import not_found
from tallgrass.platform.pagination import PAGE_SIZE, Page, decode_cursor, page_of
from tallgrass.platform.reviewed import review_material
from tallgrass.platform.subjects import Ref, subject_cards

MOST_HELD = 50


def find_restriction(ref: Ref) -> Restriction | None:
    """What is in force on a thing."""
    return Restriction.objects.filter(subject_kind=ref.kind, subject_id=ref.id, lifted_at=None).first()


def find_restrictions(refs: Collection[Ref]) -> dict[Ref, Restriction]:
    """What is in force on these things of one kind. One query; none for no things."""
    if not refs:
        return {}
    kinds, ids = {ref.kind for ref in refs}, [ref.id for ref in refs]
    return {row.ref: row for row in Restriction.objects.filter(subject_kind__in=kinds, subject_id__in=ids, lifted_at=None)}


def is_withheld(ref: Ref) -> bool:
    """Whether only its author may see a thing now."""
    restriction = find_restriction(ref)
    return restriction is not None and restriction.level == Level.WITHHELD


def get_standing(person_id: int) -> Standing:
    """Points that still count, and until when the person rests. One query."""
    now = clock.now()
    found = Strike.objects.filter(person_id=person_id, withdrawn_at=None).aggregate(
        points=Sum("points", filter=Q(expires_at__gt=now)), cools=Max("cools_until", filter=Q(cools_until__gt=now))
    )
    return Standing(found["points"] or 0, found["cools"])


def list_held(person: Person) -> list[StateView]:
    """What of the person's the first pass holds until somebody has looked, newest first; at most fifty. Three queries for notes alone."""
    rows = list(Restriction.objects.filter(author_id=person.id, lifted_at=None, decision=None).order_by("-id")[:MOST_HELD])
    material = review_material([row.ref for row in rows])
    return [
        StateView(
            decision_id=None,
            kind=row.subject_kind,
            title=material[row.ref].title,
            url=material[row.ref].url,
            level=Level(row.level),
            rule=RULES.get(row.rule, RULES["other"]),
            hits=tuple(dict.fromkeys(reason["words"] for reason in row.reasons if reason["words"] and reason["part"])),
            since=row.created_at,
        )
        for row in rows
        if row.ref in material
    ]


def page_decisions(person: Person, cursor: str | None) -> Page[StateView]:
    """What was decided about the person's things, where something was taken from them, newest first. Four queries for notes alone."""
    key = decode_cursor(cursor, int)
    rows = Decision.objects.filter(author_id=person.id, undone_at=None).exclude(ruling=Ruling.APPROVE)
    if key:
        rows = rows.filter(id__lt=key[0])
    page = page_of(list(rows.order_by("-id")[: PAGE_SIZE + 1]), PAGE_SIZE, lambda row: (row.id,))
    return Page(_decision_views(page.items), page.next)


def get_decision_view(person: Person, decision_id: int) -> StateView:
    """A decision about one's own thing.

    Raises:
        DomainError: `not_found`, also when it is about another's or was undone.
    """
    row = Decision.objects.filter(id=decision_id, author_id=person.id, undone_at=None).exclude(ruling=Ruling.APPROVE).first()
    if row is None:
        raise not_found()
    return _decision_views([row])[0]


def page_reports(person: Person, cursor: str | None) -> Page[ReportView]:
    """What the person reported and what came of it, newest first. The things only while the person can see them."""
    key = decode_cursor(cursor, int)
    rows = Report.objects.filter(person_id=person.id, **({"id__lt": key[0]} if key else {})).order_by("-id")
    page = page_of(list(rows[: PAGE_SIZE + 1]), PAGE_SIZE, lambda row: (row.id,))
    cards = subject_cards({row.ref for row in page.items}, person.id)
    return page.map(
        lambda row: ReportView(row.id, row.subject_kind, cards.get(row.ref), RULES[row.reason], row.created_at, row.upheld, row.answered_at)
    )


def _decision_views(rows: Sequence[Decision]) -> list[StateView]:
    appeals = {row.decision_id: row for row in Appeal.objects.filter(decision__in=[row.id for row in rows])}
    material = review_material([row.ref for row in rows])
    return [
        StateView(
            decision_id=row.id,
            kind=row.subject_kind,
            title=row.title,
            url=material[row.ref].url if row.ref in material else "",
            level=Level.LIMITED if row.ruling == Ruling.LIMIT else Level.WITHHELD,
            rule=RULES.get(row.rule, RULES["other"]),
            words=row.words,
            since=row.created_at,
            points=row.points,
            overturned_at=row.overturned_at,
            appeal=_appeal_view(appeals[row.id]) if row.id in appeals else None,
            appeal_by=row.appeal_by if row.id not in appeals and row.holds and clock.now() <= row.appeal_by else None,
        )
        for row in rows
    ]


def _appeal_view(row: Appeal) -> AppealView:
    return AppealView(row.words, row.created_at, row.due_at, row.overturned, row.answer, row.answered_at)
