"""Media files over ASGI: known names only, never a listing, never what was uploaded; parts of files for players that ask."""

import asyncio
import os
import re
import stat
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings

from tallgrass.media.addresses import SERVED

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

_TYPES = {".webp": b"image/webp", ".m3u8": b"application/vnd.apple.mpegurl", ".m4s": b"video/iso.segment", ".mp4": b"video/mp4"}
_ALWAYS = [
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; sandbox"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
_FOR_EVER = (b"cache-control", b"public, max-age=31536000, immutable")
_PORTION = 128 * 1024
_RANGE = re.compile(rb"bytes=(\d{0,18})-(\d{0,18})")


async def media_app(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve `/media/…`: whole files, or the one part that a Range header names (RFC 9110 §14)."""
    if scope["method"] not in {"GET", "HEAD"}:
        await _refuse(send, 405, [(b"allow", b"GET, HEAD")])
        return
    path = find_file(scope["path"])
    file = await asyncio.to_thread(_open, path) if path else None
    if path is None or file is None:
        await _refuse(send, 404)
        return
    try:
        await _serve(scope, send, path, file)
    finally:
        file.close()


def find_file(address: str) -> Path | None:
    """The file that an address may mean; None for any that is not exactly one of ours."""
    name = address.removeprefix(settings.MEDIA_URL)
    if name == address or not SERVED.fullmatch(name):
        return None
    return Path(settings.MEDIA_ROOT) / name


async def _serve(scope: Scope, send: Send, path: Path, file: BinaryIO) -> None:
    size = os.fstat(file.fileno()).st_size
    headers = [*_ALWAYS, _FOR_EVER, (b"content-type", _TYPES[path.suffix]), (b"accept-ranges", b"bytes")]
    asked = next((value for name, value in scope["headers"] if name == b"range"), None)
    part = part_of(asked, size) if asked else None
    if part is None and asked and _RANGE.fullmatch(asked):
        await _refuse(send, 416, [(b"content-range", b"bytes */%d" % size)])
        return
    first, last = part or (0, size - 1)
    if part:
        headers.append((b"content-range", b"bytes %d-%d/%d" % (first, last, size)))
    headers.append((b"content-length", b"%d" % (last - first + 1)))
    await send({"type": "http.response.start", "status": 206 if part else 200, "headers": headers})
    if scope["method"] == "HEAD":
        await send({"type": "http.response.body", "body": b""})
    elif part is None and "http.response.pathsend" in scope.get("extensions", {}):
        await send({"type": "http.response.pathsend", "path": str(path)})
    else:
        await _send_part(send, file, first, last)


def part_of(asked: bytes, size: int) -> tuple[int, int] | None:
    """First and last byte of the one part asked for; None when there is no such part, or the header is not understood."""
    match = _RANGE.fullmatch(asked)
    if not match or not (match[1] or match[2]):
        return None
    if not match[1]:
        first, last = max(0, size - int(match[2])), size - 1
    else:
        first, last = int(match[1]), min(int(match[2] or size), size - 1)
    return (first, last) if first <= last else None


async def _send_part(send: Send, file: BinaryIO, first: int, last: int) -> None:
    file.seek(first)
    left = last - first + 1
    while left > 0:
        piece = await asyncio.to_thread(file.read, min(_PORTION, left))
        if not piece:
            break
        left -= len(piece)
        await send({"type": "http.response.body", "body": piece, "more_body": left > 0})


def _open(path: Path) -> BinaryIO | None:
    """The file, if it is a plain one that stands where its address says: links are not followed."""
    root = Path(settings.MEDIA_ROOT)
    if path.parent.resolve() != root.resolve() / path.parent.relative_to(root):
        return None
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    return os.fdopen(descriptor, "rb")


async def _refuse(send: Send, status: int, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    fixed = [*_ALWAYS, (b"cache-control", b"no-store"), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": status, "headers": fixed + (headers or [])})
    await send({"type": "http.response.body", "body": b""})
