"""Writes of letters, by noun."""

from tallgrass.messages.actions.clearing import (
    decline_request,
    delete_conversation,
    delete_letter,
    erase_letters,
    erase_sides,
    take_back_letter,
)
from tallgrass.messages.actions.reviewing import lift_letter, withhold_letter
from tallgrass.messages.actions.sending import send_letter
from tallgrass.messages.actions.sides import choose_who_may_write, mark_read, mute_conversation, tell_typing, unmute_conversation

__all__ = [
    "choose_who_may_write",
    "decline_request",
    "delete_conversation",
    "delete_letter",
    "erase_letters",
    "erase_sides",
    "lift_letter",
    "mark_read",
    "mute_conversation",
    "send_letter",
    "take_back_letter",
    "tell_typing",
    "unmute_conversation",
    "withhold_letter",
]
