"""From the database to open pages, and to what the process remembers: one LISTEN connection a process."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import orjson
import psycopg

from tallgrass.config.process.stream import Stream
from tallgrass.platform import changes
from tallgrass.platform.live import CHANNEL
from tallgrass.platform.memory import hear_changes

logger = logging.getLogger("tallgrass.hub")

HEARTBEAT = 25
"""Seconds."""
MOST_WATCHED = 20
"""Things one stream may watch; what it has watched longest gives way."""


class Hub:
    """Hands each message to the streams of the people it is for, and of those who watch the thing it is about. One event loop only."""

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._streams: dict[int, set[Stream]] = defaultdict(set)
        self._watchers: dict[str, set[Stream]] = defaultdict(set)
        self._listener: asyncio.Task[None] | None = None
        self._heart: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()

    async def start(self) -> None:
        self._listener = asyncio.create_task(self._listen())
        self._heart = asyncio.create_task(self._beat())

    async def ready(self) -> None:
        await self._ready.wait()

    async def stop(self) -> None:
        """Close every stream and the connection."""
        for task in (self._listener, self._heart):
            if task:
                task.cancel()
        hear_changes(False)
        self._close_all()

    def open(self, person_id: int) -> Stream:
        stream = Stream(person_id)
        self._streams[person_id].add(stream)
        return stream

    def close(self, stream: Stream) -> None:
        _leave(self._streams, stream.person_id, stream)
        for subject in stream.watched:
            _leave(self._watchers, subject, stream)
        stream.watched.clear()

    @property
    def stream_count(self) -> int:
        return sum(len(streams) for streams in self._streams.values())

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
                            changes.take_word(note.payload)
            except psycopg.Error as error:
                logger.warning("hub lost the database", extra={"error": str(error)})
                # What was told meanwhile is lost, also that sessions ended: pages open their streams anew and ask.
                hear_changes(False)
                self._ready.clear()
                self._close_all()
                await asyncio.sleep(1)

    async def _beat(self) -> None:
        """A comment now and then keeps proxies from closing a quiet stream."""
        while True:
            await asyncio.sleep(HEARTBEAT)
            for streams in list(self._streams.values()):
                for stream in streams:
                    if stream.is_quiet:
                        stream.send(b": still here\n\n")

    def _close_all(self) -> None:
        for streams in list(self._streams.values()):
            for stream in list(streams):
                stream.end()

    def _hand_out(self, payload: str) -> None:
        message = orjson.loads(payload)
        if "watch" in message:
            self._watch(message["person"], message["stream"], message["watch"])
            return
        data = b"event: %s\ndata: %s\n\n" % (message["kind"].encode(), orjson.dumps(message["body"]))
        if "of" in message:
            for stream in self._watchers.get(message["of"], ()):
                stream.send(data)
            return
        signed_out = message["kind"] == "signed_out"
        for person_id in message["to"]:
            for stream in self._streams.get(person_id, ()):
                stream.send(b"" if signed_out else data)
                if signed_out:
                    stream.end()

    def _watch(self, person_id: int, name: str, subjects: Iterable[str]) -> None:
        stream = next((stream for stream in self._streams.get(person_id, ()) if stream.name == name), None)
        if stream is None:  # Held by another process, or closed meanwhile.
            return
        for subject in subjects:
            stream.watched.pop(subject, None)
            stream.watched[subject] = None
            self._watchers[subject].add(stream)
        while len(stream.watched) > MOST_WATCHED:
            oldest = next(iter(stream.watched))
            del stream.watched[oldest]
            _leave(self._watchers, oldest, stream)


def _leave(places: dict[Any, set[Stream]], key: int | str, stream: Stream) -> None:
    streams = places.get(key)
    if streams:
        streams.discard(stream)
        if not streams:
            del places[key]
