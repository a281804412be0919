"""`python -m tests.support.check_deploy`: production settings pass Django's deployment checks, and refuse what is unsafe.

Each case is a process of its own, since settings are read once a process. The checks make a row they throw away, so a
database of their own answers them.
"""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator

from tests.support.scratch import scratch_home

GOOD = {
    "TALLGRASS_MODE": "production",
    "TALLGRASS_SECRET_KEY": secrets.token_urlsafe(60),
    "TALLGRASS_URL": "https://tallgrass.example",
    "TALLGRASS_VAULT_KEYS": secrets.token_urlsafe(40),
    "TALLGRASS_VAULT_PRINT": secrets.token_urlsafe(40),
    "DJANGO_SETTINGS_MODULE": "tallgrass.config.settings",
}
REFUSED = {
    "no secret": ({"TALLGRASS_SECRET_KEY": ""}, "TALLGRASS_SECRET_KEY"),
    "a short secret": ({"TALLGRASS_SECRET_KEY": "short"}, "TALLGRASS_SECRET_KEY"),
    "the secret of an example": ({"TALLGRASS_SECRET_KEY": "change-me" + "x" * 60}, "TALLGRASS_SECRET_KEY"),
    "no key of the vault": ({"TALLGRASS_VAULT_KEYS": ""}, "TALLGRASS_VAULT_KEYS"),
    "no address": ({"TALLGRASS_URL": ""}, "TALLGRASS_URL"),
    "an address without https": ({"TALLGRASS_URL": "http://tallgrass.example"}, "TALLGRASS_URL"),
}


def main() -> int:
    with scratch_home() as home:
        failures = list(_failures(str(home)))
    for failure in failures:
        print(failure)
    return 1 if failures else 0


def _failures(home: str) -> Iterator[str]:
    good = _check(home, {})
    if good.returncode:
        yield f"check --deploy complains:\n{good.stdout}{good.stderr}"
    for case, (change, named) in REFUSED.items():
        done = _check(home, change)
        if done.returncode == 0:
            yield f"production starts with {case}"
        elif named not in done.stderr:
            yield f"production refuses {case}, but does not name {named}:\n{done.stderr[-500:]}"


def _check(home: str, change: dict[str, str]) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TALLGRASS_")}
    environment = {name: value for name, value in (kept | GOOD | {"TALLGRASS_HOME": home} | change).items() if value}
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    raise SystemExit(main())
