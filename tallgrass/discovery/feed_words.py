"""What channels of recall, goals and figures of the feed are called where operators look at them."""

from tallgrass.discovery.feed.types import Source
from tallgrass.platform.words import Words

SOURCE_WORDS = {
    Source.NEAR: Words("看过的人也看", "item to item"),
    Source.CLOSED: Words("闭式", "closed form"),
    Source.NEXT: Words("接着看", "turned to next"),
    Source.FACTORS: Words("向量", "vectors"),
    Source.TOPIC: Words("话题", "topics"),
    Source.FOLLOWING: Words("关注的人", "following"),
    Source.FRIENDS: Words("朋友喜欢", "friends’ likes"),
    Source.HOT: Words("热门", "hot"),
    Source.NEW: Words("新笔记", "new notes"),
    Source.INTEREST: Words("常看的频道", "channels"),
    Source.HEAT: Words("按热度", "by heat"),
    Source.GOODS: Words("笔记里的商品", "goods of notes"),
    Source.SELLING: Words("热卖商品", "best sellers"),
    Source.TEXT: Words("文字相近", "alike in words"),
}

FIGURE_WORDS = {
    "click": Words("点开", "click"),
    "like": Words("喜欢", "like"),
    "save": Words("收藏", "save"),
    "comment": Words("评论", "comment"),
    "follow": Words("关注", "follow"),
    "buy": Words("下单", "buy"),
    "fairness": Words("小作者至少占", "least share of small authors"),
    "freshness": Words("新笔记至少占", "least share of new notes"),
    "spacing": Words("同一作者隔几张", "an author once in"),
    "diversity": Words("多样的分量", "weight of diversity"),
    "small": Words("粉丝少于多少算小作者", "small below so many fans"),
    "goods": Words("二十张里的商品", "goods among twenty"),
    "explore": Words("多大比例的页有一张抽签", "share of pages with one card by lot"),
}
"""The weights of goals, and the other figures of `Tuning`."""
