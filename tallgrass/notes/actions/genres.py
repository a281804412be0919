"""What an author writes into a note of some genre: its rules, and its rows."""

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise
from typing import Any

import msgspec

from tallgrass.accounts.models import Person
from tallgrass.accounts.types import Role, Verified
from tallgrass.notes import errors
from tallgrass.notes.genre_types import Entry as EntryInput
from tallgrass.notes.genre_types import Evaluation as EvaluationInput
from tallgrass.notes.genre_types import PlaceFacts as PlaceInput
from tallgrass.notes.genre_types import Tutorial as TutorialInput
from tallgrass.notes.models import (
    Answer,
    CollectionEntry,
    Evaluation,
    EvaluationPoint,
    Note,
    NotePicture,
    OpeningHours,
    PlaceFacts,
    Tutorial,
    TutorialNeed,
    TutorialStep,
)
from tallgrass.notes.naming import name_key
from tallgrass.notes.queries.genres import GenreParts, genre_parts, thing_key
from tallgrass.notes.types import Content, Genre, Kind
from tallgrass.platform.database import rows
from tallgrass.platform.money import DIGITS, MOST, Money

LENGTHS = {"product": 60, "brand": 40, "point": 40, "step": 500, "need": 40, "place_name": 60, "remark": 200}
MOST_POINTS, MOST_STEPS, MOST_NEEDS, MOST_HOURS, MOST_ENTRIES = 10, 30, 30, 21, 50
LEAST_ENTRIES = 2
LONGEST = 60 * 24 * 30
"""Minutes a tutorial may take."""
DAY, WEEK = 1440, 7 * 1440


_MAY_BE_COLLECTED = """
SELECT id FROM notes_note WHERE id = ANY(%(wanted)s) AND id <> %(own)s AND genre <> 'collection'
AND ((state = 'published' AND visibility = 'public') OR id = ANY(%(known)s)) ORDER BY id FOR KEY SHARE
"""


def may_collect(person: Person) -> bool:
    """Who may edit a collection: operators, creators and verified experts."""
    return person.role in {Role.OPERATOR, Role.CREATOR} or person.verified == Verified.EXPERT


def check_genre(content: Content) -> None:
    """What is wrong with the parts of any genre, draft or not.

    Raises:
        DomainError: with the field at fault.
    """
    if content.evaluation:
        _check_evaluation(content.evaluation)
    if content.tutorial:
        _check_tutorial(content.tutorial)
    if content.place_facts:
        _check_place(content.place_facts)
    if len(content.entries) > MOST_ENTRIES:
        raise errors.too_many("entries", MOST_ENTRIES)
    if len({entry.note_id for entry in content.entries}) < len(content.entries):
        raise errors.unknown("entries")
    _check_lines("entries", "remark", [entry.remark for entry in content.entries], MOST_ENTRIES)


def check_genre_complete(note: Note, author: Person) -> None:
    """What a note of a genre must have before others see it.

    Raises:
        DomainError: with the field that is missing, or `collections_are_edited`.
    """
    genre = Genre(note.genre)
    if genre is Genre.COLLECTION and not may_collect(author):
        raise errors.collections_are_edited()
    check_parts_of_genre(genre, note.title, GenreParts() if genre in {Genre.PLAIN, Genre.QUESTION} else genre_parts(note.id))


def check_parts_of_genre(genre: Genre, title: str, parts: GenreParts) -> None:
    """What `check_genre_complete` can tell without asking who writes.

    Raises:
        DomainError: with the field that is missing.
    """
    match genre:
        case Genre.EVALUATION:
            if not parts.evaluation or not thing_key(parts.evaluation):
                raise errors.no_thing()
        case Genre.TUTORIAL:
            if not parts.tutorial or not parts.tutorial.steps:
                raise errors.no_steps()
        case Genre.PLACE:
            if not parts.place_facts or not parts.place_facts.name:
                raise errors.no_place_name()
        case Genre.QUESTION:
            if not title.strip():
                raise errors.no_question()
        case Genre.COLLECTION:
            if not title.strip():
                raise errors.no_collection_title()
            if len(parts.entries) < LEAST_ENTRIES:
                raise errors.too_few_entries(LEAST_ENTRIES)


