"""What takers of all subjects share."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeVar
from uuid import UUID

from tallgrass.exchange.errors import other_content
from tallgrass.exchange.models import Origin
from tallgrass.exchange.queries import known_contents
from tallgrass.exchange.types import Filled, OriginKind, Outcome, Rejected
from tallgrass.platform.database import copy_rows
from tallgrass.platform.errors import DomainError

P = TypeVar("P")


class Taker(Protocol[P]):
    """What becomes of the rows of one subject, a batch at a time."""

    batch: int

    def prepare(self, rows: Sequence[Filled]) -> tuple[list[P], list[Rejected]]:
        """Read and check; write nothing."""
        ...

    def ready(self, prepared: Sequence[P]) -> tuple[list[P], list[Rejected]]:
        """What is slow and stands outside the transaction, for what is new."""
        ...

    def take(self, prepared: Sequence[P]) -> Outcome:
        """Write. Runs in a transaction, and again when that failed."""
        ...

    def show(self, prepared: P) -> str:
        """What would be written, in a line or two."""
        ...


class Known:
    """Which of a batch came before."""

    def __init__(self, source: str, kind: OriginKind, batch: Sequence[Filled]) -> None:
        self._contents = known_contents(source, kind, [filled.key for filled in batch])

    def __contains__(self, filled: Filled) -> bool:
        return filled.key in self._contents

    def refusal(self, filled: Filled) -> Rejected | None:
        """A reason when the same id came before with other content."""
        return rejected(filled, other_content()) if self._contents[filled.key] != filled.content else None


def rejected(filled: Filled, error: DomainError) -> Rejected:
    return Rejected(filled.row, error.words, error.field)


def remember(source: str, kind: OriginKind, ids: Mapping[tuple[UUID, UUID], int]) -> None:
    """Write down where things came from: (key, content) → our id. In the order of keys, so that two imports never deadlock.

    Raises:
        IntegrityError: another import took one of them at the same time; the transaction is over.
    """
    rows: list[tuple[Any, ...]] = sorted((key, content, id) for (key, content), id in ids.items())
    copy_rows(Origin, ("source", "kind", "key", "content", "ours_id"), ((source, kind.value, *row) for row in rows))
