"""Writes of discovery, by noun."""

from tallgrass.discovery.actions.behaviour import forget_noted, make_days_ahead, note_behaviour, note_served, write_behaviour
from tallgrass.discovery.actions.hot import make_hot_list, rule_on_entry, undo_ruling
from tallgrass.discovery.actions.rankings import rank_channels
from tallgrass.discovery.actions.trends import tell_trends

__all__ = [
    "forget_noted",
    "make_days_ahead",
    "make_hot_list",
    "note_behaviour",
    "note_served",
    "rank_channels",
    "rule_on_entry",
    "tell_trends",
    "undo_ruling",
    "write_behaviour",
]
