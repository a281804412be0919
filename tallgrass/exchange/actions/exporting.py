"""The community on its way out, in the shapes imports take, in the order of time.

Published notes, what members made of things (evaluations), members, follows and likes.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson

from tallgrass.exchange.errors import unreadable
from tallgrass.exchange.types import Subject
from tallgrass.exchange.writing import open_writer
from tallgrass.media import files
from tallgrass.platform.database import rows
from tallgrass.platform.ids import short

_PORTION = 2000

_NOTES = """
SELECT n.id, p.handle, n.kind, n.title, n.body, n.channel, n.place, n.visibility, n.published_at, n.edited_at, n.text_card,
  (SELECT jsonb_agg(jsonb_build_array(pic.key, np.alt, (SELECT coalesce(jsonb_agg(jsonb_build_object(
       'kind', m.kind, 'label', m.label, 'x', m.x, 'y', m.y) ORDER BY m.id), '[]') FROM notes_mark m WHERE m.note_picture_id = np.id))
     ORDER BY np.position)
   FROM notes_notepicture np JOIN media_picture pic ON pic.id = np.picture_id WHERE np.note_id = n.id AND n.kind = 'picture')
{more}
FROM notes_note n JOIN accounts_person p ON p.id = n.author_id {joined}
WHERE n.state = 'published' AND n.kind <> 'video' AND {kind} AND n.id > %(after)s ORDER BY n.id LIMIT %(portion)s
"""
_PLAIN = _NOTES.format(more="", joined="", kind="n.genre <> 'evaluation'")
_POINTS = "(SELECT jsonb_agg(t.text ORDER BY t.position) FROM notes_evaluationpoint t WHERE t.evaluation_id = n.id AND t.is_pro = {is_pro})"
_REVIEWS = _NOTES.format(
    more=f", e.product, e.brand, e.verdict, e.score, {_POINTS.format(is_pro='true')}, {_POINTS.format(is_pro='false')}",
    joined="JOIN notes_evaluation e ON e.note_id = n.id",
    kind="n.genre = 'evaluation'",
)
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
    Subject.NOTES: _OF_NOTES,
    Subject.REVIEWS: (*_OF_NOTES, "product", "brand", "verdict", "rating", "pros", "cons"),
    Subject.PEOPLE: ("id", "handle", "name", "bio", "place", "interests", "joined_at"),
    Subject.FOLLOWS: ("person", "followee", "at"),
    Subject.LIKES: ("person", "note", "at"),
}


def export(subject: Subject, target: Path, *, photos: Path | None = None, heard: Callable[[int], None] = lambda count: None) -> int:
    """Write all of a subject to a file: CSV, JSON Lines or Parquet by its name, packed when it ends in .gz. How many rows.

    `photos`: a folder for the notes' pictures, in their largest size. Videos are not taken out.

    Raises:
        DomainError: `unreadable`: no such format, or the file cannot be written. A file that stood there is replaced at the end only.
    """
    source, row = {
        Subject.NOTES: (_PLAIN, lambda found: _note(found, photos)),
        Subject.REVIEWS: (_REVIEWS, lambda found: (*_note(found[:12], photos), *_judgement(found[12:]))),
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


def _note(found: tuple[Any, ...], photos: Path | None) -> tuple[str, ...]:
    id, handle, kind, title, body, channel, place, visibility, published_at, edited_at, card, pictures = found
    named = []
    for place_, (key, alt, marks) in enumerate(orjson.loads(pictures) if pictures and photos else []):
        name = f"{short(id)}-{place_ + 1}.webp"
        shutil.copyfile(_largest(key), photos / name) if photos else None
        named.append({"file": name, "alt": alt, "marks": marks})
    return (
        *(short(id), handle, kind, title, body, channel, place, visibility, published_at.isoformat()),
        *(edited_at.isoformat() if edited_at else "", card or "", orjson.dumps(named).decode() if named else ""),
    )


def _judgement(found: tuple[Any, ...]) -> tuple[str, ...]:
    product, brand, verdict, score, *points = found
    lines = (";".join(line.replace(";", "；") for line in orjson.loads(said or "[]")) for said in points)  # A semicolon parts them.
    return product, brand, verdict, f"{score / 2:g}" if score else "", *lines


def _person(found: tuple[Any, ...]) -> tuple[str, ...]:
    id, handle, name, bio, place, interests, joined_at = found
    return short(id), handle, name, bio, place, ";".join(orjson.loads(interests)), joined_at.isoformat()


def _largest(key: str) -> Path:
    return max(files.folder("pictures", key).glob("*.webp"), key=lambda path: path.stat().st_size)
