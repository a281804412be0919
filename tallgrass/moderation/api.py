"""Review as JSON: reporting, the state of one's own things, appeals."""

from datetime import datetime
from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.moderation import actions, errors
from tallgrass.moderation.queries import get_decision_view, get_standing, list_held, page_decisions, page_reports
from tallgrass.moderation.types import Level, ReportReason, ReportView, StateView
from tallgrass.platform import rest
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import Page
from tallgrass.platform.subjects import Ref
from tallgrass.platform.words import Words

Kind = Annotated[
    str, rest.text("哪一类：note、comment…", "What kind of thing: note, comment…", min_length=1, max_length=16, pattern="^[a-z_]+$")
]


class ReportBody(rest.Shape):
    """What is wrong with what. Reporting the same thing again changes nothing."""

    kind: Kind
    id: rest.Id
    reason: ReportReason
    words: Annotated[str, rest.text("补充几句", "A few words", max_length=300)] = ""


class ReportShape(rest.Shape):
    """A report of one's own. `upheld` is null until it is answered; `url` when the thing can no longer be seen."""

    id: rest.Id
    kind: str
    title: str | None
    url: str | None
    rule: str
    made_at: datetime
    upheld: bool | None
    answered_at: datetime | None


class AppealBody(rest.Shape):
    words: Annotated[str, rest.text("为什么这个决定不对", "Why the decision is wrong", min_length=1, max_length=500)]


class AppealShape(rest.Shape):
    """`overturned` is null until the appeal is answered."""

    words: str
    made_at: datetime
    due_at: datetime
    overturned: bool | None
    answer: str
    answered_at: datetime | None


class DecisionShape(rest.Shape):
    """What was decided about one's own thing, and why. `appeal_by` is null when there is no appeal any more."""

    id: rest.Id
    kind: str
    title: str
    url: str
    level: Level
    rule: str
    says: str
    words: str
    points: int
    decided_at: datetime
    overturned_at: datetime | None
    appeal: AppealShape | None
    appeal_by: datetime | None


class HeldShape(rest.Shape):
    """A thing that only its author sees until somebody has looked."""

    kind: str
    title: str
    url: str
    rule: str
    says: str
    hits: list[str]
    since: datetime


class StateShape(rest.Shape):
    """What review does to one's own things, and how one stands with the rules."""

    held: list[HeldShape]
    decisions: list[DecisionShape]
    next: str | None
    points: int
    cooling_until: datetime | None


@rest.operation(
    Words("举报", "Report something"),
    status=201,
    limit="report",
    errors=[not_found(), errors.not_ones_own_to_report(), errors.words_needed()],
)
def report(call: rest.Call[Person], body: ReportBody) -> None:
    actions.report_thing(actor=call.actor, ref=Ref(body.kind, rest.id_of(body.id)), reason=body.reason.value, words=body.words)


@rest.operation(Words("自己的举报和结果", "One's own reports and what came of them"))
def reports(call: rest.Call[Person], query: rest.CursorQuery) -> Page[ReportShape]:
    return page_reports(call.actor, query.cursor).map(_report)


@rest.operation(Words("自己内容的状态", "The state of one's own things"))
def state(call: rest.Call[Person], query: rest.CursorQuery) -> StateShape:
    page, standing = page_decisions(call.actor, query.cursor), get_standing(call.actor.id)
    return StateShape(
        held=[
            HeldShape(
                kind=view.kind,
                title=view.title,
                url=view.url,
                rule=view.rule.code,
                says=str(view.rule.says),
                hits=list(view.hits),
                since=view.since,
            )
            for view in list_held(call.actor)
        ],
        decisions=[_decision(view) for view in page.items],
        next=page.next,
        points=standing.points,
        cooling_until=standing.cooling_until,
    )


@rest.operation(Words("关于自己内容的一个决定", "A decision about one's own thing"))
def decision(call: rest.Call[Person], decision_id: int) -> DecisionShape:
    return _decision(get_decision_view(call.actor, decision_id))


@rest.operation(
    Words("对一个决定申诉，每个决定一次", "Appeal against a decision, once"),
    status=201,
    limit="report",
    errors=[errors.appealed_already(), errors.nothing_to_appeal(), errors.appeal_too_late(), errors.words_needed()],
)
def appeal(call: rest.Call[Person], decision_id: int, body: AppealBody) -> DecisionShape:
    actions.appeal(actor=call.actor, decision_id=decision_id, words=body.words)
    return _decision(get_decision_view(call.actor, decision_id))


def _report(view: ReportView) -> ReportShape:
    return ReportShape(
        id=short(view.id),
        kind=view.kind,
        title=view.card.title if view.card else None,
        url=view.card.url if view.card else None,
        rule=view.rule.code,
        made_at=view.made_at,
        upheld=view.upheld,
        answered_at=view.answered_at,
    )


def _decision(view: StateView) -> DecisionShape:
    return DecisionShape(
        id=short(view.decision_id or 0),
        kind=view.kind,
        title=view.title,
        url=view.url,
        level=view.level,
        rule=view.rule.code,
        says=str(view.rule.says),
        words=view.words,
        points=view.points,
        decided_at=view.since,
        overturned_at=view.overturned_at,
        appeal=AppealShape(
            words=view.appeal.words,
            made_at=view.appeal.made_at,
            due_at=view.appeal.due_at,
            overturned=view.appeal.overturned,
            answer=view.appeal.answer,
            answered_at=view.appeal.answered_at,
        )
        if view.appeal
        else None,
        appeal_by=view.appeal_by,
    )
