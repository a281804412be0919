"""Open streams: many browsers listen to one web process, and every message told must reach each of them, once and in order."""

import asyncio
import time
from dataclasses import dataclass, field

import orjson
import psycopg
from psycopg.conninfo import make_conninfo

from tallgrass.config.environment import Home
from tallgrass.config.process.database import database_url
from tallgrass.platform.live import CHANNEL

STREAMS, RATE, SECONDS = 1_000, 100, 10
TOGETHER = 50
"""Streams opened at the same time."""
PATIENCE = 20
"""Seconds the last messages may take."""


@dataclass
class Listener:
    """One browser: what it was told, and how many milliseconds each message took."""

    heard: list[int] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)

    async def open(self, port: int, cookie: str) -> asyncio.StreamReader:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET /live/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\nAccept: text/event-stream\r\n\r\n".encode())
        status = await reader.readline()
        if b" 200 " not in status:
            raise RuntimeError(f"/live/: {status!r}")
        await reader.readuntil(b"\n\n")  # The first event: the stream is open.
        self._writer = writer
        return reader

    async def listen(self, reader: asyncio.StreamReader) -> None:
        kind = b""
        while line := await reader.readline():
            if line.startswith(b"event: "):
                kind = line[7:].strip()
            elif line.startswith(b"data: ") and kind == b"drill":
                body = orjson.loads(line[6:])
                self.heard.append(body["number"])
                self.milliseconds.append((time.time() - body["at"]) * 1000)

    def close(self) -> None:
        self._writer.close()


@dataclass
class Drill:
    """Streams of the sessions, `rate` messages a second to all of them for `seconds`."""

    port: int
    cookies: list[str]
    conninfo: str
    people: list[int]
    rate: int
    seconds: int
    listeners: list[Listener] = field(default_factory=list)

    async def open(self, count: int) -> None:
        self._tasks = []
        for start in range(0, count, TOGETHER):
            fresh = [Listener() for _ in range(min(TOGETHER, count - start))]
            asks = (listener.open(self.port, self.cookies[(start + index) % len(self.cookies)]) for index, listener in enumerate(fresh))
            readers = await asyncio.wait_for(asyncio.gather(*asks), PATIENCE)
            self._tasks += [asyncio.create_task(listener.listen(reader)) for listener, reader in zip(fresh, readers, strict=True)]
            self.listeners += fresh

    async def tell(self) -> None:
        """Tell all of them, as the product does: by NOTIFY."""
        total = self.rate * self.seconds
        async with await psycopg.AsyncConnection.connect(self.conninfo, autocommit=True) as connection:
            began = time.monotonic()
            for number in range(total):
                message = {"to": self.people, "kind": "drill", "body": {"number": number, "at": time.time()}}
                await connection.execute("SELECT pg_notify(%s, %s)", [CHANNEL, orjson.dumps(message).decode()])
                await asyncio.sleep(max(0.0, began + (number + 1) / self.rate - time.monotonic()))
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends and any(len(listener.heard) < total for listener in self.listeners):
            await asyncio.sleep(0.1)

    def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        for listener in self.listeners:
            listener.close()

    @property
    def lost(self) -> int:
        """Messages that did not come, came twice, or out of order, over all streams."""
        expected = list(range(self.rate * self.seconds))
        return sum(0 if listener.heard == expected else max(1, len(expected) - len(set(listener.heard))) for listener in self.listeners)

    @property
    def milliseconds(self) -> list[float]:
        return sorted(took for listener in self.listeners for took in listener.milliseconds)


def conninfo_of(home: Home) -> str:
    described = database_url(home)
    return make_conninfo(dbname=described["NAME"], user=described["USER"], host=described["HOST"])


def people_of(conninfo: str, sessions: list[str]) -> list[int]:
    with psycopg.connect(conninfo) as connection:
        found = connection.execute("SELECT DISTINCT person_id FROM accounts_session WHERE session_key = ANY(%s)", [sessions])
        return [person_id for (person_id,) in found]
