"""What notes hold of their genre, as one cell of a file: JSON in the shapes of the JSON API, but pictures go by the names of their
files, and notes by the ids they had."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import msgspec

from tallgrass.exchange.errors import bad_facts, no_facts_of, no_picture_of_step, not_here_yet
from tallgrass.notes.forms import many_lines, money_of, one_line, place_of
from tallgrass.notes.genre_shapes import MoneyShape, PlaceShape, money_shape, place_shape
from tallgrass.notes.genre_types import CameBy, Difficulty, Entry, Evaluation, PlaceFacts, Step, Tutorial, UsedFor
from tallgrass.notes.queries.genres import GenreParts
from tallgrass.notes.types import Genre
from tallgrass.platform import rest
from tallgrass.platform.ids import short


class StepBody(rest.Shape):
    """A step of a tutorial; its picture is one of the row's, by the name of its file."""

    text: str
    picture: str = ""


class TutorialBody(rest.Shape):
    steps: list[StepBody] = []
    minutes: int | None = None
    difficulty: Difficulty | None = None
    needs: list[str] = []


class EntryBody(rest.Shape):
    """A note of a collection, by the id it had."""

    note: str
    remark: str = ""


class CollectionBody(rest.Shape):
    entries: list[EntryBody] = []


class JudgedBody(rest.Shape):
    """Of an evaluation what has no column of its own."""

    price: MoneyShape | None = None
    came_by: CameBy | None = None
    used_for: UsedFor | None = None


S = TypeVar("S", bound=rest.Shape)


# --- in ---------------------------------------------------------------------------------------------------------------------


def parts_from(text: str, genre: Genre, pictures: Mapping[str, int], entries: Mapping[str, int]) -> GenreParts:
    """What the cell of a note, which is not empty, says. `pictures`: those of the note, by the names of their files. `entries`: notes that are here and may
    be collected, by the ids they had.

    Raises:
        DomainError: `bad_facts`, `no_facts_of`, `no_picture_of_step`, `not_here_yet`, or the field that is wrong. (Lengths and all else
            are for `check_brought`.)
    """
    match genre:
        case Genre.TUTORIAL:
            return GenreParts(tutorial=_tutorial(_read(text, TutorialBody), pictures))
        case Genre.PLACE:
            return GenreParts(place_facts=place_of(_read(text, PlaceShape)))
        case Genre.COLLECTION:
            return GenreParts(entries=_entries(_read(text, CollectionBody), entries))
        case _:
            raise no_facts_of(genre)


def names_of_entries(text: str) -> set[str]:
    """The notes a collection's cell names; none when it cannot be read."""
    try:
        return {entry.note.strip() for entry in msgspec.json.decode(text, type=CollectionBody).entries}
    except msgspec.MsgspecError:
        return set()


def judged_whole(evaluation: Evaluation, text: str) -> Evaluation:
    """An evaluation with what its cell says besides.

    Raises:
        DomainError: `bad_facts`.
    """
    if not text.strip():
        return evaluation
    body = _read(text, JudgedBody)
    return replace(evaluation, price=money_of(body.price), came_by=body.came_by, used_for=body.used_for)


def _tutorial(body: TutorialBody, pictures: Mapping[str, int]) -> Tutorial:
    steps = tuple(Step(many_lines(step.text), _picture(step.picture.strip(), pictures)) for step in body.steps)
    needs = tuple(need for text in body.needs if (need := one_line(text)))
    return Tutorial(tuple(step for step in steps if step.text), body.minutes, body.difficulty, needs)


def _picture(name: str, pictures: Mapping[str, int]) -> int | None:
    if name and name not in pictures:
        raise no_picture_of_step(name)
    return pictures.get(name)


def _entries(body: CollectionBody, known: Mapping[str, int]) -> tuple[Entry, ...]:
    named = [(entry.note.strip(), one_line(entry.remark)) for entry in body.entries]
    if missing := [name for name, _ in named if name not in known]:
        raise not_here_yet(missing)
    return tuple(Entry(known[name], remark) for name, remark in named)


def _read(text: str, shape: type[S]) -> S:
    try:
        return msgspec.json.decode(text, type=shape)
    except msgspec.MsgspecError as error:
        raise bad_facts(str(error)) from None


# --- out --------------------------------------------------------------------------------------------------------------------


def written_facts(genre: Genre, parts: str | None, files: Mapping[int, str]) -> str:
    """The cell of a note from what its rows hold (JSON in the shape of the genre's type); `files`: what its pictures are called."""
    if parts is None:
        return ""
    match genre:
        case Genre.TUTORIAL:
            return _written(_tutorial_body(msgspec.json.decode(parts, type=Tutorial), files))
        case Genre.PLACE:
            return _written(place_shape(msgspec.json.decode(parts, type=PlaceFacts)))
        case Genre.COLLECTION:
            entries = msgspec.json.decode(parts, type=list[Entry])
            return _written(CollectionBody(entries=[EntryBody(note=short(entry.note_id), remark=entry.remark) for entry in entries]))
        case Genre.EVALUATION:
            judged = msgspec.json.decode(parts, type=Evaluation)
            if not (judged.price or judged.came_by or judged.used_for):
                return ""
            return _written(JudgedBody(price=money_shape(judged.price), came_by=judged.came_by, used_for=judged.used_for))
        case _:
            return ""


def _tutorial_body(tutorial: Tutorial, files: Mapping[int, str]) -> TutorialBody:
    steps = [StepBody(text=step.text, picture=files.get(step.picture_id or 0, "")) for step in tutorial.steps]
    return TutorialBody(steps=steps, minutes=tutorial.minutes, difficulty=tutorial.difficulty, needs=list(tutorial.needs))


def _written(body: rest.Shape) -> str:
    return msgspec.json.encode(body).decode()
