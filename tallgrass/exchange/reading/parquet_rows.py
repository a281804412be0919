"""Parquet, by the optional arro3 (`tallgrass[parquet]`)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tallgrass.exchange.errors import unreadable
from tallgrass.exchange.types import Bad, Row


class ParquetTable:
    """Rows of a Parquet file, a batch at a time. Rows count as lines."""

    def __init__(self, path: Path) -> None:
        self._done, self._all = 0, 1
        self._path = path
        self._batches = self._guarded(lambda: _read_parquet()(path))
        self.columns = [field.name for field in self._batches.schema]

    def rows(self) -> Iterator[Row | Bad]:
        while (batch := self._guarded(lambda: next(self._batches, None))) is not None:
            columns = [self._guarded(column.to_pylist) for column in batch.columns]
            for cells in zip(*columns, strict=True):
                self._done += 1
                yield Row(self._done, self._done, dict(zip(self.columns, map(_plain, cells), strict=True)))

    def share(self) -> float:
        return 0.0

    def close(self) -> None:
        pass

    def _guarded(self, read: Any) -> Any:
        """The reader is Rust: on a damaged file it may panic, which is no Exception."""
        try:
            return read()
        except (KeyboardInterrupt, SystemExit, MemoryError):
            raise
        except BaseException as error:
            if error.__class__.__name__ == "DomainError":
                raise
            raise unreadable(f"这个 Parquet 文件读不了：{error}", f"This Parquet file cannot be read: {error}") from None


def _plain(cell: Any) -> Any:
    return cell.decode(errors="replace") if isinstance(cell, bytes) else cell


def _read_parquet() -> Any:
    try:
        from arro3.io import read_parquet  # Optional, and 30 MB: nothing else needs it.
    except ImportError:
        raise unreadable("读 Parquet 要先装 tallgrass[parquet]。", "Reading Parquet needs tallgrass[parquet] installed.") from None
    return read_parquet
