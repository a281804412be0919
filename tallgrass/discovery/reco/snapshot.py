"""A version of everything the service ranks with: a folder of `.npy` files and a manifest, written whole or not at all.

    <root>/current                  the name of the version that serves, and of those that served before it
    <root>/s1-20260301T040000-9f02/ manifest.json, items.npy, closed.starts.npy, …

The manifest holds every file's hash, type and shape, the figures the version was judged by, and its parameters. A version is opened by
mapping its files; one that was damaged, or is of another form, is refused, and the one before it serves on.
"""

import hashlib
import json
import math
import os
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from tallgrass.discovery.reco.types import Table, Vectors

FORM = 2
"""Of the folder and the meaning of the arrays. A process refuses every other."""

_KEPT = 3
_CHUNK = 1 << 20


class SnapshotRefused(Exception):
    """This version must not serve; the message says why."""


@dataclass(frozen=True)
class Gates:
    """What a new version must reach to serve. Shares of 0 to 1.

    `coverage`: least share of items that some table or vector knows. `score`: least share of the serving version's score (`scores[judged_by]`)
    the new one must have, less twice the standard error of their difference (`scores[judged_by + "_error"]`, where told): few people judge
    roughly. A version with no score to compare with passes that gate.
    """

    coverage: float = 0.0
    score: float = 0.9
    judged_by: str = "ndcg"


@dataclass(frozen=True)
class Snapshot:
    """An opened version. `arrays` are mapped, read only; `items` (int64 ids, ascending) gives each place its id."""

    path: Path
    arrays: Mapping[str, "np.ndarray[Any, Any]"]
    scores: Mapping[str, float]
    parameters: Mapping[str, Any]
    coverage: float
    made_at: str
    _tables: dict[str, Table] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def items(self) -> "np.ndarray[Any, np.dtype[np.int64]]":
        return self.arrays["items"]

    def places_of(self, ids: "np.ndarray[Any, np.dtype[np.int64]]") -> "np.ndarray[Any, np.dtype[np.int32]]":
        """The places of these ids, −1 for those the version does not know."""
        ids = np.asarray(ids, np.int64)
        if not len(self.items):
            return np.full(len(ids), -1, np.int32)
        places = np.minimum(np.searchsorted(self.items, ids), len(self.items) - 1)
        return np.where(self.items[places] == ids, places, -1).astype(np.int32)

    def has(self, name: str) -> bool:
        """Whether there is a table, vectors or an array of this name."""
        return name in self.arrays or f"{name}.starts" in self.arrays or f"{name}.items" in self.arrays

    def table(self, name: str) -> Table:
        if name not in self._tables:
            self._tables[name] = Table(*(self.arrays[f"{name}.{part}"] for part in ("starts", "neighbours", "weights")))
        return self._tables[name]

    def vectors(self, name: str) -> Vectors:
        facts = self.parameters[name]
        return Vectors(self.arrays[f"{name}.items"], self.arrays[f"{name}.gram"], float(facts["unseen"]), float(facts["ridge"]))


def arrays_of(
    item_ids: "np.ndarray[Any, Any]",
    *,
    tables: Mapping[str, Table],
    vectors: Mapping[str, Vectors],
    others: Mapping[str, "np.ndarray[Any, Any]"],
) -> dict[str, "np.ndarray[Any, Any]"]:
    """The named arrays of a version. `item_ids` must be ascending; keep `{"unseen": …, "ridge": …}` of vectors in the parameters under their name.

    Raises:
        ValueError: ids out of order, or an array of another number of items.
    """
    ids = np.asarray(item_ids, np.int64)
    if len(ids) > 1 and not (np.diff(ids) > 0).all():
        raise ValueError("item ids must be ascending and named once")
    found: dict[str, np.ndarray[Any, Any]] = {"items": ids, **others}
    for name, table in tables.items():
        if table.item_count != len(ids):
            raise ValueError(f"{name} has {table.item_count} items, not {len(ids)}")
        found |= {f"{name}.starts": table.starts, f"{name}.neighbours": table.neighbours, f"{name}.weights": table.weights}
    for name, space in vectors.items():
        if len(space.items) != len(ids):
            raise ValueError(f"{name} has {len(space.items)} items, not {len(ids)}")
        found |= {f"{name}.items": space.items, f"{name}.gram": space.gram}
    return found


def coverage_of(arrays: Mapping[str, "np.ndarray[Any, Any]"]) -> float:
    """Share of items that have a neighbour in some table or a vector that is not zero."""
    known = np.zeros(len(arrays["items"]), bool)
    for name, array in arrays.items():
        if name.endswith(".starts"):
            known |= np.diff(array) > 0
        elif name.endswith(".items"):
            known |= np.abs(array).sum(1) > 0
    return float(known.mean()) if len(known) else 0.0


