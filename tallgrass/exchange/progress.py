"""How far it is, on the terminal: one line that moves, or a line now and then where it goes into a file."""

import sys
import time
from typing import TextIO

from tallgrass.exchange.types import Tally
from tallgrass.platform.words import say


class Progress:
    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream, self._moves = stream, stream.isatty()
        self._started = self._told = time.monotonic()
        self._before: int | None = None

    def __call__(self, tally: Tally, share: float) -> None:
        now = time.monotonic()
        if self._before is None:
            self._before = tally.rows
            self._started = now
        if now - self._told < (0.2 if self._moves else 5.0):
            return
        self._told = now
        seconds = max(now - self._started, 0.001)
        rate = (tally.rows - self._before) / seconds
        left = _duration(seconds * (1 - share) / share) if share > 0.001 else "?"
        line = say(
            "{rows:,} 行 · 收下 {taken:,} · 已有 {known:,} · 退回 {rejected:,} · 每秒 {rate:,.0f} · 还要 {left}",
            "{rows:,} rows · {taken:,} new · {known:,} known · {rejected:,} rejected · {rate:,.0f}/s · {left} left",
            rows=tally.rows, taken=tally.taken, known=tally.known, rejected=tally.rejected, rate=rate, left=left,
        )  # fmt: skip
        self._stream.write(f"\r\033[K{line}" if self._moves else f"{line}\n")
        self._stream.flush()

    def end(self) -> None:
        if self._moves:
            self._stream.write("\r\033[K")


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
