"""Snowflake ids: 64-bit, ordered by time, made in the application, shown as short text.

Layout from the high bit: 1 zero, 41 milliseconds since 2024-01-01 UTC, 10 node, 12 sequence (Twitter's Snowflake, 2010).
A node number is leased from a sequence of the database when a process makes its first id, and again after a fork,
so that no two living processes share one.
"""

import os
import threading
import time
from datetime import UTC, datetime
from functools import lru_cache

from django.db import connection

EPOCH = datetime(2024, 1, 1, tzinfo=UTC)
_EPOCH_MS = int(EPOCH.timestamp() * 1000)
_NODE_BITS, _SEQUENCE_BITS = 10, 12
_SEQUENCE_MASK = (1 << _SEQUENCE_BITS) - 1
MAX_ID = (1 << 63) - 1

# No 0, O, I, l: an id can be read aloud and typed. (Bitcoin's base 58.)
_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUE = {letter: value for value, letter in enumerate(_ALPHABET)}


class IdMaker:
    """Makes ids for one node. Safe between threads; never goes back when the clock does."""

    def __init__(self, node: int) -> None:
        self._node = node % (1 << _NODE_BITS)
        self._last = 0
        self._sequence = 0
        self._lock = threading.Lock()

    def next(self, at_ms: int) -> int:
        with self._lock:
            if at_ms > self._last:
                self._last, self._sequence = at_ms, 0
            else:
                self._sequence = (self._sequence + 1) & _SEQUENCE_MASK
                if self._sequence == 0:
                    self._last += 1
            return ((self._last - _EPOCH_MS) << (_NODE_BITS + _SEQUENCE_BITS)) | (self._node << _SEQUENCE_BITS) | self._sequence


_maker: IdMaker | None = None
_lease_lock = threading.Lock()


def _forget_maker() -> None:
    global _maker
    _maker = None


os.register_at_fork(after_in_child=_forget_maker)


def _lease_node() -> int | None:
    """A node number of our own; None before the first migration (Django's checks make a row they throw away)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(to_regclass('platform_node'))")
        node: int | None = cursor.fetchone()[0]
        return node


def new_id() -> int:
    """The next id of this process."""
    global _maker
    if _maker is None:
        with _lease_lock:
            if _maker is None:
                node = _lease_node()
                if node is None:
                    return IdMaker(os.getpid()).next(time.time_ns() // 1_000_000)
                _maker = IdMaker(node)
    return _maker.next(time.time_ns() // 1_000_000)


def id_floor(moment: datetime) -> int:
    """The smallest id that could have been made at `moment`."""
    return max(0, int(moment.timestamp() * 1000) - _EPOCH_MS) << (_NODE_BITS + _SEQUENCE_BITS)


_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_LOW_BITS = _NODE_BITS + _SEQUENCE_BITS


def past_id(moment: datetime, chance: int) -> int:
    """An id for what happened at `moment`, elsewhere: it sorts by that moment among all others. `chance` (any number) fills the low bits.

    What is older than the first id sorts within the first day there is, in its own order. Two of one millisecond meet once in four million:
    whoever inserts tries again with other chance when the key is taken.
    """
    if moment < EPOCH:
        share = max(0.0, (moment - _EARLIEST) / (EPOCH - _EARLIEST))
        at_ms = int(share * 86_400_000)
    else:
        at_ms = int(moment.timestamp() * 1000) - _EPOCH_MS
    return (at_ms << _LOW_BITS) | (chance & ((1 << _LOW_BITS) - 1))


def moment_of(id: int) -> datetime:
    """When an id was made, to the millisecond."""
    return datetime.fromtimestamp(((id >> (_NODE_BITS + _SEQUENCE_BITS)) + _EPOCH_MS) / 1000, UTC)


@lru_cache(100_000)
def short(id: int) -> str:
    """An id as shown in URLs and JSON: at most 11 letters of base 58.

    Raises:
        ValueError: the id is negative or wider than 63 bits.
    """
    if not 0 <= id <= MAX_ID:
        raise ValueError(f"not an id: {id}")
    letters = []
    while True:
        id, rest = divmod(id, 58)
        letters.append(_ALPHABET[rest])
        if not id:
            return "".join(reversed(letters))


def from_short(text: str) -> int:
    """The id that `text` shows.

    Raises:
        ValueError: the text is not the short form of any id (wrong letter, padded, too long).
    """
    if not 1 <= len(text) <= 11 or (len(text) > 1 and text[0] == _ALPHABET[0]):
        raise ValueError(f"not an id: {text!r}")
    value = 0
    for letter in text:
        if letter not in _VALUE:
            raise ValueError(f"not an id: {text!r}")
        value = value * 58 + _VALUE[letter]
    if value > MAX_ID:
        raise ValueError(f"not an id: {text!r}")
    return value


class ShortId:
    """URL converter `<id:note_id>`: short text in the address, an int in the view."""

    regex = "[1-9A-HJ-NP-Za-km-z]{1,11}"

    def to_python(self, value: str) -> int:
        return from_short(value)

    def to_url(self, value: int) -> str:
        return short(int(value))
