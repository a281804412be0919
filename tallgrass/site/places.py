"""The places of the shell: what stands in the rail and in the bar at the foot of a phone.

An app that brings a place adds one row. A place whose address does not exist is not shown.
"""

from dataclasses import dataclass
from functools import cache

from django.urls import NoReverseMatch, reverse

from tallgrass.platform.words import Words


@dataclass(frozen=True)
class Place:
    name: str
    """Of its address in the apps' `urls.py`."""
    icon: str
    words: Words
    bar: bool = True
    """Also in the bar of a phone, which holds four places around the publish leaf."""
    tab: bool = False
    """Also among the tabs over the wall of a phone."""
    bar_words: Words | None = None
    """What the bar of a phone calls it, where it holds more there."""
    counts: tuple[str, ...] = ()
    """What its dot counts: `unseen` notifications, `letters_unread`. In the bar of a phone a place counts for those that stand in it too."""
    personal: bool = False
    """Only for those signed in; visitors are led to sign in first by the page itself."""

    @property
    def url(self) -> str:
        return address(self.name) or ""

    @property
    def rail_counts(self) -> tuple[str, ...]:
        """In the rail every place stands for itself."""
        return self.counts[:1]

    def here(self, path: str) -> bool:
        """Whether the page at `path` belongs to this place."""
        return path == self.url or (self.url != "/" and path.startswith(self.url))


PLACES = (
    Place("explore", "explore", Words("发现", "Explore"), tab=True),
    Place("following", "follow", Words("关注", "Following"), bar=False, tab=True),
    Place("mall", "mall", Words("商城", "Mall")),
    Place("cart", "cart", Words("购物车", "Cart"), bar=False),
    Place("letters", "msg", Words("私信", "Letters"), bar_words=Words("消息", "Messages"), counts=("letters_unread", "unseen")),
    Place("hot", "fire", Words("热榜", "Hot list"), bar=False),
    Place("notifications", "bell", Words("通知", "Notifications"), bar=False, counts=("unseen",)),
    Place("me", "me", Words("我", "Me")),
)
PUBLISH = Place("publish", "plus", Words("发布笔记", "Publish"))


@cache
def address(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def places() -> tuple[Place, ...]:
    return tuple(place for place in PLACES if place.url)


def bar() -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The places left and right of the publish leaf."""
    shown = [place for place in places() if place.bar][:4]
    return tuple(shown[:2]), tuple(shown[2:])


def tabs() -> tuple[Place, ...]:
    """Over the wall of a phone, the nearest people first."""
    return tuple(reversed([place for place in places() if place.tab]))


def places_here(path: str) -> str:
    """Names of the places the page at `path` belongs to, as one word: what the rail and the bar depend on."""
    return " ".join(place.name for place in places() if place.here(path))
