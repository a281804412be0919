"""What is asked of the product, by name."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

import orjson

from benchmarks.load import Ask


@dataclass(frozen=True)
class Cast:
    """Who asks, and about what: drawn from the benchmark world."""

    tokens: list[str]
    sessions: list[str]
    session_cookie: str
    note_ids: list[str]
    """Drawn by likes: loved notes are read more often."""
    form_cookie: str = ""
    product_ids: list[str] = field(default_factory=list)
    """Drawn by sales."""


@dataclass(frozen=True)
class Workload:
    name: str
    asks: Callable[[Cast, random.Random, int, list[str]], list[Ask]]
    """From the cast, chance, a count and the places in Explore."""
    expect: frozenset[int] = frozenset({200})
    check: Callable[[bytes], bool] = lambda content: True
    requests: int = 2000


def _token(cast: Cast, chance: random.Random) -> dict[str, str]:
    return {"Authorization": f"Bearer {chance.choice(cast.tokens)}", "Accept": "application/json"}


def _cookie(cast: Cast, chance: random.Random) -> dict[str, str]:
    cookies = f"{cast.session_cookie}={chance.choice(cast.sessions)}; columns=5; {cast.form_cookie}={'a' * 32}"  # As a browser that was here before.
    return {"Cookie": cookies, "Accept": "text/html", "Accept-Encoding": "gzip"}


def _wall(cast: Cast, chance: random.Random, count: int, places: list[str]) -> list[Ask]:
    return [("GET", f"/api/v1/explore?size=20{chance.choice(places)}", _token(cast, chance), None) for _ in range(count)]


def _wall_html(cast: Cast, chance: random.Random, count: int, places: list[str]) -> list[Ask]:
    return [("GET", "/", _cookie(cast, chance), None) for _ in range(count)]


def _following(cast: Cast, chance: random.Random, count: int, places: list[str]) -> list[Ask]:
    return [("GET", "/api/v1/following?size=20", _token(cast, chance), None) for _ in range(count)]


def _note(cast: Cast, chance: random.Random, count: int, places: list[str]) -> list[Ask]:
    return [("GET", f"/api/v1/notes/{chance.choice(cast.note_ids)}", _token(cast, chance), None) for _ in range(count)]


def _note_html(cast: Cast, chance: random.Random, count: int, places: list[str]) -> list[Ask]:
    return [("GET", f"/notes/{chance.choice(cast.note_ids)}/", _cookie(cast, chance), None) for _ in range(count)]


def _comments(cast: Cast, chance: random.Random, count: int, places: list[str]) -> list[Ask]:
    def ask() -> Ask:
        order = chance.choice(("hot", "hot", "hot", "new"))
        return ("GET", f"/api/v1/notes/{chance.choice(cast.note_ids)}/comments?order={order}&size=20", _token(cast, chance), None)

    return [ask() for _ in range(count)]


def _like(cast: Cast, chance: random.Random, count: int, places: list[str]) -> list[Ask]:
    return [("POST", f"/api/v1/notes/{chance.choice(cast.note_ids)}/like", _token(cast, chance), None) for _ in range(count)]


def _publish(cast: Cast, chance: random.Random, count: int, places: list[str]) -> list[Ask]:
    def content(number: int) -> bytes:
        card = {"text": f"第 {number} 张 *文字卡*，写给测量的人", "template": "meadow", "seed": number}
        return orjson.dumps({"kind": "text", "title": f"测量 {number}", "body": "#测量 一下", "text_card": card})

    headers = {"Content-Type": "application/json"}
    return [("POST", "/api/v1/notes", _token(cast, chance) | headers, content(number)) for number in range(count)]


_SOUGHT = (
    "露营 咖啡 面膜 周末 通勤 瑜伽 猫 雨天 火锅 租房 书单 毛衣 防晒 徒步 电影 早餐 收纳 口红 拉面 海边 跑步 小狗 手账 阳台 咖啡 装备,通勤 穿搭,猫 玩具,周末 去哪,"
    "敏感肌 面霜,租房 改造,露营 清单,雨天 书店,早餐 面包,新手 瑜伽,luying,kafei,mao,"
    "camping coffee weekend recipe skincare cat yoga walking museum dress,slow morning,small kitchen,weekend walk,winter coat,night train"
)
_QUERIES = [words for part in _SOUGHT.split(",") for words in ([part] if " " in part and len(part) < 20 else part.split(" "))]
"""What people type: mostly one or two words, in both languages, some in pinyin."""


def _search(cast: Cast, chance: random.Random, count: int, places: list[str]) -> list[Ask]:
    return [("GET", f"/api/v1/search/notes?q={quote(chance.choice(_QUERIES))}", _token(cast, chance), None) for _ in range(count)]


def _suggest(cast: Cast, chance: random.Random, count: int, places: list[str]) -> list[Ask]:
    def begun() -> str:
        words = chance.choice(_QUERIES)
        return quote(words[: chance.randint(1, len(words))])

    return [("GET", f"/api/v1/search/suggestions?q={begun()}", _token(cast, chance), None) for _ in range(count)]


def _product(cast: Cast, chance: random.Random, count: int, places: list[str]) -> list[Ask]:
    return [("GET", f"/api/v1/products/{chance.choice(cast.product_ids)}", _token(cast, chance), None) for _ in range(count)]


def _product_html(cast: Cast, chance: random.Random, count: int, places: list[str]) -> list[Ask]:
    return [("GET", f"/goods/{chance.choice(cast.product_ids)}/", _cookie(cast, chance), None) for _ in range(count)]


_SHELVES = (
    "",
    "&category=skincare",
    "&category=home",
    "&category=serums",
    "&sort=cheap",
    "&sort=new&in_stock=true",
    "&country=JP",
    "&warehouse=bonded",
)


def _goods(cast: Cast, chance: random.Random, count: int, places: list[str]) -> list[Ask]:
    return [("GET", f"/api/v1/products?size=20{chance.choice(_SHELVES)}", _token(cast, chance), None) for _ in range(count)]


def _twenty(content: bytes) -> bool:
    return len(orjson.loads(content)["items"]) == 20


WORKLOADS = {
    workload.name: workload
    for workload in (
        Workload("wall", _wall, check=_twenty),
        Workload("wall_html", _wall_html),
        Workload("following", _following, check=_twenty),
        Workload("note", _note, check=lambda content: b'"pictures"' in content),
        Workload("note_html", _note_html),
        Workload("product", _product, check=lambda content: b'"variants"' in content),
        Workload("product_html", _product_html),
        Workload("goods", _goods, check=_twenty),
        Workload("search", _search, check=lambda content: b'"items"' in content),
        Workload("suggest", _suggest),
        Workload("comments", _comments, check=lambda content: b'"items"' in content),
        Workload("like", _like, expect=frozenset({204})),
        Workload("publish", _publish, expect=frozenset({201}), requests=100),
    )
}
