"""Letters between browsers: one writes, the other has a real stream open and fetches the words when it is told of them."""

import http.client
import random
import threading
import time
from dataclasses import dataclass, field

import orjson

from benchmarks.load import Measured
from benchmarks.workloads import Cast

PAIRS = 20


@dataclass
class Listener:
    """A browser's one stream. `told` holds the numbers of letters it was told of, with the moment."""

    port: int
    cookie: str
    told: dict[int, float] = field(default_factory=dict)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def open(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", "/live/", headers={"Cookie": self.cookie, "Accept": "text/event-stream"})
        answer = connection.getresponse()
        if answer.status != 200:
            raise RuntimeError(f"/live/: {answer.status}")
        self._connection = connection
        threading.Thread(target=self._listen, args=[answer], daemon=True).start()

    def wait(self, number: int) -> float:
        """When the letter of that number was told of."""
        with self.changed:
            if not self.changed.wait_for(lambda: number in self.told, timeout=30):
                raise RuntimeError(f"letter {number} was never told of")
            return self.told[number]

    def _listen(self, answer: http.client.HTTPResponse) -> None:
        kind = b""
        try:
            while line := answer.readline():
                if line.startswith(b"event: "):
                    kind = line[7:].strip()
                elif line.startswith(b"data: ") and kind == b"letter":
                    with self.changed:
                        self.told[orjson.loads(line[6:])["number"]] = time.perf_counter()
                        self.changed.notify_all()
        except (OSError, ValueError, AttributeError):
            return  # The product was stopped, and its streams with it.


@dataclass
class Pair:
    """Two who follow each other. `write` goes by the writer's token, `read` by the reader's browser."""

    port: int
    token: str
    other: str
    listener: Listener
    number: int = 0
    conversation: str = ""

    def deliver(self, text: str) -> tuple[float, float]:
        """Milliseconds until the other's stream told of the letter, and until their browser had its words."""
        before = time.perf_counter()
        sent = _ask(self.port, "POST", f"/api/v1/people/{self.other}/letters", _bearer(self.token), {"text": text})
        self.conversation, self.number = sent["conversation_id"], sent["letter"]["number"]
        told = self.listener.wait(self.number)
        headers = {"Cookie": self.listener.cookie, "HX-Request": "true"}
        page = _fetch(self.port, f"/letters/{self.conversation}/?after={self.number - 1}", headers)
        if text.encode() not in page:
            raise RuntimeError(f"letter {self.number} came without its words")
        return (told - before) * 1000, (time.perf_counter() - before) * 1000


def make_pairs(port: int, cast: Cast) -> list[Pair]:
    """Friends among those who ask, each second one with a stream open, and a first letter written."""
    pairs = []
    for place in range(PAIRS):
        one, two = cast.tokens[2 * place], cast.tokens[2 * place + 1]
        names = [_ask(port, "GET", "/api/v1/me", _bearer(token))["person"]["handle"] for token in (one, two)]
        for token, other in ((one, names[1]), (two, names[0])):
            _ask(port, "POST", f"/api/v1/people/{other}/follow", _bearer(token))
        listener = Listener(port, f"{cast.session_cookie}={cast.sessions[2 * place + 1]}")
        listener.open()
        pairs.append(Pair(port, one, names[1], listener))
    return pairs


def exchange(pairs: list[Pair], letters: int, concurrency: int) -> tuple[Measured, Measured]:
    """Letters over all pairs, each pair one after the other. How long until told, and until read."""
    told, read, failures = Measured(), Measured(), []
    chance, lock = random.Random(20261124), threading.Lock()

    def work(own: list[Pair], count: int) -> None:
        try:
            for number in range(count):
                heard, seen = chance.choice(own).deliver(f"第 {number} 封，写给测量的人 {chance.random()}")
                with lock:
                    told.milliseconds.append(heard)
                    read.milliseconds.append(seen)
        except (RuntimeError, OSError) as error:
            failures.append(str(error))

    threads = [threading.Thread(target=work, args=[pairs[n::concurrency], letters // concurrency]) for n in range(concurrency)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise RuntimeError(failures[0])
    return told, read


_local = threading.local()


def _connection(port: int) -> http.client.HTTPConnection:
    if not hasattr(_local, "connection"):
        _local.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection: http.client.HTTPConnection = _local.connection
    return connection


def _fetch(port: int, path: str, headers: dict[str, str], method: str = "GET", body: bytes | None = None) -> bytes:
    connection = _connection(port)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status not in {200, 201, 204}:
        raise RuntimeError(f"{method} {path}: {answer.status} {content[:200]!r}")
    return content


def _ask(port: int, method: str, path: str, headers: dict[str, str], body: dict[str, str] | None = None):  # type: ignore[no-untyped-def]
    content = _fetch(port, path, headers, method, orjson.dumps(body) if body else None)
    return orjson.loads(content) if content else None


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", "Accept": "application/json", "Content-Type": "application/json"}
