"""Explore and Following as JSON."""

from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.discovery.queries import page_explore, page_following
from tallgrass.notes.shapes import CardShape, card_shape
from tallgrass.platform import rest
from tallgrass.platform.errors import not_found
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words


class ExploreQuery(rest.PageQuery):
    channel: Annotated[str, rest.text("频道，空为全部", "A channel; empty for all", max_length=20)] = ""


@rest.operation(Words("发现：热的在前，作者错开", "Explore: hottest first, authors spread"), access=rest.ANYONE, errors=[not_found()])
def explore(call: rest.Call[Person], query: ExploreQuery) -> Page[CardShape]:
    return page_explore(call.viewer, channel=query.channel, cursor=query.cursor, size=query.size).page.map(card_shape)


@rest.operation(Words("关注的人写的，新的在前", "Notes of those one follows, newest first"))
def following(call: rest.Call[Person], query: rest.PageQuery) -> Page[CardShape]:
    return page_following(call.actor, cursor=query.cursor, size=query.size).page.map(card_shape)
