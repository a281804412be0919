"""Processes that help another with work for its processors. What runs in them imports no Django, so that they start in a moment."""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process


@contextmanager
def helping_processes(most: int | None = None) -> Iterator[ProcessPoolExecutor]:
    """As many as there are cores, or `most`. They end with the block, and with the process that asked for them, however that ends."""
    with ProcessPoolExecutor(min(os.cpu_count() or 1, most or 64), get_context("spawn"), initializer=_leave_with_parent) as pool:
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


def _leave_with_parent() -> None:
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
