"""What review asks of notes, answers and boards: what a note holds, and who may see them."""

import orjson
from django.db import transaction

from tallgrass.notes.events import AnswerLifted, AnswerRestricted, BoardLifted, BoardRestricted, NoteLifted, NotePublished, NoteRestricted
from tallgrass.notes.models import Answer, Board, Mention, Note
from tallgrass.notes.types import Genre, Kind, State
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.events import emit

_PICTURES = """
SELECT coalesce(jsonb_agg(DISTINCT p.picture_id), '[]'), coalesce(jsonb_agg(DISTINCT p.alt) FILTER (WHERE p.alt <> ''), '[]'),
       coalesce(jsonb_agg(DISTINCT m.label) FILTER (WHERE m.label IS NOT NULL), '[]')
FROM notes_notepicture p LEFT JOIN notes_mark m ON m.note_picture_id = p.id WHERE p.note_id = %s
"""


GENRE_WORDS = """
SELECT coalesce(string_agg(text, E'\n' ORDER BY place, at), '') FROM (
    SELECT 1 AS place, 0 AS at, concat_ws(' ', brand, product) AS text FROM notes_evaluation WHERE note_id = {note}
    UNION ALL SELECT 2, position, text FROM notes_evaluationpoint WHERE evaluation_id = {note}
    UNION ALL SELECT 3, position, text FROM notes_tutorialneed WHERE tutorial_id = {note}
    UNION ALL SELECT 4, position, text FROM notes_tutorialstep WHERE tutorial_id = {note}
    UNION ALL SELECT 5, 0, name FROM notes_placefacts WHERE note_id = {note}
    UNION ALL SELECT 6, position, remark FROM notes_collectionentry WHERE note_id = {note}) AS said WHERE text <> ''
"""
"""What a note says in the fields of its genre, a line each."""


def material_of(note: Note) -> tuple[dict[str, str], list[int]]:
    """All that a note says, by the name of the part, and the pictures it shows. (The pages of a text card are its words.)"""
    texts = {"title": note.title, "body": note.body, "place": note.place}
    if note.genre != Genre.PLAIN:
        texts["genre"] = rows(GENRE_WORDS.format(note="%(note)s"), {"note": note.id})[0][0]
    if note.kind == Kind.TEXT:
        return texts | {"text_card": (note.text_card or {}).get("text", "")}, []
    pictures, alts, labels = (orjson.loads(part) for part in rows(_PICTURES, [note.id])[0])
    return texts | {"pictures": "\n".join([*alts, *labels])}, [*pictures, *([note.cover_id] if note.cover_id else [])]


def restrict_note(*, note_id: int, level: str) -> None:
    """Let only its author see a note (`withheld`), or spread it no further (`limited`). Emits `NoteRestricted` when that changes anything."""
    with transaction.atomic():
        row = Note.objects.select_for_update().filter(id=note_id).first()
        if row is None:
            return
        if level == "limited" and not row.limited:
            row.limited = True
            row.save(update_fields=["limited"])
            emit(NoteRestricted(note_id=row.id, author_id=row.author_id))
            if row.state == State.WITHHELD:
                show_again(row)
        elif level != "limited":
            withhold(row)


def lift_note(*, note_id: int) -> None:
    """Let a note be seen as its author meant it. Emits `NoteLifted`, or `NotePublished` when nobody has been told of it yet."""
    with transaction.atomic():
        row = Note.objects.select_for_update().filter(id=note_id).first()
        if row is None:
            return
        was_limited, row.limited = row.limited, False
        row.save(update_fields=["limited"])
        if row.state == State.WITHHELD:
            show_again(row)
        elif was_limited:
            emit(NoteLifted(note_id=row.id, author_id=row.author_id))


def restrict_answer(*, answer_id: int, withheld: bool) -> None:
    """Let only its author see an answer, or everybody again. Emits `AnswerRestricted` or `AnswerLifted` when that changes anything."""
    with transaction.atomic():
        row = Answer.objects.select_for_update(of=("self",)).select_related("note").filter(id=answer_id).first()
        if row is None or row.withheld == withheld:
            return
        row.withheld = withheld
        row.save(update_fields=["withheld"])
        told = AnswerRestricted if withheld else AnswerLifted
        emit(told(note_id=row.note_id, answer_id=row.id, asker_id=row.note.author_id, person_id=row.author_id))


def restrict_board(*, board_id: int, level: str) -> None:
    """Let only its owner see a board (`withheld`), spread it no further (`limited`), or neither (empty). Emits `BoardRestricted` or
    `BoardLifted` when that changes anything."""
    with transaction.atomic():
        row = Board.objects.select_for_update().filter(id=board_id).first()
        if row is None or (row.withheld, row.limited) == (level == "withheld", level == "limited"):
            return
        row.withheld, row.limited = level == "withheld", level == "limited"
        row.save(update_fields=["withheld", "limited"])
        emit((BoardRestricted if level else BoardLifted)(board_id=row.id, owner_id=row.owner_id))


def withhold(row: Note) -> None:
    """On a locked row, in the caller's transaction. A note that is not out has nothing to withhold."""
    if row.state == State.PUBLISHED:
        row.state = State.WITHHELD.value
        row.save(update_fields=["state"])
        emit(NoteRestricted(note_id=row.id, author_id=row.author_id))


def show_again(row: Note) -> None:
    """On a locked row, in the caller's transaction. What was withheld from the first begins its time now."""
    row.state = State.PUBLISHED.value
    if row.announced:
        row.save(update_fields=["state"])
        emit(NoteLifted(note_id=row.id, author_id=row.author_id))
        return
    row.announced, row.published_at = True, clock.now()
    row.version += 1
    row.save(update_fields=["state", "announced", "published_at", "version"])
    mentioned = list(Mention.objects.filter(note=row).values_list("person_id", flat=True))
    emit(NotePublished(note_id=row.id, author_id=row.author_id, mentioned_ids=mentioned))
