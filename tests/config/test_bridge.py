"""The bridge hands the application whole requests and takes whole answers, and nobody who is slow holds a thread."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import pytest

from tallgrass.config.process.bridge import WHOLE, Bridge


def echo(environ: dict[str, Any], start_response: Callable[..., object]) -> "Answer":
    """Answers with what came in, at most as much as is announced, as Django reads it."""
    length = environ.get("CONTENT_LENGTH")
    content = environ["wsgi.input"].read(int(length)) if length else environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return Answer([content])


class Answer(list[bytes]):
    streaming = False

    def close(self) -> None:
        pass


def scope(version: str = "1.1", **headers: str) -> dict[str, Any]:
    return {
        "type": "http",
        "method": "POST",
        "path": "/",
        "query_string": b"",
        "http_version": version,
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }


def receiver(pieces: Iterable[dict[str, Any]]) -> Callable[[], Awaitable[dict[str, Any]]]:
    waiting = iter(pieces)

    async def receive() -> dict[str, Any]:
        return next(waiting)

    return receive


def piece(content: bytes, more: bool) -> dict[str, Any]:
    return {"type": "http.request", "body": content, "more_body": more}


def ask(bridge: Bridge, asked: dict[str, Any], receive: Any) -> "asyncio.Task[bytes]":
    async def whole() -> bytes:
        sent: list[bytes] = []

        async def send(message: dict[str, Any]) -> None:
            sent.append(message.get("body", b""))

        await bridge(asked, receive, send)
        return b"".join(sent)

    return asyncio.ensure_future(whole())


@pytest.mark.parametrize(
    ("asked", "pieces", "answer"),
    [
        (scope(content_length="7"), [piece(b"one", True), piece(b"+two", False)], b"one+two"),
        (scope(content_length=str(WHOLE + 1)), [piece(b"a" * WHOLE, True), piece(b"b", False)], b"a" * WHOLE + b"b"),
        (scope(transfer_encoding="chunked"), [piece(b"one", True), piece(b"+two", False)], b"one+two"),
        (scope(version="2"), [piece(b"of unknown length", False)], b"of unknown length"),
        (scope(content_length="0"), [], b""),
        (scope(), [], b""),
        (scope(content_length="7"), [piece(b"one", True), {"type": "http.disconnect"}], b"one"),
    ],
)
def test_a_body_comes_over_whole(asked: dict[str, Any], pieces: list[dict[str, Any]], answer: bytes) -> None:
    async def run() -> bytes:
        return await ask(Bridge(echo, 1), asked, receiver(pieces))

    assert asyncio.run(run()) == answer


def test_who_sends_slowly_holds_no_thread() -> None:
    async def run() -> None:
        bridge, released = Bridge(echo, 1), asyncio.Event()

        async def slowly() -> dict[str, Any]:
            await released.wait()
            return piece(b"late", False)

        slow = ask(bridge, scope(content_length="4"), slowly)
        await asyncio.sleep(0)
        assert await asyncio.wait_for(ask(bridge, scope(), receiver([])), 5) == b""
        assert not slow.done()
        released.set()
        assert await slow == b"late"

    asyncio.run(run())
