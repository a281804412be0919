"""The product as one process tree: starts, serves, refuses a second start, stops under open streams, leaves nobody behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.product import free_port

START_SECONDS = 90


class Running:
    """One instance in a home of its own."""

    def __init__(self, home: Path, port: int) -> None:
        self.home, self.port = home, port
        self.environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
            "TALLGRASS_HOME": str(home),
            "TALLGRASS_PORT": str(port),
            "TALLGRASS_MODE": "development",
        }
        self.output = home.with_suffix(".log")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tallgrass", "up"],
                env=self.environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        for _ in range(START_SECONDS * 10):
            if b"Tallgrass is at" in self.output.read_bytes():
                return
            assert self.process.poll() is None, self.output.read_text()
            time.sleep(0.1)
        raise AssertionError(f"it did not start in {START_SECONDS} s:\n{self.output.read_text()}")

    def again(self, **environment: str) -> subprocess.CompletedProcess[str]:
        """What a second start says."""
        return subprocess.run(
            [sys.executable, "-m", "tallgrass", "up"],
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def processes(self) -> set[int]:
        """Every living process that belongs to this home: ours by their environment, PostgreSQL's by their command line."""
        found = set()
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit() or int(entry.name) == os.getpid():
                continue
            try:
                words, variables = (entry / "cmdline").read_bytes(), (entry / "environ").read_bytes()
                dead = b"Z (zombie)" in (entry / "status").read_bytes()
            except OSError:
                continue
            mine = str(self.home).encode() in words or f"TALLGRASS_HOME={self.home}\0".encode() in variables
            if mine and not dead:
                found.add(int(entry.name))
        return found

    def get(self, path: str) -> tuple[int, bytes]:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.status, answer.read()

    def gone_within(self, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not self.processes():
                return True
            time.sleep(0.1)
        return False


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("instance")
    for parent in [folder, *folder.parents]:  # The server's own user must be able to reach its data.
        if parent.stat().st_uid == os.getuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o011)
    running = Running(folder / "home", free_port())
    running.start()
    yield running
    if running.process and running.process.poll() is None:
        running.process.send_signal(signal.SIGINT)
        running.process.wait(30)


def test_it_serves_the_first_page(running: Running) -> None:
    status, page = running.get("/")
    assert status == 200
    assert "长草".encode() in page


def test_a_second_start_from_the_same_home_says_so(running: Running) -> None:
    said = running.again()
    assert said.returncode == 1
    assert f"already running from {running.home}" in said.stderr


def test_a_taken_port_is_named(running: Running) -> None:
    said = running.again(TALLGRASS_HOME=f"{running.home}-2")
    assert said.returncode == 1
    assert f"Port {running.port}" in said.stderr
    assert "TALLGRASS_PORT" in said.stderr


def test_a_process_that_falls_is_started_again(running: Running) -> None:
    (web,) = [pid for pid in running.processes() if b"process.jobs" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    os.kill(web, signal.SIGKILL)
    for _ in range(100):
        time.sleep(0.1)
        now = [pid for pid in running.processes() if b"process.jobs" in Path(f"/proc/{pid}/cmdline").read_bytes()]
        if now and now != [web]:
            return
    raise AssertionError("the job process did not come back")


def test_ctrl_c_stops_everything_although_a_request_is_open(running: Running) -> None:
    assert running.process
    slow = socket.create_connection(("127.0.0.1", running.port))
    slow.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")  # Never finished.
    before = time.monotonic()
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(30) == 0
    assert time.monotonic() - before < 20
    assert b"Everything is saved" in running.output.read_bytes()
    assert running.gone_within(1)
    slow.close()


def test_after_a_crash_of_the_whole_product_nobody_is_left_and_it_starts_again(running: Running) -> None:
    running.start()
    assert running.process
    assert len(running.processes()) > 5
    running.process.kill()
    running.process.wait()
    assert running.gone_within(15), [Path(f"/proc/{pid}/cmdline").read_bytes() for pid in running.processes()]
    running.start()
    assert running.get("/")[0] == 200
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(30) == 0


def test_commands_start_the_database_for_themselves(running: Running) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "tallgrass", "showmigrations", "notes"], env=running.environment, capture_output=True, text=True, check=False
    )
    assert "[X] 0001_initial" in said.stdout, said.stderr
    assert running.gone_within(5)
