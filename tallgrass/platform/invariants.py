"""What must be true of the stored world at every moment, as queries that look for where it is not.

    invariants(
        Invariant("ledger.balances", Words("…", "…"), "SELECT id, posted FROM … WHERE …"),      # an app's registrations.py
    )

A query gives one row a violation: what is at fault first (an id), then whatever helps to see why. `tallgrass verify` asks them all
in one snapshot, so what several tables say together is compared as of one moment.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from tallgrass.platform.words import Words

SHOWN = 20
"""Violations told one by one; the rest are counted."""
_NAMED = 5
"""Ids in a line of a failure; the command tells more."""


class InvariantsBroken(Exception):
    """What is stored contradicts itself. Its words name each broken invariant with the number of violations and the first ids."""


@dataclass(frozen=True)
class Invariant:
    name: str
    """`app.what_holds`."""
    words: Words
    sql: str


@dataclass(frozen=True)
class Finding:
    """What asking an invariant gave."""

    invariant: Invariant
    violations: int
    examples: Sequence[tuple[Any, ...]]
    seconds: float


_invariants: dict[str, Invariant] = {}


def invariants(*declared: Invariant) -> None:
    """Have these asked by `tallgrass verify`.

    Raises:
        TypeError: a name is taken.
    """
    for invariant in declared:
        if _invariants.setdefault(invariant.name, invariant) != invariant:
            raise TypeError(f"the invariant {invariant.name!r} is already declared")


def known_invariants() -> list[Invariant]:
    return [_invariants[name] for name in sorted(_invariants)]


@contextmanager
def snapshot() -> Iterator[None]:
    """A read-only transaction that sees one moment. Not inside another, which already has its own."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SET LOCAL work_mem = '128MB'")  # They go through whole tables: sorting on disk would take twice as long.
        yield


def ask(wanted: Iterable[Invariant]) -> Iterator[Finding]:
    """Ask each in turn, as it is called for."""
    for invariant in wanted:
        started = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(
                f"WITH hits AS MATERIALIZED ({invariant.sql}) SELECT (SELECT count(*) FROM hits), hits.* FROM hits LIMIT {SHOWN}"
            )
            found = cursor.fetchall()
        yield Finding(invariant, found[0][0] if found else 0, [row[1:] for row in found], time.perf_counter() - started)


def check_everything() -> int:
    """Ask all invariants in one snapshot, without a limit of time; how many there are.

    Raises:
        InvariantsBroken: some do not hold.
    """
    wanted = known_invariants()
    with snapshot():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
        broken = [finding for finding in ask(wanted) if finding.violations]
    if broken:
        raise InvariantsBroken("; ".join(_in_short(finding) for finding in broken))
    return len(wanted)


def _in_short(finding: Finding) -> str:
    """`orders.orders_add_up: 3 (71, 72, 75)`, with at most five ids."""
    ids = ", ".join(str(example[0]) for example in finding.examples[:_NAMED])
    return f"{finding.invariant.name}: {finding.violations} ({ids}{', …' if finding.violations > _NAMED else ''})"
