"""Reads of review, by noun."""

from tallgrass.moderation.queries.lists import known_pictures, word_list
from tallgrass.moderation.queries.standing import (
    find_restriction,
    find_restrictions,
    get_decision_view,
    get_standing,
    is_withheld,
    list_held,
    page_decisions,
    page_reports,
)

__all__ = [
    "find_restriction",
    "find_restrictions",
    "get_decision_view",
    "get_standing",
    "is_withheld",
    "known_pictures",
    "list_held",
    "page_decisions",
    "page_reports",
    "word_list",
]
