"""Shapes of boards that cross walls."""

from dataclasses import dataclass
from enum import StrEnum

from tallgrass.accounts.types import PersonCard
from tallgrass.media.types import PictureView
from tallgrass.platform.ids import short


class BoardVisibility(StrEnum):
    PUBLIC = "public"
    PRIVATE = "private"
    """Only its owner and those who fill it with them."""


@dataclass(frozen=True)
class BoardCard:
    """A board in a list and at the head of its page, for one viewer. Notes they may not see are neither counted nor shown."""

    id: int
    owner: PersonCard
    name: str
    description: str
    visibility: BoardVisibility
    notes: int
    covers: tuple[PictureView, ...]
    """The one chosen, or up to four of its first notes."""
    editors: tuple[PersonCard, ...]
    """Those who joined, longest first."""
    follows: int
    followed: bool = False
    mine: bool = False
    fills: bool = False
    """Whether the viewer may put notes on it."""
    withheld: bool = False
    """Review lets only its owner, the viewer, see it."""
    invited: bool = False
    """Whether the viewer was asked to fill it and has not said yet."""

    @property
    def url(self) -> str:
        return f"/boards/{short(self.id)}/"