def write_genre(note: Note, content: Content) -> None:
    """Put the parts of genres into rows and the genre into an unsaved change of `note`. Runs in the caller's transaction.

    A draft keeps what belongs to the genres it is not now. A step keeps its words when its picture is taken out.

    Raises:
        DomainError: `has_answers` when a question with answers would become something else; `unknown_entries`.
    """
    if note.genre == Genre.QUESTION and content.genre is not Genre.QUESTION and Answer.objects.filter(note=note).exists():
        raise errors.has_answers()
    note.genre = content.genre.value
    tutorial = with_pictures(content.tutorial, {picture.picture_id for picture in content.pictures})
    wanted = GenreParts(content.evaluation, tutorial, content.place_facts, content.entries)
    if not note.is_seen_by_author_only:
        wanted = _of_genre(wanted, content.genre)
    held = genre_parts(note.id)
    if wanted.evaluation != held.evaluation:
        _write_evaluation(note, wanted.evaluation)
    if wanted.tutorial != held.tutorial:
        _write_tutorial(note, wanted.tutorial)
    if wanted.place_facts != held.place_facts:
        _write_place(note, wanted.place_facts)
    if wanted.entries != held.entries:
        _write_entries(note, wanted.entries, known={entry.note_id for entry in held.entries})


def let_go_of_other_genres(note: Note) -> None:
    """What a draft kept of the genres it did not become is let go; so are pictures of steps that the note does not show."""
    held = genre_parts(note.id)
    kept = _of_genre(held, Genre(note.genre))
    if held.evaluation != kept.evaluation:
        _write_evaluation(note, None)
    if held.place_facts != kept.place_facts:
        _write_place(note, None)
    if held.entries != kept.entries:
        _write_entries(note, (), known=())
    if held.tutorial != kept.tutorial:
        _write_tutorial(note, None)
    elif held.tutorial:
        shown = NotePicture.objects.filter(note=note) if note.kind == Kind.PICTURE else NotePicture.objects.none()
        steps = TutorialStep.objects.filter(tutorial_id=note.id, picture_id__isnull=False)
        steps.exclude(picture_id__in=shown.values("picture_id")).update(picture_id=None)


def facts_of(note: Note) -> Any:
    """What the note holds of its genre as plain JSON, for its versions. None when it holds nothing."""
    if note.genre in {Genre.PLAIN, Genre.QUESTION}:
        return None
    return msgspec.to_builtins(genre_parts(note.id))


def _of_genre(parts: GenreParts, genre: Genre) -> GenreParts:
    return GenreParts(
        evaluation=parts.evaluation if genre is Genre.EVALUATION else None,
        tutorial=parts.tutorial if genre is Genre.TUTORIAL else None,
        place_facts=parts.place_facts if genre is Genre.PLACE else None,
        entries=parts.entries if genre is Genre.COLLECTION else (),
    )


def _check_evaluation(evaluation: EvaluationInput) -> None:
    _check_length("product", "product", evaluation.product)
    _check_length("brand", "brand", evaluation.brand)
    if evaluation.score is not None and not 1 <= evaluation.score <= 10:
        raise errors.bad_score()
    _check_lines("pros", "point", evaluation.pros, MOST_POINTS)
    _check_lines("cons", "point", evaluation.cons, MOST_POINTS)
    _check_money("price", evaluation.price)


def _check_tutorial(tutorial: TutorialInput) -> None:
    _check_lines("steps", "step", [step.text for step in tutorial.steps], MOST_STEPS)
    _check_lines("needs", "need", tutorial.needs, MOST_NEEDS)
    if tutorial.minutes is not None and not 1 <= tutorial.minutes <= LONGEST:
        raise errors.bad_minutes()


def _check_place(place: PlaceInput) -> None:
    _check_length("place_name", "place_name", place.name)
    if (place.latitude is None) != (place.longitude is None):
        raise errors.half_a_position()
    if place.latitude is not None and place.longitude is not None and not (abs(place.latitude) <= 90 and abs(place.longitude) <= 180):
        raise errors.bad_position()
    _check_money("price_a_head", place.price_a_head)
    if len(place.hours) > MOST_HOURS:
        raise errors.too_many("hours", MOST_HOURS)
    for hours in place.hours:
        if not (0 <= hours.weekday <= 6 and 0 <= hours.opens < DAY and hours.opens < hours.closes <= hours.opens + DAY):
            raise errors.bad_hours()
    spans = sorted((hours.weekday * DAY + hours.opens, hours.weekday * DAY + hours.closes) for hours in place.hours)
    round_the_week = [*spans, (spans[0][0] + WEEK, 0)] if spans else []
    if any(closes > next_opens for (_, closes), (next_opens, _) in pairwise(round_the_week)):
        raise errors.overlapping_hours()


def _check_length(field: str, kind: str, text: str) -> None:
    if len(text) > LENGTHS[kind]:
        raise errors.too_long(field, LENGTHS[kind], len(text))


