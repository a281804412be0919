"""The bridge between the server's loop and the WSGI application: one way over, one way back.

A page is whole when it leaves the application, so it crosses between the threads once; a2wsgi, whose reading of requests is used
here, crosses for the head, for each piece and for the end, and waits each time. Answers that stream cross piece by piece. So it is on the
way in: a form is read before a thread is asked for it (a slow sender holds none), a file is read piece by piece.
"""

import asyncio
import io
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from a2wsgi.wsgi import Body, build_environ

from tallgrass.config.process.streams import Receive, Scope, Send

WHOLE = 64 * 1024
"""The longest body that is read before a thread is asked, in bytes."""


@dataclass
class _Answer:
    status: int = 500
    headers: tuple[tuple[bytes, bytes], ...] = ()
    content: bytes | None = None
    """The whole content; None for an answer that has been sent piece by piece."""

    @property
    def start(self) -> dict[str, Any]:
        return {"type": "http.response.start", "status": self.status, "headers": self.headers}


class Bridge:
    """Serves a WSGI application on `threads` threads to an ASGI server."""

    def __init__(self, application: Any, threads: int) -> None:
        self._application = application
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="page")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        loop = asyncio.get_running_loop()

        async def message() -> Any:  # The server's `receive` gives a future of its own kind, and a body is read by coroutines.
            return await receive()

        async def pass_on(piece: dict[str, Any]) -> None:
            await send(piece)

        def send_piece(piece: dict[str, Any]) -> None:
            asyncio.run_coroutine_threadsafe(pass_on(piece), loop).result()

        length = _length(scope)
        body = Body(loop, message) if length is None or length > WHOLE else io.BytesIO(await _whole(receive, length))  # type: ignore[arg-type]
        environ = build_environ(scope, body)  # type: ignore[arg-type]
        answer = await loop.run_in_executor(self._threads, self._ask, environ, send_piece)
        if answer.content is None:
            await send({"type": "http.response.body", "body": b""})
        else:
            await send(answer.start)
            await send({"type": "http.response.body", "body": answer.content})

    def _ask(self, environ: Any, send_piece: Any) -> _Answer:
        answer = _Answer()

        def start_response(status: str, headers: Iterable[tuple[str, str]], problem: object = None) -> None:
            answer.status = int(status[:3])
            answer.headers = tuple((name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers)

        response = self._application(environ, start_response)
        try:
            if getattr(response, "streaming", True):
                send_piece(answer.start)
                for piece in response:
                    send_piece({"type": "http.response.body", "body": piece, "more_body": True})
            else:
                answer.content = b"".join(response)
        finally:
            response.close()
        return answer


def _length(scope: Scope) -> int | None:
    """How long the body is said to be; None where it comes in pieces and its end is not known."""
    length: int | None = 0 if scope["http_version"] in {"1.0", "1.1"} else None
    for name, value in scope["headers"]:
        if name == b"transfer-encoding":
            return None
        if name == b"content-length":
            length = int(value) if value.isdigit() else None
    return length


async def _whole(receive: Receive, length: int) -> bytes:
    """A body of so many bytes; less where the sender has gone."""
    content, more = b"", length > 0
    while more:
        message = await receive()
        content += message.get("body", b"")
        more = message.get("more_body", False)
    return content
