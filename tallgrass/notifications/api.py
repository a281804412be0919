"""Notifications as JSON."""

from datetime import datetime

from tallgrass.accounts.models import Person
from tallgrass.accounts.shapes import PersonShape, person_shape
from tallgrass.notifications import actions
from tallgrass.notifications.queries import count_unseen, page_lines, wants_trends
from tallgrass.notifications.types import Kind, Line
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words


class SubjectShape(rest.Shape):
    title: str
    url: str
    picture_url: str | None


class LineShape(rest.Shape):
    """Acts of one kind on one thing, as one line. `others`: how many more than `actors` names."""

    id: rest.Id
    kind: Kind
    actors: list[PersonShape]
    others: int
    subject: SubjectShape | None
    at: datetime
    unseen: bool


class UnseenShape(rest.Shape):
    unseen: int


class TrendsShape(rest.Shape):
    """Whether one is told of what is hot in topics one follows and channels one likes: at most once a day, never at night."""

    wants: bool


@rest.operation(Words("通知，新的在前", "Notifications, latest first"))
def lines(call: rest.Call[Person], query: rest.CursorQuery) -> Page[LineShape]:
    return page_lines(call.actor, query.cursor).map(_shape)


@rest.operation(Words("还有几条没看", "How many are unseen"))
def unseen(call: rest.Call[Person]) -> UnseenShape:
    return UnseenShape(unseen=count_unseen(call.actor.id))


@rest.operation(Words("都看过了", "All are seen"))
def see(call: rest.Call[Person]) -> None:
    actions.see_all(actor=call.actor)


@rest.operation(Words("要不要热点提醒", "Whether one is told of what is hot"))
def trends(call: rest.Call[Person]) -> TrendsShape:
    return TrendsShape(wants=wants_trends(call.actor.id))


@rest.operation(Words("选要不要热点提醒", "Choose whether to be told of what is hot"), limit="profile")
def choose_trends(call: rest.Call[Person], body: TrendsShape) -> TrendsShape:
    return TrendsShape(wants=actions.choose_trends(actor=call.actor, wants=body.wants))


def _shape(line: Line) -> LineShape:
    return LineShape(
        id=short(line.id),
        kind=line.kind,
        actors=[person_shape(actor) for actor in line.actors],
        others=line.others,
        subject=SubjectShape(title=line.subject.title, url=line.subject.url, picture_url=line.subject.picture_url)
        if line.subject
        else None,
        at=line.at,
        unseen=line.unseen,
    )
