"""What the people of the world do, and when: by taste, by fame, by the age of a note. Seeded: the same seed and `now`, the same world.

Counts are heavy-tailed as they are in the field (few notes take most of the likes), and a note gathers most of its likes in its first days.
"""

import heapq
import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from tallgrass.simulation.crowd import make_crowd
from tallgrass.simulation.people import EVERYBODY
from tallgrass.simulation.talking import talk_about
from tallgrass.simulation.texts import WRITTEN
from tallgrass.simulation.timing import date_notes
from tallgrass.simulation.types import Act, ActKind, DatedNote, Member, Script, World

CROWD = 1500
WHOLE = Script(EVERYBODY, WRITTEN)
"""All that is written."""
SAVE_SHARE = {
    "food": 0.55,
    "home": 0.5,
    "travel": 0.5,
    "fitness": 0.5,
    "skincare": 0.45,
    "makeup": 0.4,
    "handmade": 0.4,
    "reading": 0.3,
    "fashion": 0.3,
    "film": 0.2,
    "pets": 0.12,
}
"""Saves to a like: what is of use is saved, what touches is liked."""
SHARE_SHARE = 0.04
OTHER_LANGUAGE = 0.12
"""How much of its draw a note keeps for those who read another language."""
STRANGER = 0.06
"""The draw of a channel on those who did not choose it."""


def make_world(seed: int, now: datetime, crowd: int = CROWD, script: Script = WHOLE) -> World:
    chance = Random(seed)
    members = [
        Member(
            persona.handle, persona.name, persona.language, persona.place, persona.tastes, persona.activity * 2.5,
            now - timedelta(days=365 + 220 * chance.random()), persona.fame, persona,
        )
        for persona in script.people
    ]  # fmt: skip
    members += make_crowd(chance, crowd, now, {member.handle for member in members})
    notes = date_notes(chance, script.written, members, now)
    acts = _follows(chance, members, now)
    draws = {key: [draw(member, *key) for member in members] for key in sorted({(note.channel, note.language) for note in notes})}
    for place, note in enumerate(notes):
        acts += _reactions(chance, members, draws[note.channel, note.language], (place, note), now)
    acts.sort(key=lambda act: (act.at, act.actor, act.target, act.kind))
    # A chance of its own: what is said changes nothing about what is done.
    said = talk_about(Random(seed + 1), notes, members, draws, now)
    return World(now, members, notes, acts, said)


def likes_of(chance: Random, appeal: float, fame: float, age: timedelta) -> float:
    """How many likes a note of that appeal has gathered by that age, in a place of about `CROWD` people."""
    ripe = 1 - math.exp(-(age / timedelta(days=2.2)))
    return 11 * appeal**2.1 * fame**0.75 * chance.lognormvariate(0, 0.5) * ripe


def draw(member: Member, channel: str, language: str) -> float:
    """The draw of a note (or a person) of that channel and language on a member."""
    taste = member.tastes.get(channel, 0.0) + STRANGER
    return member.activity * taste * (1.0 if member.language == language else OTHER_LANGUAGE)


def pick(chance: Random, weights: Sequence[float], count: int) -> list[int]:
    """`count` different places, each with a chance by its weight (Efraimidis and Spirakis, 2006)."""
    keys = ((math.log(1.0 - chance.random()) / weight, place) for place, weight in enumerate(weights) if weight > 0)
    return [place for _, place in heapq.nlargest(count, keys)]


def _follows(chance: Random, members: list[Member], now: datetime) -> list[Act]:
    acts = []
    known = [place for place, member in enumerate(members) if member.fame > 0]
    for actor, member in enumerate(members):
        weights = [
            0.0 if place == actor else members[place].fame ** 1.2 * _kinship(member, members[place]) for place in known
        ]  # fmt: skip
        count = min(len(known) - 1, int(3 + member.activity * chance.uniform(2, 5)))
        for place in pick(chance, weights, count):
            target = known[place]
            since = max(member.joined_at, members[target].joined_at)
            # Someone with much to show is followed early; the square leaves some for lately.
            acts.append(Act(ActKind.FOLLOW, actor, target, since + (now - since) * chance.random() ** 0.7))
    return acts


def _kinship(one: Member, other: Member) -> float:
    common = sum(one.tastes.get(channel, 0.0) * weight for channel, weight in other.tastes.items())
    return (common + STRANGER) * (1.0 if one.language == other.language else OTHER_LANGUAGE)


def _reactions(chance: Random, members: list[Member], draws: list[float], what: tuple[int, DatedNote], now: datetime) -> list[Act]:
    place, note = what
    age = now - note.at
    weights = [*draws[: note.author], 0.0, *draws[note.author + 1 :]]
    wanted = likes_of(chance, note.written.appeal, members[note.author].fame, age) * len(members) / CROWD
    if note.language == "en":
        wanted *= 0.7
    count = min(int(len(members) * 0.72), round(wanted))
    acts = []
    for actor in pick(chance, weights, count):
        at = max(note.at + lag(chance, age), members[actor].joined_at + timedelta(hours=1))
        acts.append(Act(ActKind.LIKE, actor, place, at))
        if chance.random() < SAVE_SHARE[note.channel]:
            acts.append(Act(ActKind.SAVE, actor, place, min(now, at + timedelta(seconds=chance.randrange(2, 90)))))
        if chance.random() < SHARE_SHARE:
            acts.append(Act(ActKind.SHARE, actor, place, min(now, at + timedelta(seconds=chance.randrange(5, 300)))))
    return acts


def lag(chance: Random, age: timedelta) -> timedelta:
    """How long after publication an act comes, within `age`: three quarters in the first days, the rest over its life."""
    if chance.random() < 0.25:
        return age * chance.random()
    days = age / timedelta(days=1)
    return timedelta(days=-2.2 * math.log(1 - chance.random() * (1 - math.exp(-days / 2.2))))
