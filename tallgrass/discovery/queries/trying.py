"""What experiments say about one reader's feed. No query: running experiments are remembered (`platform.experiments`)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tallgrass.accounts.models import Person
from tallgrass.discovery.feed.points import ARRANGEMENT, PERSONAL, VALUE, WALL
from tallgrass.discovery.feed.types import Tuning
from tallgrass.discovery.queries.dials import get_tuning
from tallgrass.discovery.types import Reader
from tallgrass.platform.experiments.queries import assign
from tallgrass.platform.experiments.types import Assigned, Kind, Unit


@dataclass(frozen=True)
class Tried:
    """The figures to decide by, those of the other team where two are interleaved, and by which experiments."""

    tuning: Tuning
    against: Tuning | None = None
    met: tuple[Assigned, ...] = ()


def unit_of(reader: Reader) -> Unit:
    return Unit(reader.person_id, reader.device)


def tuning_for(reader: Reader, viewer: Person | None) -> Tried:
    """The figures operators set, with those that experiments set for this reader over them. One interleaving a page: the first holds."""
    tried = Tried(get_tuning())
    for point in (VALUE, ARRANGEMENT):
        assigned = assign(point, unit_of(reader), market=_market(viewer))
        if assigned is None:
            continue
        if assigned.trial.kind is not Kind.INTERLEAVING:
            against = tried.against and _with(tried.against, assigned.parameters)
            tried = Tried(_with(tried.tuning, assigned.parameters), against, (*tried.met, assigned))
        elif tried.against is None:
            first, second = (_with(tried.tuning, arm.parameters) for arm in assigned.trial.arms)
            tried = Tried(first, second, (*tried.met, assigned))
    return tried


def wall_for(reader: Reader, viewer: Person | None) -> tuple[bool, tuple[Assigned, ...]]:
    """Whether this reader's first wall is the feed; and by which experiment."""
    assigned = assign(WALL, unit_of(reader), market=_market(viewer))
    if assigned is None:
        return True, ()
    return assigned.parameters.get(PERSONAL, 1) > 0, (assigned,)


def _market(viewer: Person | None) -> str:
    """With whom a reader shares what there is to see: those who chose the same channel first."""
    return str(viewer.interests[0]) if viewer and viewer.interests else ""


def _with(tuning: Tuning, parameters: Mapping[str, float]) -> Tuning:
    whole = {name: int(value) if isinstance(getattr(tuning, name), int) else value for name, value in parameters.items()}
    return replace(tuning, **whole)  # type: ignore[arg-type]
