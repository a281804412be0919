"""bin/bench NAME [--json] [--requests N] [--concurrency N] [--notes N …]: one workload against the running product."""

import argparse
import asyncio
import http.client
import json
import random
import time
from dataclasses import replace

from benchmarks import books, feed, flash, shopping
from benchmarks.accounting import Used
from benchmarks.letters import exchange, make_pairs
from benchmarks.load import Measured, put_load
from benchmarks.product import Product, running
from benchmarks.streams import RATE, SECONDS, STREAMS, Drill, conninfo_of, people_of
from benchmarks.workloads import WORKLOADS, Workload
from benchmarks.world import Size, benchmark_home, read_cast
from tallgrass.config.environment import Home

REST = 5
"""Seconds the product rests before it is measured at rest."""

LETTERS, ORDERS = 400, 200
NAMES = [*WORKLOADS, *shopping.BY, "flash", "verify", "feed", "letters", "streams", "idle"]

AFTER = 2
"""Seconds after a load in which the readers finish what it gave them; their work counts too."""


def main() -> None:
    arguments = argparse.ArgumentParser("bin/bench")
    arguments.add_argument("name", nargs="?", choices=NAMES)
    arguments.add_argument("--json", action="store_true", help="one JSON line (else the same, a figure a line)")
    arguments.add_argument("--list", action="store_true", help="name the workloads")
    arguments.add_argument("--requests", type=int, default=0)
    arguments.add_argument("--concurrency", type=int, default=2)
    arguments.add_argument("--notes", type=int, default=100_000)
    arguments.add_argument("--people", type=int, default=20_000)
    arguments.add_argument("--follows", type=int, default=200, help="of each person")
    arguments.add_argument("--likes", type=int, default=1_000_000)
    arguments.add_argument("--goods", type=int, default=10_000, help="products, with three variants each")
    arguments.add_argument("--size", type=int, default=books.ORDERS, help="orders whose books are verified")
    arguments.add_argument("--units", type=int, default=flash.UNITS, help="pieces of a limited sale")
    arguments.add_argument("--rounds", type=int, default=1, help="limited sales, one after the other")
    arguments.add_argument("--quiet", action="store_true", help="a limited sale in which nothing is killed")
    options = arguments.parse_args()
    if options.list or not options.name:
        print("\n".join(NAMES))
        return
    if options.name == "flash":
        _print(_flash(options.requests or flash.CLIENTS, options.units, options.rounds, options.quiet), options.json)
        return
    if options.name == "verify":
        _print(_verify(options.size), options.json)
        return
    size = Size(options.notes, options.people, options.follows, options.likes, options.goods)
    home = benchmark_home(size)
    if options.name == "feed":
        feed.train(home)
    with running(home) as product:
        if options.name == "idle":
            result = _idle(product)
        elif options.name == "streams":
            result = asyncio.run(_streams(product, options.requests or STREAMS))
        elif options.name == "feed":
            result = feed.measure(product, read_cast(product.home), options.requests or 600, AFTER)
        elif options.name in shopping.BY:
            result = _orders(product, options.name, options.requests or ORDERS, options.concurrency)
        elif options.name == "letters":
            result = _letters(product, options.requests or LETTERS, options.concurrency)
        else:
            workload = WORKLOADS[options.name]
            result = _run(product, workload, options.requests or workload.requests, options.concurrency)
    result["size"] = f"{size.notes} notes, {size.people} people, {size.follows_each} follows each, {size.likes} likes, {size.goods} goods"
    _print(result, options.json)


def _print(result: dict[str, object], as_json: bool) -> None:
    print(json.dumps(result) if as_json else "\n".join(f"{name:12} {value}" for name, value in result.items()))


def _run(product: Product, workload: Workload, requests: int, concurrency: int) -> dict[str, object]:
    cast = replace(read_cast(product.home), session_cookie=f"session_{product.port}", form_cookie=f"csrf_{product.port}")
    chance = random.Random(20261124)
    asks = workload.asks(cast, chance, requests * 2, _places(product, cast.tokens[0]))
    for part in (asks[requests:], asks[:requests]):  # The first round warms what a process remembers; the second is counted.
        app, database = product.app(), product.database()
        measured = put_load(product.port, part, concurrency=concurrency, expect=workload.expect, check=workload.check)
        time.sleep(AFTER)
    return _line(workload.name, requests, concurrency, measured, product.app().since(app), product.database().since(database))


def _line(name: str, requests: int, concurrency: int, measured: Measured, app: Used, database: Used) -> dict[str, object]:
    return {
        "workload": name,
        "size": "",
        "requests": requests,
        "concurrency": concurrency,
        "p50_ms": round(measured.percentile(0.5), 2),
        "p99_ms": round(measured.percentile(0.99), 2),
        "app_cpu_ms": round(app.cpu_ms / requests, 2),
        "db_cpu_ms": round(database.cpu_ms / requests, 2),
        "rss_mb": round(app.rss / 2**20),
    }


