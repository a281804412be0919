"""A large world of the same kind of people and notes, for benchmarks: generated and loaded by COPY, in the shapes the actions leave.

The same tastes, fame and timing as the demo's; texts are those people wrote, over and over. No events are logged: counters are
folded at the end, so an empty log and the tables tell the same.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import transaction
from psycopg.types.json import Jsonb

from tallgrass.accounts.models import Follow, Person
from tallgrass.discovery.actions import rank_channels
from tallgrass.media import files
from tallgrass.media.models import Picture
from tallgrass.notes.markup import topic_key, topics_in
from tallgrass.notes.models import Like, Note, NotePicture, NoteTopic, Save, Topic
from tallgrass.platform.database import copy_rows
from tallgrass.platform.ids import id_floor
from tallgrass.simulation.acts import lag
from tallgrass.simulation.bulk_comments import load_comments
from tallgrass.simulation.bulk_goods import load_bulk_goods
from tallgrass.simulation.crowd import make_crowd
from tallgrass.simulation.drawing import Sketch, drawing
from tallgrass.simulation.loading import PastIds, fold_counts, settle_statistics, take_time, without_indexes
from tallgrass.simulation.sketches import sketches_of
from tallgrass.simulation.texts import WRITTEN
from tallgrass.simulation.types import Channel, DatedNote, Member

DAYS = 400
LOW_BITS = 22
_REPEATED = 1.07
"""So many more acts are drawn, for those that would be repeated and are left out."""


@dataclass(frozen=True)
class Size:
    notes: int = 100_000
    people: int = 20_000
    follows_each: int = 200
    likes: int = 1_000_000
    saves: int = 400_000
    comments: int = 250_000
    """And as many likes on them."""
    goods: int = 0
    """Products, with three variants each."""
    pictures: int = 24
    """Drawn; the notes share their files."""


@dataclass(frozen=True)
class Row:
    """What acts need to know of a loaded note."""

    id: int
    author: int
    channel: str
    at: datetime
    weight: float


@dataclass(frozen=True)
class Ground:
    """What every part of the loading needs."""

    chance: Random
    now: datetime
    members: Sequence[Member]
    people: Sequence[int]
    """Ids of the members."""
    fame: Sequence[float]


class Circles:
    """Who is drawn to which channel, for drawing people by weight."""

    def __init__(self, members: Sequence[Member], weights: Sequence[float]) -> None:
        by_channel: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, member in enumerate(members):
            for channel, taste in member.tastes.items():
                by_channel[channel].append((place, taste * weights[place]))
        self._places = {channel: [place for place, _ in pairs] for channel, pairs in by_channel.items()}
        self._sums = {channel: list(itertools.accumulate(weight for _, weight in pairs)) for channel, pairs in by_channel.items()}

    def draw(self, chance: Random, channel: str, count: int) -> list[int]:
        return chance.choices(self._places[channel], cum_weights=self._sums[channel], k=count)

    def room(self, channel: str) -> int:
        return len(self._places[channel])


def load_bulk_world(size: Size, *, seed: int, now: datetime, say: Callable[[str], object] = print) -> None:
    """Fill an empty database. Numbers are met to within a few in a thousand: acts that would repeat another are left out."""
    chance = Random(seed)
    members = make_crowd(chance, size.people, now, set())
    fame = [chance.paretovariate(1.1) for _ in members]
    with transaction.atomic():
        take_time()
        say(f"Inviting {size.people:,} people")
        ground = Ground(chance, now, members, _load_people(members), fame)
        say(f"Writing {size.notes:,} notes")
        notes = _load_notes(ground, size.notes, size.pictures)
        say(f"Following: {size.people * size.follows_each:,}")
        _load_follows(ground, min(size.follows_each, size.people - 1))
        say(f"Liking: {size.likes:,}, saving: {size.saves:,}")
        active = Circles(members, [member.activity for member in members])
        _load_reactions(ground, Like, _shared_out(chance, notes, size.likes), active)
        _load_reactions(ground, Save, _shared_out(chance, notes, size.saves), active)
        say(f"Commenting: {size.comments:,}")
        load_comments(chance, now, ground.people, _shared_out(chance, notes, size.comments), active, likes=size.comments)
        fold_counts()
        if size.goods:
            say(f"Putting up {size.goods:,} goods")
            load_bulk_goods(chance, now, ground.people, size.goods)
    settle_statistics()
    rank_channels()


def _load_people(members: Sequence[Member]) -> list[int]:
    makers = PastIds()
    at = sorted(member.joined_at for member in members)
    ids = [makers.at(moment) for moment in at]
    unusable = make_password(None)
    rows = (
        (id, moment, member.handle, member.name, member.place, unusable, Jsonb(list(member.tastes)))
        for id, moment, member in zip(ids, at, members, strict=True)
    )
    copy_rows(Person, ("id", "created_at", "handle", "name", "place", "password", "interests"), rows)
    return ids


def _load_notes(ground: Ground, count: int, drawn: int) -> list[Row]:
    chance, members, people, fame, now = ground.chance, ground.members, ground.people, ground.fame, ground.now
    written = {channel.value: [note for note in notes if not note.card] for channel, notes in WRITTEN.items()}
    topics = _load_topics()
    authors = chance.choices(range(len(members)), weights=[weight**0.6 for weight in fame], k=count)
    moments = sorted(now - timedelta(days=DAYS * chance.random() ** 1.5, minutes=1) for _ in range(count))
    ids, picture_ids = PastIds(), PastIds()
    notes, note_rows, inner, covers, named = [], [], [], [], []
    for author, at in zip(authors, moments, strict=True):
        channel = next(iter(members[author].tastes))
        note = chance.choice(written[channel])
        id, cover = ids.at(at), picture_ids.at(at)
        pictures = chance.choice((1, 1, 1, 2, 3))
        note_rows.append(
            (id, at, people[author], "picture", "published", note.title, note.body, channel, note.place, cover, pictures, 2, at)
        )
        covers.append((cover, at, people[author], f"{chance.getrandbits(128):032x}", chance.randrange(drawn)))
        inner += [(id, position, cover) for position in range(pictures)]
        named += [(id, topics[topic_key(name)], position) for position, name in enumerate(topics_in(note.body))]
        notes.append(Row(id, author, channel, at, note.appeal**2 * fame[author] ** 0.5 * chance.lognormvariate(0, 0.8)))
    _load_pictures(chance, covers, drawn)
    columns = (
        "id",
        "created_at",
        "author_id",
        "kind",
        "state",
        "title",
        "body",
        "channel",
        "place",
        "cover_id",
        "picture_count",
        "version",
        "published_at",
    )
    copy_rows(Note, columns, note_rows)
    inner_ids = itertools.count(id_floor(now))
    copy_rows(NotePicture, ("id", "note_id", "position", "picture_id", "alt"), ((next(inner_ids), *row, "") for row in inner))
    copy_rows(NoteTopic, ("note_id", "topic_id", "position"), named)
    return notes


def _load_topics() -> dict[str, int]:
    names = {topic_key(name): name for notes in WRITTEN.values() for note in notes for name in topics_in(note.body)}
    ids = {key: place + 1 for place, key in enumerate(sorted(names))}
    copy_rows(Topic, ("id", "key", "name"), ((id, key, names[key]) for key, id in ids.items()))
    return ids


def _load_pictures(chance: Random, covers: Sequence[tuple[int, datetime, int, str, int]], count: int) -> None:
    """Rows of their own for all, over the files of a few: each key is a link to a shared folder."""
    with files.desk() as desk, drawing(_shared_sketches(chance, count), desk) as drawn:
        shared = []
        for future in drawn.values():
            done = future.result()
            key = f"{chance.getrandbits(128):032x}"
            files.settle(done.prints, "pictures", key)
            shared.append((files.folder("pictures", key), done.facts))
    for _, _, _, key, which in covers:
        target = files.folder("pictures", key)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(shared[which][0], target_is_directory=True)
    columns = ("id", "created_at", "owner_id", "key", "width", "height", "bytes", "blur", "attached_at")
    rows = (
        (id, at, owner, key, shared[which][1]["width"], shared[which][1]["height"], 60_000, shared[which][1]["blur"], at)
        for id, at, owner, key, which in covers
    )
    copy_rows(Picture, columns, rows)


def _shared_sketches(chance: Random, count: int) -> list[Sketch]:
    written = [(channel, note) for channel in Channel for note in WRITTEN[channel] if note.scenes]
    moment = datetime.min
    return [
        sketches_of(DatedNote(note, channel.value, "", 0, moment, place + 1))[0]
        for place, (channel, note) in enumerate(chance.sample(written, count))
    ]


def _load_follows(ground: Ground, each: int) -> None:
    chance, people = ground.chance, ground.people
    circles = Circles(ground.members, ground.fame)

    def rows() -> Iterator[tuple[int, datetime, int, int]]:
        for place, member in enumerate(ground.members):
            found: dict[int, None] = {}
            for channel in itertools.cycle([*member.tastes, *chance.sample(list(Channel), 1)]):
                found.update(dict.fromkeys(circles.draw(chance, channel, each)))
                found.pop(place, None)
                if len(found) >= each:
                    break
            for other in itertools.islice(found, each):
                at = ground.now - timedelta(days=DAYS * chance.random())
                yield _id(chance, at), at, people[place], people[other]

    with without_indexes(Follow):
        copy_rows(Follow, ("id", "created_at", "person_id", "followee_id"), rows())


def _shared_out(chance: Random, notes: Sequence[Row], count: int) -> list[tuple[Row, int]]:
    """`count` acts by the weight of the notes: few take most."""
    counts = Counter(chance.choices(range(len(notes)), weights=[note.weight for note in notes], k=count))
    return [(notes[place], wanted) for place, wanted in counts.items()]


def _load_reactions(ground: Ground, model: type[Like] | type[Save], shares: Sequence[tuple[Row, int]], circles: Circles) -> None:
    """Acts on notes by those their channel draws."""
    chance = ground.chance

    def rows() -> Iterator[tuple[int, datetime, int, int]]:
        for note, wanted in shares:
            age = ground.now - note.at
            actors = circles.draw(chance, note.channel, min(wanted, circles.room(note.channel)))
            for actor in dict.fromkeys(actors):
                if actor != note.author:
                    at = note.at + lag(chance, age)
                    yield _id(chance, at), at, note.id, ground.people[actor]

    with without_indexes(model):
        copy_rows(model, ("id", "created_at", "note_id", "person_id"), rows())


def _id(chance: Random, at: datetime) -> int:
    return id_floor(at) | chance.getrandbits(LOW_BITS)
