"""The file of rejects: JSON Lines with the line, the reason in both languages, and the row as it was read."""

import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import orjson

from tallgrass.exchange.types import Bad, Rejected


class RejectsFile:
    """Begins with the `bytes` that belong to rows behind us; what a killed run wrote beyond them goes. Made with the first reject."""

    def __init__(self, path: Path, bytes: int) -> None:
        self.path, self._bytes = path, bytes
        self._file: Any = None

    def __enter__(self) -> "RejectsFile":
        if self.path.exists() and self._bytes < self.path.stat().st_size:
            self.cut(self._bytes)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._file:
            self._file.close()

    def write(self, rejected: Sequence[Rejected]) -> int:
        """Write them so that the disk has them; how long the file is now."""
        if rejected:
            lines = b"".join(_line(one) for one in rejected)
            file = self._opened()
            file.seek(self._bytes)
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
            self._bytes += len(lines)
        return self._bytes

    def cut(self, bytes: int) -> None:
        self._bytes = bytes
        if self._file or self.path.exists():
            self._opened().truncate(bytes)

    def _opened(self) -> Any:
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("r+b" if self.path.exists() else "w+b")
        return self._file


def _line(one: Rejected) -> bytes:
    row = one.row.raw if isinstance(one.row, Bad) else dict(one.row.values)
    body = {
        "line": one.row.line,
        "row_number": one.row.number,
        "reason": one.words.en,
        "reason_zh": one.words.zh,
        "field": one.field,
        "row": row,
    }
    try:
        return orjson.dumps(body, default=str, option=orjson.OPT_APPEND_NEWLINE)
    except (TypeError, ValueError):  # Bytes that are no text stand in it.
        return orjson.dumps({**body, "row": repr(row)[:4000]}, option=orjson.OPT_APPEND_NEWLINE)
