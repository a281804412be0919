"""Reads about notes, by noun."""

from tallgrass.notes.queries.cards import note_card, note_cards
from tallgrass.notes.queries.doors import access_draft, access_note, access_own_note
from tallgrass.notes.queries.lists import (
    find_empty_draft,
    list_candidates,
    list_newest,
    page_deleted,
    page_drafts,
    page_liked_notes,
    page_notes_by_authors,
    page_notes_of,
    page_saved_notes,
    page_topic_notes,
)
from tallgrass.notes.queries.view import get_content, get_note_view, list_versions

__all__ = [
    "access_draft",
    "access_note",
    "access_own_note",
    "find_empty_draft",
    "get_content",
    "get_note_view",
    "list_candidates",
    "list_newest",
    "list_versions",
    "note_card",
    "note_cards",
    "page_deleted",
    "page_drafts",
    "page_liked_notes",
    "page_notes_by_authors",
    "page_notes_of",
    "page_saved_notes",
    "page_topic_notes",
]
