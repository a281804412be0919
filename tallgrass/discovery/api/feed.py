"""The feed as JSON: a page with what explains each card, what was seen of it, and how it is to be."""

from typing import Annotated, Literal

from tallgrass.accounts.models import Person
from tallgrass.discovery import actions
from tallgrass.discovery.behaviour_words import MOST_MS, unreadable
from tallgrass.discovery.feed.types import Source
from tallgrass.discovery.queries import choice_of, page_feed
from tallgrass.discovery.queries.choices import access_thing
from tallgrass.discovery.queries.reasons import Placed, reasons_of
from tallgrass.discovery.types import BehaviourKind, FeedMode, GoodsCard, Reader, Seen
from tallgrass.mall.shapes import GoodsShape, goods_shape
from tallgrass.notes.shapes import CardShape, card_shape
from tallgrass.platform import rest
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import bad_cursor
from tallgrass.platform.words import SAY_IN, Words, reader_language


class FeedQuery(rest.PageQuery):
    channel: Annotated[str, rest.text("频道，空为全部", "A channel; empty for all", max_length=20)] = ""


class FeedCardShape(rest.Shape):
    card: CardShape
    because: Annotated[str, rest.text("为什么在这里，一句话", "Why it is here, in a sentence")]


class FeedGoodsShape(rest.Shape):
    goods: GoodsShape
    after: Annotated[int, rest.text("排在这一页第几篇笔记后面", "It stands after so many notes of the page")]
    because: Annotated[str, rest.text("为什么在这里，一句话", "Why it is here, in a sentence")]


class FeedPageShape(rest.Shape):
    page: Annotated[rest.Id, rest.text("这一页的编号，报告看到什么时要用", "The id of this page, to report what was seen under")]
    items: list[FeedCardShape]
    goods: Annotated[list[FeedGoodsShape], rest.text("夹在中间的商品", "Goods between the notes")]
    next: str | None


class SeenShape(rest.Shape):
    thing: rest.Id
    kind: Literal["exposure", "click", "dwell", "play", "hide", "not_interested"]
    value: Annotated[int, rest.text("毫秒；停留和播放才有", "Milliseconds, of dwell and play", ge=0, le=MOST_MS)] = 0


class SeenOfPageShape(rest.Shape):
    page: rest.Id
    seen: Annotated[list[SeenShape], rest.text("看到、打开了什么", "What was seen and opened", max_length=100)]


class FeedChoiceShape(rest.Shape):
    mode: Annotated[
        FeedMode,
        rest.text(
            "personal 合口味的；following 只看关注的人；plain 不用个人数据",
            "`personal`: what suits one; `following`: only people one follows; `plain`: nothing personal",
        ),
    ]


@rest.operation(Words("推荐：为自己挑的一页", "The feed: a page chosen for oneself"), errors=[bad_cursor(), not_found()])
def feed(call: rest.Call[Person], query: FeedQuery) -> FeedPageShape:
    found = page_feed(Reader(call.actor.id), call.actor, channel=query.channel, cursor=query.cursor, size=query.size, explained=True)
    served = found.served
    if served.thing_ids:
        actions.note_served(served)
    told = {id: (Source(source), because) for id, source, because in zip(served.thing_ids, served.sources, served.because, strict=False)}
    placed = [Placed(*told.get(card.id, (Source.HEAT, 0)), card) for card in found.cards]
    say = SAY_IN[reader_language()]
    because = [say(reason.words.zh, reason.words.en) for reason in reasons_of(placed, call.actor, served.surface, found.behind)]
    items: list[FeedCardShape] = []
    goods: list[FeedGoodsShape] = []
    for card, why in zip(found.cards, because, strict=True):
        if isinstance(card, GoodsCard):
            goods.append(FeedGoodsShape(goods=goods_shape(card.product), after=len(items), because=why))
        else:
            items.append(FeedCardShape(card=card_shape(card), because=why))
    return FeedPageShape(page=short(served.id), items=items, goods=goods, next=found.wall.page.next)


@rest.operation(
    Words("报告看到了什么；同样的只算一次", "Report what was seen; the same counts once"), limit="seen", errors=[unreadable(), not_found()]
)
def seen(call: rest.Call[Person], body: SeenOfPageShape) -> None:
    page = rest.id_of(body.page)
    told = [Seen(page, rest.id_of(one.thing), BehaviourKind[one.kind.upper()], one.value) for one in body.seen]
    actions.note_behaviour(reader=Reader(call.actor.id), seen=told)


@rest.operation(Words("不感兴趣", "Not interested"), limit="refuse", errors=[not_found()])
def refuse(call: rest.Call[Person], note_id: int) -> None:
    actions.refuse_thing(reader=Reader(call.actor.id), thing_id=access_thing(call.actor, note_id))


@rest.operation(Words("收回不感兴趣", "Take it back"), limit="refuse", errors=[not_found()])
def want(call: rest.Call[Person], note_id: int) -> None:
    actions.want_again(reader=Reader(call.actor.id), thing_id=access_thing(call.actor, note_id))


@rest.operation(Words("推荐怎么来", "How the feed is made"))
def choice(call: rest.Call[Person]) -> FeedChoiceShape:
    return FeedChoiceShape(mode=choice_of(call.actor.id).mode)


@rest.operation(Words("改推荐怎么来", "Change how the feed is made"), limit="profile")
def choose(call: rest.Call[Person], body: FeedChoiceShape) -> FeedChoiceShape:
    actions.choose_feed(actor=call.actor, mode=body.mode)
    return FeedChoiceShape(mode=body.mode)


@rest.operation(Words("推荐从头开始", "Begin the feed anew"), limit="profile")
def reset(call: rest.Call[Person]) -> None:
    actions.reset_feed(actor=call.actor)
