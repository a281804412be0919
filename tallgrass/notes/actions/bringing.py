"""Notes that come with their community from elsewhere, many at once, by the rules of notes written here; and what people did with them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import orjson
from django.db import connection, transaction
from psycopg.types.json import Jsonb

from tallgrass.accounts.queries import find_people_by_handle
from tallgrass.media.actions import attach
from tallgrass.moderation.actions import first_pass
from tallgrass.moderation.actions.judges import Judges
from tallgrass.notes import errors
from tallgrass.notes.actions.bringing_genres import bring_genres, parts_of, words_of_genre
from tallgrass.notes.actions.content import (
    birth_heat,
    check_content,
    check_parts,
    check_text_card,
    known_topics,
    topic_places,
    write_content,
)
from tallgrass.notes.actions.genres import check_parts_of_genre
from tallgrass.notes.actions.reviewing import material_of, withhold
from tallgrass.notes.events import NoteChanged, NoteLiked, NotePublished
from tallgrass.notes.markup import handles_in, topics_in
from tallgrass.notes.models import Like, Mark, Mention, Note, NotePicture, NoteTopic
from tallgrass.notes.queries.view import get_content
from tallgrass.notes.types import BroughtNote, Content, Genre, Kind, PictureInput, State
from tallgrass.platform import clock
from tallgrass.platform.database import copy_rows, past_ids
from tallgrass.platform.errors import DomainError
from tallgrass.platform.events import emit
from tallgrass.platform.ids import new_id
from tallgrass.platform.subjects import Ref

AHEAD = timedelta(minutes=5)
"""How far ahead of ours the clock of another place may be."""

_COLUMNS = ("id", "created_at", "author_id", "kind", "state", "visibility", "title", "body", "channel", "place", "cover_id", "picture_count",
            "text_card", "version", "published_at", "edited_at", "genre")  # fmt: skip


def check_brought(notes: Sequence[BroughtNote], judges: Judges) -> list[DomainError | None]:
    """Whether notes could stand here, had they been written here: for each None, or what is said against it, with the field at fault.
    What a person here would have to look at first does not come in."""
    said = [_against(note) for note in notes]
    looked_at = judges.refusals([None if error else _texts(note.content) for note, error in zip(notes, said, strict=True)])
    return [error or refusal for error, refusal in zip(said, looked_at, strict=True)]


def _against(note: BroughtNote) -> DomainError | None:
    try:
        _check(note)
    except DomainError as error:
        return error
    return None


def _check(note: BroughtNote) -> None:
    content = note.content
    check_content(content)
    if content.kind == Kind.VIDEO:
        raise errors.unknown("kind")
    if content.genre is not Genre.PLAIN:
        check_parts_of_genre(content.genre, content.title, parts_of(content))
    if content.text_card:
        check_text_card(content.text_card)
    check_parts(content.kind, content.title, content.body, len(content.pictures), content.text_card.text if content.text_card else "")
    if note.published_at > clock.now() + AHEAD:
        raise errors.not_yet()


def bring_notes(notes: Sequence[BroughtNote]) -> list[int]:
    """Publish checked notes under their own dates; their ids, in the same order. Runs in the caller's transaction.

    Whether an author may edit collections is not asked: who brings a community in answers for its editors.
    Pictures must be uploads of the author. Text cards are kept undrawn: the wall sets their words itself.
    Emits `NotePublished`, marked as imported.

    Raises:
        DomainError: `upload_gone`.
    """
    if not notes:
        return []
    ids = past_ids(Note, [note.published_at for note in notes])
    copy_rows(Note, _COLUMNS, (_row(id, note) for id, note in zip(ids, notes, strict=True)))
    _bring_pictures(ids, notes)
    bring_genres(ids, notes)
    _bring_topics(ids, notes)
    mentioned = _bring_mentions(ids, notes)
    emit(
        *(
            NotePublished(note_id=id, author_id=note.author_id, mentioned_ids=people, imported=True)
            for id, note, people in zip(ids, notes, mentioned, strict=True)
        )
    )
    return ids


def bring_likes(likes: Sequence[tuple[int, int, datetime]]) -> int:
    """(person, note, when): those that are new, of public notes, where neither has blocked the other. How many.

    Runs in the caller's transaction. Emits `NoteLiked`, marked as imported.
    """
    ordered = sorted({(note, person): at for person, note, at in likes}.items())
    if not ordered:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH new AS (INSERT INTO {Like._meta.db_table} (id, created_at, person_id, note_id)"
            " SELECT l.id, l.at, l.person, l.note"
            " FROM unnest(%s::bigint[], %s::timestamptz[], %s::bigint[], %s::bigint[]) AS l (id, at, person, note)"
            " JOIN notes_note n ON n.id = l.note AND n.state = 'published' AND n.visibility = 'public'"
            " WHERE NOT EXISTS (SELECT 1 FROM accounts_block b"
            "   WHERE (b.person_id, b.other_id) IN ((l.person, n.author_id), (n.author_id, l.person)))"
            " ON CONFLICT (person_id, note_id) DO NOTHING RETURNING person_id, note_id)"
            " SELECT new.person_id, new.note_id, n.author_id FROM new JOIN notes_note n ON n.id = new.note_id",
            [
                past_ids(Like, [at for _, at in ordered]),
                [at for _, at in ordered],
                [person for (_, person), _ in ordered],
                [note for (note, _), _ in ordered],
            ],
        )
        new = cursor.fetchall()
    if new:
        emit(*(NoteLiked(note_id=note, author_id=author, person_id=person, imported=True) for person, note, author in new))
    return len(new)


def illustrate_note(*, note_id: int, pictures: Sequence[PictureInput]) -> bool:
    """Give a text note whose card was never drawn pictures of its author's. False when it is no such note any more. Emits `NoteChanged`."""
    with transaction.atomic():
        row = Note.objects.select_for_update().filter(id=note_id, kind=Kind.TEXT, state=State.PUBLISHED, picture_count=0).first()
        if row is None:
            return False
        body = row.body or (row.text_card or {}).get("text", "")
        write_content(row, replace(get_content(row), kind=Kind.PICTURE, body=body, pictures=tuple(pictures)))
        texts, picture_ids = material_of(row)
        verdict = first_pass(ref=Ref("note", row.id), author_id=row.author_id, texts=texts, picture_ids=picture_ids)
        row.version += 1
        row.save()
        emit(NoteChanged(note_id=row.id, author_id=row.author_id))
        if not verdict.passed:
            withhold(row)
    return True


