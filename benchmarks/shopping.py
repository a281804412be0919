"""Members who buy: from the cart to paid, by the JSON interface or by the pages, as a program or a browser would; paid at the bank that plays."""

import http.client
import random
import re
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

import orjson

from benchmarks.load import Measured, side_by_side
from benchmarks.workloads import Cast

SHOPPERS = 40
GOODS = 60
"""Variants that are bought; all lie in a warehouse of the country."""
_ADDRESS = {
    "name": "林栗",
    "phone": "13805712046",
    "country": "CN",
    "province": "浙江省",
    "city": "杭州市",
    "district": "拱墅区",
    "street": "小河路 21 号",
}
_FIELD = re.compile(rb'<input type="hidden" name="(key|total|address)" value="([^"]*)"')
_TOKEN = "a" * 32


class Unexpected(RuntimeError):
    """An answer nobody waits for: its status and how it begins."""


@dataclass(frozen=True)
class Goods:
    variant: str
    warehouse: str


@dataclass
class Shopper:
    """One member, with a connection of their own that stays open for an order."""

    port: int
    token: str
    cookie: str
    _connection: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, method: str, path: str, body: object = None, key: str = "", expect: int = 200) -> dict:  # type: ignore[type-arg]
        """A JSON operation."""
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json", "Content-Type": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        status, content, _ = self.send(method, "/api/v1/" + path, orjson.dumps(body) if body is not None else None, headers)
        if status != expect:
            raise Unexpected(f"{method} {path}: {status} {content[:300]!r}")
        found: dict = orjson.loads(content) if content else {}  # type: ignore[type-arg]
        return found

    def open(self, path: str) -> bytes:
        """A page."""
        status, content, _ = self.send("GET", path, None, self._browser())
        if status != 200:
            raise Unexpected(f"GET {path}: {status} {content[:300]!r}")
        return content

    def submit(self, path: str, **fields: str) -> str:
        """A form; where it leads."""
        status, content, to = self.post(path, **fields)
        if status != 302:
            raise Unexpected(f"POST {path}: {status} {content[:300]!r}")
        return to

    def post(self, path: str, **fields: str) -> tuple[int, bytes, str]:
        """A form: status, content, and where it leads."""
        body = urlencode({"csrfmiddlewaretoken": _TOKEN} | fields).encode()
        return self.send("POST", path, body, self._browser() | {"Content-Type": "application/x-www-form-urlencoded"})

    def send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, bytes, str]:
        try:
            self._connection.request(method, path, body, headers)
            answer = self._connection.getresponse()
            return answer.status, answer.read(), answer.headers.get("Location", "")
        except (OSError, http.client.HTTPException):
            self._connection.close()  # The next request begins a new one.
            raise

    def rest(self) -> None:
        """Let the connection go: the product ends those on which nothing is asked for a while."""
        self._connection.close()

    def _browser(self) -> dict[str, str]:
        return {"Cookie": f"{self.cookie}; csrf_{self.port}={_TOKEN}", "Accept": "text/html"}


def shoppers_of(port: int, cast: Cast, count: int) -> list[Shopper]:
    """The first of those who ask, each with an address."""
    pairs = zip(cast.tokens[:count], cast.sessions[:count], strict=True)
    found = [Shopper(port, token, f"session_{port}={session}") for token, session in pairs]
    for shopper in found:
        if not shopper.ask("GET", "me/addresses")["items"]:
            shopper.ask("POST", "me/addresses", _ADDRESS, expect=201)
    return found


def goods_of(shopper: Shopper, cast: Cast, count: int = GOODS) -> list[Goods]:
    """Variants of which there are enough at home."""
    found: dict[str, Goods] = {}
    for product_id in dict.fromkeys(cast.product_ids):
        for variant in shopper.ask("GET", f"products/{product_id}")["variants"]:
            for stock in variant["stock"]:
                if stock["kind"] == "domestic" and stock["available"] >= 40:
                    found[variant["id"]] = Goods(variant["id"], stock["warehouse"])
        if len(found) >= count:
            break
    return list(found.values())


def buy_by_json(shopper: Shopper, goods: Goods, number: int) -> None:
    """Cart, checkout, order, payment; five operations, and what the bank and its page do."""
    shopper.ask("POST", "me/cart/lines", {"variant_id": goods.variant, "warehouse_id": goods.warehouse, "quantity": 1}, expect=201)
    total = shopper.ask("POST", "checkout", {})["total"]
    purchase = shopper.ask("POST", "purchases", {"total": total}, key=f"order-{number}", expect=201)
    payment = shopper.ask("POST", f"purchases/{purchase['id']}/payments", {"provider": "local"}, key=f"pay-{number}", expect=201)
    back = shopper.submit(payment["url"], act="approve")
    shopper.send("GET", _path(back), None, shopper._browser())
    state = shopper.ask("GET", f"payments/{payment['id']}")["state"]
    if state != "captured":
        raise Unexpected(f"payment {payment['id']} is {state}")


def buy_by_pages(shopper: Shopper, goods: Goods, number: int) -> None:
    """The same in a browser: four forms, and every page between them."""
    shopper.submit("/cart/", variant=goods.variant, warehouse=goods.warehouse, quantity="1")
    asked = {name.decode(): value.decode() for name, value in _FIELD.findall(shopper.open("/checkout/"))}
    pay = shopper.submit("/checkout/", **asked)
    key = dict(_FIELD.findall(shopper.open(pay)))[b"key"].decode()
    bank = shopper.submit(pay, provider="local", key=key)
    shopper.open(bank)
    back = shopper.submit(bank, act="approve")
    _, _, payment = shopper.send("GET", _path(back), None, shopper._browser())
    if "付好了" not in shopper.open(_path(payment)).decode():
        raise Unexpected(f"{payment} does not say it is paid")


_FRESH = random.SystemRandom()
"""Keys of one run are none of another's in the same world."""

BY = {"order": buy_by_json, "order_html": buy_by_pages}


def buy(shoppers: list[Shopper], goods: list[Goods], name: str, count: int, concurrency: int) -> Measured:
    """So many orders, each shopper one after the other. How long each took from cart to paid.

    Raises:
        RuntimeError: what first went wrong.
    """
    measured, lock, chance = Measured(), threading.Lock(), random.Random(20261124)
    failures: list[str] = []
    waiting, free = iter(range(count)), list(shoppers)

    def work() -> None:
        while not failures:
            with lock:
                number = next(waiting, None)
                if number is None:
                    return
                shopper, wanted = free.pop(), chance.choice(goods)
            before = time.perf_counter()
            try:
                BY[name](shopper, wanted, _FRESH.getrandbits(60))
            except (RuntimeError, OSError, KeyError) as error:
                failures.append(repr(error))
            shopper.rest()
            with lock:
                measured.milliseconds.append((time.perf_counter() - before) * 1000)
                free.insert(0, shopper)

    side_by_side(work, concurrency, failures)
    return measured


def _path(url: str) -> str:
    """What of a whole address is asked of the product."""
    return url if url.startswith("/") else "/" + url.split("://", 1)[-1].split("/", 1)[1]
