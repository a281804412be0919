"""Shapes of people that cross walls."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    MEMBER = "member"
    CREATOR = "creator"
    MERCHANT = "merchant"
    MODERATOR = "moderator"
    """Sees the review desk of the console, and nothing else there."""
    OPERATOR = "operator"


class Verified(StrEnum):
    """What an operator has checked about a person; empty for most."""

    STAR = "star"
    EXPERT = "expert"
    COMPANY = "company"


class Gender(StrEnum):
    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


class ConsentSubject(StrEnum):
    """What a person can agree to. Terms and privacy are needed to be a member; the others are free."""

    TERMS = "terms"
    PRIVACY = "privacy"
    PORTRAIT = "portrait"
    """Using private details and behaviour to choose what is shown."""
    NEWS = "news"
    """Letters about the place itself."""


@dataclass(frozen=True)
class PersonCard:
    """A person in one line. `avatar_url` is None for those without a picture (their first letter is drawn)."""

    id: int
    handle: str
    name: str
    avatar_url: str | None = None
    verified: str = ""

    @property
    def url(self) -> str:
        return f"/@{self.handle}/"


@dataclass(frozen=True)
class Newcomer:
    """A person as another place knew them. They can enter once they have proven an address here."""

    handle: str
    name: str
    joined_at: datetime
    bio: str = ""
    place: str = ""
    interests: tuple[str, ...] = ()


@dataclass(frozen=True)
class Relation:
    """What stands between the viewer and another person."""

    follows: bool = False
    followed_by: bool = False
    blocks: bool = False
    blocked_by: bool = False
    mutes: bool = False

    @property
    def apart(self) -> bool:
        """Neither may see the other."""
        return self.blocks or self.blocked_by


@dataclass(frozen=True)
class SessionView:
    """A browser someone is signed in with, as its owner sees it. `name` stands for it in addresses."""

    name: str
    device: str
    address: str
    started_at: datetime
    seen_at: datetime
    current: bool


@dataclass(frozen=True)
class Revealed:
    """An identity with its seal open. Never stored, never logged."""

    name: str
    number: str
    print: str

    def __repr__(self) -> str:
        return "Revealed(…)"
