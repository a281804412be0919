"""One note, whole."""

from typing import Any, NamedTuple

import msgspec
import orjson

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import person_cards
from tallgrass.media.queries import picture_views, video_views
from tallgrass.media.types import VideoView
from tallgrass.notes.goods_types import GoodsWay, NoteGood
from tallgrass.notes.models import Note, NoteVersion
from tallgrass.notes.queries.genres import GenreParts, genre_parts
from tallgrass.notes.types import (
    Commenters,
    Content,
    Genre,
    Kind,
    MarkInput,
    MarkKind,
    MarkView,
    NotePictureView,
    NoteView,
    PictureInput,
    State,
    TextCard,
    Visibility,
)
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.memory import Memory


class _Parts(NamedTuple):
    pictures: tuple[NotePictureView, ...]
    video: VideoView | None
    topics: tuple[str, ...]
    mentioned: tuple[int, ...]
    genre: GenreParts
    goods: tuple[NoteGood, ...]


_parts: Memory[tuple[int, int], _Parts] = Memory(5_000)

_PARTS = """
SELECT (SELECT coalesce(jsonb_agg(jsonb_build_array(p.picture_id, p.alt, (
            SELECT coalesce(jsonb_agg(jsonb_build_array(m.kind, m.label, m.x, m.y, m.product_id) ORDER BY m.id), '[]') FROM notes_mark m WHERE m.note_picture_id = p.id
        )) ORDER BY p.position), '[]') FROM notes_notepicture p WHERE p.note_id = %(id)s),
       (SELECT coalesce(jsonb_agg(t.name ORDER BY nt.position), '[]') FROM notes_notetopic nt JOIN notes_topic t ON t.id = nt.topic_id WHERE nt.note_id = %(id)s),
       (SELECT coalesce(jsonb_agg(person_id), '[]') FROM notes_mention WHERE note_id = %(id)s),
       (SELECT coalesce(jsonb_agg(jsonb_build_array(g.product_id, g.way, g.own_store) ORDER BY g.position), '[]') FROM notes_notegoods g WHERE g.note_id = %(id)s)
"""
_LIVE = """
SELECT coalesce(c.likes, 0), coalesce(c.saves, 0), coalesce(c.shares, 0), coalesce(c.plays, 0), coalesce(c.comments, 0),
       EXISTS (SELECT 1 FROM notes_like WHERE person_id = %(viewer)s AND note_id = %(id)s),
       EXISTS (SELECT 1 FROM notes_save WHERE person_id = %(viewer)s AND note_id = %(id)s),
       coalesce(c.answers, 0), EXISTS (SELECT 1 FROM notes_bestanswer b JOIN notes_answer a ON a.id = b.answer_id AND NOT a.withheld WHERE b.note_id = %(id)s)
FROM (SELECT 1) AS one LEFT JOIN notes_notecounts c ON c.note_id = %(id)s
"""


def get_note_view(note: Note, *, viewer: Person | None) -> NoteView:
    """All a page shows of a note that came through its door. One query; up to six more when this version was not seen yet.

    Raises:
        DomainError: `not_found` when its author has left.
    """
    found = rows(_LIVE, {"id": note.id, "viewer": viewer.id if viewer else 0})[0]
    likes, saves, shares, plays, comments, liked, saved, answers, solved = found
    parts = _parts.fill([(note.id, note.version)], lambda keys: {keys[0]: _read_parts(note)})[note.id, note.version]
    people = person_cards([note.author_id, *parts.mentioned])
    if note.author_id not in people:
        raise not_found()
    return NoteView(
        id=note.id,
        author=people[note.author_id],
        title=note.title,
        body=note.body,
        kind=Kind(note.kind),
        channel=note.channel,
        place=note.place,
        visibility=Visibility(note.visibility),
        published_at=note.published_at or note.created_at,
        edited_at=note.edited_at,
        pictures=parts.pictures,
        video=parts.video,
        text_card=TextCard(**note.text_card) if note.text_card else None,
        topics=parts.topics,
        mentions={people[id].handle: people[id].name for id in parts.mentioned if id in people},
        likes=max(likes, int(liked)),
        saves=max(saves, int(saved)),
        shares=shares,
        plays=plays,
        comments=comments,
        commenters=Commenters(note.commenters),
        liked=liked,
        saved=saved,
        mine=viewer is not None and viewer.id == note.author_id,
        genre=Genre(note.genre),
        evaluation=parts.genre.evaluation,
        tutorial=parts.genre.tutorial,
        place_facts=parts.genre.place_facts,
        entries=parts.genre.entries,
        goods=parts.goods,
        answers=max(answers, int(solved)),
        solved=solved,
        withheld=note.state == State.WITHHELD,
        limited=note.limited,
    )


def get_content(note: Note) -> Content:
    """What an author wrote, as the editor takes it up again."""
    found = rows(_PARTS, {"id": note.id})[0]
    pictures, goods = orjson.loads(found[0]), orjson.loads(found[3])
    parts = genre_parts(note.id)
    return Content(
        kind=Kind(note.kind),
        title=note.title,
        body=note.body,
        channel=note.channel,
        place=note.place,
        visibility=Visibility(note.visibility),
        pictures=()
        if note.kind == Kind.TEXT and note.was_published  # Then they are the pages of the card.
        else tuple(
            PictureInput(picture_id, alt, tuple(MarkInput(MarkKind(kind), *rest) for kind, *rest in marks))
            for picture_id, alt, marks in pictures
        ),
        video_id=note.video_id,
        text_card=TextCard(**note.text_card) if note.text_card else None,
        genre=Genre(note.genre),
        evaluation=parts.evaluation,
        tutorial=parts.tutorial,
        place_facts=parts.place_facts,
        entries=parts.entries,
        goods=tuple(product_id for product_id, way, _ in goods if way == GoodsWay.ATTACHED),
    )


def list_versions(note: Note) -> list[tuple[NoteVersion, GenreParts]]:
    """What a note said and held before, latest first; at most 50."""
    versions = NoteVersion.objects.filter(note=note).order_by("-version")[:50]
    return [(version, msgspec.convert(version.facts or {}, GenreParts)) for version in versions]


def _read_parts(note: Note) -> _Parts:
    pictures, topics, mentioned, goods = (orjson.loads(part) for part in rows(_PARTS, {"id": note.id})[0])
    views = picture_views([picture_id for picture_id, _, _ in pictures])
    video = video_views([note.video_id]).get(note.video_id) if note.video_id else None
    of_genre = GenreParts() if note.genre in {Genre.PLAIN, Genre.QUESTION} else genre_parts(note.id)
    return _Parts(
        tuple(_picture(views, row) for row in pictures if row[0] in views),
        video,
        tuple(topics),
        tuple(mentioned),
        of_genre,
        tuple(NoteGood(id, GoodsWay(way), own) for id, way, own in goods),
    )


def _picture(views: dict[int, Any], row: list[Any]) -> NotePictureView:
    picture_id, alt, marks = row
    return NotePictureView(views[picture_id], alt, tuple(MarkView(MarkKind(kind), *rest) for kind, *rest in marks))
