"""The product itself, running with the benchmark world, one web worker."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accounting import Used, tree, used

START_SECONDS = 300

# The people of a run are few and ask far more often than people do: the limits are raised, not taken away.
_ACTS = (
    "LIKE",
    "PUBLISH",
    "FOLLOW",
    "LETTER",
    "API_TOKEN",
    "API_PERSON",
    "PAGE_ADDRESS",
    "SEARCH",
    "SUGGEST",
    "CART",
    "CHECKOUT",
    "PAY",
    "ADDRESS",
)
_RAISED = {f"TALLGRASS_LIMIT_{name}": "1000000/300" for name in _ACTS}
_STILL = {"TALLGRASS_TRAINS": "0"}
"""Making a version of the feed takes minutes of a processor now and then: it is measured by itself."""


@dataclass(frozen=True)
class Product:
    home: Path
    port: int
    pid: int

    def app(self) -> Used:
        """Everything of the product but the database: web, readers, jobs and the process that watches them."""
        return used([pid for pid in tree(self.pid) if not _is_postgres(pid)])

    def database(self) -> Used:
        return used([pid for pid in tree(self.pid) if _is_postgres(pid)])

    def workers(self) -> list[int]:
        """The processes that answer, below the one that watches over them."""
        return [
            child for pid in tree(self.pid) if _runs(pid, "process.web") for child in tree(pid)[1:] if not _runs(child, "resource_tracker")
        ]

    def server(self) -> int:
        """The first process of PostgreSQL."""
        return next(pid for pid in tree(self.pid) if _is_postgres(pid))

    def part(self, name: str) -> int:
        """The process of a part: `jobs`, `readers`."""
        return next(pid for pid in tree(self.pid) if _runs(pid, f"process.{name}"))


@contextmanager
def running(home: Path, workers: int = 1) -> Iterator[Product]:
    """The product from `home`, as `tallgrass up` starts it."""
    port, log = _free_port(), home / "bench.log"
    environment = (
        os.environ | _RAISED | _STILL | {"TALLGRASS_HOME": str(home), "TALLGRASS_PORT": str(port), "TALLGRASS_WORKERS": str(workers)}
    )
    with log.open("wb") as output:
        process = subprocess.Popen([sys.executable, "-m", "tallgrass", "up"], env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait(process, log)
        yield Product(home, port, process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(40)


def _wait(process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(START_SECONDS * 10):
        if b"Tallgrass is at" in log.read_bytes():
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise SystemExit(f"The product did not start:\n{log.read_text()[-3000:]}")


def _is_postgres(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip() == "postgres"
    except OSError:
        return False


def _runs(pid: int, words: str) -> bool:
    try:
        return words.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
