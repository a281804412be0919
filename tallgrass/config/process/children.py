"""Children that never outlive the product."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


def leave_with_parent(number: int = signal.SIGTERM) -> None:
    """Ask the kernel to signal this process when its parent dies, however it dies (Linux; elsewhere nothing happens)."""
    if not sys.platform.startswith("linux"):
        return
    parent = os.getppid()
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, number)
    if os.getppid() != parent:  # It died between the two calls.
        os.kill(os.getpid(), number)


def leaving_with_parent(number: int) -> Callable[[], None]:
    """The same as a `preexec_fn`, for programs that are not ours."""
    return lambda: leave_with_parent(number)
