"""The pictures of a folder as rows: `file`, `folder` (the first below it) and `class` (the last)."""

from collections.abc import Iterator
from pathlib import Path

from tallgrass.exchange.types import Bad, Row

_PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic"}


class FolderTable:
    columns = ["file", "folder", "class"]

    def __init__(self, path: Path) -> None:
        self._path = path
        self._files = sorted(file for file in path.rglob("*") if file.suffix.lower() in _PICTURES and file.is_file())
        self._done = 0

    def rows(self) -> Iterator[Row | Bad]:
        for number, file in enumerate(self._files, 1):
            name = file.relative_to(self._path)
            self._done = number
            yield Row(
                number, number, {"file": str(name), "folder": name.parts[0] if len(name.parts) > 1 else "", "class": file.parent.name}
            )

    def share(self) -> float:
        return self._done / max(1, len(self._files))

    def close(self) -> None:
        pass
