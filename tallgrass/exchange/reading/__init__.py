"""Files as rows: CSV, JSON Lines, Parquet; plain, gzip or a member of a zip archive; or the pictures of a folder.

Everything is read as a stream, within bounds: a line, a cell or an archive that grows beyond them ends in words, not in memory.
"""

from tallgrass.exchange.reading.csv_rows import CsvTable
from tallgrass.exchange.reading.folder import FolderTable
from tallgrass.exchange.reading.json_rows import JsonTable
from tallgrass.exchange.reading.opening import Opened, Place, find_place, fingerprint
from tallgrass.exchange.reading.parquet_rows import ParquetTable
from tallgrass.exchange.types import Reading

Table = CsvTable | JsonTable | ParquetTable | FolderTable

__all__ = ["Place", "Table", "find_place", "fingerprint", "open_table"]


def open_table(place: Place, reading: Reading) -> Table:
    """The rows of a file. Close it when done.

    Raises:
        DomainError: `unreadable`, in words; also while it is read.
    """
    if place.path.is_dir():
        return FolderTable(place.path)
    if (reading.format or place.format) == "parquet":
        return ParquetTable(place.path)
    opened = Opened(place, reading.encoding)
    try:
        return JsonTable(opened) if (reading.format or place.format) == "jsonl" else CsvTable(opened, reading)
    except BaseException:
        opened.close()
        raise
