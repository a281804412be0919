"""Shapes of discovery that cross walls."""

from dataclasses import dataclass

from tallgrass.notes.types import NoteCard
from tallgrass.platform.pagination import Page


@dataclass(frozen=True)
class Wall:
    """One page of a wall: cards, the next cursor, and why they are here (`heat`, `following`, `newest`)."""

    page: Page[NoteCard]
    reason: str
