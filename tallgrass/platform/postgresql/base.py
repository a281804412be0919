"""PostgreSQL as Django knows it, but for four things.

A number that stands beside no column is as wide as it is. Django takes a bare number (next to an `F`, or in an array that is looked for)
for an integer of four bytes. Where the server binds the parameters, the driver then cuts off what does not fit, without a word. Ids and
amounts are wider.

A moment is read by the standard library, which is compiled: the driver's own way for moments with a zone is not, and a page has hundreds.

A list of whole numbers goes over as one text, always of eight bytes each: the driver looks at every number several times to find the
narrowest kind that holds all, and a statement that is asked with another kind is another statement to the database.

A cursor calls the driver's at once where nobody listens in: Django makes a function anew for each fetch, and looks for listeners at each statement
by two calls. Half of what a short statement cost the process was that.
"""

from datetime import UTC, datetime
from typing import Any

from django.db.backends.postgresql import base, operations
from django.db.backends.utils import CursorWrapper
from psycopg.abc import Buffer, DumperKey
from psycopg.adapt import Dumper, Loader, PyFormat
from psycopg.pq import Format
from psycopg.types.array import BaseListDumper
from psycopg.types.array import ListDumper as DriversListDumper
from psycopg.types.datetime import TimestamptzLoader
from psycopg.types.numeric import Int8

_MOMENT = 1184
"""`timestamptz` in the catalogue of the database."""
_NUMBERS = 1016
"""`bigint[]` there."""
_TWO_BYTES, _FOUR_BYTES, _EIGHT_BYTES = (range(-(2**bits), 2**bits) for bits in (15, 31, 63))


class DatabaseOperations(operations.DatabaseOperations):
    def adapt_integerfield_value(self, value: Any, internal_type: str) -> Any:
        """The parameter for a whole number. One too wide for its column stays as wide as it is, and the database refuses it."""
        if isinstance(value, int) and value not in (_TWO_BYTES if "Small" in internal_type else _FOUR_BYTES):
            return Int8(value) if value in _EIGHT_BYTES else value
        return super().adapt_integerfield_value(value, internal_type)


class MomentLoader(Loader):
    """Reads a moment as the database writes it for a connection in UTC; what is written otherwise, as the driver does."""

    timezone = UTC
    """Django asks for it, to see whether the cursor needs another."""

    def load(self, data: Buffer) -> datetime:
        text = bytes(data)
        if text.endswith(b"+00"):
            try:
                return datetime.fromisoformat(text.decode())
            except ValueError:  # After the year 9999.
                pass
        return TimestamptzLoader(self.oid, self.connection).load(data).astimezone(UTC)


class NumbersDumper(Dumper):
    """Writes a list of whole numbers that eight bytes hold."""

    oid = _NUMBERS

    def dump(self, obj: list[int]) -> Buffer:
        return b"{%b}" % ",".join(map(str, obj)).encode()


class ListDumper(DriversListDumper):
    """Writes lists of whole numbers by `NumbersDumper`, all others as the driver does."""

    def get_key(self, obj: list[Any], format: PyFormat) -> DumperKey:
        return (self.cls, NumbersDumper) if _are_numbers(obj) else super().get_key(obj, format)

    def upgrade(self, obj: list[Any], format: PyFormat) -> "BaseListDumper | NumbersDumper":  # type: ignore[override]
        return NumbersDumper(self.cls, self._tx) if _are_numbers(obj) else super().upgrade(obj, format)


def _are_numbers(values: list[Any]) -> bool:
    return set(map(type, values)) == {int} and min(values) in _EIGHT_BYTES and max(values) in _EIGHT_BYTES


class PlainCursor(CursorWrapper):
    """Errors become Django's, and a broken transaction takes no statement, as ever."""

    def execute(self, sql: Any, params: Any = None) -> Any:
        db = self.db
        if db.execute_wrappers:
            return super().execute(sql, params)
        db.validate_no_broken_transaction()
        with db.wrap_database_errors:
            return self.cursor.execute(sql) if params is None else self.cursor.execute(sql, params)

    def fetchone(self) -> Any:
        with self.db.wrap_database_errors:
            return self.cursor.fetchone()

    def fetchall(self) -> Any:
        with self.db.wrap_database_errors:
            return self.cursor.fetchall()


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations

    def make_cursor(self, cursor: Any) -> PlainCursor:
        return PlainCursor(cursor, self)

    def get_connection_params(self) -> dict[str, Any]:
        parameters: dict[str, Any] = super().get_connection_params()
        context = parameters["context"]
        if self.timezone is UTC and context.get_loader(_MOMENT, Format.TEXT) is not MomentLoader:
            context.register_loader(_MOMENT, MomentLoader)
            context.register_dumper(list, ListDumper)
        return parameters
