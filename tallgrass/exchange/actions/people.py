"""People in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tallgrass.accounts.actions.bringing import bring_people, check_newcomer, taken_handles
from tallgrass.accounts.errors import handle_taken
from tallgrass.accounts.types import Newcomer
from tallgrass.exchange.actions.taking import Known, rejected, remember
from tallgrass.exchange.types import Filled, OriginKind, Outcome, Plan, Rejected
from tallgrass.exchange.written import newcomer_of
from tallgrass.platform.errors import DomainError


@dataclass(frozen=True)
class PreparedPerson:
    filled: Filled
    newcomer: Newcomer


class PersonTaker:
    batch = 1000

    def __init__(self, plan: Plan, began_at: datetime) -> None:
        self._plan, self._began_at = plan, began_at

    def prepare(self, rows: Sequence[Filled]) -> tuple[list[PreparedPerson], list[Rejected]]:
        prepared, refused = [], []
        for filled in rows:
            try:
                newcomer = newcomer_of(filled.values, filled.key, self._plan, self._began_at)
                check_newcomer(newcomer)
                prepared.append(PreparedPerson(filled, newcomer))
            except DomainError as error:
                refused.append(rejected(filled, error))
        return prepared, refused

    def ready(self, prepared: Sequence[PreparedPerson]) -> tuple[list[PreparedPerson], list[Rejected]]:
        return list(prepared), []

    def take(self, prepared: Sequence[PreparedPerson]) -> Outcome:
        known = Known(self._plan.source, OriginKind.PERSON, [one.filled for one in prepared])
        taken = taken_handles([one.newcomer.handle for one in prepared])
        outcome, new = Outcome(), {}
        for one in prepared:
            if one.filled in known:
                refusal = known.refusal(one.filled)
                outcome.known += refusal is None
                outcome.rejected += [refusal] if refusal else []
            elif one.filled.key in new:
                outcome.known += 1
            elif one.newcomer.handle in taken:
                outcome.rejected.append(rejected(one.filled, handle_taken()))
            else:
                taken.add(one.newcomer.handle)
                new[one.filled.key] = one
        ids = bring_people([one.newcomer for one in new.values()])
        remember(
            self._plan.source,
            OriginKind.PERSON,
            {(one.filled.key, one.filled.content): id for one, id in zip(new.values(), ids, strict=True)},
        )
        outcome.taken = len(ids)
        return outcome

    def show(self, prepared: PreparedPerson) -> str:
        return f"@{prepared.newcomer.handle} {prepared.newcomer.name} · {prepared.newcomer.bio[:60]}"
