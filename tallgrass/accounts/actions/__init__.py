"""Writes about people, by noun."""

from tallgrass.accounts.actions.relations import block_person, follow_person, mute_person, unblock_person, unfollow_person, unmute_person
from tallgrass.accounts.actions.tokens import create_token, revoke_token

__all__ = [
    "block_person",
    "create_token",
    "follow_person",
    "mute_person",
    "revoke_token",
    "unblock_person",
    "unfollow_person",
    "unmute_person",
]
