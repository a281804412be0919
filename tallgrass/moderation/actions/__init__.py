"""Writes of review, by noun."""

from tallgrass.moderation.actions.first_pass import first_pass, judge, refuse_texts

__all__ = ["first_pass", "judge", "refuse_texts"]
