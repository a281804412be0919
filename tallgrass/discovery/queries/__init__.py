"""Reads of discovery, by noun."""

from tallgrass.discovery.queries.choices import choice_of, kept_reader, list_refusals
from tallgrass.discovery.queries.dials import get_tuning, list_dials
from tallgrass.discovery.queries.feed import FeedPage, page_feed
from tallgrass.discovery.queries.hot import get_hot_page, list_hot_rulings, list_raw_entries
from tallgrass.discovery.queries.walls import page_explore, page_following, page_newest

__all__ = [
    "FeedPage",
    "choice_of",
    "get_hot_page",
    "get_tuning",
    "kept_reader",
    "list_dials",
    "list_hot_rulings",
    "list_raw_entries",
    "list_refusals",
    "page_explore",
    "page_feed",
    "page_following",
    "page_newest",
]
