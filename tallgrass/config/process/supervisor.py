"""`tallgrass up`: the whole product as one foreground process tree.

Starts the database, brings it up to date, then web, jobs and log readers; restarts what falls; on Ctrl-C stops all of
them in order and the database last. Imports no Django: it must stay small and never fail for the product's reasons.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from types import FrameType
from typing import IO

from tallgrass.config import environment
from tallgrass.config.process.children import leaving_with_parent
from tallgrass.config.process.database import EmbeddedDatabase, is_embedded

GRACE = 5.0
"""Seconds a process gets to finish what it holds."""
START = 240
"""Seconds the web process gets until it answers."""


@dataclass
class Child:
    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    falls: int = 0

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(self.command, stdin=subprocess.DEVNULL, start_new_session=True)

    def stop(self) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(GRACE)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@dataclass
class Product:
    """One instance: a home, a port, a database, and the processes that serve it."""

    host: str
    port: int
    workers: int = 1
    reload: bool = False
    children: list[Child] = field(default_factory=list)
    _lock: IO[str] | None = None
    _stopping: bool = False

    def run(self) -> int:
        """Serve until a signal comes. 0 after a clean stop, 1 when it could not start."""
        home = environment.home()
        home.path.mkdir(parents=True, exist_ok=True)
        if not self._take_home(home) or not self._port_is_free():
            return 1
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)
        database = EmbeddedDatabase(home) if is_embedded() else None
        try:
            if database:
                database.start(leaving_with_parent(signal.SIGINT))
            if not self._prepare():
                return 0 if self._stopping else 1
            self._start_children()
            if not self._wait_until_answering():
                return 0 if self._stopping else 1
            print(f"Tallgrass is at http://{self.host}:{self.port}/  (Ctrl-C stops it)", flush=True)
            self._watch(database)
            return 0
        finally:
            for child in self.children:
                child.stop()
            if database:
                database.stop()
            print("Stopped. Everything is saved.", flush=True)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    def _take_home(self, home: environment.Home) -> bool:
        self._lock = (home.path / "lock").open("a+")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print(
                f"Tallgrass is already running from {home.path}. Stop it first, or set TALLGRASS_HOME to another folder.", file=sys.stderr
            )
            return False
        return True

    def _port_is_free(self) -> bool:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError as error:
                print(
                    f"Port {self.port} on {self.host} cannot be used: {error.strerror}. Set TALLGRASS_PORT to a free one.", file=sys.stderr
                )
                return False
        return True

    def _prepare(self) -> bool:
        """Whether all is up to date. A signal does not wait for it: each step goes on from where it stood at the next start."""
        command = [sys.executable, "-m", "tallgrass.config.command", "prepare"]
        preparing = subprocess.Popen(command, preexec_fn=leaving_with_parent(signal.SIGTERM))  # noqa: PLW1509  (no thread runs yet)
        while preparing.poll() is None:
            if self._stopping:
                preparing.terminate()
            time.sleep(0.1)
        return preparing.returncode == 0 and not self._stopping

    def _start_children(self) -> None:
        process = [sys.executable, "-m"]
        web = [*process, "tallgrass.config.process.web", "--host", self.host, "--port", str(self.port), "--workers", str(self.workers)]
        self.children = [
            Child("web", web + (["--reload"] if self.reload else [])),
            Child("readers", [*process, "tallgrass.config.process.readers"]),
            Child("jobs", [*process, "tallgrass.config.process.jobs"]),
        ]
        for child in self.children:
            child.start()

    def _wait_until_answering(self) -> bool:
        for _ in range(START * 10):  # A busy machine takes long to start; one whose process ended is not waited for.
            if self._stopping:
                return False
            try:
                socket.create_connection((self.host, self.port), 1).close()
                return True
            except OSError:
                time.sleep(0.1)
            if self.children[0].process and self.children[0].process.poll() is not None:
                break
        print("The web process did not start; its own lines above say why.", file=sys.stderr)
        return False

    def _watch(self, database: EmbeddedDatabase | None) -> None:
        while not self._stopping:
            time.sleep(0.2)
            if database and database.has_fallen:
                print("The database ended; starting it again.", file=sys.stderr, flush=True)
                self._start_again(database)
            for child in self.children:
                if child.process and child.process.poll() is not None and not self._stopping:
                    # A process that keeps falling is started ever more slowly, at most once in half a minute.
                    child.falls = 0 if time.monotonic() - child.started > 60 else child.falls + 1
                    print(f"{child.name} ended with {child.process.returncode}; starting it again.", file=sys.stderr, flush=True)
                    time.sleep(min(30.0, 0.2 * 2**child.falls))
                    child.start()

    def _start_again(self, database: EmbeddedDatabase) -> None:
        """The others wait for it: their requests fail until it answers, and nothing of what was committed is lost."""
        while not self._stopping:
            try:
                database.start(leaving_with_parent(signal.SIGINT))
                return
            except RuntimeError as error:  # Killed outright, it is still being left by its own processes.
                print(error, file=sys.stderr, flush=True)
                time.sleep(1)
