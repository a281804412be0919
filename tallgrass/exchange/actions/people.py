"""People in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tallgrass.accounts.actions.bringing import bring_people, check_newcomer, taken_handles
from tallgrass.accounts.errors import handle_taken
from tallgrass.accounts.types import Newcomer
from tallgrass.exchange.actions.taking import rejected, remember, sift
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
        new, outcome = sift(self._plan.source, OriginKind.PERSON, prepared)
        taken, joining = taken_handles([one.newcomer.handle for one in new]), []
        for one in new:
            if one.newcomer.handle in taken:
                outcome.rejected.append(rejected(one.filled, handle_taken()))
            else:
                taken.add(one.newcomer.handle)
                joining.append(one)
        ids = bring_people([one.newcomer for one in joining])
        remember(self._plan.source, OriginKind.PERSON, joining, ids)
        outcome.taken = len(ids)
        return outcome

    def show(self, prepared: PreparedPerson) -> str:
        return f"@{prepared.newcomer.handle} {prepared.newcomer.name} · {prepared.newcomer.bio[:60]}"
