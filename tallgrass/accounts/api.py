"""People as JSON."""

from typing import Annotated

from tallgrass.accounts.actions import follow_person, unfollow_person
from tallgrass.accounts.errors import blocked, not_yourself
from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import count_relations, get_person, page_fans, page_follows, person_cards, relation
from tallgrass.accounts.shapes import PersonShape, person_shape
from tallgrass.platform import rest
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words


class BetweenShape(rest.Shape):
    """What stands between the caller and a person. All false for a visitor and for oneself."""

    follows: bool
    followed_by: bool
    mutes: bool


class ProfileShape(rest.Shape):
    """A person as their page shows them."""

    person: PersonShape
    bio: str
    place: str
    follows: Annotated[int, rest.text("关注了几个人", "How many they follow", ge=0)]
    fans: Annotated[int, rest.text("有几个粉丝", "How many follow them", ge=0)]
    between: BetweenShape


@rest.operation(Words("我自己", "Myself"))
def me(call: rest.Call[Person]) -> ProfileShape:
    return _profile(call.actor, viewer=call.actor)


@rest.operation(Words("一个人的主页", "A person"), access=rest.ANYONE)
def profile(call: rest.Call[Person], handle: str) -> ProfileShape:
    return _profile(get_person(handle, viewer=call.viewer), viewer=call.viewer)


@rest.operation(Words("关注一个人", "Follow a person"), limit="follow", errors=[not_yourself(), blocked()])
def follow(call: rest.Call[Person], handle: str) -> None:
    follow_person(actor=call.actor, other=get_person(handle, viewer=call.actor))


@rest.operation(Words("取消关注", "Unfollow a person"), limit="follow")
def unfollow(call: rest.Call[Person], handle: str) -> None:
    unfollow_person(actor=call.actor, other=get_person(handle, viewer=call.actor))


@rest.operation(Words("一个人的粉丝，新的在前", "Who follows a person, newest first"), access=rest.ANYONE)
def fans(call: rest.Call[Person], handle: str, query: rest.PageQuery) -> Page[PersonShape]:
    person = get_person(handle, viewer=call.viewer)
    return page_fans(person.id, query.cursor, query.size).map(person_shape)


@rest.operation(Words("一个人关注的人，新的在前", "Whom a person follows, newest first"), access=rest.ANYONE)
def follows(call: rest.Call[Person], handle: str, query: rest.PageQuery) -> Page[PersonShape]:
    person = get_person(handle, viewer=call.viewer)
    return page_follows(person.id, query.cursor, query.size).map(person_shape)


def _profile(person: Person, *, viewer: Person | None) -> ProfileShape:
    between = relation(viewer, person.id)
    follows, fans = count_relations(person.id)
    return ProfileShape(
        person=person_shape(person_cards([person.id])[person.id]),
        bio=person.bio,
        place=person.place,
        follows=follows,
        fans=fans,
        between=BetweenShape(follows=between.follows, followed_by=between.followed_by, mutes=between.mutes),
    )
