"""People this process has lately read, so that a request need not ask who its person is."""

from collections.abc import Sequence
from typing import Any

from tallgrass.accounts.models import Person
from tallgrass.platform.database import columns, row_of, rows
from tallgrass.platform.memory import Followed

PERSON_COLUMNS = f"p.id, m.person_id IS NOT NULL, {columns(Person, 'p')}"
PERSON_JOIN = "JOIN accounts_person p ON p.id = {table}.person_id LEFT JOIN accounts_minorsmode m ON m.person_id = p.id"

_rows: Followed[int, tuple[Any, ...]] = Followed("person", 10_000)


def known_person(person_id: int) -> Person | None:
    """The person, whatever their state. At most one query."""
    mark, row = _rows.mark, _rows.get(person_id)
    if row is None:
        found = rows(
            f"SELECT {PERSON_COLUMNS} FROM accounts_person p LEFT JOIN accounts_minorsmode m ON m.person_id = p.id WHERE p.id = %s",
            [person_id],
        )
        if not found:
            return None
        row = found[0]
        _rows.put_since(mark, person_id, row)
    return person_of(row)


def know_person(mark: int, row: tuple[Any, ...]) -> None:
    """Remember the person that another query read together with what it looked for; `mark` was taken before it."""
    _rows.put_since(mark, row[0], row)


def people_mark() -> int:
    return _rows.mark


def person_of(row: Sequence[Any]) -> Person:
    """The person that a row of `PERSON_COLUMNS` holds: each time one of its own, for its holder may change it."""
    _, minor, *values = row
    person = row_of(Person, values)
    person.in_minors_mode = minor
    return person
