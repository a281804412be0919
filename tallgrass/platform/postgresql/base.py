"""PostgreSQL as Django knows it, but for one thing: a number that stands beside no column is as wide as it is.

Django takes a bare number (next to an `F`, or in an array that is looked for) for an integer of four bytes. Where the server binds the
parameters, the driver then cuts off what does not fit, without a word. Ids and amounts are wider.
"""

from typing import Any

from django.db.backends.postgresql import base, operations
from psycopg.types.numeric import Int8

_TWO_BYTES, _FOUR_BYTES, _EIGHT_BYTES = (range(-(2**bits), 2**bits) for bits in (15, 31, 63))


class DatabaseOperations(operations.DatabaseOperations):
    def adapt_integerfield_value(self, value: Any, internal_type: str) -> Any:
        """The parameter for a whole number. One too wide for its column stays as wide as it is, and the database refuses it."""
        if isinstance(value, int) and value not in (_TWO_BYTES if "Small" in internal_type else _FOUR_BYTES):
            return Int8(value) if value in _EIGHT_BYTES else value
        return super().adapt_integerfield_value(value, internal_type)


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations
