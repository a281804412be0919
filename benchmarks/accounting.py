"""What processes used, from the kernel's own books (`/proc`)."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Used:
    """CPU milliseconds of a set of processes, with their ended children, and their resident memory in bytes."""

    cpu_ms: float
    rss: int

    def since(self, before: "Used") -> "Used":
        return Used(self.cpu_ms - before.cpu_ms, self.rss)


def tree(root: int) -> list[int]:
    """A process and all below it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += children.get(pid, [])
    return found


def used(pids: list[int]) -> Used:
    """The sum over these processes; those that have just ended are passed over."""
    cpu, rss = 0.0, 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            status = Path(f"/proc/{pid}/status").read_text()
        except OSError:
            continue
        # utime, stime, and those of children that have ended and been waited for.
        cpu += sum(int(field) for field in fields[11:15]) * _TICK_MS
        rss += next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS:")), 0)
    return Used(cpu, rss)


class Meter:
    """What threads of some processes have run since the last reading, to the nanosecond: fine enough for a single page.

    Processes and threads are those that were there when it was made.
    """

    def __init__(self, pids: list[int]) -> None:
        self._books = [book for pid in pids for book in _open_books(pid)]
        self._read = dict.fromkeys(self._books, 0)
        self.spent()

    def spent(self) -> float:
        """CPU milliseconds of all of them since the last call."""
        before, self._read = self._read, {book: _run_of(book) or self._read[book] for book in self._books}
        return (sum(self._read.values()) - sum(before.values())) / 1e6

    def close(self) -> None:
        for book in self._books:
            os.close(book)


def _open_books(pid: int) -> list[int]:
    opened = []
    for path in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with suppress(OSError):  # It has just ended.
            opened.append(os.open(path, os.O_RDONLY))
    return opened


def _run_of(book: int) -> int:
    """Nanoseconds a thread ran; 0 when it has ended."""
    try:
        return int(os.pread(book, 64, 0).split()[0])
    except (OSError, IndexError):
        return 0
