"""Tables partitioned by day, by an id that tells when: a day is dropped at one stroke, and a look at today does not touch the rest."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.migrations import CreateModel

from tallgrass.platform.database import rows
from tallgrass.platform.ids import id_floor, moment_of


class CreatePartitioned(CreateModel):
    """The migration step that makes a table without days; `ensure_days` makes them as they come."""

    def __init__(self, *, by: str, **model: Any) -> None:
        super().__init__(**model)
        self.by = by

    def deconstruct(self) -> Any:
        name, positional, named = super().deconstruct()
        return name, positional, named | {"by": self.by}

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        usual = schema_editor.sql_create_table
        schema_editor.sql_create_table = f'{usual} PARTITION BY RANGE ("{self.by}")'
        try:
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        finally:
            schema_editor.sql_create_table = usual


def day_of(id: int) -> date:
    """The day (UTC) whose partition holds an id."""
    return moment_of(id).date()


def first_id(day: date) -> int:
    return id_floor(datetime(day.year, day.month, day.day, tzinfo=UTC))


def ensure_days(table: str, days: Iterable[date]) -> None:
    """Make the partitions of these days that are not there. Inside the caller's transaction; one query when all are there."""
    wanted = {f"{table}_{day:%Y%m%d}": day for day in days}
    missing = rows("SELECT name FROM unnest(%s::text[]) AS name WHERE to_regclass(name) IS NULL ORDER BY 1", [list(wanted)])
    if not missing:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"partitions:{table}"])
        for (name,) in missing:
            day = wanted[name]
            bounds = f"FROM ({first_id(day)}) TO ({first_id(day + timedelta(days=1))})"
            cursor.execute(f'CREATE TABLE IF NOT EXISTS "{name}" PARTITION OF "{table}" FOR VALUES {bounds}')


def list_days(table: str) -> list[date]:
    """The days that have a partition, oldest first."""
    found = rows("SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = to_regclass(%s)", [table])
    return sorted(datetime.strptime(name.rsplit("_", 1)[1], "%Y%m%d").date() for (name,) in found)


def drop_day(table: str, day: date) -> None:
    """Drop one day with all its rows. Waits no longer than the lock timeout; running statements are not disturbed."""
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TABLE IF EXISTS "{table}_{day:%Y%m%d}"')
