"""Making a version of what the feed serves with, and the way back to the one before."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import numpy as np

from tallgrass.discovery import loops
from tallgrass.discovery.facts import FACT
from tallgrass.discovery.feed.goods import write_shelf
from tallgrass.discovery.feed.ground import write_fresh
from tallgrass.discovery.feed.standing import fresh_file, reco_folder, shelf_file
from tallgrass.discovery.reco import snapshot
from tallgrass.discovery.reco.snapshot import Gates, Snapshot, SnapshotRefused
from tallgrass.discovery.training.building import Bounds, build
from tallgrass.discovery.training.freshness import gather_fresh
from tallgrass.discovery.training.learning import learn_goals
from tallgrass.discovery.training.reading import read_deeds, read_items, read_topics
from tallgrass.discovery.training.shelves import gather_shelf
from tallgrass.discovery.training.wording import word
from tallgrass.platform import clock

Say = Callable[[str], object]

LEAST_SHARE = 0.8
"""Least share of the items and of the coverage of the version that serves which a new one must have."""


@dataclass(frozen=True)
class Trained:
    """What came of a training."""

    name: str
    items: int
    coverage: float
    scores: dict[str, float]
    seconds: float


def train_feed(*, bounds: Bounds = Bounds(), say: Say = lambda line: None) -> Trained:  # noqa: B008 - frozen
    """Make a version from the database and let it serve. Web processes take it up at their next page.

    Raises:
        SnapshotRefused: it is worse than what serves, which serves on.
    """
    started, now = time.monotonic(), clock.now()
    say("reading notes")
    items = read_items()
    deeds = read_deeds(now - timedelta(days=730), say=say)
    built = build(items, deeds, read_topics(items["id"]), now=now.timestamp(), bounds=bounds, say=say)
    texts = word(built.ids, bounds.words, say)
    say("learning from what was seen")
    learnt, scores = learn_goals()
    arrays = snapshot.arrays_of(built.ids, tables=built.tables, vectors=built.vectors, others=dict(built.others) | texts | learnt)
    say("writing")
    parameters = dict(built.parameters) | {"seconds": time.monotonic() - started}
    path = snapshot.write(reco_folder(), arrays, scores=dict(built.scores) | scores, parameters=parameters)
    say("making the loops ready")
    loops.load()  # Compiled where nobody has: the first page need not.
    made = publish_checked(path)
    write_fresh(fresh_file(), gather_fresh(made))
    write_shelf(shelf_file(), gather_shelf())
    return Trained(made.name, len(made.items), made.coverage, dict(made.scores), time.monotonic() - started)


def publish_checked(path: Path) -> Snapshot:
    """Let a written version serve if it is about as large, as well covered and as good as the one that does.

    Raises:
        SnapshotRefused: it is not; what served serves on.
    """
    serving, new = snapshot.current(reco_folder(), verify=False), snapshot.open_snapshot(path)
    _check_sense(new)
    if serving and len(new.items) < LEAST_SHARE * len(serving.items):
        raise SnapshotRefused(f"{path.name} has {len(new.items)} items, the one that serves {len(serving.items)}")
    return snapshot.publish(reco_folder(), path, Gates(coverage=LEAST_SHARE * serving.coverage if serving else 0.0))


def step_back() -> str:
    """Let the version before the present one serve again; its name.

    Raises:
        SnapshotRefused: there is none.
    """
    made = snapshot.step_back(reco_folder())
    write_fresh(fresh_file(), gather_fresh(made))
    return made.name


def _check_sense(new: Snapshot) -> None:
    """Arrays that contradict each other would show in pages, so such a version never gets there.

    Raises:
        SnapshotRefused: they do.
    """
    count = len(new.items)
    for name in new.arrays:
        if (name.startswith("item.") or name == "text") and not name.endswith(("starts", "topics")) and len(new.arrays[name]) != count:
            raise SnapshotRefused(f"{name} has {len(new.arrays[name])} entries for {count} items")
        if name == "item.facts" and new.arrays[name].dtype != FACT:
            raise SnapshotRefused(f"{name} holds records of another form")
        if name.endswith((".neighbours", "hot", ".places")) and len(new.arrays[name]):
            most, least = int(new.arrays[name].max()), int(new.arrays[name].min())
            if most >= count or least < -1:
                raise SnapshotRefused(f"{name} names places that are not there")
    if "channels" not in new.parameters or not np.array_equal(
        np.asarray(new.arrays["hot"]).shape[:1], [len(new.parameters["channels"]) + 1]
    ):
        raise SnapshotRefused("the lists of the hot are not those of its channels")
