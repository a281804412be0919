"""What people of the world looked at: pages of the walls as they were handed out, what came in sight, what was opened and for how long.

What was liked was seen on a page before, and much else was seen that was not.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from tallgrass.accounts.models import Person
from tallgrass.discovery.actions import note_behaviour, note_served, write_behaviour
from tallgrass.discovery.queries.trying import wall_for
from tallgrass.discovery.types import BehaviourKind, Reader, Seen, ServedPage
from tallgrass.insights.actions.days import count_day
from tallgrass.notes.models import Note
from tallgrass.platform import clock
from tallgrass.platform.experiments.exposures import write_exposures
from tallgrass.platform.experiments.types import Assigned
from tallgrass.platform.ids import past_id
from tallgrass.platform.partitions import list_days
from tallgrass.simulation.trying import begin_trial
from tallgrass.simulation.types import Act, ActKind, World

DAYS = 10
"""How far back the world's reading goes."""
_PORTION = timedelta(hours=3)
"""What happened in so long is written at its end."""
_TRIED = timedelta(days=7)
"""How long ago the experiment began."""
_PAGE = 20
_LATEST = 120
"""A page is dealt from so many of the newest notes."""
_TOLD = 0.5
"""The share of pages that somebody liked something on which is written down; the demo has no time for all."""
_IDLE = 0.05
"""Pages a day on which nothing was liked, for each unit of a member's activity."""
_OPENS, _STRAYS = 0.16, 0.04
"""How likely a note in sight is opened: of a channel one has a taste for, and of another."""


@dataclass(frozen=True)
class _Sitting:
    """A page of one member: when, and the notes (by place) that were liked on it."""

    at: datetime
    member: int
    liked: frozenset[int]


@dataclass(frozen=True)
class _Walls:
    """The world and what stands of it in tables, by place."""

    world: World
    people: Sequence[Person]
    notes: Sequence[Note]
    chance: Random

    def read(self, one: _Sitting, *, trying: bool) -> None:
        latest = bisect_left(self.world.notes, one.at, key=lambda note: note.at)
        dealt = _deal(self.chance, one, range(max(0, latest - _LATEST), latest))
        opened = {self.notes[place].id: lasted for place, lasted in _opened(self.chance, self.world, one, dealt).items()}
        person = self.people[one.member]
        reader = Reader(person.id)
        with clock.clock_at(one.at):
            met = wall_for(reader, person)[1] if trying else ()
            read_page(reader, "heat", [self.notes[place].id for place in dealt], opened, met=met)


def read_walls(world: World, people: Sequence[Person], notes: Sequence[Note], doors: Collection[int], *, seed: int) -> int:
    """Write down the pages of the last days, of all but those one can sign in as: what they have seen would not come up again. How many pages."""
    walls = _Walls(world, people, notes, Random(seed))
    sittings = deque(sorted(_sittings(walls.chance, world, doors), key=lambda one: one.at))
    begun = world.now - timedelta(days=DAYS)
    pages, trying = 0, False
    while begun < world.now:
        if not trying and world.now - begun <= _TRIED:
            with clock.clock_at(begun):
                begin_trial(next(person.id for person in people if person.role == "operator"))
            trying = True
        begun = min(world.now, begun + _PORTION)
        while sittings and sittings[0].at < begun:
            walls.read(sittings.popleft(), trying=trying)
            pages += 1
        with clock.clock_at(begun):
            write_behaviour()
            write_exposures()
    return pages


def read_page(reader: Reader, surface: str, things: Sequence[int], opened: Mapping[int, int], *, met: tuple[Assigned, ...] = ()) -> int:
    """One page of a wall at this moment, all of it in sight, and what was opened for so many milliseconds. Its id. Written with the next
    `write_behaviour`, and what it met with the next `write_exposures`."""
    id = past_id(clock.now(), hash((reader.person_id, *things)))
    page = ServedPage(id, reader, surface, tuple(things), ranker="heat", met=met)
    note_served(page)
    told = [Seen(page.id, thing, BehaviourKind.EXPOSURE) for thing in things]
    for thing, milliseconds in opened.items():
        told += [Seen(page.id, thing, BehaviourKind.CLICK), Seen(page.id, thing, BehaviourKind.DWELL, milliseconds)]
    note_behaviour(reader=reader, seen=told)
    return page.id


def count_reading() -> None:
    """Put every day on which something was read into figures."""
    for day in list_days("discovery_behaviour"):
        count_day(day)


def _sittings(chance: Random, world: World, doors: Collection[int]) -> Iterator[_Sitting]:
    since = world.now - timedelta(days=DAYS)
    liked: dict[tuple[int, date], list[Act]] = {}
    for act in world.acts:
        if act.kind in {ActKind.LIKE, ActKind.SAVE} and act.at > since and act.actor not in doors:
            liked.setdefault((act.actor, act.at.date()), []).append(act)
    for (member, _), acts in liked.items():
        if chance.random() < _TOLD:
            at = max(since, acts[0].at - timedelta(seconds=chance.randrange(20, 120)))
            yield _Sitting(at, member, frozenset(act.target for act in acts if world.notes[act.target].at < at))
    for member, told in enumerate(world.members):
        for day in range(DAYS):
            if member not in doors and chance.random() < _IDLE * told.activity:
                yield _Sitting(since + timedelta(days=day + chance.random()), member, frozenset())


def _deal(chance: Random, sitting: _Sitting, newest: range) -> list[int]:
    """Places of the notes in sight: a page's, or the beginning of one. There always are some: the world's notes go back much further."""
    count = chance.randrange(6, _PAGE + 1)
    others = [place for place in chance.sample(newest, min(len(newest), _PAGE)) if place not in sitting.liked]
    dealt = [*sitting.liked, *others[: max(0, count - len(sitting.liked))]][:_PAGE]
    chance.shuffle(dealt)
    return dealt


def _opened(chance: Random, world: World, sitting: _Sitting, dealt: Sequence[int]) -> dict[int, int]:
    """Which of them (by place) was opened, and for how many milliseconds."""
    tastes = world.members[sitting.member].tastes
    return {
        place: min(180_000, round(4000 + chance.lognormvariate(9.6, 0.8)))
        for place in dealt
        if place in sitting.liked or chance.random() < (_OPENS if world.notes[place].channel in tastes else _STRAYS)
    }
