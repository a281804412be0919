"""What of the feed experiments may vary. Three layers: whether the wall is the feed at all, what a thing is worth, and how a page is arranged.

The floors of fairness are a promise to everybody and no arm's to change.
"""

from tallgrass.discovery.feed.types import BOUNDS, GOALS, WHOLE
from tallgrass.platform.experiments.types import Kind, Parameter, Point
from tallgrass.platform.words import Words

WALL, VALUE, ARRANGEMENT = "feed.wall", "feed.value", "feed.arrangement"
PERSONAL = "personal"
_WORDS = {
    "click": Words("点开", "Click"),
    "like": Words("喜欢", "Like"),
    "save": Words("收藏", "Save"),
    "comment": Words("评论", "Comment"),
    "follow": Words("关注", "Follow"),
    "buy": Words("下单", "Buy"),
    "diversity": Words("多样的分量", "Weight of diversity"),
    "spacing": Words("同一作者隔几张", "An author once in"),
    "freshness": Words("新笔记至少占", "Least share of new notes"),
    "goods": Words("一页几件商品", "Products on a page"),
}


def _figure(name: str) -> Parameter:
    return Parameter(name, _WORDS[name], *BOUNDS[name], whole=name in WHOLE, of_page=name == "goods")


POINTS = (
    Point(
        WALL,
        Words("首页：推荐，还是按热度", "First wall: the feed, or by heat"),
        layer="wall",
        parameters=(Parameter(PERSONAL, Words("推荐（1）或热度（0）", "The feed (1) or heat (0)"), 0, 1, whole=True),),
    ),
    Point(
        VALUE,
        Words("推荐：各目标的权重", "Feed: what each goal is worth"),
        layer="value",
        parameters=tuple(_figure(name) for name in GOALS),
        kinds=tuple(Kind),
    ),
    Point(
        ARRANGEMENT,
        Words("推荐：怎么排成一页", "Feed: how a page is arranged"),
        layer="arrangement",
        parameters=tuple(_figure(name) for name in ("diversity", "spacing", "freshness", "goods")),
        kinds=tuple(Kind),
    ),
)
