"""People this process has lately read, so that a request need not ask who its person is."""

from collections.abc import Sequence
from typing import Any

from tallgrass.accounts.models import Person
from tallgrass.platform.database import columns, row_of, rows
from tallgrass.platform.memory import Followed

PERSON_COLUMNS = f"m.person_id IS NOT NULL, {columns(Person, 'p')}"
"""What a query selects that reads a person `p` and whether they are in minors' mode `m`."""

_rows: Followed[int, tuple[Any, ...]] = Followed("person", 10_000)


def known_person(person_id: int) -> Person | None:
    """The person, whatever their state. At most one query."""
    row = _rows.get(person_id)
    if row is None:
        mark = _rows.mark
        found = rows(
            f"SELECT {PERSON_COLUMNS} FROM accounts_person p LEFT JOIN accounts_minorsmode m ON m.person_id = p.id WHERE p.id = %s",
            [person_id],
        )
        if not found:
            return None
        row = found[0]
        _rows.put_since(mark, person_id, row)
    return person_of(row)


def person_of(row: Sequence[Any]) -> Person:
    """The person that a row of `PERSON_COLUMNS` holds: each time one of its own, for its holder may change it."""
    minor, *values = row
    person = row_of(Person, values)
    person.in_minors_mode = minor
    return person
