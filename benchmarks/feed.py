"""The feed as people ask for it: so many pages a second, whether or not the last has come; each for someone with a history of their own."""

import http.client
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import orjson

from benchmarks.accounting import Meter, tree
from benchmarks.load import Ask, Measured, side_by_side
from benchmarks.product import Product
from benchmarks.workloads import Cast

RATE = 20
"""Pages a second."""
THREADS = 16
SIZE = 20
_BEFORE = 0.005
"""Seconds before a page is asked for at which the books are read."""


def train(home: Path) -> None:
    """Make what the feed serves with, where there is none (minutes at a million notes)."""
    subprocess.run(
        [sys.executable, "-m", "tallgrass", "reco", "train", "--if-missing"], env=os.environ | {"TALLGRASS_HOME": str(home)}, check=True
    )


def asks_of(cast: Cast, chance: random.Random, count: int) -> list[Ask]:
    headers = ({"Authorization": f"Bearer {chance.choice(cast.tokens)}", "Accept": "application/json"} for _ in range(count))
    return [("GET", f"/api/v1/feed?size={SIZE}", header, None) for header in headers]


def ask_steadily(port: int, asks: list[Ask], rate: float = RATE, read: Callable[[], object] = bool) -> Measured:
    """Each at its own moment; times count from that moment, so that waiting for a late one counts too. `read` is called before each and after the last.

    Raises:
        RuntimeError: an answer that is not a full page.
    """
    measured, lock = Measured(), threading.Lock()
    failures: list[str] = []
    begun, waiting = time.perf_counter() + 0.5, iter(enumerate(asks))

    def keep_reading() -> None:
        for number in range(len(asks) + 1):
            time.sleep(max(0.0, begun + number / rate - _BEFORE - time.perf_counter()))
            read()

    def work() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while not failures:
            with lock:
                number, ask = next(waiting, (-1, None))
            if ask is None:
                break
            due = begun + number / rate
            time.sleep(max(0.0, due - time.perf_counter()))
            connection.request(ask[0], ask[1], headers=ask[2])
            answer = connection.getresponse()
            content = answer.read()
            took = (time.perf_counter() - due) * 1000
            if answer.status != 200 or len(orjson.loads(content)["items"]) != SIZE:
                failures.append(f"{answer.status} {content[:200]!r}")
            with lock:
                measured.milliseconds.append(took)
        connection.close()

    reader = threading.Thread(target=keep_reading, daemon=True)
    reader.start()
    side_by_side(work, THREADS, failures)
    reader.join()
    return measured


def measure(product: Product, cast: Cast, count: int, after: float) -> dict[str, object]:
    """CPU is milliseconds a page: `cpu_p50_ms` what the median page costs the product and the database together (what the threads that were
    there at the beginning ran between its moment and the next one's; 0 where the kernel keeps no such books), the others a page's share of the
    whole time. `own_mb` is what the largest web process holds for itself, beyond the arrays all share."""
    chance = random.Random(20261124)
    cast = replace(cast)
    ask_steadily(product.port, asks_of(cast, chance, count))  # Warms what a process remembers.
    time.sleep(after)
    meter, spent = Meter(tree(product.pid)), list[float]()
    app, database = product.app(), product.database()
    measured = ask_steadily(product.port, asks_of(cast, chance, count), read=lambda: spent.append(meter.spent()))
    meter.close()
    time.sleep(after)
    app, database = product.app().since(app), product.database().since(database)
    return {
        "workload": "feed",
        "size": "",
        "requests": count,
        "concurrency": RATE,
        "p50_ms": round(measured.percentile(0.5), 2),
        "p99_ms": round(measured.percentile(0.99), 2),
        "cpu_p50_ms": round(statistics.median(spent[1:]), 2),
        "app_cpu_ms": round(app.cpu_ms / count, 2),
        "db_cpu_ms": round(database.cpu_ms / count, 2),
        "rss_mb": round(app.rss / 2**20),
        "own_mb": max(_own(pid) for pid in tree(product.pid)),
    }


def _own(pid: int) -> int:
    """Memory of a process that is no file's, in MB; 0 for one that is no web process or has ended."""
    try:
        if b"process.web" not in Path(f"/proc/{pid}/cmdline").read_bytes() and b"granian" not in Path(f"/proc/{pid}/comm").read_bytes():
            return 0
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith(("Anonymous:", "Swap:"))) // 1024
