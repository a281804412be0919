"""Where the console hangs the operations screens of the apps."""

from typing import Any


def mounted(routes: list[Any]) -> list[Any]:
    return routes
