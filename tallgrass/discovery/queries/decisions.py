"""What came of the places that were drawn by lot, a day at a time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tallgrass.discovery.training.reaching import DAY, reached
from tallgrass.platform.database import rows
from tallgrass.platform.ids import EPOCH, id_floor
from tallgrass.platform.partitions import first_id, list_days

SETTLED = timedelta(days=1, minutes=1)
"""After so long all is known of a page: it tells of itself for a day, and what it told is written a moment later."""


@dataclass(frozen=True)
class Drew:
    """One draw and what came of it. Of each candidate as in `types.Draw`; nothing says whose page it was."""

    chances: list[float]
    shown: int
    scores: list[float]
    heats: list[float]
    features: bytes
    goals: bytes
    seen: bool
    """The page told that what was drawn came in sight."""
    reached: tuple[bool, ...]
    """Whether it came to each of `training.reaching.LEARNT`."""


# As of all that is learnt from: not from those who want nothing personal by now, and not from before a feed was begun anew.
_FROM = f"""
FROM discovery_draw d LEFT JOIN discovery_feedchoice f ON f.person_id = d.person_id
WHERE d.page_id >= %(floor)s AND d.page_id < %(end)s AND (f.person_id IS NULL OR f.mode <> 'plain' AND (
    f.reset_at IS NULL OR f.reset_at < to_timestamp((d.page_id >> 22) / 1000.0 + {int(EPOCH.timestamp())})))
"""
_DRAWS = f"""
SELECT d.chances, d.shown, d.scores, d.heats, d.features, d.goals,
       EXISTS (SELECT 1 FROM discovery_behaviour b WHERE b.page_id = d.page_id AND b.thing_id = d.thing_ids[d.shown + 1] AND b.kind = 1),
       {reached("d.page_id", "d.person_id", "d.thing_ids[d.shown + 1]")}
{_FROM} ORDER BY d.page_id
"""


def list_drawn_days() -> list[date]:
    """Days that may have draws, oldest first. One query."""
    return list_days("discovery_draw")


def count_draws(*, since: datetime, until: datetime) -> int:
    """How many draws there are whose page is from between two moments. One query."""
    ((count,),) = rows(f"SELECT count(*) {_FROM}", {"floor": id_floor(since), "end": id_floor(until)})
    return int(count)


def list_draws(day: date, *, since: datetime, until: datetime) -> list[Drew]:
    """The draws of a day whose page is from between two moments, oldest first. One query."""
    floor = max(first_id(day), id_floor(since))
    end = min(first_id(day + timedelta(days=1)), id_floor(until))
    return [
        Drew(chances, shown, scores, heats, bytes(features), bytes(goals), seen, tuple(done))
        for chances, shown, scores, heats, features, goals, seen, *done in rows(_DRAWS, {"floor": floor, "end": end, "day": DAY})
    ]
