"""Tables of discovery, by noun."""

from tallgrass.discovery.models.behaviour import Attention, Behaviour, Draw, Pseudonym, Served
from tallgrass.discovery.models.feed import Dial, FeedChoice, Refusal
from tallgrass.discovery.models.trends import Trend
from tallgrass.discovery.models.walls import HotHour, HotList, HotRuling, Ranking

__all__ = [
    "Attention",
    "Behaviour",
    "Dial",
    "Draw",
    "FeedChoice",
    "HotHour",
    "HotList",
    "HotRuling",
    "Pseudonym",
    "Ranking",
    "Refusal",
    "Served",
    "Trend",
]
