"""JSON Lines: one object a line."""

from collections.abc import Iterator

import orjson

from tallgrass.exchange.reading.csv_rows import is_text, line_too_long
from tallgrass.exchange.reading.opening import Opened, read_ahead
from tallgrass.exchange.types import Bad, Row
from tallgrass.platform.words import Words

_SAMPLE = 100


class JsonTable:
    """Rows of a file of objects; its columns are the names the first hundred use."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._rows = self._read()
        self._sample, self._failed = read_ahead(self._rows, _SAMPLE)
        self.columns = list(dict.fromkeys(name for row in self._sample if isinstance(row, Row) for name in row.values))

    def rows(self) -> Iterator[Row | Bad]:
        yield from self._sample
        if self._failed:
            raise self._failed
        yield from self._rows

    def share(self) -> float:
        return self._opened.share()

    def close(self) -> None:
        self._opened.close()

    def _read(self) -> Iterator[Row | Bad]:
        number = 0
        for text in self._opened:
            line = self._opened.line
            too_long = self._opened.passed_over(line, line) is not None
            if not too_long and not text.strip():
                continue
            number += 1
            yield line_too_long(number, line) if too_long else _row(number, line, text)


def _row(number: int, line: int, text: str) -> Row | Bad:
    if not is_text(text):
        return Bad(number, line, Words("有的字节不是文字，检查编码。", "Some bytes are no text; check the encoding."), text[:2000])
    try:
        values = orjson.loads(text)
    except ValueError as error:
        return Bad(number, line, Words(f"这一行不是 JSON：{error}", f"This line is no JSON: {error}"), text[:2000])
    if not isinstance(values, dict):
        return Bad(number, line, Words("每行要是一个 JSON 对象。", "Each line must be one JSON object."), text[:2000])
    return Row(number, line, values)
