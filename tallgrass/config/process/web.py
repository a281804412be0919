"""The web process: granian serving the dispatcher."""

import argparse
import os

from granian import Granian
from granian.constants import Interfaces, Loops

from tallgrass.config.process.children import leave_with_parent

OPEN = 4096
"""Requests a worker may hold open. Streams count, and they stay open as long as their pages."""


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--host", required=True)
    arguments.add_argument("--port", type=int, required=True)
    arguments.add_argument("--workers", type=int, default=1)
    arguments.add_argument("--reload", action="store_true")
    options = arguments.parse_args()
    leave_with_parent()
    # A page multiplies small matrices: threads of the library would wait for each other longer than the product takes.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    Granian(
        "tallgrass.config.asgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.ASGI,
        workers=options.workers,
        loop=Loops.uvloop,
        websockets=False,
        log_enabled=True,
        log_access=False,
        reload=options.reload,
        workers_kill_timeout=4,
        respawn_failed_workers=True,
        backlog=OPEN,
        backpressure=OPEN,
    ).serve()


if __name__ == "__main__":
    main()
