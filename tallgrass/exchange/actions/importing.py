"""A file on its way in: batch by batch, each with its place in the file in one transaction, so that it can be stopped at any moment.

What a batch did and how far it came are committed together; the rejects of a batch are on the disk before that, and cut off again
on the next start when it did not come to it.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, DataError, IntegrityError, OperationalError, connection, transaction

from tallgrass.exchange.actions.answers import AnswerTaker
from tallgrass.exchange.actions.goods import ProductTaker
from tallgrass.exchange.actions.notes import NoteTaker
from tallgrass.exchange.actions.people import PersonTaker
from tallgrass.exchange.actions.photos import PhotoTaker
from tallgrass.exchange.actions.relations import TieTaker
from tallgrass.exchange.actions.taking import Taker, rejected
from tallgrass.exchange.errors import unreadable
from tallgrass.exchange.inventing import invent_people
from tallgrass.exchange.keys import content_key, key_of, row_key
from tallgrass.exchange.mapping import Fill, filling
from tallgrass.exchange.models import Run
from tallgrass.exchange.reading import Place, Table, fingerprint, open_table
from tallgrass.exchange.rejects import RejectsFile
from tallgrass.exchange.types import Bad, Filled, Plan, Rejected, Row, Subject, Tally
from tallgrass.exchange.written import is_chinese
from tallgrass.moderation.actions.judges import Judges
from tallgrass.platform import clock
from tallgrass.platform.database import without_waiting_for_the_disk
from tallgrass.platform.errors import DomainError, as_refusal
from tallgrass.platform.processes import collecting_seldom

_TRIES = 6

Heard = Callable[[Tally, float], None]
"""Told after each batch: figures, and how much of the file is behind us (0 to 1)."""


def run_import(plan: Plan, place: Place, rejects: Path, *, heard: Heard = lambda tally, share: None) -> Tally:
    """Bring in what a file holds, from where the last run of the same command stopped. Its figures over all runs.

    Raises:
        DomainError: `unreadable`: the file cannot be gone on with, or is being imported by someone else; what came before it stays.
    """
    plan = _placed(plan, place)
    key = _run_key(plan, place)
    with _alone(str(key)):
        run = _begun(key, plan, place)
        table = open_table(place, plan.reading)
        try:
            with collecting_seldom(), RejectsFile(rejects, run.rejects_bytes) as out, Judges() as judges:
                _Import(plan, table, run, out, judges).go(heard)
        finally:
            table.close()
    return Tally(run.rows, run.taken, run.known, run.rejected)


def try_import(plan: Plan, place: Place, *, shown: Callable[[str], None], most: int = 5) -> Tally:
    """Read and check all rows and write nothing; the first few are shown as they would be."""
    tally, now, plan = Tally(), clock.now(), _placed(plan, place)
    table = open_table(place, plan.reading)
    try:
        with collecting_seldom(), Judges() as judges:
            fill = filling(plan.mapping, plan.subject, table.columns)
            writers = [0] if _wants_writers(plan) else None
            taker = _taker(plan, now, writers, judges)
            for batch in _batched(table.rows(), taker.batch):
                prepared, refused = taker.prepare(_filled(plan, [row for row in batch if isinstance(row, Row)], fill))
                for one in prepared[: max(0, most - tally.taken)]:
                    shown(taker.show(one))
                refused += [Rejected(row, row.words) for row in batch if isinstance(row, Bad)]
                tally.rows, tally.taken, tally.rejected = (
                    tally.rows + len(batch),
                    tally.taken + len(prepared),
                    tally.rejected + len(refused),
                )
                for one in refused:
                    words = str(one.words)
                    tally.reasons[words] = tally.reasons.get(words, 0) + 1
    finally:
        table.close()
    return tally


class _Import:
    def __init__(self, plan: Plan, table: Table, run: Run, rejects: RejectsFile, judges: Judges) -> None:
        self._plan, self._table, self._run, self._rejects, self._judges = plan, table, run, rejects, judges
        self._fill = filling(plan.mapping, plan.subject, table.columns)

    def go(self, heard: Heard) -> None:
        rows = self._table.rows()
        writers = None
        if _wants_writers(self._plan):
            head = list(itertools.islice(rows, 200))
            rows = itertools.chain(head, rows)
            writers = self._invented(head)
        taker = _taker(self._plan, self._run.began_at, writers, self._judges)
        for batch in _batched(itertools.islice(rows, self._run.rows, None), taker.batch):
            self._take(taker, batch)
            heard(Tally(self._run.rows, self._run.taken, self._run.known, self._run.rejected), self._table.share())
        self._run.finished_at = clock.now()
        self._run.save()

    def _invented(self, head: Sequence[Row | Bad]) -> list[int]:
        words = " ".join(self._fill(row.values).get("body", "") for row in head if isinstance(row, Row))
        english = self._plan.language == "en" if self._plan.language else not is_chinese(words)
        constant = self._plan.mapping.constants.get("channel", "")
        interests = (constant,) if constant in settings.TALLGRASS_CHANNELS else ()
        return invent_people(
            source=self._plan.source, count=self._plan.invent_people, seed=self._plan.seed, english=english,
            before=self._run.began_at, interests=interests,
        )  # fmt: skip

    def _take(self, taker: Taker[Any], batch: Sequence[Row | Bad]) -> None:
        refused = [Rejected(row, row.words) for row in batch if isinstance(row, Bad)]
        filled = _filled(self._plan, [row for row in batch if isinstance(row, Row)], self._fill)
        prepared, refusals = taker.prepare(filled)
        ready, more = taker.ready(prepared)
        self._commit(taker, ready, [*refused, *refusals, *more], len(batch))

    def _commit(self, taker: Taker[Any], ready: Sequence[Any], refused: Sequence[Rejected], rows: int) -> None:
        """Others may take the same things, handles or locks in this moment: then it is looked at anew. What the database itself
        will not hold is found by halving."""
        for attempt in range(_TRIES):
            before = (self._run.rows, self._run.taken, self._run.known, self._run.rejected, self._run.rejects_bytes)
            try:
                with transaction.atomic():
                    without_waiting_for_the_disk()  # Where the file stands is lost with what was taken; the end of the run is waited for.
                    outcome = taker.take(ready)
                    self._run.rows += rows
                    self._run.taken += outcome.taken
                    self._run.known += outcome.known
                    self._run.rejected += len(refused) + len(outcome.rejected)
                    self._run.rejects_bytes = self._rejects.write([*refused, *outcome.rejected])
                    self._run.save()
                return
            except DatabaseError as error:
                self._run.rows, self._run.taken, self._run.known, self._run.rejected, self._run.rejects_bytes = before
                self._rejects.cut(self._run.rejects_bytes)
                if isinstance(error, IntegrityError | OperationalError) and attempt < _TRIES - 1:
                    continue
                if not isinstance(error, IntegrityError | DataError):
                    raise
                self._halved(taker, ready, refused, rows, error)
                return

    def _halved(self, taker: Taker[Any], ready: Sequence[Any], refused: Sequence[Rejected], rows: int, error: DatabaseError) -> None:
        if len(ready) <= 1:
            refusal = as_refusal(error) or unreadable(f"数据库不收这一行：{error}", f"The database does not take this row: {error}")
            self._commit(taker, [], [*refused, *(rejected(one.filled, refusal) for one in ready)], rows)
            return
        half = len(ready) // 2
        self._commit(taker, ready[:half], [], 0)  # No row counts as behind us before all of the batch is.
        self._commit(taker, ready[half:], refused, rows)


def _placed(plan: Plan, place: Place) -> Plan:
    """A folder of photos is where its photos are."""
    return replace(plan, photos=place.path) if place.path.is_dir() else plan


def _taker(plan: Plan, began_at: datetime, writers: list[int] | None, judges: Judges) -> Taker[Any]:
    match plan.subject:
        case Subject.NOTES | Subject.REVIEWS | Subject.COLLECTIONS:
            return NoteTaker(plan, began_at, writers, judges)
        case Subject.ANSWERS:
            return AnswerTaker(plan, began_at, judges)
        case Subject.PEOPLE:
            return PersonTaker(plan, began_at)
        case Subject.FOLLOWS | Subject.LIKES:
            return TieTaker(plan, began_at)
        case Subject.PRODUCTS:
            return ProductTaker(plan)
        case Subject.PHOTOS:
            return PhotoTaker(plan)


def _wants_writers(plan: Plan) -> bool:
    return plan.invent_people > 0 and plan.subject in {Subject.NOTES, Subject.REVIEWS}


def _filled(plan: Plan, rows: Sequence[Row], fill: Fill) -> list[Filled]:
    found = []
    for row in rows:
        values = fill(row.values)
        content = content_key(values)
        if plan.subject is Subject.PHOTOS:  # A photo is its name, wherever it was to go.
            content = key = key_of("id", values.get("file", ""))
        else:
            key = row_key(values, content, row.number)
        found.append(Filled(row, values, key, content))
    return found


def _batched(rows: Iterator[Row | Bad], size: int) -> Iterator[list[Row | Bad]]:
    """Batches; the rows read before a file turned out to be broken come before that is raised."""
    batch: list[Row | Bad] = []
    try:
        for row in rows:
            batch.append(row)
            if len(batch) == size:
                yield batch
                batch = []
    except DomainError:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _run_key(plan: Plan, place: Place) -> Any:
    return key_of(fingerprint(place), repr((plan.subject, plan.source, plan.mapping, plan.reading, plan.invent_people, plan.seed,
                                            plan.language, plan.spread_days, plan.long, plan.html, str(plan.photos), plan.each)))  # fmt: skip


def _begun(key: Any, plan: Plan, place: Place) -> Run:
    """The run of this file: a new one, the one that was stopped, or a finished one from its beginning."""
    run, _ = Run.objects.get_or_create(
        key=key, defaults={"source": plan.source, "subject": plan.subject.value, "file": place.name[-255:], "began_at": clock.now()}
    )
    if run.finished_at:
        run.rows = run.taken = run.known = run.rejected = run.rejects_bytes = 0
        run.finished_at = None
        run.save()
    return run


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """One process at a time for one run. The database lets go when the process dies."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 1))", [name])
        if not cursor.fetchone()[0]:
            raise unreadable("同一个导入正在别处运行。", "The same import is already running.")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 1))", [name])
