"""One port: streams and media files natively, everything else handed to the WSGI application on a thread pool."""

import asyncio
import gc
import logging
from collections.abc import Callable
from typing import Any

from tallgrass.config.wsgi import application as wsgi  # First: it sets Django up, and all that follows needs that.

# isort: split
from django.conf import settings
from django.db import connection

import tallgrass.config.urls  # noqa: F401  (all pages are loaded now, not at the first request)
from tallgrass.accounts.queries import find_person_id_of_session
from tallgrass.config.process.bridge import Bridge
from tallgrass.config.process.hub import Hub
from tallgrass.config.process.streams import Receive, Scope, Send, Streams
from tallgrass.discovery.actions import write_behaviour
from tallgrass.discovery.feed.standing import find_ground
from tallgrass.media.serving import media_app
from tallgrass.notes.actions import write_readings
from tallgrass.platform.experiments.exposures import write_exposures

logger = logging.getLogger(__name__)


def _conninfo() -> str:
    from psycopg.conninfo import make_conninfo

    parameters = {
        name: value
        for name, value in connection.get_connection_params().items()
        if name in {"dbname", "user", "password", "host", "port", "sslmode", "sslrootcert"} and value
    }
    # The connection only listens: without keepalives it would never learn that the other end is gone.
    return make_conninfo(**parameters, keepalives_idle=5, keepalives_interval=2, keepalives_count=3)


def _who_asks(session_key: str) -> int | None:
    """Looks in a thread that no request ends in: its connection goes back to the pool here, or it would be held for ever."""
    try:
        return find_person_id_of_session(session_key)
    finally:
        connection.close()


def _write(write: Callable[[], object]) -> None:
    try:
        write()
    except Exception:  # The database is away: what was noted is kept for the next time.
        logger.warning("%s failed", write.__name__, exc_info=True)
    finally:
        connection.close()


NOTED = ((write_readings, 2.0), (write_behaviour, 0.5), (write_exposures, 1.0))
"""What pages only note down, and how often it is written, in seconds."""


async def _keep_writing(write: Callable[[], object], seconds: float) -> None:
    while True:
        await asyncio.sleep(seconds)
        await asyncio.to_thread(_write, write)


class Dispatcher:
    """Sends each request to the part that serves it best."""

    def __init__(self) -> None:
        self._plain = Bridge(wsgi, settings.WEB_THREADS)
        self._hub = Hub(_conninfo())
        self._streams = Streams(self._hub, _who_asks, settings.SESSION_COOKIE_NAME)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "http":
            path = scope["path"]
            if path == "/live/":
                await self._streams(scope, receive, send)
            elif path.startswith("/media/"):
                await media_app(scope, receive, send)
            else:
                await self._plain(scope, receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        writers: list[asyncio.Task[None]] = []
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                await self._hub.start()
                _close_streams_on_stop(self._hub)
                await asyncio.to_thread(_take_up)
                writers = [asyncio.create_task(_keep_writing(write, seconds)) for write, seconds in NOTED]
                _keep_what_stands()
                await send({"type": "lifespan.startup.complete"})
            else:
                await self._hub.stop()
                for writer in writers:
                    writer.cancel()
                for write, _ in NOTED:
                    await asyncio.to_thread(_write, write)
                await send({"type": "lifespan.shutdown.complete"})
                return


def _take_up() -> None:
    """What pages of the feed are decided from is there before the first is asked for: it takes a second, and where nobody compiled its loops some ten."""
    try:
        find_ground()
    except Exception:  # Pages try again, and say what is wrong.
        logger.warning("the feed's version was not taken up", exc_info=True)


def _keep_what_stands() -> None:
    """All that was loaded stays as long as the process: the collector need not go through it again and again."""
    gc.collect()
    gc.freeze()


def _close_streams_on_stop(hub: Hub) -> None:
    """The server waits for open requests before it ends, and a stream never ends by itself: close them at the signal."""
    import signal

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        before: Any = signal.getsignal(number)

        def stop(received: int, frame: Any, before: Any = before) -> None:
            loop.call_soon_threadsafe(lambda: asyncio.ensure_future(hub.stop()))
            if callable(before):
                before(received, frame)

        signal.signal(number, stop)


application = Dispatcher()
