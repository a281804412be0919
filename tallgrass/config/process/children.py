"""Children that never outlive the product."""

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


GRACE = 6.0
"""Seconds a process of ours gets to end by itself once its parent is gone."""


def leave_with_parent() -> None:
    """End when the parent dies, however it dies: at the kernel's signal where there is one (Linux), and in any case after a while,
    whatever this process is waiting for (its database may be gone with the parent)."""
    threading.Thread(target=_outlive_nobody, args=(os.getppid(),), daemon=True).start()
    _ask_for_signal(signal.SIGTERM)


def _outlive_nobody(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    time.sleep(GRACE)
    os._exit(1)


def _ask_for_signal(number: int) -> None:
    if not sys.platform.startswith("linux"):
        return
    parent = os.getppid()
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, number)
    if os.getppid() != parent:  # It died between the two calls.
        os.kill(os.getpid(), number)


def leaving_with_parent(number: int) -> Callable[[], None]:
    """The kernel's signal as a `preexec_fn`, for programs that are not ours (Linux; elsewhere nothing happens)."""
    return lambda: _ask_for_signal(number)
