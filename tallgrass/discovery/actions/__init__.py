"""Writes of discovery, by noun. (`actions.training` loads SciPy, and is named by those who want it.)"""

from tallgrass.discovery.actions.behaviour import forget_noted, make_days_ahead, note_behaviour, note_served, write_behaviour
from tallgrass.discovery.actions.choices import choose_feed, refuse_thing, reset_feed, want_again
from tallgrass.discovery.actions.dials import turn_dial
from tallgrass.discovery.actions.hot import make_hot_list, rule_on_entry, undo_ruling
from tallgrass.discovery.actions.news import follow_news
from tallgrass.discovery.actions.rankings import rank_channels
from tallgrass.discovery.actions.refreshing import refresh_feed, refresh_goods, train_when_due
from tallgrass.discovery.actions.trends import tell_trends

__all__ = [
    "choose_feed",
    "follow_news",
    "forget_noted",
    "make_days_ahead",
    "make_hot_list",
    "note_behaviour",
    "note_served",
    "rank_channels",
    "refresh_feed",
    "refresh_goods",
    "refuse_thing",
    "reset_feed",
    "rule_on_entry",
    "tell_trends",
    "train_when_due",
    "turn_dial",
    "undo_ruling",
    "want_again",
    "write_behaviour",
]
