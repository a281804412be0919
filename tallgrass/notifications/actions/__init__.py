"""Writes of what members are told, by noun."""

from tallgrass.notifications.actions.telling import see_all, take_back, tell_about
from tallgrass.notifications.actions.trends import choose_trends, tell_trend

__all__ = ["choose_trends", "see_all", "take_back", "tell_about", "tell_trend"]
