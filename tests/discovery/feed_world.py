"""A small world with taste in it: two circles of people who like what their circle likes, and a version trained on it."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from tallgrass.accounts.models import Person
from tallgrass.discovery.actions.training import train_feed
from tallgrass.discovery.feed.standing import forget_ground
from tallgrass.discovery.training.building import Bounds
from tallgrass.notes.models import Like, Note, NoteCounts
from tallgrass.platform import clock
from tallgrass.platform.ids import past_id
from tests.support.world import World

SMALL = Bounds(items=500, closed=500, dimensions=8, sweeps=3, near=20)


@dataclass
class Circle:
    """People, and the notes they like."""

    people: list[Person]
    notes: list[Note]


def plant(world: World, author: Person, channel: str, *, days: float, seed: int) -> Note:
    """A published note of some days ago, without the way through the editor."""
    at = clock.now() - timedelta(days=days)
    return Note.objects.create(
        id=past_id(at, seed),
        author_id=author.id,
        state="published",
        published_at=at,
        channel=channel,
        title=f"{channel} {seed}",
        kind="text",
    )


def two_circles(world: World, *, notes: int = 40, people: int = 12) -> tuple[Circle, Circle]:
    """Each circle writes and likes in its own channel."""
    chance, made = Random(5), []
    for channel in ("food", "travel"):
        circle = [world.person() for _ in range(people)]
        written = [plant(world, circle[turn % people], channel, days=10 + turn, seed=len(made) * 1000 + turn) for turn in range(notes)]
        likes, counts = [], dict.fromkeys((note.id for note in written), 0)
        for person in circle:
            for note in chance.sample(written, min(14, notes // 2)):
                if note.author_id != person.id:
                    likes.append(Like(note_id=note.id, person_id=person.id))
                    counts[note.id] += 1
        Like.objects.bulk_create(likes)
        NoteCounts.objects.bulk_create([NoteCounts(note_id=id, likes=count) for id, count in counts.items()])
        made.append(Circle(circle, written))
    return made[0], made[1]


def train() -> str:
    name = train_feed(bounds=SMALL).name
    forget_ground()
    return name
