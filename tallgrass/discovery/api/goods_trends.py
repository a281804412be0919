"""Trends of the mall as JSON."""

from datetime import datetime
from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.discovery.queries.goods_trends import list_trends
from tallgrass.discovery.types import TrendEntry, TrendKind
from tallgrass.mall.types import ProductCard
from tallgrass.platform import rest
from tallgrass.platform.words import Words


class TrendQuery(rest.Shape):
    of: Annotated[TrendKind, rest.text("goods 商品，store 店铺，brand 品牌", "`goods`, `store` or `brand`")] = TrendKind.GOODS


class TrendShape(rest.Shape):
    """`people` in the last three days, `times` the usual; `curve` counts people a day, oldest first."""

    name: str
    url: str
    people: int
    buyers: int
    notes: int
    times: float
    curve: list[int]


class TrendsShape(rest.Shape):
    of: TrendKind
    made_at: datetime | None
    entries: list[TrendShape]


@rest.operation(Words("商城风向：比平时热的", "Trends of the mall: what more people than usual are busy with"), access=rest.ANYONE)
def trends(call: rest.Call[Person], query: TrendQuery) -> TrendsShape:
    entries = list_trends(query.of)
    return TrendsShape(of=query.of, made_at=entries[0].made_at if entries else None, entries=[_shape(entry) for entry in entries])


def _shape(entry: TrendEntry) -> TrendShape:
    card = entry.card
    return TrendShape(
        name=str(card.title if isinstance(card, ProductCard) else card.name), url=card.url, people=entry.people, buyers=entry.buyers,
        notes=entry.notes, times=entry.times, curve=list(entry.curve),
    )  # fmt: skip
