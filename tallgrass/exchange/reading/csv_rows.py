"""CSV: any delimiter, quoted cells over several lines."""

import csv
import io
from collections.abc import Iterator

from tallgrass.exchange.errors import unreadable
from tallgrass.exchange.reading.opening import LONGEST_LINE, Opened, read_ahead
from tallgrass.exchange.types import Bad, Reading, Row
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to spreadsheets: exports put a ' before it, and imports take it away again."""

_DELIMITERS = ",;\t|"
_SAMPLE = 200

csv.field_size_limit(LONGEST_LINE)


class CsvTable:
    """Rows of a CSV file under the names of its first line."""

    def __init__(self, opened: Opened, reading: Reading) -> None:
        self._opened = opened
        sample, failed = read_ahead(opened, _SAMPLE)
        delimiter = reading.delimiter or _sniff(sample)
        self._lines = _Replayed(sample, failed, opened)
        self._reader = csv.reader(self._lines, delimiter=delimiter)
        try:
            self.columns = list(reading.header) or [name.strip() for name in next(self._reader, [])]
        except csv.Error as error:
            raise unreadable(f"第一行读不懂：{error}", f"The first line cannot be read: {error}") from None
        named = [name for name in self.columns if name]
        if not named or len(set(named)) < len(named):
            raise unreadable(
                "第一行要写出各列的名字，各不相同；没有这一行的话用 --header。",
                "The first line must name the columns, each differently; if there is no such line, say --header.",
            )

    def rows(self) -> Iterator[Row | Bad]:
        number, width = 0, len(self.columns)
        while True:
            line = self._lines.line + 1
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                number += 1
                yield Bad(number, line, Words(f"读不懂这一行：{error}", f"This row cannot be read: {error}"))
                continue
            too_long = self._opened.passed_over(line, self._lines.line)
            if not cells and too_long is None:
                continue
            number += 1
            yield line_too_long(number, too_long) if too_long is not None else self._row(number, line, cells, width)

    def share(self) -> float:
        return self._opened.share()

    def close(self) -> None:
        self._opened.close()

    def _row(self, number: int, line: int, cells: list[str], width: int) -> Row | Bad:
        if len(cells) != width:
            return Bad(
                number,
                line,
                Words(f"这一行有 {len(cells)} 格，应有 {width} 格。", f"This row has {len(cells)} cells instead of {width}."),
                cells,
            )
        if not is_text("".join(cells)):
            return Bad(number, line, Words("有的字节不是文字，检查编码。", "Some bytes are no text; check the encoding."), cells)
        return Row(number, line, dict(zip(self.columns, map(_plain, cells), strict=True)))


class _Replayed:
    """The sample once more, then the rest; with the line each iteration has come to."""

    def __init__(self, sample: list[str], failed: DomainError | None, opened: Opened) -> None:
        self._sample, self._failed, self._opened = iter(sample), failed, opened
        self.line = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._sample, None)
        if line is None:
            if self._failed:
                raise self._failed
            line = next(self._opened)
        self.line += 1
        return line


def is_text(text: str) -> bool:
    """Whether all of it was decoded (lone surrogates stand for bytes that were not)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def line_too_long(number: int, line: int) -> Bad:
    most = f"{LONGEST_LINE:,}"
    return Bad(number, line, Words(f"这一行超过 {most} 个字。", f"This line has more than {most} letters."))


def _plain(cell: str) -> str:
    """Without the mark that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(FORMULA) else cell


def _sniff(sample: list[str]) -> str:
    """The delimiter that cuts most lines into equally many cells, more than one; a comma when none does."""
    best, most = ",", 0.0
    for delimiter in _DELIMITERS:
        try:
            widths = [len(cells) for cells in csv.reader(io.StringIO("".join(sample[:50])), delimiter=delimiter) if cells]
        except csv.Error:
            continue
        if not widths or widths[0] < 2:
            continue
        fit = sum(width == widths[0] for width in widths) / len(widths) * min(widths[0], 20) ** 0.5
        if fit > most:
            best, most = delimiter, fit
    return best
