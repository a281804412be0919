"""What the environment says, read once, before Django: paths, ports, secrets. Imports nothing heavy."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The checkout (or the folder above the installed package)."""

_TRUE = {"1", "true", "yes", "on"}


def flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name)
    return default if value is None else value.strip().lower() in _TRUE


@dataclass(frozen=True)
class Home:
    """The folder that holds all state of one instance (`TALLGRASS_HOME`, default `var/` in the checkout)."""

    path: Path

    @property
    def media(self) -> Path:
        return self.path / "media"

    @property
    def static(self) -> Path:
        return self.path / "static"

    @property
    def log(self) -> Path:
        return self.path / "log"

    @property
    def database(self) -> Path:
        return self.path / "postgres"

    def secret(self, name: str) -> str:
        """A random secret kept in the home, made at first use. Only its owner may read it."""
        path = self.path / "secrets" / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text().strip()
        with os.fdopen(descriptor, "w") as file:
            value = secrets.token_urlsafe(48)
            file.write(value)
        return value


def home() -> Home:
    return Home(Path(os.environ.get("TALLGRASS_HOME") or ROOT / "var").resolve())


def port() -> int:
    """The one port the product listens on.

    Raises:
        SystemExit: `TALLGRASS_PORT` is not a port number.
    """
    value = os.environ.get("TALLGRASS_PORT", "8000")
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise SystemExit(f"TALLGRASS_PORT must be a number from 1 to 65535, not {value!r}.")
    return int(value)


def host() -> str:
    return os.environ.get("TALLGRASS_HOST", "127.0.0.1")


def mode() -> str:
    """`development` (default), `demo` or `production`.

    Raises:
        SystemExit: `TALLGRASS_MODE` is none of the three.
    """
    value = os.environ.get("TALLGRASS_MODE", "development")
    if value not in {"development", "demo", "production"}:
        raise SystemExit(f"TALLGRASS_MODE must be development, demo or production, not {value!r}.")
    return value
