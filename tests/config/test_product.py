"""The product as one process tree: starts, serves, refuses a second start, stops under open streams, leaves nobody behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.journeys.product import free_port

START_SECONDS = 90

_SIGN_IN = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from tallgrass.accounts.models import Person
person = Person.objects.create(handle="listener", name="听众")
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(person.pk), settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.create()
print(session.session_key)
"""


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

    def children_of(self, pid: int) -> bytes:
        """The command lines of a process's children."""
        found = b""
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            with suppress(OSError):  # It may end at any moment.
                found += Path(f"/proc/{child}/cmdline").read_bytes()
        return found

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tallgrass", *arguments], env=self.environment, capture_output=True, text=True, check=False
        )

    def open(self, path: str, cookie: str) -> socket.socket:
        """A connection on which this was asked; its answer is still to be read."""
        wire = socket.create_connection(("127.0.0.1", self.port), timeout=15)
        wire.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode())
        return wire

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


def test_a_database_that_falls_is_started_again(running: Running) -> None:
    """Killed outright, its own processes still about: it comes back, and pages with it."""
    (server,) = [pid for pid in running.processes() if b"bin/postgres\0-D" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    os.kill(server, signal.SIGKILL)
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        time.sleep(0.2)
        try:
            if b'"database": true' in running.get("/health/ready/")[1] and b"The database ended" in running.output.read_bytes():
                return
        except OSError:
            continue
    raise AssertionError(running.output.read_text()[-3000:])


def test_a_process_that_falls_is_started_again(running: Running) -> None:
    (web,) = [pid for pid in running.processes() if b"process.jobs" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    os.kill(web, signal.SIGKILL)
    for _ in range(100):
        time.sleep(0.1)
        now = [pid for pid in running.processes() if b"process.jobs" in Path(f"/proc/{pid}/cmdline").read_bytes()]
        if now and now != [web]:
            return
    raise AssertionError("the job process did not come back")


def test_ctrl_c_stops_everything_although_streams_are_open(running: Running) -> None:
    assert running.process
    session = running.command("shell", "-v", "0", "-c", _SIGN_IN).stdout.strip()
    streams = [running.open("/live/", f"session_{running.port}={session}") for _ in range(20)]
    for stream in streams:
        assert b"event: stream" in _read_until(stream, b"event: stream")
    # The threads that looked the sessions up have given their connections back: pages still get theirs.
    with urllib.request.urlopen(f"http://127.0.0.1:{running.port}/", timeout=30) as page:
        assert page.status == 200
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(30) == 0
    said = running.output.read_text()
    assert "Everything is saved" in said
    assert "refused to gracefully stop" not in said
    assert running.gone_within(1)
    for stream in streams:
        stream.close()


def test_a_request_that_never_ends_does_not_keep_it(running: Running) -> None:
    running.start()
    assert running.process
    unfinished = socket.create_connection(("127.0.0.1", running.port))
    unfinished.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
    time.sleep(0.5)
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(30) == 0
    assert running.gone_within(1)
    unfinished.close()


def test_a_signal_does_not_wait_until_all_is_prepared(tmp_path: Path) -> None:
    """As a container is stopped: the signal comes to the first process alone, while the database is being made."""
    starting = Running(tmp_path / "home", free_port())
    for parent in [tmp_path, *tmp_path.parents]:
        if parent.stat().st_uid == os.getuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o011)
    with starting.output.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "tallgrass", "up"], env=starting.environment, stdout=output, stderr=output, start_new_session=True
        )
    end = time.monotonic() + START_SECONDS
    try:
        while b"prepare" not in starting.children_of(process.pid):
            assert time.monotonic() < end
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    finally:
        process.kill()
    assert starting.gone_within(1)
    assert "Tallgrass is at" not in starting.output.read_text()


def test_a_stream_is_for_those_who_are_signed_in(running: Running) -> None:
    running.start()
    with running.open("/live/", "nothing=1") as wire:
        assert b" 401 " in _read_until(wire, b"\r\n\r\n")
    assert running.process
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(30) == 0


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
    said = running.command("showmigrations", "notes")
    assert "[X] 0001_initial" in said.stdout, said.stderr
    assert running.gone_within(5)


def _read_until(wire: socket.socket, end: bytes) -> bytes:
    heard = b""
    while end not in heard:
        part = wire.recv(4096)
        if not part:
            break
        heard += part
    return heard


def test_a_command_on_a_home_that_was_never_prepared_says_what_to_do(tmp_path: Path) -> None:
    given = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {"TALLGRASS_HOME": str(tmp_path / "new")}
    done = subprocess.run(
        [sys.executable, "-m", "tallgrass", "lake", "export"], env=given, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "run `tallgrass prepare`" in done.stderr
    assert "Traceback" not in done.stderr
