"""What processes used, from the kernel's own books (`/proc`)."""

import os
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
