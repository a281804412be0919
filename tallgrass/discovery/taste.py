"""The order of the channels for one member: by what they chose, and by what they like and save.

A channel chosen at sign-up counts 1, the first a little more than the second; a channel's share of the likes and saves of the last
thirty days counts up to 2. So a choice stands until acts speak clearly, and a channel nobody touches keeps its usual place. Acts are
counted up to the beginning of the present hour: within an hour nothing moves, whichever process answers.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from tallgrass.accounts.models import Person
from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.queries import count_channel_acts
from tallgrass.platform import clock
from tallgrass.platform.memory import Memory
from tallgrass.platform.words import Words

SPAN = timedelta(days=30)
CHOSEN, ACTED, STEADY = 1.0, 2.0, 10
"""Weight of a choice; of all acts in one channel; so many acts are needed before their shares count half."""

_acts: Memory[tuple[int, int], dict[str, int]] = Memory(20_000, seconds=3600)


def order_channels(viewer: Person | None) -> dict[str, Words]:
    """The channels with their words, those that draw the viewer most first; the usual order for a visitor. One query an hour a member."""
    if viewer is None:
        return CHANNELS
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    key = (viewer.id, int(hour.timestamp()))
    acts = _acts.fill([key], lambda keys: {keys[0]: count_channel_acts(viewer.id, hour - SPAN, hour)})[key]
    return {name: CHANNELS[name] for name in ordered(CHANNELS, viewer.interests, acts)}


def ordered(usual: Iterable[str], chosen: Sequence[str], acts: Mapping[str, int]) -> list[str]:
    """Channel names by taste; those alike in their usual order."""
    total = sum(acts.values())
    trust = total / (total + STEADY)

    def taste(name: str) -> float:
        choice = CHOSEN - 0.01 * list(chosen).index(name) if name in chosen else 0.0
        return choice + (ACTED * trust * acts.get(name, 0) / total if total else 0.0)

    return sorted(usual, key=taste, reverse=True)
