"""Comments of the large world: few notes have most of them, few comments most of the replies and likes."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from random import Random
from typing import Protocol

from django.db import connection

from tallgrass.notes.models import Comment, CommentLike
from tallgrass.platform.ids import id_floor
from tallgrass.simulation.acts import lag
from tallgrass.simulation.loading import copy_rows, without_indexes
from tallgrass.simulation.texts.talk import TALK
from tallgrass.simulation.types import Channel

REPLIES = 0.4
"""So many comments answer another."""
_LOW_BITS = 22
_COLUMNS = (
    *("id", "created_at", "note_id", "thread_id", "reply_to_id", "addressee_id", "author_id", "text"),
    *("picture_ids", "mentioned_ids", "written_at"),
)  # fmt: skip

Row = tuple[int, datetime, int, int | None, int | None, int | None, int, str, list[int], list[int], datetime]


class Circles(Protocol):
    """Who is drawn to which channel."""

    def draw(self, chance: Random, channel: str, count: int) -> list[int]: ...


class Note(Protocol):
    """What is asked of a loaded note."""

    @property
    def id(self) -> int: ...
    @property
    def channel(self) -> str: ...
    @property
    def at(self) -> datetime: ...


def load_comments(
    chance: Random, now: datetime, people: Sequence[int], shares: Sequence[tuple[Note, int]], circles: Circles, *, likes: int
) -> None:
    """As many comments under each note as its share, and likes on them."""
    written: list[tuple[int, datetime, str]] = []

    def rows() -> Iterator[Row]:
        for note, wanted in shares:
            for row in _under(chance, now, people, note, circles.draw(chance, note.channel, wanted)):
                written.append((row[0], row[1], note.channel))
                yield row

    copy_rows(Comment, _COLUMNS, rows())
    with connection.cursor() as cursor:
        # Foreign keys are checked now: a table with checks outstanding cannot be altered, and the next load takes its keys off.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    with without_indexes(CommentLike):
        copy_rows(CommentLike, ("id", "created_at", "comment_id", "person_id"), _likes(chance, people, written, circles, likes))


def _under(chance: Random, now: datetime, people: Sequence[int], note: Note, actors: Sequence[int]) -> Iterator[Row]:
    texts = [line for language in ("zh", "en") for thread in TALK[Channel(note.channel)][language] for line in thread]
    moments = sorted(note.at + lag(chance, now - note.at) for _ in actors)
    firsts: list[tuple[int, int]] = []
    for actor, at in zip(actors, moments, strict=True):
        id, author = id_floor(at) | chance.getrandbits(_LOW_BITS), people[actor]
        if firsts and chance.random() < REPLIES:
            # The earlier a comment stands, the more answer it.
            head, addressee = firsts[int(len(firsts) * chance.random() ** 2)]
            yield id, at, note.id, head, head, addressee, author, chance.choice(texts), [], [], at
        else:
            firsts.append((id, author))
            yield id, at, note.id, None, None, None, author, chance.choice(texts), [], [], at


def _likes(
    chance: Random, people: Sequence[int], written: Sequence[tuple[int, datetime, str]], circles: Circles, count: int
) -> Iterator[tuple[int, datetime, int, int]]:
    liked = sorted(int(len(written) * chance.random() ** 2.5) for _ in range(count)) if written else []
    order = list(range(len(written)))
    chance.shuffle(order)
    seen: set[tuple[int, int]] = set()
    taken: set[int] = set()  # A loved comment has so many likes of one moment that chance alone would give two the same id.
    for place in liked:
        comment_id, at, channel = written[order[place]]
        person_id = people[circles.draw(chance, channel, 1)[0]]
        if (comment_id, person_id) not in seen:
            seen.add((comment_id, person_id))
            while (id := id_floor(at) | chance.getrandbits(_LOW_BITS)) in taken:
                pass
            taken.add(id)
            yield id, at, comment_id, person_id
