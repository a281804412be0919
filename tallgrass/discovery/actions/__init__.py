"""Writes of discovery, by noun."""

from tallgrass.discovery.actions.hot import make_hot_list, rule_on_entry, undo_ruling
from tallgrass.discovery.actions.rankings import rank_channels

__all__ = ["make_hot_list", "rank_channels", "rule_on_entry", "undo_ruling"]
