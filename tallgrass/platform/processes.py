"""Work for processors: processes that help another (what runs in them imports no Django, so that they start in a moment), memory."""

import gc
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


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """For work that makes very many things at a time and hardly a cycle: looking for cycles at the usual pace takes a fifth of it."""
    usual = gc.get_threshold()
    gc.set_threshold(200_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _leave_with_parent() -> None:
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    gc.disable()  # What they make has no cycles, and they do not live long.
