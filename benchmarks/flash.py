"""A limited sale that far more people want than there are pieces, while processes are killed and the database falls.

Everybody asks at one moment, each under a key of their own, and asks again under the same key when nothing comes back. Who was told that
the order stands pays. Afterwards the database is asked what happened: the figures of the answer, and every invariant.
"""

import asyncio
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import orjson
import psycopg

from benchmarks.load import Measured
from benchmarks.product import Product
from benchmarks.streams import conninfo_of
from benchmarks.workloads import Cast
from tallgrass.config.environment import Home

CLIENTS, UNITS = 2_000, 100
WORKERS = 4
PATIENCE = 600
"""Seconds in which everybody must have been told."""
_TOKEN = "a" * 32
_KEY = re.compile(rb'name="key" value="([^"]*)"')
_TOTAL = re.compile(rb'name="total" value="(\d+)"')


@dataclass(frozen=True)
class Answer:
    status: int
    to: str
    content: bytes


@dataclass
class Client:
    """One browser. A request has a connection of its own; one that brings nothing back is sent again, the same as before."""

    port: int
    session: str
    number: int
    again: int = 0

    async def ask(self, method: str, path: str, **fields: str) -> Answer:
        body = urlencode({"csrfmiddlewaretoken": _TOKEN} | fields).encode() if method == "POST" else b""
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nConnection: close\r\nAccept: text/html\r\n"
            f"Cookie: session_{self.port}={self.session}; csrf_{self.port}={_TOKEN}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode()
        while True:
            try:
                answer = await asyncio.wait_for(self._once(head + body), 120)
            except (OSError, EOFError, ValueError, IndexError, TimeoutError):
                answer = None
            if answer is not None and answer.status not in {429, 500, 502, 503}:
                return answer
            self.again += 1
            await asyncio.sleep(random.uniform(0.3, 1.5))

    async def _once(self, request: bytes) -> Answer:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(request)
            raw = await reader.read(-1)
        finally:
            writer.close()
        head, _, content = raw.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        named = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        if len(content) < int(named.get("content-length", "0")):
            raise EOFError
        return Answer(int(first.split(" ")[1]), named.get("location", ""), content)


@dataclass
class Run:
    """One sale: who was told what, and how long it took them to be told."""

    clients: list[Client]
    goods: dict[str, str]
    total: str
    told: Counter[str] = field(default_factory=Counter)
    measured: Measured = field(default_factory=Measured)
    orders: dict[int, str] = field(default_factory=dict)
    """Of each who was told that the order stands: where it is paid."""
    paid: int = 0

    async def rush(self, disturb: Callable[["Run"], Coroutine[None, None, None]]) -> None:
        start = asyncio.Event()
        racing = [asyncio.create_task(self._place(client, start)) for client in self.clients]
        disturbing = asyncio.create_task(disturb(self))
        await asyncio.sleep(0.5)
        start.set()
        await asyncio.wait_for(asyncio.gather(*racing), PATIENCE)
        await disturbing

    async def _place(self, client: Client, start: asyncio.Event) -> None:
        await start.wait()
        before = time.perf_counter()
        answer = await client.ask("POST", "/checkout/", key=f"rush-{self.goods['sale']}-{client.number}", total=self.total, **self._wish())
        self.measured.milliseconds.append((time.perf_counter() - before) * 1000)
        self.told[str(answer.status)] += 1
        if answer.status == 302:
            self.orders[client.number] = answer.to

    def _wish(self) -> dict[str, str]:
        return {"variant": self.goods["variant"], "warehouse": self.goods["warehouse"], "quantity": "1"}

    async def pay(self) -> None:
        """Everybody who has an order pays it, ten at a time, each pressing twice."""
        few = asyncio.Semaphore(10)
        by_number = {client.number: client for client in self.clients}

        async def one(number: int, pay: str) -> None:
            client = by_number[number]
            async with few:
                page = await client.ask("GET", pay)
                found = _KEY.search(page.content)
                if found is None:
                    return  # Paid already by the press before, or closed.
                fields = {"provider": "local", "key": found[1].decode()}
                bank, _ = await asyncio.gather(client.ask("POST", pay, **fields), client.ask("POST", pay, **fields))
                if bank.status != 302:
                    bank = await client.ask("POST", pay, **fields)
                back, _ = await asyncio.gather(client.ask("POST", bank.to, act="twice"), client.ask("POST", bank.to, act="twice"))
                path = "/" + back.to.split("://", 1)[-1].split("/", 1)[1]
                payment = (await client.ask("GET", path)).to
                self.paid += "付好了" in (await client.ask("GET", payment)).content.decode()

        await asyncio.wait_for(asyncio.gather(*(one(*order) for order in self.orders.items())), PATIENCE)


