"""Keys of things and of their content: 128 bits of BLAKE2b."""

import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson


def key_of(*parts: str | bytes) -> UUID:
    whole = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode(errors="surrogatepass")
        whole.update(len(data).to_bytes(8, "big") + data)
    return UUID(bytes=whole.digest())


def content_key(values: Mapping[str, Any]) -> UUID:
    """Over what a row says, whatever the order of its fields."""
    return UUID(bytes=hashlib.blake2b(orjson.dumps(values, option=orjson.OPT_SORT_KEYS, default=str), digest_size=16).digest())


def row_key(values: Mapping[str, Any], content: UUID, number: int) -> UUID:
    """A row is known by the id it brings, else by what it says and where it stands."""
    given = values.get("id", "").strip()
    return key_of("id", given) if given else key_of("row", content.bytes, str(number))