def _orders(product: Product, name: str, count: int, concurrency: int) -> dict[str, object]:
    """A request here is a whole order, from the cart to paid."""
    cast = read_cast(product.home)
    shoppers = shopping.shoppers_of(product.port, cast, shopping.SHOPPERS)
    goods = shopping.goods_of(shoppers[0], cast)
    shopping.buy(shoppers, goods, name, count // 4, concurrency)  # Warms what a process remembers.
    time.sleep(AFTER)
    app, database = product.app(), product.database()
    measured = shopping.buy(shoppers, goods, name, count, concurrency)
    time.sleep(AFTER)
    return _line(name, count, concurrency, measured, product.app().since(app), product.database().since(database))


def _flash(clients: int, units: int, rounds: int, quiet: bool) -> dict[str, object]:
    """Limited sales one after the other, each checked; then every invariant. The figures are those of the last."""
    size = Size(notes=200, people=clients + 200, follows_each=5, likes=1_000, goods=300, askers=clients)
    with running(benchmark_home(size), flash.WORKERS) as product:
        cast = read_cast(product.home)
        for _ in range(rounds):
            result = asyncio.run(flash.run(product, cast, clients, units, quiet=quiet))
        time.sleep(AFTER)
        invariants, seconds = flash.verify(product.home)
    about: dict[str, object] = {
        "workload": "flash",
        "size": f"{clients} clients, {units} units, {flash.WORKERS} processes",
        "rounds": rounds,
    }
    return about | result | {"invariants_hold": invariants, "verify_seconds": round(seconds, 1)}


def _verify(orders: int) -> dict[str, object]:
    home = benchmark_home(Size(notes=200, people=20_000, follows_each=5, likes=1_000, goods=3_000, name="orders"))
    books.fill(home, orders)
    return books.measure(home, orders)


def _letters(product: Product, count: int, concurrency: int) -> dict[str, object]:
    """Times are those until the other's browser has the words; `told_p95_ms` until its stream has told it."""
    pairs = make_pairs(product.port, replace(read_cast(product.home), session_cookie=f"session_{product.port}"))
    exchange(pairs, count // 4, concurrency)  # Warms what a process remembers.
    app, database = product.app(), product.database()
    told, read = exchange(pairs, count, concurrency)
    time.sleep(AFTER)
    app, database = product.app().since(app), product.database().since(database)
    return {
        "workload": "letters",
        "size": "",
        "requests": count,
        "concurrency": concurrency,
        "p50_ms": round(read.percentile(0.5), 2),
        "p95_ms": round(read.percentile(0.95), 2),
        "p99_ms": round(read.percentile(0.99), 2),
        "told_p95_ms": round(told.percentile(0.95), 2),
        "app_cpu_ms": round(app.cpu_ms / count, 2),
        "db_cpu_ms": round(database.cpu_ms / count, 2),
        "rss_mb": round(app.rss / 2**20),
    }


async def _streams(product: Product, count: int) -> dict[str, object]:
    """So many streams in one web process, `RATE` messages a second to all of them. CPU is milliseconds a second; `lost` is over all streams."""
    cast, conninfo = read_cast(product.home), conninfo_of(Home(product.home))
    cookies = [f"session_{product.port}={session}" for session in cast.sessions]
    before = product.app()
    drill = Drill(product.port, cookies, conninfo, people_of(conninfo, cast.sessions), RATE, SECONDS)
    await drill.open(count)
    await asyncio.sleep(AFTER)
    opened = product.app()
    await drill.tell()
    app = product.app().since(opened)
    drill.close()
    took = drill.milliseconds
    return {
        "workload": "streams",
        "size": "",
        "requests": RATE * SECONDS,
        "concurrency": count,
        "p50_ms": round(took[len(took) // 2], 2),
        "p99_ms": round(took[int(len(took) * 0.99)], 2),
        "app_cpu_ms": round(app.cpu_ms / SECONDS, 2),
        "db_cpu_ms": 0,
        "rss_mb": round(app.rss / 2**20),
        "more_mb": round((max(app.rss, opened.rss) - before.rss) / 2**20),
        "lost": drill.lost,
    }


def _idle(product: Product) -> dict[str, object]:
    """The product at rest after it has served a page. CPU is milliseconds a second."""
    connection = http.client.HTTPConnection("127.0.0.1", product.port)
    connection.request("GET", "/")
    connection.getresponse().read()
    time.sleep(REST)
    app, database = product.app(), product.database()
    time.sleep(REST)
    spent, spent_database = product.app().since(app), product.database().since(database)
    return {
        "workload": "idle",
        "size": "",
        "requests": 0,
        "concurrency": 0,
        "p50_ms": 0,
        "p99_ms": 0,
        "app_cpu_ms": round(spent.cpu_ms / REST, 2),
        "db_cpu_ms": round(spent_database.cpu_ms / REST, 2),
        "rss_mb": round(spent.rss / 2**20),
    }


def _places(product: Product, token: str) -> list[str]:
    """The first ten pages of Explore, as ends of a query string."""
    found, cursor = [""], None
    connection = http.client.HTTPConnection("127.0.0.1", product.port)
    while len(found) < 10:
        query = f"&cursor={cursor}" if cursor else ""
        connection.request("GET", f"/api/v1/explore?size=20{query}", headers={"Authorization": f"Bearer {token}"})
        cursor = json.loads(connection.getresponse().read())["next"]
        if not cursor:
            break
        found.append(f"&cursor={cursor}")
    return found


if __name__ == "__main__":
    main()
