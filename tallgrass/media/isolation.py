"""The door to the dark room: child processes kept ready, each with one errand at a time, ended when they take too long."""

import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import structlog

from tallgrass.media.darkroom.refusal import Refusal
from tallgrass.media.errors import busy
from tallgrass.platform.errors import DomainError

log = structlog.get_logger(__name__)

Progress = Callable[[int], None]
_PASSED_ON = ("LD_LIBRARY_PATH", "LANG", "TZ")
_WAIT_SECONDS = 30


class Darkroom:
    """Up to `workers` child processes of `memory_mb` address space; an errand may use `cpu_seconds` (or fewer, when it says so
    itself) and `wall_seconds`."""

    def __init__(self, *, memory_mb: int, cpu_seconds: int, wall_seconds: float, workers: int) -> None:
        self._command = [sys.executable, "-I", "-m", "tallgrass.media.darkroom", str(memory_mb), str(cpu_seconds)]
        self._wall_seconds, self._waits_for_its_turn = wall_seconds, wall_seconds > cpu_seconds
        self._seats = threading.BoundedSemaphore(workers)
        self._idle: list[_Worker] = []
        self._owner = os.getpid()
        self.deaths = 0
        """How many children ended by a signal that was not a limit of ours."""
        self.peak_mb = 0
        """The most resident memory any child told of."""

    def ask(self, errand: dict[str, Any], progress: Progress | None = None) -> dict[str, Any]:
        """Have an errand done.

        Raises:
            Refusal: the file is not taken; `too_complex` when it went over the limits of the room.
            DomainError: `busy`, all seats stayed taken, or the machine gave the errand less processor time than it may use.
        """
        if not self._seats.acquire(timeout=_WAIT_SECONDS):
            raise busy()
        try:
            return self._ask(errand, progress)
        finally:
            self._seats.release()

    def close(self) -> None:
        while self._idle:
            self._idle.pop().end()

    def _ask(self, errand: dict[str, Any], progress: Progress | None) -> dict[str, Any]:
        if self._owner != os.getpid():  # a fork does not inherit its parent's children
            self._idle, self._owner = [], os.getpid()
        worker = self._idle.pop() if self._idle else _Worker(self._command)
        keep = False
        try:
            try:
                answer = worker.ask(errand, time.monotonic() + self._wall_seconds, progress)
            except _LeftIdle:
                worker.end()
                worker = _Worker(self._command)
                answer = worker.ask(errand, time.monotonic() + self._wall_seconds, progress)
            keep = not answer["last"]
        except _Ended as ended:
            raise self._explain(ended, errand) from None
        finally:
            if keep:
                self._idle.append(worker)
            else:
                worker.end()
        self.peak_mb = max(self.peak_mb, answer["peak_mb"])
        if "refused" in answer:
            log.info("upload_refused", code=answer["refused"], detail=answer.get("detail", ""))
            raise Refusal(answer["refused"], **answer.get("values", {}))
        return dict(answer["done"])

    def _explain(self, ended: "_Ended", errand: dict[str, Any]) -> Refusal | DomainError:
        if ended.by is None and self._waits_for_its_turn:  # What is too much work is ended by its processor time before.
            log.warning("darkroom_busy", do=errand["do"])
            return busy()
        if ended.by in (None, signal.SIGXCPU, signal.SIGXFSZ):
            log.warning("darkroom_limit", do=errand["do"], by=ended.by)
            return Refusal("too_complex")
        if ended.by < 0:
            raise RuntimeError("the dark room does not work here; what it said stands above")
        self.deaths += 1
        log.error("darkroom_death", do=errand["do"], by=ended.by)
        return Refusal(f"broken_{errand['of']}")


class _LeftIdle(Exception):
    """The child had gone home before the errand reached it."""


class _Ended(Exception):
    """The child ended over the errand: by that signal, by itself (less than 0), or by our patience (None)."""

    def __init__(self, by: int | None) -> None:
        super().__init__(by)
        self.by = by


class _Worker:
    def __init__(self, command: list[str]) -> None:
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, bufsize=0)
        self._pending = b""

    def ask(self, errand: dict[str, Any], deadline: float, progress: Progress | None) -> dict[str, Any]:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(errand).encode() + b"\n")
        except BrokenPipeError:
            raise _LeftIdle from None
        heard = False
        while True:
            answer = self._line(deadline, heard)
            heard = True
            if "percent" not in answer:
                return answer
            if progress:
                progress(answer["percent"])

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def _line(self, deadline: float, heard: bool) -> dict[str, Any]:
        assert self._process.stdout is not None
        output = self._process.stdout.fileno()
        while b"\n" not in self._pending:
            ready, _, _ = select.select([output], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise _Ended(None)
            piece = os.read(output, 65536)
            if not piece:
                code = self._process.wait()
                if code == 0 and not heard:
                    raise _LeftIdle
                raise _Ended(-code)
            self._pending += piece
        line, self._pending = self._pending.split(b"\n", 1)
        return dict(json.loads(line))


pictures = Darkroom(memory_mb=500, cpu_seconds=7, wall_seconds=9, workers=2)
probing = Darkroom(memory_mb=700, cpu_seconds=7, wall_seconds=9, workers=2)
cutting = Darkroom(memory_mb=1500, cpu_seconds=2 * 3600, wall_seconds=2 * 3600, workers=2)
