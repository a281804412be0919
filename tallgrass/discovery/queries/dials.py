"""The figures of the feed as operators set them."""

from dataclasses import replace

from tallgrass.discovery.feed.types import BOUNDS, WHOLE, Tuning
from tallgrass.discovery.models import Dial
from tallgrass.platform.database import rows
from tallgrass.platform.memory import Memory

_tuning: Memory[str, Tuning] = Memory(1, seconds=2)


def get_tuning() -> Tuning:
    """What holds, as it was at most two seconds ago. At most one query."""
    return _tuning.fill(["all"], lambda keys: {"all": read_tuning()})["all"]


def read_tuning() -> Tuning:
    """What was set last. One query."""
    found = dict(rows("SELECT DISTINCT ON (name) name, value FROM discovery_dial ORDER BY name, id DESC", []))
    return replace(Tuning(), **{name: int(value) if name in WHOLE else value for name, value in found.items() if name in BOUNDS})


def list_dials(limit: int = 50) -> list[Dial]:
    """What operators changed, latest first. One query."""
    return list(Dial.objects.order_by("-id")[:limit])
