"""What notes that come from elsewhere hold of their genre: its words, and its rows, of many notes at once."""

from collections.abc import Sequence

from tallgrass.notes.actions.genres import evaluation_fields, place_fields, tutorial_fields, with_pictures
from tallgrass.notes.models import (
    CollectionEntry,
    Evaluation,
    EvaluationPoint,
    OpeningHours,
    PlaceFacts,
    Tutorial,
    TutorialNeed,
    TutorialStep,
)
from tallgrass.notes.queries.genres import GenreParts
from tallgrass.notes.types import BroughtNote, Content, Genre, Kind
from tallgrass.platform.database import copy_rows
from tallgrass.platform.ids import new_id

Brought = Sequence[tuple[int, BroughtNote]]
"""Notes with the ids they have here."""


def parts_of(content: Content) -> GenreParts:
    return GenreParts(content.evaluation, content.tutorial, content.place_facts, content.entries)


def words_of_genre(content: Content) -> str:
    """What content says in the fields of its genre, a line each; as `GENRE_WORDS` finds it in the rows."""
    said: list[str] = []
    if judged := content.evaluation:
        said += [judged.name, *judged.pros, *judged.cons]
    if taught := content.tutorial:
        said += [*taught.needs, *(step.text for step in taught.steps)]
    if content.place_facts:
        said.append(content.place_facts.name)
    said += [entry.remark for entry in content.entries]
    return "\n".join(filter(None, said))


def bring_genres(ids: Sequence[int], notes: Sequence[BroughtNote]) -> None:
    """Write what notes hold of their genre. Runs in the caller's transaction, after their own rows."""
    brought = [(id, note) for id, note in zip(ids, notes, strict=True) if note.content.genre is not Genre.PLAIN]
    if brought:
        _bring_evaluations(brought)
        _bring_tutorials(brought)
        _bring_places(brought)
        _bring_entries(brought)


def _bring_evaluations(brought: Brought) -> None:
    judged = [(id, found) for id, note in brought if (found := note.content.evaluation)]
    if not judged:
        return
    rows = [{"note_id": id, **evaluation_fields(found)} for id, found in judged]
    copy_rows(Evaluation, list(rows[0]), (list(row.values()) for row in rows))
    points = [
        (new_id(), id, is_pro, place, text)
        for id, found in judged
        for is_pro, lines in ((True, found.pros), (False, found.cons))
        for place, text in enumerate(lines)
    ]
    copy_rows(EvaluationPoint, ("id", "evaluation_id", "is_pro", "position", "text"), points)


def _bring_tutorials(brought: Brought) -> None:
    taught = [(id, found) for id, note in brought if (found := with_pictures(note.content.tutorial, _shown(note.content)))]
    if not taught:
        return
    rows = [{"note_id": id, **tutorial_fields(found)} for id, found in taught]
    copy_rows(Tutorial, list(rows[0]), (list(row.values()) for row in rows))
    steps = [(new_id(), id, place, step.text, step.picture_id) for id, found in taught for place, step in enumerate(found.steps)]
    copy_rows(TutorialStep, ("id", "tutorial_id", "position", "text", "picture_id"), steps)
    needs = [(new_id(), id, place, text) for id, found in taught for place, text in enumerate(found.needs)]
    copy_rows(TutorialNeed, ("id", "tutorial_id", "position", "text"), needs)


def _bring_places(brought: Brought) -> None:
    seen = [(id, found) for id, note in brought if (found := note.content.place_facts)]
    if not seen:
        return
    rows = [{"note_id": id, **place_fields(found)} for id, found in seen]
    copy_rows(PlaceFacts, list(rows[0]), (list(row.values()) for row in rows))
    hours = [(new_id(), id, span.weekday, span.opens, span.closes) for id, found in seen for span in found.hours]
    copy_rows(OpeningHours, ("id", "place_id", "weekday", "opens", "closes"), hours)


def _bring_entries(brought: Brought) -> None:
    entries = [
        (new_id(), id, place, entry.note_id, entry.remark) for id, note in brought for place, entry in enumerate(note.content.entries)
    ]
    if entries:
        copy_rows(CollectionEntry, ("id", "note_id", "position", "entry_id", "remark"), entries)


def _shown(content: Content) -> set[int]:
    return {picture.picture_id for picture in content.pictures} if content.kind == Kind.PICTURE else set()
