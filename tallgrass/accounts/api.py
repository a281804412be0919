"""People as JSON."""

from typing import Annotated

from tallgrass.accounts.actions import follow_person, unfollow_person
from tallgrass.accounts.errors import blocked, not_yourself
from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import count_relations, get_person, page_fans, page_follows, person_cards, relation
from tallgrass.accounts.types import PersonCard
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words


class PersonShape(rest.Shape):
    """A person in one line."""

    id: rest.Id
    handle: Annotated[str, rest.text("主页地址里的名字", "The name in the address of their page", examples=["lin_daidai"])]
    name: Annotated[str, rest.text("显示的名字", "The name shown", examples=["林呆呆"])]
    avatar_url: Annotated[str | None, rest.text("头像，没有时为 null", "Their picture, null when there is none")]
    verified: Annotated[str, rest.text("认证：star、expert、company 或空", "Verified as star, expert, company, or empty")]


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
    return page_fans(person.id, query.cursor, query.size).map(_shape)


@rest.operation(Words("一个人关注的人，新的在前", "Whom a person follows, newest first"), access=rest.ANYONE)
def follows(call: rest.Call[Person], handle: str, query: rest.PageQuery) -> Page[PersonShape]:
    person = get_person(handle, viewer=call.viewer)
    return page_follows(person.id, query.cursor, query.size).map(_shape)


def _profile(person: Person, *, viewer: Person | None) -> ProfileShape:
    between = relation(viewer, person.id)
    follows, fans = count_relations(person.id)
    return ProfileShape(
        person=_shape(person_cards([person.id])[person.id]),
        bio=person.bio,
        place=person.place,
        follows=follows,
        fans=fans,
        between=BetweenShape(follows=between.follows, followed_by=between.followed_by, mutes=between.mutes),
    )


def _shape(card: PersonCard) -> PersonShape:
    return PersonShape(id=short(card.id), handle=card.handle, name=card.name, avatar_url=card.avatar_url, verified=card.verified)
