"""Small helpers over SQL that the ORM has no word for."""

from typing import Any

from django.db import connection

from tallgrass.platform.ids import new_id
from tallgrass.platform.models import Row


def insert_once(model: type[Row], **values: int) -> bool:
    """Insert a row unless its unique key is taken; whether it was inserted. One statement, safe between transactions.

    (`get_or_create` needs a savepoint and up to three statements for the same.)
    """
    columns = [model._meta.get_field(name).column for name in values]
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{model._meta.db_table}" (id, {", ".join(columns)}) VALUES (%s{", %s" * len(columns)}) ON CONFLICT DO NOTHING RETURNING 1',
            [new_id(), *values.values()],
        )
        return cursor.fetchone() is not None


def rows(sql: str, parameters: dict[str, Any] | list[Any]) -> list[tuple[Any, ...]]:
    """All rows of a query in plain SQL."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        result: list[tuple[Any, ...]] = cursor.fetchall()
        return result


def try_hold(name: str) -> bool:
    """Take a named lock until the transaction ends; False when someone else has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        return bool(cursor.fetchone()[0])
