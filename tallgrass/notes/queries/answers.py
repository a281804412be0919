"""Answers to questions: the best first, then the most helpful, then the newest."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import orjson

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import are_apart, hidden_from, person_cards
from tallgrass.media.queries import picture_views
from tallgrass.notes.models import Answer, Note
from tallgrass.notes.queries.doors import access_note
from tallgrass.notes.queries.seeing import seen_by
from tallgrass.notes.types import AnswerView, Genre, NotePictureView
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import MAX_PAGE_SIZE, Page, decode_cursor, page_of

ANSWERS_A_PAGE = 10
_MOST_LIKES = 2**31 - 1

_SELECT = """
SELECT a.id, a.author_id, a.body, a.likes, a.created_at, a.edited_at, b.id IS NOT NULL AND NOT a.withheld,
       EXISTS (SELECT 1 FROM notes_answerlike l WHERE l.person_id = %(viewer)s AND l.answer_id = a.id),
       (SELECT coalesce(jsonb_agg(p.picture_id ORDER BY p.position), '[]') FROM notes_answerpicture p WHERE p.answer_id = a.id), a.withheld
FROM notes_answer a LEFT JOIN notes_bestanswer b ON b.answer_id = a.id
WHERE a.note_id = %(note)s AND (NOT a.withheld OR a.author_id = %(viewer)s)
"""


def page_answers(note: Note, *, viewer: Person | None, cursor: str | None, size: int = ANSWERS_A_PAGE) -> Page[AnswerView]:
    """The answers to a question that came through its door, without those of people the viewer does not see.

    Three queries for a visitor (the best, the others, their pictures), four for a member; one more for people not seen before.
    """
    size = max(1, min(size, MAX_PAGE_SIZE))
    key = decode_cursor(cursor, int, int)
    likes, id = key or (_MOST_LIKES, 2**62)
    asked = {"note": note.id, "viewer": viewer.id if viewer else 0, "likes": likes, "id": id, "limit": size + 1}
    best = [] if key else rows(f"{_SELECT} AND b.id IS NOT NULL AND NOT a.withheld", asked)
    found = rows(
        f"{_SELECT} AND (b.id IS NULL OR a.withheld) AND (a.likes, a.id) < (%(likes)s, %(id)s) ORDER BY a.likes DESC, a.id DESC LIMIT %(limit)s",
        asked,
    )
    page = page_of(found, size, lambda row: (row[3], row[0]))
    return Page(_views(note, [*best, *page.items], viewer), page.next)


def askers_of(ids: Collection[int]) -> dict[int, int]:
    """Who asked, by question; of `ids` only those that are questions and published. One query."""
    return dict(Note.objects.published().filter(id__in=ids, genre=Genre.QUESTION).values_list("id", "author_id")) if ids else {}


def get_answer_view(note: Note, answer_id: int, *, viewer: Person | None) -> AnswerView:
    """One answer to a question that came through its door.

    Raises:
        DomainError: `not_found`, also when the viewer does not see its author.
    """
    found = rows(f"{_SELECT} AND a.id = %(id)s", {"note": note.id, "viewer": viewer.id if viewer else 0, "id": answer_id})
    views = _views(note, found, viewer)
    if not views:
        raise not_found()
    return views[0]


def find_own_answer(note: Note, author: Person) -> Answer | None:
    """What this person answered, to change it."""
    return Answer.objects.filter(note=note, author_id=author.id).first()


def list_answer_pictures(answer: Answer) -> list[int]:
    return list(answer.pictures.order_by("position").values_list("picture_id", flat=True))


def access_answer(viewer: Person | None, answer_id: int) -> tuple[Note, Answer]:
    """An answer that the viewer may see, and the question it answers.

    Raises:
        DomainError: `not_found`, whether it never was, its question is not for them, or its author and they have parted.
    """
    answer = Answer.objects.filter(id=answer_id).first()
    if answer is None or answer.author_id not in person_cards([answer.author_id]):
        raise not_found()
    if answer.withheld and (viewer is None or viewer.id != answer.author_id):
        raise not_found()
    note = access_note(viewer, answer.note_id)
    if note.genre != Genre.QUESTION or (viewer and viewer.id != answer.author_id and are_apart(viewer.id, answer.author_id)):
        raise not_found()
    return note, answer


def access_own_answer(author: Person, answer_id: int) -> Answer:
    """One's own answer, even where the question is no longer to be seen.

    Raises:
        DomainError: `not_found` also when it is another's.
    """
    answer = Answer.objects.filter(id=answer_id, author_id=author.id).first()
    if answer is None:
        raise not_found()
    return answer


@dataclass(frozen=True)
class AnswerLine:
    """An answer in one line."""

    words: str
    url: str
    picture_url: str | None


_LINES = """
SELECT a.id, a.author_id, left(a.body, 40), n.id, n.author_id, n.visibility, n.cover_id
FROM notes_answer a JOIN notes_note n ON n.id = a.note_id WHERE a.id = ANY(%s) AND n.state = 'published' AND NOT a.withheld
"""


def answer_lines(ids: Collection[int], *, viewer: Person | None) -> dict[int, AnswerLine]:
    """Answers by id as lines, without those whose question or author the viewer does not see."""
    found = [_Line(*row) for row in rows(_LINES, [list(ids)])]
    hidden = hidden_from(viewer.id) if viewer else set()
    seen = [line for line in seen_by(viewer, found) if line.answerer_id not in hidden]
    covers = picture_views([line.cover_id for line in seen if line.cover_id])
    return {
        line.id: AnswerLine(
            line.words.split("\n", 1)[0],
            f"/answers/{short(line.id)}/",
            covers[line.cover_id].small if line.cover_id in covers else None,
        )
        for line in seen
    }


@dataclass(frozen=True)
class _Line:
    """`author_id` and `visibility` are the question's: they decide who sees it."""

    id: int
    answerer_id: int
    words: str
    note_id: int
    author_id: int
    visibility: str
    cover_id: int | None


def _views(note: Note, found: list[tuple[Any, ...]], viewer: Person | None) -> list[AnswerView]:
    hidden = hidden_from(viewer.id) if viewer and found else set()
    shown = [row for row in found if row[1] not in hidden]
    pictures_of = {row[0]: orjson.loads(row[8]) for row in shown}
    views = picture_views([id for ids in pictures_of.values() for id in ids])
    people = person_cards(row[1] for row in shown)
    return [
        AnswerView(
            id=id,
            note_id=note.id,
            author=people[author_id],
            body=body,
            pictures=tuple(NotePictureView(views[picture], "") for picture in pictures_of[id] if picture in views),
            likes=max(likes, int(liked)),
            liked=liked,
            best=best,
            mine=viewer is not None and viewer.id == author_id,
            on_mine=viewer is not None and viewer.id == note.author_id,
            created_at=created_at,
            edited_at=edited_at,
            withheld=withheld,
        )
        for id, author_id, body, likes, created_at, edited_at, best, liked, _, withheld in shown
        if author_id in people
    ]
