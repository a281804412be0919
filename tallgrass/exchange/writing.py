"""Rows into a file, whole or not at all: it takes its name when all of it is written."""

import csv
import gzip
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Protocol

import orjson

from tallgrass.exchange.errors import unreadable
from tallgrass.exchange.reading.csv_rows import FORMULA

_ROWS_A_BATCH = 20_000


class Writer(Protocol):
    def write(self, row: Sequence[str]) -> None: ...

    def end(self) -> None: ...


@contextmanager
def open_writer(target: Path, columns: Sequence[str]) -> Iterator[Writer]:
    """A writer by the name of the file.

    Raises:
        DomainError: `unreadable` for a name that says no format.
    """
    name = target.name.removesuffix(".gz")
    kind: Callable[[IO[bytes], Sequence[str]], Writer] | None = {
        "csv": CsvWriter,
        "jsonl": JsonWriter,
        "ndjson": JsonWriter,
        "parquet": ParquetWriter,
    }.get(  # type: ignore[assignment]
        name.rpartition(".")[2].lower()
    )
    if kind is None or (kind is ParquetWriter and name != target.name):
        raise unreadable(
            "文件名以 .csv、.jsonl（可再加 .gz）或 .parquet 结尾。", "The name must end in .csv, .jsonl (or these with .gz) or .parquet."
        )
    unfinished = target.with_name(f".{target.name}.part")
    try:
        with unfinished.open("wb") as raw:
            packed: IO[bytes] = gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=6) if name != target.name else raw  # type: ignore[assignment]
            writer = kind(packed, columns)
            yield writer
            writer.end()
            if packed is not raw:
                packed.close()
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


class CsvWriter:
    """With a mark for spreadsheets that it is UTF-8, and none of its cells a formula."""

    def __init__(self, file: IO[bytes], columns: Sequence[str]) -> None:
        self._text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=False)
        self._csv = csv.writer(self._text)
        self._csv.writerow(columns)

    def write(self, row: Sequence[str]) -> None:
        self._csv.writerow([f"'{cell}" if cell.lstrip("'").startswith(FORMULA) else cell for cell in row])

    def end(self) -> None:
        self._text.flush()
        self._text.detach()


class JsonWriter:
    def __init__(self, file: IO[bytes], columns: Sequence[str]) -> None:
        self._file, self._columns = file, columns

    def write(self, row: Sequence[str]) -> None:
        self._file.write(orjson.dumps(dict(zip(self._columns, row, strict=True)), option=orjson.OPT_APPEND_NEWLINE))

    def end(self) -> None:
        pass


class ParquetWriter:
    """All columns are text. Rows are gathered and written at the end, since the library writes a table at once."""

    def __init__(self, file: IO[bytes], columns: Sequence[str]) -> None:
        self._file, self._columns = file, columns
        self._batches: list[Any] = []
        self._rows: list[Sequence[str]] = []
        self._arro3 = _arro3()

    def write(self, row: Sequence[str]) -> None:
        self._rows.append(row)
        if len(self._rows) >= _ROWS_A_BATCH:
            self._pack()

    def end(self) -> None:
        if self._rows or not self._batches:
            self._pack()
        core, io_ = self._arro3
        io_.write_parquet(core.Table.from_batches(self._batches), self._file, compression="zstd(3)")

    def _pack(self) -> None:
        core, _ = self._arro3
        cells = zip(*self._rows, strict=True) if self._rows else [()] * len(self._columns)
        arrays = {name: core.Array(list(column), type=core.DataType.utf8()) for name, column in zip(self._columns, cells, strict=True)}
        self._batches.append(core.RecordBatch.from_pydict(arrays))
        self._rows = []


def _arro3() -> Any:
    try:
        import arro3.core  # Optional, and 30 MB: nothing else needs it.
        import arro3.io  # (as above)
    except ImportError:
        raise unreadable("写 Parquet 要先装 tallgrass[parquet]。", "Writing Parquet needs tallgrass[parquet] installed.") from None
    return arro3.core, arro3.io
