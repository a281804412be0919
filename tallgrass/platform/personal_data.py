"""Which tables hold something of a person, what of it leaves in an export, and what erasure does to it.

Every table with a column that names a person must be declared here by its app (in `registrations.py`); a test compares the
declarations with the schema.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models


@dataclass(frozen=True)
class Holding:
    """One table's part in a person's data."""

    model: type[models.Model]
    owner: str
    """The column that names the person."""
    export: tuple[str, ...] = ()
    """Fields that leave in an export; empty when the table holds nothing of the person's own (with `why`)."""
    erase: Callable[[int], None] | None = None
    """What erasure does; by default the person's rows are deleted."""
    keep: bool = False
    """Erasure leaves the rows (they name the person by id only, and others depend on them)."""
    why: str = ""
    also_owners: tuple[str, ...] = field(default_factory=tuple)
    """Further columns that name a person, covered by this declaration."""


_holdings: list[Holding] = []


def declare(*holdings: Holding) -> None:
    _holdings.extend(holdings)


def holdings() -> list[Holding]:
    return list(_holdings)


def export_of(person_id: int) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """Table by table: its name and the person's rows as plain dictionaries, read in portions."""
    for holding in _holdings:
        if holding.export:
            rows = holding.model._default_manager.filter(**{holding.owner: person_id}).values(*holding.export)
            yield holding.model._meta.db_table, iter(rows.iterator(chunk_size=2000))


def erase(person_id: int) -> None:
    """Remove or make nameless all that belongs to a person. Apps declared last are erased first, since they build on the others."""
    for holding in reversed(_holdings):
        if holding.erase:
            holding.erase(person_id)
        elif not holding.keep:
            holding.model._default_manager.filter(**{holding.owner: person_id}).delete()