async def run(product: Product, cast: Cast, count: int, units: int, *, quiet: bool = False) -> dict[str, object]:
    """One race, and what the database says of it. `quiet`: nothing is killed.

    Raises:
        RuntimeError: more or fewer were sold than there are, or something that was acknowledged is lost, or was paid twice.
    """
    rush = orjson.loads(_command(product.home, "open_rush", "--units", str(units)).splitlines()[-1])
    clients = [Client(product.port, cast.sessions[number], number) for number in range(count)]
    goods = {name: str(rush[name]) for name in ("sale", "variant", "warehouse")}
    page = await clients[0].ask("GET", f"/checkout/?variant={goods['variant']}&warehouse={goods['warehouse']}&quantity=1")
    found = _TOTAL.search(page.content)
    if found is None:
        raise RuntimeError(f"no checkout: {page.status} {page.content[:300]!r}")
    race, killed = Run(clients, goods, found[1].decode()), Counter[str]()
    before = time.perf_counter()
    await race.rush(_nothing if quiet else lambda run: _disturb(product, run, units, killed))
    took = time.perf_counter() - before
    await race.pay()
    figures = _count(product, rush, goods["sale"])
    wrong = {
        "orders": figures["orders"] != units,
        "acknowledged": len(race.orders) != units,
        "lost": figures["of_key"] < len(race.orders),
        "paid": figures["paid"] != units or figures["kept"] != units,
        "stock": (figures["available"], figures["sold"], figures["reserved"]) != (0, units, 0),
    }
    result = {
        "p50_ms": round(race.measured.percentile(0.5)),
        "p99_ms": round(race.measured.percentile(0.99)),
        "seconds": round(took, 1),
        "told": dict(race.told),
        "sent_again": sum(client.again for client in clients),
        "killed": dict(killed),
        **figures,
    }
    if any(wrong.values()):
        raise RuntimeError(f"wrong: {[name for name, is_wrong in wrong.items() if is_wrong]}; {result}")
    return result


async def _nothing(run: Run) -> None:
    return


async def _disturb(product: Product, run: Run, units: int, killed: Counter[str]) -> None:
    """Kill a web process when a fifth has been told, the jobs at two fifths, and let the database fall at three fifths."""
    for share, act in ((0.2, "web"), (0.4, "jobs"), (0.6, "database"), (0.8, "web")):
        while len(run.orders) < units * share:
            await asyncio.sleep(0.01)
        if act == "web":
            os.kill(random.choice(product.workers()), signal.SIGKILL)
        elif act == "jobs":
            os.kill(product.part("jobs"), signal.SIGKILL)
        else:
            os.kill(product.server(), signal.SIGQUIT)  # At once, without writing anything down.
        killed[act] += 1


_FIGURES = """
WITH mine AS (
    SELECT DISTINCT p.id, p.key, p.state, p.total FROM orders_purchase p JOIN orders_order o ON o.purchase_id = p.id
    JOIN orders_orderline l ON l.order_id = o.id WHERE l.variant_id = (SELECT variant_id FROM mall_stock WHERE id = %(stock)s)
      AND p.key LIKE %(keys)s
)
SELECT (SELECT count(*) FROM mine), (SELECT count(*) FROM mine WHERE state = 'paid'),
       (SELECT count(DISTINCT key) FROM mine),
       (SELECT count(*) FROM orders_payment m JOIN mine ON mine.id = m.purchase_id WHERE m.kept),
       (SELECT count(*) FROM orders_payment m JOIN mine ON mine.id = m.purchase_id WHERE m.state = 'captured' AND NOT m.kept),
       (SELECT available + (SELECT count(*) FROM mall_stockunit u WHERE u.stock_id = s.id AND u.line_id IS NULL) FROM mall_stock s WHERE id = %(stock)s),
       (SELECT count(*) FROM mall_stockunit WHERE stock_id = %(stock)s AND is_sold) + (SELECT sold - %(before)s FROM mall_stock WHERE id = %(stock)s),
       (SELECT reserved FROM mall_stock WHERE id = %(stock)s)
"""


def _count(product: Product, rush: dict[str, int], sale: str) -> dict[str, int]:
    names = ("orders", "paid", "of_key", "kept", "twice", "available", "sold", "reserved")
    with psycopg.connect(conninfo_of(Home(product.home))) as connection:
        asked = {"stock": rush["stock"], "keys": f"rush-{sale}-%", "before": rush["sold"]}
        found = connection.execute(_FIGURES, asked).fetchone()
    assert found is not None
    return dict(zip(names, found, strict=True))


def verify(home: Path) -> tuple[int, float]:
    """How many invariants hold, and the seconds they took.

    Raises:
        RuntimeError: some do not; with what was said.
    """
    before = time.perf_counter()
    said = _command(home, "verify", "--json")
    return len(said.splitlines()), time.perf_counter() - before


def _command(home: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tallgrass", *words],
        env=os.environ | {"TALLGRASS_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        broken = [line for line in done.stdout.splitlines() if '"violations": 0' not in line]
        raise RuntimeError(f"{words}: {broken} {done.stderr[-2000:]}")
    return done.stdout