def _check_lines(field: str, kind: str, lines: Collection[str], most: int) -> None:
    if len(lines) > most:
        raise errors.too_many(field, most)
    for line in lines:
        _check_length(field, kind, line)


def _check_money(field: str, money: Money | None) -> None:
    if money is not None and (money.currency not in DIGITS or not 0 <= money.minor <= MOST):
        raise errors.bad_price(field)


def _write_evaluation(note: Note, evaluation: EvaluationInput | None) -> None:
    Evaluation.objects.filter(note=note).delete()
    if evaluation is None:
        return
    row = Evaluation.objects.create(note=note, **evaluation_fields(evaluation))
    EvaluationPoint.objects.bulk_create(
        EvaluationPoint(evaluation=row, is_pro=is_pro, position=position, text=text)
        for is_pro, lines in ((True, evaluation.pros), (False, evaluation.cons))
        for position, text in enumerate(lines)
    )


def evaluation_fields(evaluation: EvaluationInput) -> dict[str, Any]:
    """What the row of an evaluation holds, but for its note and points."""
    return {
        "brand": evaluation.brand,
        "product": evaluation.product,
        "brand_key": name_key(evaluation.brand)[:40],
        "thing_key": thing_key(evaluation)[:101],
        "ref_kind": evaluation.thing.kind if evaluation.thing else "",
        "ref_id": evaluation.thing.id if evaluation.thing else None,
        "verdict": evaluation.verdict.value,
        "score": evaluation.score,
        **_price("price", evaluation.price),
        "came_by": evaluation.came_by.value if evaluation.came_by else "",
        "used_for": evaluation.used_for.value if evaluation.used_for else "",
    }


def with_pictures(tutorial: TutorialInput | None, shown: Collection[int]) -> TutorialInput | None:
    """A tutorial whose steps show no picture but these."""
    if tutorial is None:
        return None
    steps = (step if step.picture_id in shown else replace(step, picture_id=None) for step in tutorial.steps)
    return replace(tutorial, steps=tuple(steps))


def _write_tutorial(note: Note, tutorial: TutorialInput | None) -> None:
    Tutorial.objects.filter(note=note).delete()
    if tutorial is None:
        return
    row = Tutorial.objects.create(note=note, **tutorial_fields(tutorial))
    TutorialStep.objects.bulk_create(
        TutorialStep(tutorial=row, position=place, text=step.text, picture_id=step.picture_id) for place, step in enumerate(tutorial.steps)
    )
    TutorialNeed.objects.bulk_create(TutorialNeed(tutorial=row, position=place, text=text) for place, text in enumerate(tutorial.needs))


def tutorial_fields(tutorial: TutorialInput) -> dict[str, Any]:
    """What the row of a tutorial holds, but for its note, steps and needs."""
    return {"minutes": tutorial.minutes, "difficulty": tutorial.difficulty.value if tutorial.difficulty else ""}


def _write_place(note: Note, place: PlaceInput | None) -> None:
    PlaceFacts.objects.filter(note=note).delete()
    if place is None:
        return
    row = PlaceFacts.objects.create(note=note, **place_fields(place))
    OpeningHours.objects.bulk_create(
        OpeningHours(place=row, weekday=hours.weekday, opens=hours.opens, closes=hours.closes) for hours in place.hours
    )


def place_fields(place: PlaceInput) -> dict[str, Any]:
    """What the row of a place holds, but for its note and hours."""
    return {
        "name": place.name,
        "name_key": name_key(place.name)[:60],
        "kind": place.kind.value if place.kind else "",
        "latitude": place.latitude,
        "longitude": place.longitude,
        **_price("price_a_head", place.price_a_head),
    }


def _write_entries(note: Note, entries: Collection[EntryInput], known: Collection[int]) -> None:
    """Only public notes come in; what stood here before may stay until it is gone for good. Its row is held, so that it is not gone now."""
    wanted = [entry.note_id for entry in entries]
    if wanted and len(rows(_MAY_BE_COLLECTED, {"wanted": wanted, "known": list(known), "own": note.id})) < len(wanted):
        raise errors.unknown_entries()
    CollectionEntry.objects.filter(note=note).delete()
    CollectionEntry.objects.bulk_create(
        CollectionEntry(note=note, position=place, entry_id=entry.note_id, remark=entry.remark) for place, entry in enumerate(entries)
    )


def _price(field: str, money: Money | None) -> dict[str, Any]:
    return {field: money.minor if money else None, "currency": money.currency if money else ""}
