"""The community on its way out, in the shapes imports take, in the order of time.

Published notes with what belongs to their genre, what members made of things (evaluations), collections, answers, members, follows
and likes.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import orjson

from tallgrass.exchange.errors import unreadable
from tallgrass.exchange.facts import written_facts
from tallgrass.exchange.types import Subject
from tallgrass.exchange.writing import open_writer
from tallgrass.media import files
from tallgrass.notes.actions.content import card_for
from tallgrass.notes.genre_types import Evaluation
from tallgrass.notes.queries.genres import PARTS
from tallgrass.notes.types import Genre, Kind
from tallgrass.platform.database import rows
from tallgrass.platform.ids import short

_PORTION = 2000

# A collection leaves behind what could not come in again.
_NOTES = """
SELECT n.id, p.handle, n.kind, n.title, n.body, n.channel, n.place, n.visibility, n.published_at, n.edited_at, n.text_card,
  (SELECT jsonb_agg(jsonb_build_array(pic.id, pic.key, np.alt, (SELECT coalesce(jsonb_agg(jsonb_build_object(
       'kind', m.kind, 'label', m.label, 'x', m.x, 'y', m.y) ORDER BY m.id), '[]') FROM notes_mark m WHERE m.note_picture_id = np.id))
     ORDER BY np.position)
   FROM notes_notepicture np JOIN media_picture pic ON pic.id = np.picture_id WHERE np.note_id = n.id AND n.kind = 'picture'),
  n.genre, CASE n.genre {parts} END
FROM notes_note n JOIN accounts_person p ON p.id = n.author_id
WHERE n.state = 'published' AND n.kind <> 'video' AND n.genre {genres} AND n.id > %(after)s ORDER BY n.id LIMIT %(portion)s
"""
_ENTRIES = """
(SELECT jsonb_agg(jsonb_build_object('note_id', c.entry_id, 'remark', c.remark) ORDER BY c.position)
 FROM notes_collectionentry c JOIN notes_note e ON e.id = c.entry_id WHERE c.note_id = n.id
 AND e.state = 'published' AND e.visibility = 'public' AND e.kind <> 'video')
"""
_PARTS = " ".join(f"WHEN '{genre}' THEN {part.format(note='n.id')}" for genre, part in {**PARTS, Genre.COLLECTION: _ENTRIES}.items())
_ANSWERS = """
SELECT a.id, a.note_id, p.handle, a.body, a.created_at, a.edited_at, EXISTS (SELECT 1 FROM notes_bestanswer b WHERE b.answer_id = a.id),
  (SELECT jsonb_agg(pic.key ORDER BY ap.position) FROM notes_answerpicture ap JOIN media_picture pic ON pic.id = ap.picture_id
   WHERE ap.answer_id = a.id)
