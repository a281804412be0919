"""Which arm is this unit in; and experiments as their screens list them."""

from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.experiments.assigning import assigned_of
from tallgrass.platform.experiments.points import find_point
from tallgrass.platform.experiments.types import Assigned, State, Trial, Unit
from tallgrass.platform.ids import short
from tallgrass.platform.memory import Followed, Memory, is_hearing
from tallgrass.platform.models import AuditEntry, Experiment
from tallgrass.platform.pagination import Page, decode_cursor, encode_cursor

_MOST = 200
Layers = dict[str, tuple[Trial, ...]]
_followed: Followed[str, Layers] = Followed("experiments", 1)
_lately: Memory[str, Layers] = Memory(1, seconds=2)


def running_trials() -> Layers:
    """Running experiments by layer. No query in a process that hears of changes; in any other, what held at most two seconds ago."""
    if is_hearing():
        return _followed.look("all", _read_running)
    return _lately.fill(["all"], lambda keys: {"all": _read_running()})["all"]


def _read_running() -> Layers:
    layers: dict[str, list[Trial]] = {}
    for found in Experiment.objects.filter(state=State.RUNNING.value).order_by("layer", "first")[:_MOST]:
        layers.setdefault(found.layer, []).append(found.trial)
    return {layer: tuple(trials) for layer, trials in layers.items()}


def assign(point: str, unit: Unit, *, market: str = "") -> Assigned | None:
    """Where a unit stands at a point; None where it is in no experiment of it. `market`: with whom it shares what there is, for switch-backs.

    Nothing is written down: who uses the answer says so (`note_exposure`).
    """
    layers = running_trials()
    known = find_point(point)
    if not layers or known is None or not unit.key or not (trials := layers.get(known.layer)):
        return None
    assigned = assigned_of(trials, known.layer, unit, market=market, seconds=clock.now().timestamp())
    return assigned if assigned and assigned.trial.point == point else None


def get_experiment(experiment_id: int) -> Experiment:
    """
    Raises:
        DomainError: `not_found`.
    """
    found = Experiment.objects.filter(id=experiment_id).first()
    if found is None:
        raise not_found()
    return found


def list_open_experiments() -> list[Experiment]:
    """Those that run, then the drafts, newest first. One query."""
    wanted = Experiment.objects.exclude(state=State.STOPPED.value)
    return sorted(wanted.order_by("-id")[:_MOST], key=lambda one: one.state != State.RUNNING.value)


def page_stopped_experiments(cursor: str | None = None, size: int = 20) -> Page[Experiment]:
    """Latest first. One query.

    Raises:
        DomainError: `bad_cursor`.
    """
    key = decode_cursor(cursor, int)
    wanted = Experiment.objects.filter(state=State.STOPPED.value)
    found = list((wanted.filter(id__lt=key[0]) if key else wanted).order_by("-id")[: size + 1])
    return Page(found[:size], encode_cursor(found[size - 1].id) if len(found) > size else None)


def count_exposed(experiment_ids: list[int]) -> dict[int, int]:
    """How many exposures of each were written down. One query."""
    return dict(rows("SELECT experiment_id, count(*) FROM platform_exposure WHERE experiment_id = ANY(%s) GROUP BY 1", [experiment_ids]))


def list_experiment_acts(experiment_id: int, limit: int = 50) -> list[AuditEntry]:
    """What was done to it, latest first. One query."""
    return list(AuditEntry.objects.filter(subject=f"experiment:{short(experiment_id)}").order_by("-id")[:limit])
