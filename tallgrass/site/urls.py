"""Addresses of the shell itself."""

from typing import Any

site: list[Any] = []
