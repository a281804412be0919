"""Reads of letters, by noun."""

from tallgrass.messages.queries.conversations import count_requests, count_unread, list_recipients, page_conversations, unread_of
from tallgrass.messages.queries.doors import access_conversation, access_letter, find_conversation_with, get_other
from tallgrass.messages.queries.letters import get_letter, letters_for, list_letters, page_letters
from tallgrass.messages.queries.search import search_letters
from tallgrass.messages.queries.standing import asked_before, standing_toward, who_may_write
from tallgrass.messages.queries.threads import get_new_thread, get_thread, get_thread_part

__all__ = [
    "access_conversation",
    "access_letter",
    "asked_before",
    "count_requests",
    "count_unread",
    "find_conversation_with",
    "get_letter",
    "get_new_thread",
    "get_other",
    "get_thread",
    "get_thread_part",
    "letters_for",
    "list_letters",
    "list_recipients",
    "page_conversations",
    "page_letters",
    "search_letters",
    "standing_toward",
    "unread_of",
    "who_may_write",
]
