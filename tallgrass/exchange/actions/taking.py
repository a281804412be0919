"""What takers of all subjects share."""

import time
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from tallgrass.exchange.errors import other_content, twice
from tallgrass.exchange.models import Origin
from tallgrass.exchange.queries import known_contents
from tallgrass.exchange.types import Filled, OriginKind, Outcome, Rejected
from tallgrass.platform.database import copy_rows
from tallgrass.platform.errors import DomainError

P = TypeVar("P")
R = TypeVar("R")


_TRIES = 20
"""Nobody stands before an import: where the machine is busy it waits."""


def patiently(store: Callable[[], R]) -> R:
    """What `store` gives, tried again after a while as long as it says `busy`.

    Raises:
        DomainError: what `store` raises; `busy` after many tries.
    """
    for _ in range(_TRIES - 1):
        try:
            return store()
        except DomainError as error:
            if error.code != "busy":
                raise
            time.sleep(error.retry_after or 1)
    return store()


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


T = TypeVar("T", bound="OfRow")


class OfRow(Protocol):
    @property
    def filled(self) -> Filled: ...


def sift(source: str, kind: OriginKind, prepared: Sequence[T]) -> tuple[list[T], Outcome]:
    """What is new of a batch, and what became of the rest: known, or refused because its id came with other content before."""
    known = known_contents(source, kind, [one.filled.key for one in prepared])
    outcome, new = Outcome(), {}
    for one in prepared:
        key, content = one.filled.key, one.filled.content
        if key not in known:
            known[key], new[key] = content, one
        elif known[key] == content:
            outcome.known += 1
        else:
            outcome.rejected.append(rejected(one.filled, twice() if key in new else other_content()))
    return list(new.values()), outcome


def rejected(filled: Filled, error: DomainError) -> Rejected:
    return Rejected(filled.row, error.words, error.field)


def remember(source: str, kind: OriginKind, taken: Sequence[OfRow], ids: Sequence[int]) -> None:
    """Write down where things came from. In the order of keys, so that two imports never deadlock.

    Raises:
        IntegrityError: another import took one of them at the same time; the transaction is over.
    """
    rows = sorted((one.filled.key, one.filled.content, id) for one, id in zip(taken, ids, strict=True))
    copy_rows(Origin, ("source", "kind", "key", "content", "ours_id"), ((source, kind.value, *row) for row in rows))
