"""The real product for the browser: web, readers and jobs as processes of their own, on the tests' database."""

import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connection

from tallgrass.accounts.models import Person
from tallgrass.config.environment import home

_PROCESSES = {"web": ["--host", "127.0.0.1"], "readers": [], "jobs": []}


@dataclass
class Product:
    """A running product: its address, and a way to be signed in to it."""

    port: int
    _processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def session(self, person: Person) -> str:
        """The key of a new session of this person, as signing in would make it."""
        session = import_module(settings.SESSION_ENGINE).SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.create()
        return str(session.session_key)

    def start(self) -> None:
        environment = os.environ | {
            "DATABASE_URL": _address(),
            "TALLGRASS_PORT": str(self.port),
            "TALLGRASS_URL": self.url,
            "TALLGRASS_TRAINS": "0",  # A version made in the middle would change what the walls show.
            # The tests publish and upload faster than people do.
            **{f"TALLGRASS_LIMIT_{name.upper()}": "5000/60" for name in settings.TALLGRASS_LIMITS},
        }
        log = home().log
        log.mkdir(parents=True, exist_ok=True)
        for name, arguments in _PROCESSES.items():
            command = [sys.executable, "-m", f"tallgrass.config.process.{name}", *arguments]
            if name == "web":
                command += ["--port", str(self.port)]
            with (log / f"{name}.log").open("ab") as output:
                self._processes.append(
                    subprocess.Popen(
                        command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
                    )
                )
        self._wait(self._processes[0], log / "web.log")

    def stop(self) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.wait(20)

    def _wait(self, web: subprocess.Popen[bytes], log: Path) -> None:
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
            if web.poll() is not None:
                break
        raise RuntimeError(f"The product did not start:\n{log.read_text()[-3000:]}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _address() -> str:
    given = connection.settings_dict
    who = quote(given["USER"]) + (f":{quote(given['PASSWORD'])}" if given["PASSWORD"] else "")
    if given["HOST"].startswith("/"):
        return f"postgresql://{who}@/{given['NAME']}?host={quote(given['HOST'], safe='')}"
    return f"postgresql://{who}@{given['HOST']}:{given['PORT'] or 5432}/{given['NAME']}"
