"""Addresses of promotions, in three lists that the shells mount."""

from typing import Any

site: list[Any] = []
api: list[Any] = []
ops: list[Any] = []
