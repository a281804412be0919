"""Who may see which notes: the one rule behind cards, boards and counts."""

from collections.abc import Collection
from typing import Protocol, TypeVar

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import followed_among, hidden_from
from tallgrass.notes.types import Visibility


class Shown(Protocol):
    """What the rule looks at in a published note."""

    @property
    def author_id(self) -> int: ...
    @property
    def visibility(self) -> str: ...


S = TypeVar("S", bound=Shown)


def seen_by(viewer: Person | None, notes: Collection[S]) -> list[S]:
    """Those of these published notes that the viewer may and wants to see. No query for a visitor, else one or two."""
    if viewer is None:
        return [row for row in notes if row.visibility == Visibility.PUBLIC]
    hidden = hidden_from(viewer.id)
    asked = {row.author_id for row in notes if row.visibility == Visibility.FOLLOWERS and row.author_id != viewer.id}
    followed = followed_among(viewer.id, asked) if asked else set()
    return [
        row
        for row in notes
        if row.author_id == viewer.id
        or (
            row.author_id not in hidden
            and (row.visibility == Visibility.PUBLIC or (row.visibility == Visibility.FOLLOWERS and row.author_id in followed))
        )
    ]
