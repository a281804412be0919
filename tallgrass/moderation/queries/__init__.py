"""Reads of review, by noun."""

from tallgrass.moderation.queries.lists import known_pictures, word_list
from tallgrass.moderation.queries.standing import find_restriction, is_withheld

__all__ = ["find_restriction", "is_withheld", "known_pictures", "word_list"]
