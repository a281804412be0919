"""The world the benchmarks run in: made once a size, kept under var/bench."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import orjson

from benchmarks.workloads import Cast


@dataclass(frozen=True)
class Size:
    notes: int
    people: int
    follows_each: int
    likes: int
    goods: int = 10_000
    askers: int = 200
    """People of the world who ask, each with a token and a session."""
    name: str = ""
    """Of a world of its own, that others of its size do not share."""


ROOT = Path(__file__).resolve().parents[1]
SEED = 20261124


def benchmark_home(size: Size) -> Path:
    """The home that holds a world of this size; made now if it is not there (minutes)."""
    figures = [size.notes, size.people, size.follows_each, size.likes, size.goods, *([size.askers] if size.askers != Size.askers else [])]
    home = ROOT / "var" / "bench" / "-".join(map(str, [*figures, *([size.name] if size.name else [])]))
    if (home / "cast.json").exists():
        return home
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    print(f"Making the world of the benchmarks in {home} …", file=sys.stderr)
    for command in (["migrate", "--verbosity", "0"], ["bulk_world", "--cast", str(home / "cast.json"), *_arguments(size)]):
        subprocess.run([sys.executable, "-m", "tallgrass", *command], env=os.environ | {"TALLGRASS_HOME": str(home)}, check=True)
    return home


def read_cast(home: Path) -> Cast:
    return Cast(**orjson.loads((home / "cast.json").read_bytes()))


def _arguments(size: Size) -> list[str]:
    figures = {
        "notes": size.notes,
        "people": size.people,
        "follows": size.follows_each,
        "likes": size.likes,
        "goods": size.goods,
        "askers": size.askers,
        "seed": SEED,
    }
    return [part for name, value in figures.items() for part in (f"--{name}", str(value))]
