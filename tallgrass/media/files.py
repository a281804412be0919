"""The files on disk: MEDIA_ROOT/pictures/ab/ab…/, MEDIA_ROOT/videos/ab/ab…/, and a desk for work in progress.

Pictures of private letters and of documents stand in MEDIA_ROOT/private/…, which no address of /media/ leads to: only their app hands them out.

A folder is filled on the desk and moved into place whole, before its row is written: a row never lacks its files. A crash in
between leaves a folder without a row, which `sweep_strays` removes.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Literal

from django.conf import settings

Shelf = Literal["pictures", "private", "videos"]
PRIVATE = frozenset({"letter", "document"})
"""Purposes of pictures that only some people may see."""
_PORTION = 256 * 1024


def picture_shelf(purpose: str) -> Shelf:
    """Where pictures of a purpose stand."""
    return "private" if purpose in PRIVATE else "pictures"


def new_key() -> str:
    return secrets.token_hex(16)


def root() -> Path:
    return Path(settings.MEDIA_ROOT)


def folder(shelf: Shelf, key: str) -> Path:
    return root() / shelf / key[:2] / key


@contextmanager
def desk() -> Iterator[Path]:
    """A folder of one's own on the same disk, gone at the end."""
    path = root() / "desk" / new_key()
    path.mkdir(parents=True, mode=0o700)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


class TooLarge(Exception):
    """More came than was allowed."""


def receive(file: IO[bytes] | Any, target: Path, limit: int) -> bytes:
    """Write what `file` holds to `target`, at most `limit` bytes; give back its beginning.

    Raises:
        TooLarge: there was more; no more than the limit was read.
    """
    head, left = b"", limit
    with target.open("wb") as out:
        while piece := file.read(_PORTION):
            left -= len(piece)
            if left < 0:
                raise TooLarge
            head = head or piece[:64]
            out.write(piece)
    return head


def fingerprint(path: Path) -> tuple[str, int]:
    """SHA-256 over the names and contents of a folder's files, and their bytes together."""
    whole, size = hashlib.sha256(), 0
    for file in sorted(path.iterdir()):
        with file.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256")
        whole.update(f"{file.name} {digest.hexdigest()}\n".encode())
        size += file.stat().st_size
    return whole.hexdigest(), size


def settle(path: Path, shelf: Shelf, key: str) -> None:
    """Move a finished folder from the desk to its place, and be sure the disk has it."""
    for file in path.iterdir():
        file.chmod(0o644)
        _sync(file)
    path.chmod(0o755)
    target = folder(shelf, key)
    target.parent.mkdir(parents=True, exist_ok=True)
    path.rename(target)
    _sync(target.parent)


def remove(shelf: Shelf, key: str) -> None:
    """Remove a folder; one that is gone already is no fault."""
    path = folder(shelf, key)
    shutil.rmtree(path, ignore_errors=True)


def keys_on_disk(shelf: Shelf) -> Iterator[tuple[str, Path]]:
    for shard in sorted((root() / shelf).glob("[0-9a-f][0-9a-f]")):
        for path in sorted(shard.iterdir()):
            yield path.name, path


def clear_desks(before: float) -> int:
    """Remove desks last touched before that moment (seconds since 1970). How many."""
    left = [path for path in (root() / "desk").glob("*") if path.stat().st_mtime < before]
    for path in left:
        shutil.rmtree(path, ignore_errors=True)
    return len(left)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
