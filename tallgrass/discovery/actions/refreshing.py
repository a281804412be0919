"""Bringing what is new to all web processes, and seeing to it that a version is made when one is due."""

import subprocess
import sys
import time
from datetime import datetime, timedelta

from tallgrass.discovery.feed.goods import write_shelf
from tallgrass.discovery.feed.ground import write_fresh
from tallgrass.discovery.feed.standing import fresh_file, reco_folder, shelf_file
from tallgrass.discovery.reco import snapshot
from tallgrass.discovery.training.freshness import gather_fresh
from tallgrass.discovery.training.shelves import gather_shelf
from tallgrass.notes.queries import list_newest
from tallgrass.platform import clock

_last, _cost = 0.0, 0.0


def refresh_feed(*, only_when_due: bool = False) -> bool:
    """Bring what is new since the version was made to all web processes. Whether there is a version to bring it to.

    A small place does it within two seconds of a new note; a large one spends at most a twentieth of its time on it.
    """
    global _last, _cost
    if only_when_due and time.monotonic() - _last < max(2.0, 20 * _cost):
        return True
    serving = snapshot.current(reco_folder(), verify=False)
    if serving is None:
        return False
    started = time.monotonic()
    write_fresh(fresh_file(), gather_fresh(serving))
    _last, _cost = time.monotonic(), time.monotonic() - started
    return True


def refresh_goods() -> bool:
    """Bring what is on sale, and what notes say of it, to all web processes. Whether there is a version to bring it to."""
    if snapshot.current(reco_folder(), verify=False) is None:
        return False
    write_shelf(shelf_file(), gather_shelf())
    return True


def train_when_due() -> bool:
    """Train in a process of its own, with what processor time others leave. Whether it was due: there is something to show and no version, or
    the last is an hour old, and thirty times as old as it took to make.

    Raises:
        CalledProcessError: the training failed or was refused; what served serves on.
    """
    serving = snapshot.current(reco_folder(), verify=False)
    if serving is None and not list_newest("", 1):
        return False
    if serving is not None:
        age = clock.now() - datetime.fromisoformat(serving.made_at)
        if age < max(timedelta(hours=1), timedelta(seconds=30 * float(serving.parameters.get("seconds", 0)))):
            return False
    subprocess.run(["nice", "-n", "10", sys.executable, "-m", "tallgrass", "reco", "train"], check=True, timeout=6 * 3600)
    return True
