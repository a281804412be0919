"""The reader process: hands the event log to every subscriber, woken by NOTIFY, looking for itself once a second."""

import select
import signal
import time
from types import FrameType

import django
from django.db import close_old_connections, connection

from tallgrass.config.process.children import leave_with_parent

POLL = 1.0
ROUND = 0.1
"""Seconds from the beginning of a round that found news to that of the next."""
_stop = False


def _on_signal(number: int, frame: FrameType | None) -> None:
    global _stop
    _stop = True


def main() -> None:
    leave_with_parent()
    django.setup()
    from tallgrass.platform.events import CHANNEL
    from tallgrass.platform.log import BATCH, Reader, ensure_cursors

    signal.signal(signal.SIGTERM, _on_signal)
    signal.signal(signal.SIGINT, _on_signal)
    while not _stop:
        try:
            ensure_cursors()
            reader = Reader()
            with connection.cursor() as cursor:
                cursor.execute(f'LISTEN "{CHANNEL}"')
                # What a crash of the database takes of a batch it takes of its cursor too: it is read again.
                cursor.execute("SET synchronous_commit = off")
            while not _stop:
                began = time.monotonic()
                passed = reader.read()
                if not passed:
                    _sleep_until_woken()
                elif passed < BATCH:  # The first news is read at once; what comes close behind it is read together.
                    time.sleep(max(0.0, began + ROUND - time.monotonic()))
        except Exception as error:  # The database is away: say so, wait, connect anew.
            print(f"readers: {type(error).__name__}: {error}", flush=True)
            connection.close()
            close_old_connections()
            time.sleep(1)


def _sleep_until_woken() -> None:
    wire = connection.connection
    for _ in wire.notifies(timeout=0):
        pass
    try:
        ready, _, _ = select.select([wire.fileno()], [], [], POLL)
    except InterruptedError:
        return
    if ready:
        for _ in wire.notifies(timeout=0):
            pass


if __name__ == "__main__":
    main()
