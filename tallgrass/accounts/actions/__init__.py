"""Writes about people, by noun."""

from tallgrass.accounts.actions.relations import block_person, follow_person, mute_person, unblock_person, unfollow_person, unmute_person

__all__ = ["block_person", "follow_person", "mute_person", "unblock_person", "unfollow_person", "unmute_person"]
