"""People as JSON shows them."""

from typing import Annotated

from tallgrass.accounts.types import PersonCard
from tallgrass.platform import rest
from tallgrass.platform.ids import short


class PersonShape(rest.Shape):
    """A person in one line."""

    id: rest.Id
    handle: Annotated[str, rest.text("主页地址里的名字", "The name in the address of their page", examples=["lin_daidai"])]
    name: Annotated[str, rest.text("显示的名字", "The name shown", examples=["林呆呆"])]
    avatar_url: Annotated[str | None, rest.text("头像，没有时为 null", "Their picture, null when there is none")]
    verified: Annotated[str, rest.text("认证：star、expert、company 或空", "Verified as star, expert, company, or empty")]


def person_shape(card: PersonCard) -> PersonShape:
    return PersonShape(id=short(card.id), handle=card.handle, name=card.name, avatar_url=card.avatar_url, verified=card.verified)
