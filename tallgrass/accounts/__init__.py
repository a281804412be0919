"""People: who they are, how they sign in, whom they follow, block and mute, what they agreed to.

Emits PersonJoined, PersonFollowed, PersonUnfollowed, PersonBlocked, PersonVerified, PersonChanged,
PersonHidden, PersonShown, PersonErased.
"""
