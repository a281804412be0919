"""PostgreSQL as Django knows it, but for one thing: a number that stands beside no column is as wide as it is.

Django takes a bare number (next to an `F`, or in an array that is looked for) for an integer of four bytes. Where the server binds the
parameters, the driver then cuts off what does not fit, without a word. Ids and amounts are wider.
"""

from typing import Any

from django.db.backends.postgresql import base, operations
from psycopg.types.numeric import Int8

_FOUR_BYTES = range(-(2**31), 2**31)


class DatabaseOperations(operations.DatabaseOperations):
    def adapt_integerfield_value(self, value: Any, internal_type: str) -> Any:
        """The parameter for a whole number; one too wide for its column is refused by the database."""
        if isinstance(value, int) and value not in _FOUR_BYTES:
            return Int8(value)
        return super().adapt_integerfield_value(value, internal_type)


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations
