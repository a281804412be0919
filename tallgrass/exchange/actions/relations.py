"""Follows and likes in. Their own unique keys tell what came before; no origin is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tallgrass.accounts.actions.bringing import bring_follows
from tallgrass.accounts.errors import not_yourself
from tallgrass.exchange.actions.taking import rejected
from tallgrass.exchange.dates import read_moment, spread_moment
from tallgrass.exchange.errors import missing, no_note, nobody
from tallgrass.exchange.queries import find_people, ids_from
from tallgrass.exchange.types import Filled, OriginKind, Outcome, Plan, Rejected, Subject
from tallgrass.notes.actions.bringing import bring_likes
from tallgrass.notes.queries import public_among
from tallgrass.platform import clock
from tallgrass.platform.errors import DomainError


@dataclass(frozen=True)
class PreparedTie:
    """A person and whom they follow, or which note they like."""

    filled: Filled
    person_id: int
    other_id: int
    at: datetime


class TieTaker:
    batch = 2000

    def __init__(self, plan: Plan, began_at: datetime) -> None:
        self._plan, self._began_at = plan, began_at
        self._other = "followee" if plan.subject is Subject.FOLLOWS else "note"

    def prepare(self, rows: Sequence[Filled]) -> tuple[list[PreparedTie], list[Rejected]]:
        named = {filled.values.get(field, "").strip() for filled in rows for field in ("person", "followee")}
        people = find_people(self._plan.source, named)
        notes = self._notes(rows)
        prepared, refused = [], []
        for filled in rows:
            try:
                prepared.append(self._prepared(filled, people, people if self._other == "followee" else notes))
            except DomainError as error:
                refused.append(rejected(filled, error))
        return prepared, refused

    def ready(self, prepared: Sequence[PreparedTie]) -> tuple[list[PreparedTie], list[Rejected]]:
        return list(prepared), []

    def take(self, prepared: Sequence[PreparedTie]) -> Outcome:
        ties = [(one.person_id, one.other_id, one.at) for one in prepared]
        taken = bring_follows(ties) if self._plan.subject is Subject.FOLLOWS else bring_likes(ties)
        return Outcome(taken=taken, known=len(prepared) - taken)

    def show(self, prepared: PreparedTie) -> str:
        return f"{prepared.filled.values['person']} → {prepared.filled.values[self._other]}"

    def _notes(self, rows: Sequence[Filled]) -> dict[str, int]:
        if self._other != "note":
            return {}
        found = ids_from(self._plan.source, OriginKind.NOTE, {filled.values.get("note", "").strip() for filled in rows})
        public = public_among(found.values())
        return {name: id for name, id in found.items() if id in public}

    def _prepared(self, filled: Filled, people: dict[str, int], others: dict[str, int]) -> PreparedTie:
        person, other = filled.values.get("person", "").strip(), filled.values.get(self._other, "").strip()
        if not person or not other:
            raise missing("person" if not person else self._other)
        if person not in people:
            raise nobody(person)
        if other not in others:
            raise nobody(other) if self._other == "followee" else no_note(other)
        if self._other == "followee" and people[person] == others[other]:
            raise not_yourself()
        given = filled.values.get("at", "").strip()
        at = read_moment(given, filled.key, "at") if given else spread_moment(filled.key, self._began_at, self._plan.spread_days)
        return PreparedTie(filled, people[person], others[other], min(at, clock.now()))
