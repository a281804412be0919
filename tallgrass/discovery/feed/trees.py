"""The models a version brings, read when the first page asks for them."""

from typing import Any

from tallgrass.discovery.feed.features import NAMES
from tallgrass.discovery.feed.ground import Ground
from tallgrass.discovery.feed.ranking import Learnt, Level
from tallgrass.discovery.feed.types import GOALS
from tallgrass.discovery.reco.snapshot import Snapshot

Array = Any


class Trees:
    """LightGBM's trees of one goal, on one thread: other pages want the rest."""

    def __init__(self, text: str) -> None:
        # Heavy: only a process that learns, or serves what was learnt, loads it.
        import lightgbm

        self._booster = lightgbm.Booster(model_str=text)

    @property
    def fits(self) -> bool:
        """Whether they were learnt from the features of today."""
        return tuple(self._booster.feature_name()) == NAMES

    def predict(self, rows: Array) -> Array:
        return self._booster.predict(rows, num_threads=1)


_kept: tuple[str, dict[str, Learnt]] = ("", {})


def learnt_of(ground: Ground) -> dict[str, Learnt]:
    """By goal; empty for a version that learnt none, or learnt from features that are no more: the prior serves until the next."""
    global _kept
    if _kept[0] != ground.snapshot.name:
        _kept = ground.snapshot.name, learnt_in(ground.snapshot)
    return _kept[1]


def learnt_in(snapshot: Snapshot) -> dict[str, Learnt]:
    """The same of any version."""
    arrays = snapshot.arrays
    found = {goal: Trees(bytes(arrays[f"goal.{goal}"]).decode()) for goal in GOALS if f"goal.{goal}" in arrays}
    levels: dict[str, Learnt] = {goal: Level(goal, float(arrays[f"level.{goal}"][0])) for goal in GOALS if f"level.{goal}" in arrays}
    return levels | {goal: trees for goal, trees in found.items() if trees.fits}
