"""`tallgrass verify` over a world with many orders: how long every invariant takes."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import orjson

ORDERS = 100_000


def fill(home: Path, orders: int) -> None:
    """Bring the world to so many orders (minutes at a million)."""
    _tallgrass(home, "bulk_orders", str(orders), to=sys.stderr.fileno())


def measure(home: Path, orders: int) -> dict[str, object]:
    """Seconds of the whole command, with the start and end of the database; CPU is that of both. `slowest`: five invariants, in seconds.

    Raises:
        RuntimeError: an invariant does not hold.
    """
    before, spent = time.perf_counter(), _spent()
    found = [orjson.loads(line) for line in _tallgrass(home, "verify", "--json").splitlines()]
    took, spent = time.perf_counter() - before, _spent() - spent
    slowest = sorted(found, key=lambda one: -one["seconds"])[:5]
    return {
        "workload": "verify",
        "size": f"{orders} orders",
        "seconds": round(took, 1),
        "cpu_seconds": round(spent, 1),
        "invariants_hold": len(found),
        "asked_seconds": round(sum(one["seconds"] for one in found), 1),
        "slowest": {one["name"]: round(one["seconds"], 1) for one in slowest},
    }


def _spent() -> float:
    """CPU seconds of processes that this one started and that have ended, with those they started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _tallgrass(home: Path, *words: str, to: int = subprocess.PIPE) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "tallgrass", *words], env=os.environ | {"TALLGRASS_HOME": str(home)}, stdout=to, check=False
    )
    if done.returncode:
        broken = [line for line in (done.stdout or b"").splitlines() if b'"violations": 0' not in line]
        raise RuntimeError(f"{words}: {broken}")
    return done.stdout or b""
