"""What is gone through thousands of times for one page, as plain loops over plain arrays, compiled (Numba, kept on disk between processes).

Heavy to load, so that the first use of one loads them all: a process that decides no pages never does. The types in the signatures hold: an array of another one
is refused, never compiled for anew while a reader waits. What is kept on disk is made anew when the file of a function changes, not when that of
another one it calls does: so no loop here calls one of another file.

Things go by their place. `laid` is how a ground lies (`Ground.laid`): where `rows` of a place is not −1, that row of what is new stands over the
row of the version.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

_FILES = ("recalling", "ranking", "arranging")


def load() -> None:
    """Load all loops; compile them, where nobody has on this machine (some ten seconds)."""
    for file in _FILES:
        module = import_module(f"{__name__}.{file}")
        globals().update({name: loop for name, loop in vars(module).items() if hasattr(loop, "py_func")})


def __getattr__(name: str) -> Callable[..., Any]:
    load()
    try:
        loop: Callable[..., Any] = globals()[name]
    except KeyError:
        raise AttributeError(name) from None
    return loop
