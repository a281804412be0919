"""Writes of search, by noun."""

from tallgrass.search.actions.history import (
    forget_search,
    forget_searches,
    hear_search,
    keep_history,
    remember_search,
    trim_histories,
    write_heard,
)
from tallgrass.search.actions.indexing import ask_for_rebuild, refresh, refresh_weights

__all__ = [
    "ask_for_rebuild",
    "forget_search",
    "forget_searches",
    "hear_search",
    "keep_history",
    "refresh",
    "refresh_weights",
    "remember_search",
    "trim_histories",
    "write_heard",
]
