"""One open stream: whose it is, what waits to be sent, what it watches."""

import asyncio
import secrets

MOST_WAITING = 1_000
"""Messages a slow page may fall behind before its stream is closed; it opens a new one and asks for what it missed."""


class Stream:
    """Filled by the hub, emptied by the one task that sends it. One event loop only.

    A thousand streams that each hear a hundred words a second are a hundred thousand deliveries: what waits is taken at once, and
    a message costs a stream no task of its own, only its place in a list.
    """

    __slots__ = ("_ended", "_waiter", "_waiting", "name", "person_id", "watched")

    def __init__(self, person_id: int) -> None:
        self.name = secrets.token_urlsafe(9)
        self.person_id = person_id
        self.watched: dict[str, None] = {}
        self._waiting: list[bytes] = []
        self._waiter: asyncio.Future[None] | None = None
        self._ended = False

    def send(self, data: bytes) -> None:
        if len(self._waiting) >= MOST_WAITING:
            self.end()
        elif not self._ended:
            self._waiting.append(data)
            self._wake()

    def end(self) -> None:
        """Close it; what has not been sent is dropped."""
        self._ended = True
        self._waiting.clear()
        self._wake()

    @property
    def is_quiet(self) -> bool:
        return not self._waiting

    async def take(self) -> bytes | None:
        """All that waits, as soon as something does; None when the stream has ended."""
        while not self._waiting:
            if self._ended:
                return None
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        data = b"".join(self._waiting)
        self._waiting.clear()
        return data

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
