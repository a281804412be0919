"""What the notes of the world hold of their genre, as the real action takes it."""

from collections.abc import Mapping
from dataclasses import replace

from tallgrass.notes.genre_types import Entry, Evaluation, PlaceFacts, Tutorial
from tallgrass.notes.types import Content, Genre
from tallgrass.simulation.types import Asked, Gathered, WrittenNote


def with_genre(content: Content, written: WrittenNote, published: Mapping[tuple[str, str], int]) -> Content:
    """The content with what `written` holds of its genre. `published`: (handle, title) → id of what a collection may name."""
    match written.of:
        case Evaluation() as evaluation:
            return replace(content, genre=Genre.EVALUATION, evaluation=evaluation)
        case Tutorial() as tutorial:
            return replace(content, genre=Genre.TUTORIAL, tutorial=_with_pictures(tutorial, content))
        case PlaceFacts() as facts:
            return replace(content, genre=Genre.PLACE, place_facts=facts)
        case Asked():
            return replace(content, genre=Genre.QUESTION)
        case Gathered(notes):
            entries = tuple(Entry(published[author, title], remark) for author, title, remark in notes if (author, title) in published)
            return replace(content, genre=Genre.COLLECTION, entries=entries)
        case None:
            return content


def _with_pictures(tutorial: Tutorial, content: Content) -> Tutorial:
    """A step names a picture by its place until the picture has an id."""
    steps = (
        step if step.picture_id is None else replace(step, picture_id=content.pictures[step.picture_id].picture_id)
        for step in tutorial.steps
    )
    return replace(tutorial, steps=tuple(steps))
