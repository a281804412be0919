"""What review asks of those whose things it judges: a further part of a subject, for kinds that can be reported and restricted."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from tallgrass.platform.subjects import Ref, SubjectKind, owner_of
from tallgrass.platform.words import Words


@dataclass(frozen=True)
class ReviewPicture:
    """A picture as a moderator is shown it."""

    id: int
    url: str
    alt: str = ""


@dataclass(frozen=True)
class ReviewMaterial:
    """All of a thing that a moderator must see to judge it, whoever may see the thing itself."""

    author_id: int
    title: str
    url: str
    texts: tuple[tuple[str, Words, str], ...]
    """What it says, part by part: the part's name in code, its name in words, the text."""
    pictures: tuple[ReviewPicture, ...] = ()
    reach: int = 0
    """How many have shown that they saw it: likes, saves, shares, plays."""
    made_at: datetime | None = None
    gone: bool = False
    """Taken back by its author."""
    facts: tuple[Words, ...] = ()
    """What else helps to judge: who may see it, what it is a part of."""


@runtime_checkable
class ReviewedKind(SubjectKind, Protocol):
    """What an app offers besides for kinds that can be reported, restricted and appealed for."""

    name: Words
    """What one such thing is called: 笔记, note."""

    def review_material(self, ids: Collection[int]) -> dict[int, ReviewMaterial]:
        """What there is to judge, by id; things that are gone for good are missing. A fixed number of queries."""
        ...

    def restrict(self, id: int, *, level: str) -> None:
        """Show it to its author only (`withheld`), or spread it no further (`limited`). In the caller's transaction; twice is once."""
        ...

    def lift(self, id: int) -> None:
        """Show it again as its author meant it. In the caller's transaction; lifting what is not restricted changes nothing."""
        ...


def reviewed_kind(kind: str) -> ReviewedKind | None:
    """The owner of a kind, if its things can be reviewed."""
    owner = owner_of(kind)
    return owner if isinstance(owner, ReviewedKind) else None


def review_material(refs: Collection[Ref]) -> dict[Ref, ReviewMaterial]:
    """Material for things of any kinds: one bulk call a kind."""
    by_kind: dict[str, set[int]] = {}
    for ref in refs:
        by_kind.setdefault(ref.kind, set()).add(ref.id)
    found: dict[Ref, ReviewMaterial] = {}
    for kind, ids in by_kind.items():
        if owner := reviewed_kind(kind):
            found.update({Ref(kind, id): material for id, material in owner.review_material(ids).items()})
    return found
