"""Counters of people: a reading of the log, folded in batches."""

from collections import Counter
from collections.abc import Sequence

from tallgrass.accounts.actions.counts import add_to_counts
from tallgrass.accounts.events import PersonFollowed, PersonUnfollowed
from tallgrass.platform.events import Logged, subscribe


@subscribe(PersonFollowed, PersonUnfollowed)
def fold_follow_counts(batch: Sequence[Logged]) -> None:
    follows: Counter[int] = Counter()
    fans: Counter[int] = Counter()
    for logged in batch:
        event = logged.event
        assert isinstance(event, PersonFollowed | PersonUnfollowed)
        change = 1 if isinstance(event, PersonFollowed) else -1
        follows[event.person_id] += change
        fans[event.followee_id] += change
    add_to_counts(follows=follows, fans=fans)
