"""The lake: each finished day of the event log and of behaviour as Parquet files, and the days of behaviour that the database need not keep any more.

    lake/behaviour/2026-12-01.parquet    lake/served/…    lake/draw/…    lake/events/…

A file is written whole or not at all, and written over when its day is exported again: a day has one file, whatever happens. In behaviour
people go by a number drawn by lot (`Pseudonym`); who is erased takes the lot with them, and nobody can tell any more whose rows those were.
Events name people by id, as the log itself does.
"""

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from tallgrass.discovery.actions.behaviour import BEHAVIOUR, DRAW, SERVED
from tallgrass.discovery.errors import parquet_missing
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.ids import moment_of
from tallgrass.platform.partitions import drop_day, first_id, list_days

_PORTION = 50_000
_BY_DAY = {"behaviour": BEHAVIOUR, "served": SERVED, "draw": DRAW}
"""Tables with a partition a day, by what their files are called."""


@dataclass(frozen=True)
class _Table:
    """What is exported of one day: the query for it (two bounds of ids), and its columns by type."""

    name: str
    sql: str
    columns: tuple[tuple[str, str], ...]


_NAMED = "LEFT JOIN discovery_pseudonym p ON p.person_id = t.person_id"
TABLES = (
    _Table(
        "behaviour",
        f"SELECT t.page_id, t.thing_id, t.kind, p.number, t.device, t.value, extract(epoch FROM t.at) FROM {BEHAVIOUR} t {_NAMED}"
        " WHERE t.page_id >= %s AND t.page_id < %s ORDER BY t.page_id, t.thing_id, t.kind",
        (("page", "int"), ("thing", "int"), ("kind", "int"), ("person", "int"), ("device", "int"), ("value", "int"), ("at", "float")),
    ),
    _Table(
        "served",
        f"SELECT t.id, p.number, t.device, t.surface, t.ranker, t.thing_ids::text, t.sources::text, encode(t.features, 'base64'), t.teams::text FROM {SERVED} t {_NAMED}"
        " WHERE t.id >= %s AND t.id < %s ORDER BY t.id",
        (
            *(("page", "int"), ("person", "int"), ("device", "int"), ("surface", "text"), ("ranker", "text"), ("things", "text")),
            *(("sources", "text"), ("features", "text"), ("teams", "text")),
        ),
    ),
    _Table(
        "draw",
        "SELECT t.page_id, p.number, t.place, t.thing_ids::text, t.chances::text, t.shown, t.scores::text, t.heats::text,"
        f" encode(t.features, 'base64'), encode(t.goals, 'base64') FROM {DRAW} t {_NAMED}"
        " WHERE t.page_id >= %s AND t.page_id < %s ORDER BY t.page_id",
        (
            *(("page", "int"), ("person", "int"), ("place", "int"), ("things", "text"), ("chances", "text"), ("shown", "int")),
            *(("scores", "text"), ("heats", "text"), ("features", "text"), ("goals", "text")),
        ),
    ),
    _Table(
        "events",
        "SELECT id, kind, body::text, extract(epoch FROM at) FROM platform_event WHERE id >= %s AND id < %s ORDER BY id",
        (("id", "int"), ("kind", "text"), ("body", "text"), ("at", "float")),
    ),
)


def export_lake(*, say: Callable[[str], object] = lambda line: None) -> list[Path]:
    """Write every finished day that has no file yet, and the last finished day anew: a page may tell of itself for a day. What was written.

    Raises:
        DomainError: `parquet_missing` where the extra is not installed.
    """
    _arro3()
    today = clock.now().date()
    written = []
    for table in TABLES:
        for day in _days_of(table.name):
            path = lake_file(table.name, day)
            if day >= today or (path.exists() and day < today - timedelta(days=2)):
                continue
            count = _export(table, day, path)
            say(f"{path.relative_to(settings.TALLGRASS_LAKE)}: {count:,} rows")
            written.append(path)
    return written


def drop_old_days() -> list[date]:
    """Drop the days of behaviour that are older than the database keeps, as far as the lake has them. Those that were dropped."""
    last = clock.now().date() - timedelta(days=max(3, settings.TALLGRASS_BEHAVIOUR_DAYS))
    held: dict[date, list[str]] = {}
    for name, table in _BY_DAY.items():
        for day in list_days(table):
            held.setdefault(day, []).append(name)
    old = [day for day, names in sorted(held.items()) if day < last and all(lake_file(name, day).exists() for name in names)]
    for day in old:
        with transaction.atomic():
            for table in _BY_DAY.values():
                drop_day(table, day)
    return old


def lake_file(table: str, day: date) -> Path:
    folder: Path = settings.TALLGRASS_LAKE
    return folder / table / f"{day.isoformat()}.parquet"


def _days_of(table: str) -> list[date]:
    if table in _BY_DAY:
        return list_days(_BY_DAY[table])
    first = rows("SELECT min(id) FROM platform_event", [])[0][0]
    if first is None:
        return []
    begin = moment_of(first).date()
    return [begin + timedelta(days=turn) for turn in range((clock.now().date() - begin).days)]


def _export(table: _Table, day: date, path: Path) -> int:
    """One day into one file; how many rows."""
    core, io = _arro3()
    types = {"int": core.DataType.int64(), "float": core.DataType.float64(), "text": core.DataType.utf8()}
    if table.name in _BY_DAY:
        _draw_numbers(_BY_DAY[table.name], day)
    batches, count = [], 0
    for portion in _portions(table.sql, [first_id(day), first_id(day + timedelta(days=1))]):
        cells = list(zip(*portion, strict=True)) or [()] * len(table.columns)
        batches.append(
            core.RecordBatch.from_pydict(
                {
                    name: core.Array([_cell(kind, value) for value in column], type=types[kind])
                    for (name, kind), column in zip(table.columns, cells, strict=True)
                }
            )
        )
        count += len(portion)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("wb") as file:
            io.write_parquet(core.Table.from_batches(batches), file, compression="zstd(3)")
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return count


def _cell(kind: str, value: Any) -> Any:
    return float(value) if kind == "float" and value is not None else value


def _portions(sql: str, bounds: list[int]) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Rows in portions; at least one, that an empty day has its file too."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, bounds)
        some = False
        while portion := cursor.fetchmany(_PORTION):
            some = True
            yield portion
        if not some:
            yield []


def _draw_numbers(table: str, day: date) -> None:
    """A number for everybody of the day who has none yet."""
    key = "id" if table == SERVED else "page_id"
    found = rows(
        f"SELECT DISTINCT t.person_id FROM {table} t LEFT JOIN discovery_pseudonym p ON p.person_id = t.person_id"
        f" WHERE t.{key} >= %s AND t.{key} < %s AND t.person_id IS NOT NULL AND p.person_id IS NULL",
        [first_id(day), first_id(day + timedelta(days=1))],
    )
    people = [person for (person,) in found]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO discovery_pseudonym (person_id, number) SELECT * FROM unnest(%s::bigint[], %s::bigint[]) ON CONFLICT DO NOTHING",
            [people, [secrets.randbits(62) for _ in people]],
        )


def _arro3() -> Any:
    try:
        # Optional, and 30 MB: nothing else here needs it.
        import arro3.core
        import arro3.io  # (as above)
    except ImportError:
        raise parquet_missing() from None
    return arro3.core, arro3.io
