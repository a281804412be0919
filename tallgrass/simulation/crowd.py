"""The crowd: quiet members who read, like, save and follow, and write nothing."""

from datetime import datetime, timedelta
from random import Random

from tallgrass.accounts.inventing import invent_name, invent_place
from tallgrass.simulation.types import Channel, Member

ENGLISH_SHARE = 0.22
_NAMES = 2000
"""So many have a name of their own; in a larger crowd some share one, as people do."""


def make_crowd(chance: Random, size: int, now: datetime, taken: set[str]) -> list[Member]:
    """People with names and tastes of their own, who joined over the year before `now`; most of them lately."""
    crowd: list[Member] = []
    names: set[str] = set()
    while len(crowd) < size:
        english = chance.random() < ENGLISH_SHARE
        name, handle = invent_name(chance, english=english)
        if handle in taken or (name in names and len(crowd) < _NAMES):
            continue
        names.add(name)
        taken.add(handle)
        crowd.append(
            Member(
                handle=handle,
                name=name,
                language="en" if english else "zh",
                place=invent_place(chance, english=english),
                tastes=draw_tastes(chance),
                activity=min(6.0, chance.paretovariate(1.3) * 0.35),
                joined_at=now - timedelta(days=170 + 190 * chance.random()),
            )
        )
    return crowd


def draw_tastes(chance: Random) -> dict[str, float]:
    """One to four channels that matter, the first most."""
    liked = chance.sample(list(Channel), chance.choice((1, 2, 2, 3, 3, 4)))
    return {channel.value: 1 / (place + 1) for place, channel in enumerate(liked)}
