"""Explore and Following as JSON."""

from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.discovery.queries import page_explore, page_following, page_newest
from tallgrass.discovery.taste import order_channels
from tallgrass.notes.shapes import CardShape, card_shape
from tallgrass.notes.topic_types import Order
from tallgrass.platform import rest
from tallgrass.platform.errors import not_found
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words


class ExploreQuery(rest.PageQuery):
    channel: Annotated[str, rest.text("频道，空为全部", "A channel; empty for all", max_length=20)] = ""
    order: Annotated[Order, rest.text("hot 热的在前；new 新的在前，要给频道", "`hot` first; `new` first, of a channel")] = Order.HOT


class ChannelShape(rest.Shape):
    name: str
    words: Annotated[str, rest.text("给人看的名字", "What it is called")]


@rest.operation(Words("发现：热的在前，作者错开", "Explore: hottest first, authors spread"), access=rest.ANYONE, errors=[not_found()])
def explore(call: rest.Call[Person], query: ExploreQuery) -> Page[CardShape]:
    if query.order is Order.NEW:
        return page_newest(query.channel, viewer=call.viewer, cursor=query.cursor, size=query.size).page.map(card_shape)
    return page_explore(call.viewer, channel=query.channel, cursor=query.cursor, size=query.size).page.map(card_shape)


@rest.operation(
    Words("频道，按自己的喜好排；访客按通常的顺序", "Channels by one's taste; in their usual order for a visitor"), access=rest.ANYONE
)
def channels(call: rest.Call[Person]) -> Page[ChannelShape]:
    return Page([ChannelShape(name=name, words=str(words)) for name, words in order_channels(call.viewer).items()])


@rest.operation(Words("关注的人写的，新的在前", "Notes of those one follows, newest first"))
def following(call: rest.Call[Person], query: rest.PageQuery) -> Page[CardShape]:
    return page_following(call.actor, cursor=query.cursor, size=query.size).page.map(card_shape)
