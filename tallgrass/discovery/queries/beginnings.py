"""Where on the walls something was seen that was gone on from."""

from collections.abc import Collection

from tallgrass.discovery.feed.types import Source
from tallgrass.discovery.feed_words import SOURCE_WORDS
from tallgrass.discovery.queries.feed import SURFACE
from tallgrass.notes.channels import CHANNELS
from tallgrass.platform.database import rows
from tallgrass.platform.words import Words

FORGOTTEN = Words("已经忘掉的页", "Pages since forgotten")
_FEED = Words("首页：{source}", "The feed: {source}")
_CHANNEL = Words("频道：{name}", "Channel: {name}")
_FOLLOWING = Words("关注", "Following")
_BY_HEAT = Words("发现，按热度", "Explore, by heat")

_SEEN = """
SELECT p.page, p.thing, s.surface, s.sources[array_position(s.thing_ids, p.thing)]
FROM unnest(%(pages)s::bigint[], %(things)s::bigint[]) AS p (page, thing) JOIN discovery_served s ON s.id = p.page
WHERE s.id BETWEEN %(first)s AND %(last)s
"""


def where_seen(places: Collection[tuple[int, int]]) -> dict[tuple[int, int], Words]:
    """(page, thing) → the wall it stood on, and of the feed the channel of recall that brought it there. One query.

    Pages older than behaviour is kept are `FORGOTTEN`.
    """
    if not places:
        return {}
    pages, things = [page for page, _ in places], [thing for _, thing in places]
    found = rows(_SEEN, {"pages": pages, "things": things, "first": min(pages), "last": max(pages)})
    return dict.fromkeys(places, FORGOTTEN) | {(page, thing): _words(surface, source) for page, thing, surface, source in found}


def _words(surface: str, source: int | None) -> Words:
    if surface == SURFACE and source:
        words = SOURCE_WORDS[Source(source)]
        return Words(_FEED.zh.format(source=words.zh), _FEED.en.format(source=words.en))
    if surface in CHANNELS:
        return Words(_CHANNEL.zh.format(name=CHANNELS[surface].zh), _CHANNEL.en.format(name=CHANNELS[surface].en))
    return _FOLLOWING if surface == "following" else _BY_HEAT
