"""From the database to open pages, and to what the process remembers: one LISTEN connection a process, one queue a stream."""

import asyncio
import logging
from collections import defaultdict

import orjson
import psycopg

from tallgrass.platform import changes
from tallgrass.platform.live import CHANNEL
from tallgrass.platform.memory import forget_changed, hear_changes

logger = logging.getLogger("tallgrass.hub")

QUEUE = 100
"""Messages a slow page may fall behind before its stream is closed; it opens a new one and asks for what it missed."""


class Hub:
    """Hands each message to the streams of the people it is for. One event loop only."""

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._streams: dict[int, set[asyncio.Queue[bytes | None]]] = defaultdict(set)
        self._listener: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()

    async def start(self) -> None:
        self._listener = asyncio.create_task(self._listen())

    async def ready(self) -> None:
        await self._ready.wait()

    async def stop(self) -> None:
        """Close every stream and the connection."""
        if self._listener:
            self._listener.cancel()
        hear_changes(False)
        self._close_all()

    def open(self, person_id: int) -> asyncio.Queue[bytes | None]:
        queue: asyncio.Queue[bytes | None] = asyncio.Queue(QUEUE)
        self._streams[person_id].add(queue)
        return queue

    def close(self, person_id: int, queue: asyncio.Queue[bytes | None]) -> None:
        queues = self._streams.get(person_id)
        if queues:
            queues.discard(queue)
            if not queues:
                del self._streams[person_id]

    @property
    def stream_count(self) -> int:
        return sum(len(queues) for queues in self._streams.values())

    async def _listen(self) -> None:
        while True:
            try:
                connection = await psycopg.AsyncConnection.connect(self._conninfo, autocommit=True)
                async with connection:
                    await connection.execute(f'LISTEN "{CHANNEL}"')
                    await connection.execute(f'LISTEN "{changes.CHANNEL}"')
                    hear_changes(True)
                    self._ready.set()
                    async for note in connection.notifies():
                        if note.channel == CHANNEL:
                            self._hand_out(note.payload)
                        else:
                            forget_changed(note.payload)
            except psycopg.Error as error:
                logger.warning("hub lost the database", extra={"error": str(error)})
                # What was told meanwhile is lost, also that sessions ended: pages open their streams anew and ask.
                hear_changes(False)
                self._ready.clear()
                self._close_all()
                await asyncio.sleep(1)

    def _close_all(self) -> None:
        for queues in list(self._streams.values()):
            for queue in list(queues):
                _close(queue)

    def _hand_out(self, payload: str) -> None:
        message = orjson.loads(payload)
        data = b"event: %s\ndata: %s\n\n" % (message["kind"].encode(), orjson.dumps(message["body"]))
        for person_id in message["to"]:
            for queue in self._streams.get(person_id, ()):
                try:
                    queue.put_nowait(b"" if message["kind"] == "signed_out" else data)
                except asyncio.QueueFull:
                    _close(queue)
                if message["kind"] == "signed_out":
                    _close(queue)


def _close(queue: asyncio.Queue[bytes | None]) -> None:
    while not queue.empty():
        queue.get_nowait()
    queue.put_nowait(None)
