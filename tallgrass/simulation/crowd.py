"""The crowd: quiet members who read, like, save and follow, and write nothing."""

from datetime import datetime, timedelta
from random import Random

from tallgrass.simulation.texts import nicknames
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
        name = _english_name(chance) if english else _chinese_name(chance)
        handle = _english_handle(chance, name) if english else _chinese_handle(chance)
        if handle in taken or (name in names and len(crowd) < _NAMES):
            continue
        names.add(name)
        taken.add(handle)
        crowd.append(
            Member(
                handle=handle,
                name=name,
                language="en" if english else "zh",
                place=chance.choice(nicknames.ENGLISH_PLACES if english else nicknames.CHINESE_PLACES) if chance.random() < 0.7 else "",
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


def _chinese_name(chance: Random) -> str:
    return chance.choice(nicknames.NICK).format(
        f=chance.choice(nicknames.FAMILY),
        g=chance.choice(nicknames.GIVEN),
        how=chance.choice(nicknames.HOW),
        who=chance.choice(nicknames.WHO),
        d=chance.randrange(2, 99),
    )


def _english_name(chance: Random) -> str:
    first = chance.choice(nicknames.FIRST)
    if chance.random() < 0.35:
        return first + chance.choice(nicknames.AFTER) if chance.random() < 0.5 else f"{first}.{chance.choice(nicknames.LAST).lower()}"
    return f"{first} {chance.choice(nicknames.LAST)}"


def _chinese_handle(chance: Random) -> str:
    sounds = "".join(chance.choice(nicknames.SOUNDS) for _ in range(chance.choice((2, 2, 3))))
    return (
        sounds
        + chance.choice(("", "", "_", "x"))
        + (str(chance.randrange(1, 1000)) if chance.random() < 0.7 else "_" + chance.choice(nicknames.SOUNDS))
    )


def _english_handle(chance: Random, name: str) -> str:
    plain = "".join(letter for letter in name.lower().replace(" ", "_") if letter.isascii() and (letter.isalnum() or letter == "_"))
    return plain[:18] + (str(chance.randrange(2, 999)) if chance.random() < 0.6 or len(plain) < 3 else "")
