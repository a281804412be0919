"""`python -m tallgrass.media.darkroom MEMORY_MB CPU_SECONDS`: one errand a line on standard input, answers a line each on the output.

The process bounds itself before it reads anything, and leaves when its parent does (end of input), when nothing has come for a
while, after fifty errands, or after one that ran short of memory.
"""

import json
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tallgrass.media.darkroom.refusal import Refusal
from tallgrass.media.darkroom.seclusion import allow_seconds, peak_mb, seclude

_IDLE_SECONDS = 20
_ERRANDS = 50


def main() -> None:
    memory_mb, cpu_seconds = int(sys.argv[1]), int(sys.argv[2])
    answers = os.fdopen(os.dup(1), "w")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # no library may write between the answers

    def answer(**body: Any) -> None:
        answers.write(json.dumps(body) + "\n")
        answers.flush()

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keyboard speaks to the parent
    seclude(memory_mb)
    threading.Thread(target=_leave_with, args=(os.getppid(),), daemon=True).start()
    for count, errand in enumerate(_errands(), 1):
        allow_seconds(min(cpu_seconds, errand.get("cpu_seconds", cpu_seconds)))
        last = count == _ERRANDS
        body: dict[str, Any]
        try:
            body = {"done": _errand(errand, lambda percent: answer(percent=percent))}
        except Refusal as refusal:
            body = {"refused": refusal.code, "values": refusal.values}
        except MemoryError:
            body, last = {"refused": "too_complex"}, True
        except Exception as error:  # any way in which a decoder can fail on a stranger's file
            body = {"refused": f"broken_{errand['of']}", "detail": f"{type(error).__name__}: {error}"[:300]}
        answer(**body, last=last, peak_mb=peak_mb())
        if last:
            return


def _errand(errand: dict[str, Any], progress: Callable[[int], None]) -> dict[str, Any]:
    source = Path(errand["source"])
    if errand["do"] == "develop":
        # Each imported when first wanted: a process that cuts videos needs FFmpeg, one that develops pictures does not.
        from tallgrass.media.darkroom.pictures import develop

        return develop(source=source, kind=errand["kind"], into=Path(errand["into"]))
    if errand["do"] == "probe":
        from tallgrass.media.darkroom.videos import probe  # needs FFmpeg

        return probe(source=source, kind=errand["kind"])
    from tallgrass.media.darkroom.cutting import cut  # needs FFmpeg

    os.nice(10)  # pages come first
    return cut(
        source=source,
        kind=errand["kind"],
        seconds=errand["seconds"],
        into=Path(errand["into"]),
        poster_into=Path(errand["poster_into"]),
        progress=progress,
    )


def _errands() -> Iterator[dict[str, Any]]:
    pending = b""
    while True:
        ready, _, _ = select.select([0], [], [], _IDLE_SECONDS)
        piece = os.read(0, 65536) if ready else b""
        if not piece:
            return
        pending += piece
        while b"\n" in pending:
            line, pending = pending.split(b"\n", 1)
            yield json.loads(line)


def _leave_with(parent: int) -> None:
    """End when the parent has ended, even over an errand of an hour."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)


main()
