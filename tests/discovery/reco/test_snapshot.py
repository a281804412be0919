"""A version of the arrays: whole or refused; the last good one serves on."""

import json
from pathlib import Path

import numpy as np
import pytest

from tallgrass.discovery.reco import snapshot
from tallgrass.discovery.reco.snapshot import Gates, SnapshotRefused
from tallgrass.discovery.reco.types import Table, Vectors

IDS = np.array([11, 20, 31], np.int64)
TABLE = Table(np.array([0, 1, 3, 3]), np.array([1, 0, 2], np.int32), np.array([0.5, 0.25, 0.125], np.float32))
SPACE = Vectors(np.array([[1, 0], [0, 1], [0, 0]], np.float32), np.eye(2, dtype=np.float32), 0.1, 0.01)


def make(root: Path, ndcg: float = 0.1) -> Path:
    arrays = snapshot.arrays_of(IDS, tables={"closed": TABLE}, vectors={"factors": SPACE}, others={"hot": np.array([2, 0], np.int32)})
    return snapshot.write(root, arrays, scores={"ndcg": ndcg}, parameters={"factors": {"unseen": 0.1, "ridge": 0.01}})


def test_what_was_written_is_read(tmp_path: Path) -> None:
    opened = snapshot.open_snapshot(make(tmp_path))
    assert opened.items.tolist() == [11, 20, 31]
    assert opened.table("closed").neighbours.tolist() == [1, 0, 2]
    assert opened.vectors("factors").unseen == 0.1
    assert opened.places_of(np.array([20, 21, 99, 1])).tolist() == [1, -1, -1, -1]
    assert opened.coverage == pytest.approx(2 / 3)
    assert opened.has("closed") and opened.has("factors") and opened.has("hot") and not opened.has("transitions")
    with pytest.raises(ValueError, match="read-only"):
        opened.arrays["hot"][0] = 1


def test_a_version_of_nothing_opens(tmp_path: Path) -> None:
    arrays = snapshot.arrays_of(np.zeros(0, np.int64), tables={}, vectors={}, others={})
    opened = snapshot.publish(tmp_path, snapshot.write(tmp_path, arrays, scores={}, parameters={}))
    assert opened.places_of(np.array([5])).tolist() == [-1]


@pytest.mark.parametrize("harm", ["flip", "cut", "missing", "manifest", "form", "shape"])
def test_a_damaged_version_is_refused_and_the_one_before_serves(tmp_path: Path, harm: str) -> None:
    good = make(tmp_path)
    snapshot.publish(tmp_path, good)
    bad = make(tmp_path)
    snapshot.publish(tmp_path, bad)
    file, manifest = bad / "closed.weights.npy", bad / "manifest.json"
    facts = json.loads(manifest.read_text())
    if harm == "flip":
        content = bytearray(file.read_bytes())
        content[-1] ^= 1
        file.write_bytes(content)
    elif harm == "cut":
        file.write_bytes(file.read_bytes()[:-3])
    elif harm == "missing":
        file.unlink()
    elif harm == "manifest":
        manifest.write_text(manifest.read_text()[:40])
    elif harm == "form":
        manifest.write_text(json.dumps(facts | {"form": 99}))
    else:
        facts["arrays"]["hot"]["shape"] = [7]
        manifest.write_text(json.dumps(facts))
    with pytest.raises(SnapshotRefused):
        snapshot.open_snapshot(bad)
    serving = snapshot.current(tmp_path)
    assert serving and serving.path == good


def test_gates_hold_back_what_is_worse(tmp_path: Path) -> None:
    first = make(tmp_path, 0.1)
    assert snapshot.current(tmp_path) is None
    snapshot.publish(tmp_path, first)
    with pytest.raises(SnapshotRefused, match="ndcg"):
        snapshot.publish(tmp_path, make(tmp_path, 0.05))
    with pytest.raises(SnapshotRefused, match="knows"):
        snapshot.publish(tmp_path, make(tmp_path, 0.2), Gates(coverage=0.9))
    serving = snapshot.current(tmp_path)
    assert serving and serving.path == first
    (first / "hot.npy").unlink()
    assert snapshot.current(tmp_path) is None, "what was held back does not serve instead"


def test_old_versions_are_deleted_but_for_a_few(tmp_path: Path) -> None:
    made = []
    for _ in range(5):
        made.append(make(tmp_path))
        snapshot.publish(tmp_path, made[-1])
    assert [path for path in made if path.exists()] == made[-3:]


def test_what_is_not_a_number_or_not_in_order_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(SnapshotRefused, match="finite"):
        snapshot.write(tmp_path, {"items": IDS, "hot": np.array([np.nan])}, scores={}, parameters={})
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ValueError, match="ascending"):
        snapshot.arrays_of(IDS[::-1], tables={}, vectors={}, others={})
    with pytest.raises(ValueError, match="items"):
        snapshot.arrays_of(IDS[:2], tables={"closed": TABLE}, vectors={}, others={})