def _texts(content: Content) -> dict[str, str]:
    said = [*(picture.alt for picture in content.pictures), *(mark.label for picture in content.pictures for mark in picture.marks)]
    texts = {"title": content.title, "body": content.body, "place": content.place, "pictures": "\n".join(filter(None, said))}
    if content.genre is not Genre.PLAIN:
        texts["genre"] = words_of_genre(content)
    return (
        texts
        if content.text_card is None or content.text_card.text in content.title + content.body
        else texts | {"text_card": content.text_card.text}
    )


def _row(id: int, note: BroughtNote) -> tuple[Any, ...]:
    content, at = note.content, note.published_at
    pictures = content.pictures if content.kind == Kind.PICTURE else ()
    card = Jsonb(vars(content.text_card), dumps=orjson.dumps) if content.text_card and content.kind == Kind.TEXT else None
    return (
        *(id, at, note.author_id, content.kind.value, State.PUBLISHED.value, content.visibility.value, content.title, content.body),
        *(
            content.channel,
            content.place,
            pictures[0].picture_id if pictures else None,
            len(pictures),
            card,
            2,
            at,
            note.edited_at,
            content.genre.value,
        ),
    )


def _bring_pictures(ids: Sequence[int], notes: Sequence[BroughtNote]) -> None:
    pictures, marks = [], []
    for id, note in zip(ids, notes, strict=True):
        if note.content.kind != Kind.PICTURE:
            continue
        attach(ids=[picture.picture_id for picture in note.content.pictures], owner_id=note.author_id)
        for position, picture in enumerate(note.content.pictures):
            row = (new_id(), id, position, picture.picture_id, picture.alt[:1500])
            pictures.append(row)
            marks += [(new_id(), row[0], mark.kind.value, mark.label.strip()[:30], mark.x, mark.y) for mark in picture.marks]
    if pictures:
        copy_rows(NotePicture, ("id", "note_id", "position", "picture_id", "alt"), pictures)
        copy_rows(Mark, ("id", "note_picture_id", "kind", "label", "x", "y"), marks)


def _bring_topics(ids: Sequence[int], notes: Sequence[BroughtNote]) -> None:
    names = [topics_in(note.content.body) for note in notes]
    known = known_topics(name for found in names for name in found)

    def rows() -> Iterator[tuple[Any, ...]]:
        for id, note, found in zip(ids, notes, names, strict=True):
            for topic, (position, spelt) in topic_places(found, known).items():
                yield id, topic, position, spelt, note.published_at, birth_heat(note.published_at)

    copy_rows(NoteTopic, ("note_id", "topic_id", "position", "spelt_id", "published_at", "heat"), rows())


def _bring_mentions(ids: Sequence[int], notes: Sequence[BroughtNote]) -> list[list[int]]:
    handles = [handles_in(note.content.body) for note in notes]
    people = find_people_by_handle(handle for found in handles for handle in found)
    mentioned = [[people[handle] for handle in found if handle in people] for found in handles]
    copy_rows(Mention, ("note_id", "person_id"), ((id, person) for id, found in zip(ids, mentioned, strict=True) for person in found))
    return mentioned
