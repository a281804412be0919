"""How lower capabilities show and act on things they do not know.

A capability (notifications, moderation, votes…) holds only `Ref(kind, id)`. The app that owns a kind registers one object
with the methods of the Protocol below; start-up checks it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable


@dataclass(frozen=True)
class Ref:
    """A thing of some app: `Ref("note", 123)`."""

    kind: str
    id: int


@dataclass(frozen=True)
class SubjectCard:
    """What is needed to show a thing in one line: words, picture, address."""

    title: str
    url: str
    picture_url: str | None = None


@runtime_checkable
class SubjectKind(Protocol):
    """What an app must offer for each kind of thing it lets others show."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        """Cards of those things the viewer may see, by id; a fixed number of queries."""
        ...


@dataclass(frozen=True)
class SearchDocument:
    """What a thing can be found by. Only what everybody may see."""

    title: str
    body: str = ""
    topics: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    """Short names on the thing: marks on pictures, brands."""
    author: str = ""
    place: str = ""
    owner_id: int = 0
    facets: tuple[str, ...] = ()
    """What it can be filtered by: `form:video`, `channel:food`."""
    at: datetime | None = None
    """When it came before others; None where that says nothing."""
    saves: int = 0
    weight: int = 0
    """What people have done with it, as one number; its order of magnitude counts."""


@runtime_checkable
class SearchableKind(SubjectKind, Protocol):
    """What an app must offer besides for a kind that can be searched."""

    def search_documents(self, ids: Collection[int]) -> dict[int, SearchDocument]:
        """Documents of those that everybody may see, by id; a fixed number of queries. Who is missing is not to be found."""
        ...

    def search_companions(self, ids: Collection[int]) -> list[Ref]:
        """Other things whose documents say something of these, whatever their state."""
        ...

    def searchable_ids(self, *, after: int, limit: int, owner_id: int | None = None) -> list[int]:
        """Ids above `after` in order, of all or of one owner; may hold some that have no document."""
        ...


_kinds: dict[str, SubjectKind] = {}


def register_subject(kind: str, owner: SubjectKind) -> None:
    """Make things of `kind` known to the capabilities.

    Raises:
        TypeError: the owner lacks a method of the Protocol, or the kind is taken by another.
    """
    if not isinstance(owner, SubjectKind):
        raise TypeError(f"{owner!r} lacks a method of SubjectKind")
    if kind in _kinds and type(_kinds[kind]) is not type(owner):
        raise TypeError(f"the kind {kind!r} is already taken")
    _kinds[kind] = owner


def subject_cards(refs: Collection[Ref], viewer_id: int | None) -> dict[Ref, SubjectCard]:
    """Cards for things of any kinds: one bulk call a kind."""
    by_kind: dict[str, set[int]] = {}
    for ref in refs:
        by_kind.setdefault(ref.kind, set()).add(ref.id)
    cards: dict[Ref, SubjectCard] = {}
    for kind, ids in by_kind.items():
        if kind in _kinds:
            cards.update({Ref(kind, id): card for id, card in _kinds[kind].cards(ids, viewer_id).items()})
    return cards


def searchable_kinds() -> dict[str, SearchableKind]:
    """The kinds that can be searched, by name."""
    return {kind: owner for kind, owner in _kinds.items() if isinstance(owner, SearchableKind)}


def owner_of(kind: str) -> SubjectKind | None:
    """Who registered a kind."""
    return _kinds.get(kind)