def write(root: Path, arrays: Mapping[str, "np.ndarray[Any, Any]"], *, scores: Mapping[str, float], parameters: Mapping[str, Any]) -> Path:
    """Write a version into `root` and return its folder; it does not serve yet. All is on the disk when this returns.

    Raises:
        SnapshotRefused: a value is not a finite number.
    """
    root.mkdir(parents=True, exist_ok=True)
    made_at = datetime.now(UTC)
    path = root / f"s{FORM}-{made_at:%Y%m%dT%H%M%S%f}-{secrets.token_hex(3)}"
    draft = root / f".{path.name}"
    draft.mkdir()
    try:
        files = {}
        for name, array in arrays.items():
            if array.dtype.kind == "f" and not np.isfinite(array).all():
                raise SnapshotRefused(f"{name} holds numbers that are not finite")
            with (draft / f"{name}.npy").open("wb") as file:
                np.save(file, np.ascontiguousarray(array), allow_pickle=False)
                file.flush()
                os.fsync(file.fileno())
            files[name] = {"sha256": _hash(draft / f"{name}.npy"), "dtype": array.dtype.str, "shape": list(array.shape)}
        facts = {
            "form": FORM,
            "made_at": made_at.isoformat(),
            "coverage": coverage_of(arrays),
            "scores": dict(scores),
            "parameters": dict(parameters),
            "arrays": files,
        }
        with (draft / "manifest.json").open("w") as file:
            json.dump(facts, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
        _sync(root)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return path


def open_snapshot(path: Path, *, verify: bool = True) -> Snapshot:
    """Map a version. With `verify` every file is read once and its hash compared.

    Raises:
        SnapshotRefused: it is incomplete, damaged, or of another form.
    """
    try:
        facts = json.loads((path / "manifest.json").read_text())
        if facts["form"] != FORM:
            raise SnapshotRefused(f"{path.name} is of form {facts['form']}, not {FORM}")
        arrays = {}
        for name, said in facts["arrays"].items():
            file = path / f"{name}.npy"
            if verify and _hash(file) != said["sha256"]:
                raise SnapshotRefused(f"{file.name} of {path.name} is damaged")
            # As a plain array over the mapped file: the mapping's own kind of array costs more at each touch than many a touch itself.
            array = np.asarray(np.load(file, mmap_mode="r" if 0 not in said["shape"] else None, allow_pickle=False))
            if array.dtype.str != said["dtype"] or list(array.shape) != said["shape"]:
                raise SnapshotRefused(f"{file.name} of {path.name} is not what the manifest says")
            arrays[name] = array
        return Snapshot(path, arrays, facts["scores"], facts["parameters"], facts["coverage"], facts["made_at"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SnapshotRefused(f"{path.name} cannot be opened: {error}") from error


def _error(one: Snapshot, other: Snapshot, judged_by: str) -> float:
    return math.hypot(*(made.scores.get(f"{judged_by}_error", 0.0) for made in (one, other)))


def publish(root: Path, path: Path, gates: Gates = Gates()) -> Snapshot:
    """Let a written version serve, if it passes the gates against the one that serves. At one stroke; old versions but the last few are deleted.

    Raises:
        SnapshotRefused: it does not pass, or cannot be opened; what served serves on.
    """
    new = open_snapshot(path)
    if new.coverage < gates.coverage:
        raise SnapshotRefused(f"{path.name} knows {new.coverage:.1%} of the items, {gates.coverage:.1%} are asked")
    old = current(root)
    if old and gates.judged_by in old.scores:
        asked = old.scores[gates.judged_by] * gates.score - 2 * _error(old, new, gates.judged_by)
        if new.scores.get(gates.judged_by, 0.0) < asked:
            raise SnapshotRefused(f"{path.name} has {gates.judged_by} {new.scores.get(gates.judged_by, 0.0):.4f}, {asked:.4f} are asked")
    names = [path.name, *(name for name in _served(root) if name != path.name)][:_KEPT]
    pointer = root / f"current.{path.name}"
    pointer.write_text("\n".join(names))
    pointer.replace(root / "current")
    _sync(root)
    for other in root.glob("s*-*"):
        if other.name not in names and other.name < path.name:
            shutil.rmtree(other, ignore_errors=True)
    return new


def current(root: Path, *, verify: bool = True) -> Snapshot | None:
    """The version that serves: the last published, or where that is damaged the newest published before it that is whole. None when there is none."""
    for name in _served(root):
        try:
            return open_snapshot(root / name, verify=verify)
        except SnapshotRefused:
            continue
    return None


def step_back(root: Path) -> Snapshot:
    """Let the newest version before the one that serves, serve again. At one stroke; the one left behind is not taken up again by itself.

    Raises:
        SnapshotRefused: there is none that is whole.
    """
    serving = current(root, verify=False)
    earlier = [name for name in _served(root) if serving is None or name < serving.name]
    for place, name in enumerate(earlier):
        try:
            found = open_snapshot(root / name)
        except SnapshotRefused:
            continue
        pointer = root / f"current.{name}"
        pointer.write_text("\n".join(earlier[place:]))
        pointer.replace(root / "current")
        _sync(root)
        return found
    raise SnapshotRefused("there is no version before this one")


def _served(root: Path) -> list[str]:
    try:
        return (root / "current").read_text().split()
    except FileNotFoundError:
        return []


def _hash(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
