"""A server on this machine that answers as a provider would, and remembers what it was asked."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass
class Asked:
    method: str
    path: str
    query: dict[str, str]
    form: dict[str, str]
    body: bytes
    headers: dict[str, str]


Answer = tuple[int, Any, dict[str, str]]


@dataclass
class StandIn:
    """`answer` gives status, body (JSON, or bytes) and headers for what was asked."""

    answer: Callable[[Asked], Answer]
    asked: list[Asked] = field(default_factory=list)
    address: str = ""


@contextmanager
def stand_in(answer: Callable[[Asked], Answer]) -> Iterator[StandIn]:
    stand = StandIn(answer)

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            parts, body = urlsplit(self.path), self.rfile.read(int(self.headers.get("Content-Length") or 0))
            form = dict(parse_qsl(body.decode())) if "form" in self.headers.get("Content-Type", "") else {}
            asked = Asked(self.command, parts.path, dict(parse_qsl(parts.query)), form, body, dict(self.headers))
            stand.asked.append(asked)
            status, content, headers = stand.answer(asked)
            data = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response(status)
            for name, value in ({"Content-Type": "application/json", "Content-Length": str(len(data))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = _serve  # noqa: N815  (named so by http.server)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    stand.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield stand
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
