"""Reading many documents into words: beside the process that asks, where there are enough of them."""

from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack

import msgspec

from tallgrass.platform.processes import helping_processes
from tallgrass.platform.subjects import Ref, SearchDocument
from tallgrass.search.schema import Read, read_document

PORTION = 500
_ENOUGH = 1500
"""Documents of one call from which on helpers are worth their start."""
_AHEAD = 12
"""Portions that are being read or wait to be taken."""

Portion = list[Read]

# Between processes in MessagePack: what the standard pickles cost is a fifth of the whole.
_pack = msgspec.msgpack.Encoder().encode
_given = msgspec.msgpack.Decoder(list[tuple[Ref, SearchDocument]])
_reads = msgspec.msgpack.Decoder(list[Read])


class Reader:
    """Gives back what it was given, read, in the same order. Use as a context."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: deque[Future[bytes] | Portion] = deque()

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *raised: object) -> None:
        self._stack.close()

    def read(self, kind: str, documents: Mapping[int, SearchDocument]) -> Iterator[Read]:
        """Hand documents over; what is read already comes back meanwhile, whichever call it came with."""
        items = [(Ref(kind, id), document) for id, document in documents.items()]
        if self._pool is None and len(items) >= _ENOUGH:
            self._pool = self._stack.enter_context(helping_processes(4))
        for start in range(0, len(items), PORTION):
            portion = items[start : start + PORTION]
            self._waiting.append(self._pool.submit(_read_packed, _pack(portion)) if self._pool else read_all(portion))
            while len(self._waiting) > _AHEAD:
                yield from self._next()

    def rest(self) -> Iterator[Read]:
        """All that is still on its way."""
        while self._waiting:
            yield from self._next()

    def _next(self) -> Portion:
        first = self._waiting.popleft()
        return _reads.decode(first.result()) if isinstance(first, Future) else first


def _read_packed(portion: bytes) -> bytes:
    return _pack(read_all(_given.decode(portion)))


def read_all(documents: list[tuple[Ref, SearchDocument]]) -> Portion:
    return [read_document(ref, document) for ref, document in documents]
