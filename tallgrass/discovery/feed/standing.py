"""The ground a web process stands on: the version that serves and the newest of what came since, looked for once a second."""

import os
import threading
import time
from pathlib import Path

from django.conf import settings

from tallgrass.discovery import loops
from tallgrass.discovery.feed.goods import Shelf, empty_shelf, read_shelf
from tallgrass.discovery.feed.ground import Fresh, Ground, no_fresh, read_fresh
from tallgrass.discovery.reco.snapshot import Snapshot, current

LOOK = 1.0
"""Seconds between looks."""

_lock = threading.Lock()
_ground: Ground | None = None
_looked = 0.0
_NEVER = (0, 0, 0)
_marks: tuple[int, int, int] = _NEVER


def reco_folder() -> Path:
    folder: Path = settings.TALLGRASS_RECO
    return folder


def fresh_file() -> Path:
    return reco_folder() / "fresh.npz"


def shelf_file() -> Path:
    return reco_folder() / "shelf.npz"


def find_ground() -> Ground | None:
    """What to decide from; None before the first training. A newer version is taken up between two pages; the old one is let go when the
    last page that is being decided from it is done."""
    global _ground, _looked, _marks
    if time.monotonic() - _looked < LOOK:
        return _ground
    if not _lock.acquire(blocking=_ground is None):
        return _ground  # Another thread is taking it up.
    try:
        if time.monotonic() - _looked < LOOK:
            return _ground
        marks = (_mark(reco_folder() / "current"), _mark(fresh_file()), _mark(shelf_file()))
        if marks != _marks:
            _ground = _take_up(_ground, same_version=marks[0] == _marks[0])
            _marks = marks
        _looked = time.monotonic()
        return _ground
    finally:
        _lock.release()


def forget_ground() -> None:
    """Look anew at the next page; tests call it between worlds."""
    global _ground, _looked, _marks
    with _lock:
        _ground, _looked, _marks = None, 0.0, _NEVER


def _take_up(held: Ground | None, *, same_version: bool) -> Ground | None:
    # Its hashes were compared when it was published, and mapping it again needs no second look at every byte.
    snapshot: Snapshot | None = held.snapshot if held and same_version else current(reco_folder(), verify=False)
    if snapshot is None:
        return None
    loops.load()
    return Ground(snapshot, _fresh(len(snapshot.parameters["channels"])), _shelf())


def _fresh(channels: int) -> Fresh:
    try:
        return read_fresh(fresh_file())
    except (OSError, ValueError, KeyError):  # None yet, or damaged: the next one comes within a minute.
        return no_fresh(channels)


def _shelf() -> Shelf:
    try:
        return read_shelf(shelf_file())
    except (OSError, ValueError, KeyError):
        return empty_shelf()


def _mark(path: Path) -> int:
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116  (once a second, on the way of a page)
    except OSError:
        return 0