FROM notes_answer a JOIN accounts_person p ON p.id = a.author_id JOIN notes_note n ON n.id = a.note_id
WHERE NOT a.withheld AND n.state = 'published' AND n.kind <> 'video' AND a.id > %(after)s ORDER BY a.id LIMIT %(portion)s
"""
_PEOPLE = """
SELECT id, handle, name, bio, place, interests, joined_at FROM accounts_person
WHERE is_active AND leaving_at IS NULL AND joined_at IS NOT NULL AND id > %(after)s ORDER BY id LIMIT %(portion)s
"""
_FOLLOWS = """
SELECT f.id, a.handle, b.handle, f.created_at FROM accounts_follow f
JOIN accounts_person a ON a.id = f.person_id JOIN accounts_person b ON b.id = f.followee_id
WHERE f.id > %(after)s ORDER BY f.id LIMIT %(portion)s
"""
_LIKES = """
SELECT l.id, p.handle, l.note_id, l.created_at FROM notes_like l JOIN accounts_person p ON p.id = l.person_id
JOIN notes_note n ON n.id = l.note_id AND n.state = 'published' AND n.kind <> 'video'
WHERE l.id > %(after)s ORDER BY l.id LIMIT %(portion)s
"""
_OF_NOTES = ("id", "author", "kind", "title", "body", "channel", "place", "visibility", "published_at", "edited_at", "text_card",
             "pictures")  # fmt: skip
COLUMNS: dict[Subject, tuple[str, ...]] = {
    Subject.NOTES: (*_OF_NOTES, "genre", "facts"),
    Subject.REVIEWS: (*_OF_NOTES, "product", "brand", "verdict", "rating", "pros", "cons", "facts"),
    Subject.COLLECTIONS: (*_OF_NOTES, "facts"),
    Subject.ANSWERS: ("id", "question", "author", "body", "written_at", "edited_at", "best", "pictures"),
    Subject.PEOPLE: ("id", "handle", "name", "bio", "place", "interests", "joined_at"),
    Subject.FOLLOWS: ("person", "followee", "at"),
    Subject.LIKES: ("person", "note", "at"),
}


def export(subject: Subject, target: Path, *, photos: Path | None = None, heard: Callable[[int], None] = lambda count: None) -> int:
    """Write all of a subject to a file: CSV, JSON Lines or Parquet by its name, packed when it ends in .gz. How many rows.

    `photos`: a folder for the pictures of notes and answers, in their largest size. Videos are not taken out.

    Raises:
        DomainError: `unreadable`: no such format, or the file cannot be written. A file that stood there is replaced at the end only.
    """
    source, row = {
        Subject.NOTES: (_notes("NOT IN ('evaluation', 'collection')"), lambda found: _note(found, photos)),
        Subject.REVIEWS: (_notes("= 'evaluation'"), lambda found: _review(found, photos)),
        Subject.COLLECTIONS: (_notes("= 'collection'"), lambda found: _collection(found, photos)),
        Subject.ANSWERS: (_ANSWERS, lambda found: _answer(found, photos)),
        Subject.PEOPLE: (_PEOPLE, _person),
        Subject.FOLLOWS: (_FOLLOWS, lambda found: (found[1], found[2], found[3].isoformat())),
        Subject.LIKES: (_LIKES, lambda found: (found[1], short(found[2]), found[3].isoformat())),
    }[subject]
    count = 0
    try:
        with open_writer(target, COLUMNS[subject]) as writer:
            for found in _all(source):
                writer.write(row(found))
                count += 1
                if count % _PORTION == 0:
                    heard(count)
    except OSError as error:
        raise unreadable(f"写不了 {target}：{error.strerror}。", f"{target} cannot be written: {error.strerror}.") from None
    return count


def _all(source: str) -> Iterator[tuple[Any, ...]]:
    after = 0
    while found := rows(source, {"after": after, "portion": _PORTION}):
        yield from found
        after = found[-1][0]


def _notes(genres: str) -> str:
    return _NOTES.replace("{genres}", genres).replace("{parts}", _PARTS)


def _note(found: tuple[Any, ...], photos: Path | None) -> tuple[str, ...]:
    id, handle, kind, title, body, channel, place, visibility, published_at, edited_at, card, pictures, genre, parts = found
    if kind == Kind.TEXT and genre == Genre.QUESTION:
        card = orjson.dumps(card_for(genre, title, orjson.loads(card) if card else None)).decode()
    named, called = [], {}
    for place_, (picture_id, key, alt, marks) in enumerate(orjson.loads(pictures) if pictures and photos else [], 1):
        called[picture_id] = _copied(key, photos, f"{short(id)}-{place_}.webp")
        named.append({"file": called[picture_id], "alt": alt, "marks": marks})
    return (
        *(short(id), handle, kind, title, body, channel, place, visibility, published_at.isoformat()),
        *(edited_at.isoformat() if edited_at else "", card or "", orjson.dumps(named).decode() if named else ""),
        *(genre, written_facts(Genre(genre), parts, called)),
    )


def _collection(found: tuple[Any, ...], photos: Path | None) -> tuple[str, ...]:
    *cells, _, facts = _note(found, photos)
    return *cells, facts


def _review(found: tuple[Any, ...], photos: Path | None) -> tuple[str, ...]:
    *cells, _, facts = _note(found, photos)
    judged = msgspec.json.decode(found[13], type=Evaluation) if found[13] else Evaluation()
    lines = (";".join(line.replace(";", "；") for line in said) for said in (judged.pros, judged.cons))  # A semicolon parts them.
    return *cells, judged.product, judged.brand, judged.verdict.value, f"{judged.score / 2:g}" if judged.score else "", *lines, facts


def _answer(found: tuple[Any, ...], photos: Path | None) -> tuple[str, ...]:
    id, question, handle, body, written_at, edited_at, best, pictures = found
    keys = orjson.loads(pictures) if pictures and photos else []
    named = [_copied(key, photos, f"answer-{short(id)}-{place}.webp") for place, key in enumerate(keys, 1)]
    return (
        *(short(id), short(question), handle, body, written_at.isoformat(), edited_at.isoformat() if edited_at else ""),
        *("true" if best else "", ";".join(named)),
    )


def _person(found: tuple[Any, ...]) -> tuple[str, ...]:
    id, handle, name, bio, place, interests, joined_at = found
    return short(id), handle, name, bio, place, ";".join(orjson.loads(interests)), joined_at.isoformat()


def _copied(key: str, photos: Path | None, name: str) -> str:
    if photos:
        shutil.copyfile(_largest(key), photos / name)
    return name


def _largest(key: str) -> Path:
    return max(files.folder("pictures", key).glob("*.webp"), key=lambda path: path.stat().st_size)
