"""Reads of discovery, by noun."""

from tallgrass.discovery.queries.hot import get_hot_page, list_hot_rulings, list_raw_entries
from tallgrass.discovery.queries.walls import page_explore, page_following, page_newest

__all__ = ["get_hot_page", "list_hot_rulings", "list_raw_entries", "page_explore", "page_following", "page_newest"]
