"""Keyset pages: a cursor names the last row shown, so that a page costs the same however deep and nothing is shown twice."""

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import orjson

from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words

T = TypeVar("T")
U = TypeVar("U")

PAGE_SIZE = 20
MAX_PAGE_SIZE = 50


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list, and the cursor of the next (None at the end)."""

    items: Sequence[T] = field(default_factory=list)
    next: str | None = None

    def map(self, change: Callable[[T], U]) -> "Page[U]":
        return Page([change(item) for item in self.items], self.next)


def encode_cursor(*key: int | str) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(key)).decode().rstrip("=")


def decode_cursor(text: str | None, *shape: type) -> tuple[Any, ...] | None:
    """The key in a cursor, checked against the types it must have; None for no cursor.

    Raises:
        DomainError: `bad_cursor`, status 400, for anything `encode_cursor` did not make.
    """
    if not text:
        return None
    try:
        key = orjson.loads(base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4)))
    except (ValueError, binascii.Error, UnicodeEncodeError):
        raise bad_cursor() from None
    if not isinstance(key, list) or len(key) != len(shape):
        raise bad_cursor()
    for value, kind in zip(key, shape, strict=True):
        if type(value) is not kind or (isinstance(value, int) and not -(2**63) <= value < 2**63):
            raise bad_cursor()
    return tuple(key)


def bad_cursor() -> DomainError:
    return DomainError(
        "bad_cursor",
        Words("这一页的位置已失效，请从头看起。", "This place in the list is not valid. Start from the top."),
        field="cursor",
        status=400,
    )


def page_of(rows: Sequence[T], size: int, key: Callable[[T], tuple[int | str, ...]]) -> Page[T]:
    """A page from `size + 1` rows asked for: the extra row only tells that there is more."""
    shown = rows[:size]
    return Page(shown, encode_cursor(*key(shown[-1])) if len(rows) > size else None)
