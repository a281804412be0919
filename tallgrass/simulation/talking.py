"""What the people of the world say under notes: threads written by hand, shared out by how many a note speaks to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from tallgrass.simulation.texts.talk import ANYWHERE, TALK, Thread
from tallgrass.simulation.types import Channel, DatedNote, Member, Remark

MOST_THREADS = 12
LIKERS = 60
LATE_COMER = 0.12


def talk_about(
    chance: Random, notes: Sequence[DatedNote], members: Sequence[Member], draws: Mapping[tuple[str, str], Sequence[float]], now: datetime
) -> list[Remark]:
    """Everything that is said, in the order of time."""
    said: list[Remark] = []
    used: Counter[Thread] = Counter()
    for place, note in enumerate(notes):
        weights = [0.0 if actor == note.author or member.language != note.language else draws[note.channel, note.language][actor]
                   for actor, member in enumerate(members)]  # fmt: skip
        age = now - note.at
        wanted = min(MOST_THREADS, int(chance.expovariate(1 / (1.2 + 1.4 * note.written.appeal)) * min(1.0, age / timedelta(days=2))))
        pool = TALK[Channel(note.channel)][note.language] + ANYWHERE[note.language]
        # What was said least so far comes first, so that one does not meet the same words again and again.
        threads = sorted(pool, key=lambda thread: (used[thread], chance.random()))[:wanted]
        for thread in threads:
            used[thread] += 1
            said += _thread(chance, (place, note), thread, weights, first=len(said), now=now)
    return _in_time(said)


def _thread(
    chance: Random, what: tuple[int, DatedNote], thread: Thread, weights: list[float], *, first: int, now: datetime
) -> list[Remark]:
    place, note = what
    people = range(len(weights))
    speaker = chance.choices(people, weights=weights)[0]
    at = _moment(chance, note.at, now)
    spoken = []
    for turn, text in enumerate(thread):
        actor = note.author if turn == 1 else speaker
        count = min(LIKERS, int(chance.paretovariate(0.9) - 1) if turn < 2 else 0)
        likers = tuple(dict.fromkeys(liker for liker in chance.choices(people, weights=weights, k=count) if liker != actor))
        spoken.append(Remark(place, actor, text, at, first + turn - 1 if turn else None, likers))
        at += (now - at) * min(0.5, 0.02 + 0.1 * chance.random())
    return spoken


def _moment(chance: Random, since: datetime, now: datetime) -> datetime:
    """Mostly soon after the note, now and then lately, by someone who came across it."""
    if chance.random() < LATE_COMER:
        return max(since + (now - since) / 2, now - timedelta(hours=46) * chance.random())
    return since + (now - since) * (chance.random() ** 2.5) * 0.9


def _in_time(said: list[Remark]) -> list[Remark]:
    """Sorted, and what replies name moved along. A reply is later than what it answers, so it still comes after it."""
    order = sorted(range(len(said)), key=lambda place: (said[place].at, place))
    now_at = {before: after for after, before in enumerate(order)}
    return [
        replace(said[before], reply_to=now_at[reply_to]) if (reply_to := said[before].reply_to) is not None else said[before]
        for before in order
    ]
