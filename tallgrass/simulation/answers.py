"""Answers to the questions of the world, given by the real actions: most of them before the world opens, some in its last hours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from tallgrass.accounts.models import Person
from tallgrass.notes.actions import choose_best_answer, write_answer
from tallgrass.notes.events import AnswerLiked
from tallgrass.notes.models import Answer, AnswerLike, Note
from tallgrass.platform import clock
from tallgrass.platform.database import copy_rows
from tallgrass.platform.events import Event
from tallgrass.simulation.loading import PastIds
from tallgrass.simulation.types import Asked, World

SOON = timedelta(hours=30)
"""Most questions are answered within so long."""
LAST = timedelta(hours=14)
"""How long ago, at most, those one can sign in as got the last answer to theirs."""
LIKERS = (2, 24)


@dataclass(frozen=True)
class Given:
    """An answer. `note`, `actor` and `likers` are places in the lists of notes and members."""

    note: int
    actor: int
    text: str
    best: bool
    at: datetime
    likers: tuple[int, ...]


def answers_of(world: World, doors: set[int]) -> list[Given]:
    """All answers, in the order of time. Questions of `doors` have their last answer in the last hours."""
    places = {member.handle: place for place, member in enumerate(world.members)}
    given: list[Given] = []
    for place, note in enumerate(world.notes):
        if not isinstance(note.written.of, Asked):
            continue
        chance = Random(note.seed)
        answers = [answer for answer in note.written.of.answers if answer.by in places]
        for turn, answer in enumerate(answers):
            span = min(SOON, (world.now - note.at) * 0.9)
            at = note.at + span * ((turn + chance.random()) / len(answers))
            if note.author in doors and turn == len(answers) - 1:
                at = max(at, world.now - LAST * chance.random())
            wanted = min(chance.randint(*LIKERS) * (3 if answer.best else 1), len(world.members) // 4)
            likers = chance.sample(range(len(world.members)), wanted)
            actor = places[answer.by]
            given.append(Given(place, actor, answer.text, answer.best, at, tuple(liker for liker in likers if liker != actor)))
    return sorted(given, key=lambda answer: (answer.at, answer.note, answer.actor))


def answer_early(given: Iterable[Given], world: World, persons: Sequence[Person], notes: Sequence[Note]) -> list[tuple[Event, datetime]]:
    """Give these answers, with their likes. Inside the transaction that loads the world. The events of the likes, still to be logged."""
    answers = [(answer, _give(answer, persons, notes[answer.note], world)) for answer in given]
    likes = sorted(
        (min(world.now, answer.at + timedelta(minutes=11 * turn + 2)), row.id, persons[liker].id, place)
        for place, (answer, row) in enumerate(answers)
        for turn, liker in enumerate(answer.likers)
    )
    ids = PastIds()
    copy_rows(
        AnswerLike,
        ("id", "created_at", "answer_id", "person_id"),
        ((ids.at(at), at, answer_id, liker) for at, answer_id, liker, _ in likes),
    )
    return [(_liked(answers[place][1], liker), at) for at, _, liker, place in likes]


def answer_late(given: Given, world: World, persons: Sequence[Person], notes: Mapping[int, Note]) -> None:
    """Give an answer of the last hours, unless it stands already."""
    if not Answer.objects.filter(note=notes[given.note], author_id=persons[given.actor].id).exists():
        _give(given, persons, notes[given.note], world)


def _give(given: Given, persons: Sequence[Person], note: Note, world: World) -> Answer:
    with clock.clock_at(given.at):
        answer = write_answer(actor=persons[given.actor], note=note, body=given.text)
    if given.best:
        with clock.clock_at(min(world.now, given.at + timedelta(hours=3))):
            choose_best_answer(actor=persons[world.notes[given.note].author], answer=answer)
    return answer


def _liked(answer: Answer, person_id: int) -> AnswerLiked:
    return AnswerLiked(answer_id=answer.id, note_id=answer.note_id, author_id=answer.author_id, person_id=person_id)
