"""Small helpers over SQL that the ORM has no word for."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from random import getrandbits
from typing import Any, TypeVar

import orjson
from django.db import connection, models
from django.db.models.expressions import DatabaseDefault
from psycopg.types.json import Jsonb

from tallgrass.platform.ids import new_id, past_id
from tallgrass.platform.models import Row

M = TypeVar("M", bound=models.Model)


@cache
def columns(model: type[models.Model], alias: str) -> str:
    """All columns of a model, for the SELECT of a query in plain SQL that `row_of` turns into an instance."""
    return ", ".join(f'{alias}."{field.column}"' for field in model._meta.concrete_fields)


@cache
def _shape(model: type[models.Model]) -> tuple[list[str], list[int]]:
    fields = model._meta.concrete_fields
    return [field.attname for field in fields], [index for index, field in enumerate(fields) if field.get_internal_type() == "JSONField"]


def row_of(model: type[M], values: Sequence[Any]) -> M:
    """The instance that a row of `columns(model, …)` holds. Building the query with the ORM costs several times what the database does for it."""
    names, json = _shape(model)
    found = list(values)
    for index in json:
        found[index] = orjson.loads(found[index]) if found[index] is not None else None
    return model.from_db("default", names, found)


def find_row(model: type[M], condition: str, parameters: list[Any], *, lock: str = "") -> M | None:
    """The row (named `r`) that fulfils a condition in plain SQL, locked when `lock` says how (`FOR NO KEY UPDATE`)."""
    found = find_rows(model, f"{condition} {lock}", parameters)
    return found[0] if found else None


def find_rows(model: type[M], condition: str, parameters: list[Any]) -> list[M]:
    """The rows (named `r`) that fulfil a condition in plain SQL, which may say their order and how many."""
    found = rows(f'SELECT {columns(model, "r")} FROM "{model._meta.db_table}" r WHERE {condition}', parameters)
    return [row_of(model, values) for values in found]


def insert_rows(instances: Sequence[models.Model]) -> None:
    """Write new rows, of one table or of several, in one statement. What `bulk_create` does, for rows whose values need no changing on the way."""
    by_model: dict[type[models.Model], list[models.Model]] = {}
    for one in instances:
        by_model.setdefault(type(one), []).append(one)
    if not by_model:
        return
    inserts, values = [], []
    for model, several in by_model.items():
        insert, its_values = _insert(model, several)
        inserts.append(insert)
        values += its_values
    *before, last = inserts
    together = ", ".join(f"part{number} AS ({insert})" for number, insert in enumerate(before))
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {together} {last}" if together else last, values)


def _insert(model: type[models.Model], instances: Sequence[models.Model]) -> tuple[str, list[Any]]:
    fields = [field for field in model._meta.concrete_fields if not isinstance(getattr(instances[0], field.attname), DatabaseDefault)]
    place = f"({', '.join(['%s'] * len(fields))})"
    names = ", ".join(f'"{field.column}"' for field in fields)
    values: list[Any] = [
        Jsonb(value) if field.get_internal_type() == "JSONField" and value is not None else value
        for one in instances
        for field, value in ((field, getattr(one, field.attname)) for field in fields)
    ]
    return f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES {", ".join([place] * len(instances))}', values


def insert_once(model: type[Row], **values: int) -> bool:
    """Insert a row unless its unique key is taken; whether it was inserted. One statement, safe between transactions.

    (`get_or_create` needs a savepoint and up to three statements for the same.)
    """
    column = {field.attname: str(field.column) for field in model._meta.concrete_fields}
    columns = [column[name] for name in values]
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{model._meta.db_table}" (id, {", ".join(columns)}) VALUES (%s{", %s" * len(columns)}) ON CONFLICT DO NOTHING RETURNING 1',
            [new_id(), *values.values()],
        )
        return cursor.fetchone() is not None


def copy_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Rows into a model's table by COPY. Fields that are not among `columns` take their default."""
    rest = [
        field
        for field in model._meta.concrete_fields
        if field.attname not in columns and not (field.null or field.has_db_default() or field.primary_key or field.generated)
    ]
    constants = tuple(Jsonb(value) if isinstance(value := field.get_default(), list | dict) else value for field in rest)
    column_of = {field.attname: field.column for field in model._meta.concrete_fields}
    names = ", ".join(f'"{column_of[name]}"' for name in (*columns, *(field.attname for field in rest)))
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row((*row, *constants))


def past_ids(model: type[models.Model], moments: Sequence[datetime]) -> list[int]:
    """An id for each of many things that happened elsewhere, which no row of the model has yet. (`past_id` alone meets a taken one now and
    then where thousands bear one date.) Another transaction may still take one before they are written; then the key refuses it.
    """
    drawn: set[int] = set()

    def draw(moment: datetime) -> int:
        while (id := past_id(moment, getrandbits(22))) in drawn:
            pass
        drawn.add(id)
        return id

    found = [draw(moment) for moment in moments]
    while known := {id for (id,) in rows(f'SELECT id FROM "{model._meta.db_table}" WHERE id = ANY(%(ids)s)', {"ids": found})}:
        found = [draw(moment) if id in known else id for moment, id in zip(moments, found, strict=True)]
    return found


def rows(sql: str, parameters: dict[str, Any] | list[Any]) -> list[tuple[Any, ...]]:
    """All rows of a query in plain SQL."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        result: list[tuple[Any, ...]] = cursor.fetchall()
        return result


def without_waiting_for_the_disk() -> None:
    """Let the present transaction end before it is on the disk: for work that is done again when a crash takes it back."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")


def try_hold(name: str) -> bool:
    """Take a named lock until the transaction ends; False when someone else has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [name])
        return bool(cursor.fetchone()[0])
