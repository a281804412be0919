"""Server-sent events, served natively: `GET /live/` keeps one stream a browser (its tabs share it)."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from asgiref.sync import sync_to_async
from django.db import connections
from django.http.cookie import parse_cookie

from tallgrass.config.process.hub import Hub
from tallgrass.config.process.stream import Stream

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

PAUSE = 0.05
"""Seconds between two sendings of a stream: the first word goes at once, those that come in the pause go together."""

WhoAsks = Callable[[str], int | None]


class Streams:
    """The ASGI application of `/live/`. `who_asks` finds the person of a session key (in a thread: it reads the database)."""

    def __init__(self, hub: Hub, who_asks: WhoAsks, session_cookie: str) -> None:
        self._hub = hub
        self._who_asks = sync_to_async(_giving_back(who_asks), thread_sensitive=False)
        self._cookie = session_cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        person_id = await self._person(scope)
        if person_id is None:
            await _answer(send, 401)
            return
        await self._hub.ready()
        stream = self._hub.open(person_id)
        # The page names the stream when it asks for what it watches.
        beginning = b'retry: 2000\nevent: stream\ndata: {"stream":"%s"}\n\n' % stream.name.encode()
        try:
            await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
            await send({"type": "http.response.body", "body": beginning, "more_body": True})
            await self._pump(stream, receive, send)
        finally:
            self._hub.close(stream)

    async def _pump(self, stream: Stream, receive: Receive, send: Send) -> None:
        # Ends when the reader leaves, too: a stream that waits only for messages never learns that its page is gone.
        reader = asyncio.ensure_future(_left(receive))
        reader.add_done_callback(lambda _: stream.end())
        try:
            while (data := await stream.take()) is not None:
                await send({"type": "http.response.body", "body": data, "more_body": True})
                await asyncio.sleep(PAUSE)
            if not reader.done():
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            reader.cancel()

    async def _person(self, scope: Scope) -> int | None:
        headers = dict(scope["headers"])
        key = parse_cookie(headers.get(b"cookie", b"").decode("latin-1")).get(self._cookie)
        return await self._who_asks(key) if key else None


def _giving_back(who_asks: WhoAsks) -> WhoAsks:
    """No request of Django's ends in these threads: without this each of them would keep a connection of the pool for ever."""

    def ask(session_key: str) -> int | None:
        try:
            return who_asks(session_key)
        finally:
            connections.close_all()

    return ask


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


async def _answer(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"cache-control", b"no-store")]})
    await send({"type": "http.response.body", "body": b""})
