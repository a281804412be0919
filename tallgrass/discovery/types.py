"""Shapes of discovery that cross walls."""

from dataclasses import dataclass

from tallgrass.notes.types import NoteCard
from tallgrass.platform.pagination import Page
from tallgrass.platform.subjects import SubjectCard
from tallgrass.search.language.highlighting import Piece


@dataclass(frozen=True)
class Wall:
    """One page of a wall: cards, the next cursor, and why they are here (`heat`, `following`, `newest`)."""

    page: Page[NoteCard]
    reason: str


@dataclass(frozen=True)
class FoundNote:
    """A note that was found: its card, its title with what was sought in it, and a stretch of its body where the title says nothing of it."""

    card: NoteCard
    title: Piece
    snippet: Piece | None


@dataclass(frozen=True)
class FoundNotes:
    """One page of what was found."""

    page: Page[FoundNote]
    total: int
    """How many there are; beyond `MOST` they are not counted."""


@dataclass(frozen=True)
class Help:
    """What to do when nothing was found."""

    meant: str | None
    """The same words, written as others write them."""
    fewer: list[FoundNote]
    """Notes with some of the words."""
    topics: list[SubjectCard]
    popular: list[str]


@dataclass(frozen=True)
class MarkedCard(NoteCard):
    """A note's card whose title is marked up already, for the wall of what was found."""

    snippet: str | None = None
