"""Shapes of search that cross walls."""

from dataclasses import dataclass
from enum import StrEnum


class Order(StrEnum):
    BEST = "best"
    NEWEST = "newest"
    SAVED = "saved"


@dataclass(frozen=True)
class Wanted:
    """What is sought: words as typed, the kind of thing, and what narrows it."""

    words: str
    kind: str = "note"
    order: Order = Order.BEST
    facets: tuple[str, ...] = ()
    """All must hold: `form:video`, `channel:food`, `genre:tutorial`."""
    place: str = ""
    days: int = 0
    """Not older than so many days; 0 for any age."""
    loosely: bool = False
    """One of the words is enough."""


@dataclass(frozen=True)
class Suggestion:
    """What the words begun may become."""

    text: str
    kind: str
    """`query`, `topic`, `person` or `phrase`."""
    url: str = ""
    """Where it leads, for a person; else it is searched for."""
