"""Comments: whole pages in one query of plain SQL, first replies included; people and pictures from memory.

People the viewer does not want to see, or who do not want to be seen by them, are left out in the query. What a banned or
erased person wrote is left out after it, or stays as an empty place where others have replied.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import followed_among, hidden_from, person_cards
from tallgrass.accounts.types import PersonCard
from tallgrass.media.queries import picture_views
from tallgrass.media.types import PictureView
from tallgrass.notes.models import Note
from tallgrass.notes.types import Commenters, Commenting, CommentOrder, CommentsShown, CommentView
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.memory import Memory
from tallgrass.platform.pagination import MAX_PAGE_SIZE, PAGE_SIZE, Page, decode_cursor, encode_cursor

SHOWN_REPLIES = 2
"""Under a comment before one asks for more."""
MOST_ARRIVALS = 50
"""New comments shown at once to a page that was open meanwhile."""
_END = 2**62


class _Row(NamedTuple):
    id: int
    thread_id: int | None
    reply_to_id: int | None
    addressee_id: int | None
    author_id: int
    text: str
    picture_ids: list[int]
    mentioned_ids: list[int]
    written_at: datetime
    edited_at: datetime | None
    deleted_at: datetime | None
    likes: int
    replies: int
    heat: int
    withheld: bool
    liked: bool
    liked_by_author: bool


_COLUMNS = ", ".join(f"c.{name}" for name in _Row._fields[:-2])
_LIKED = ", ".join(
    f"EXISTS (SELECT 1 FROM notes_commentlike l WHERE l.comment_id = s.id AND l.person_id = %({who})s)" for who in ("viewer", "author")
)
_SEEN = "c.author_id <> ALL(%(hidden)s::bigint[]) AND (NOT c.withheld OR c.author_id = %(viewer)s)"
_STANDS = "(c.deleted_at IS NULL OR c.replies > 0)"

_THREADS = f"""
WITH top AS MATERIALIZED ({{top}}),
shown AS (
    SELECT top.* FROM top
    UNION ALL
    SELECT reply.* FROM top CROSS JOIN LATERAL (
        SELECT {_COLUMNS} FROM notes_comment c WHERE c.thread_id = top.id AND c.deleted_at IS NULL AND {_SEEN}
        ORDER BY c.id LIMIT %(replies)s) AS reply
    WHERE top.replies > 0)
SELECT s.*, {_LIKED} FROM shown s
"""
_TOP = f"SELECT {_COLUMNS} FROM notes_comment c WHERE c.note_id = %(note)s AND c.thread_id IS NULL AND {_STANDS} AND {_SEEN}"
_PAGES = {
    CommentOrder.HOT: _THREADS.format(
        top=f"{_TOP} AND c.id <> ALL(%(first)s::bigint[]) AND (c.heat, c.id) < (%(heat)s, %(id)s) ORDER BY c.heat DESC, c.id DESC LIMIT %(limit)s"
    ),
    CommentOrder.NEW: _THREADS.format(
        top=f"{_TOP} AND c.id <> ALL(%(first)s::bigint[]) AND c.id < %(id)s ORDER BY c.id DESC LIMIT %(limit)s"
    ),
}
_IN_ORDER: dict[CommentOrder, Callable[[_Row], tuple[int, ...]]] = {
    CommentOrder.HOT: lambda row: (row.heat, row.id),
    CommentOrder.NEW: lambda row: (row.id,),
}
_FIRST = _THREADS.format(top=f"{_TOP} AND c.id = ANY(%(first)s::bigint[])")
_SOME = f"SELECT s.*, {_LIKED} FROM (SELECT {_COLUMNS} FROM notes_comment c WHERE {{where}}) AS s ORDER BY s.id"
_REPLIES = _SOME.format(
    where=f"c.thread_id = %(thread)s AND c.deleted_at IS NULL AND {_SEEN} AND c.id > %(id)s ORDER BY c.id LIMIT %(limit)s"
)
_ONE = _SOME.format(where=f"c.id = %(id)s AND c.note_id = %(note)s AND c.deleted_at IS NULL AND {_SEEN}")
_SUMS = """
SELECT coalesce((SELECT comments FROM notes_notecounts WHERE note_id = %(note)s), 0),
       coalesce((SELECT max(id) FROM notes_comment WHERE note_id = %(note)s), 0)
"""
_ARRIVED = _SOME.format(where=f"c.note_id = %(note)s AND c.deleted_at IS NULL AND {_SEEN} AND c.id > %(id)s ORDER BY c.id LIMIT %(limit)s")


def page_comments(
    note: Note,
    *,
    viewer: Person | None,
    order: CommentOrder = CommentOrder.HOT,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
    focus: int | None = None,
) -> Page[CommentView]:
    """First comments of a note that came through its door, each with its first replies.

    The pinned one comes first, and before it the thread of `focus`, a comment that one was led to. One query for a visitor, two
    for a member; one more each for pinned or focused comments on the first page, for what one was led to, and for new people or pictures.
    """
    size = max(1, min(size, MAX_PAGE_SIZE))
    key = decode_cursor(cursor, int, int)
    asked = _asked(note, viewer) | {"heat": _END, "id": _END, "limit": size + 1, "replies": SHOWN_REPLIES}
    led = _led_to(focus, asked) if focus else None
    first = [id for id in dict.fromkeys([(led.thread_id or led.id) if led else None, note.pinned_comment_id]) if id]
    asked["first"] = first
    if key:
        asked |= {"heat": key[0], "id": key[1]}
    found = [_Row(*row) for row in rows(_PAGES[order], asked)]
    tops = sorted((row for row in found if row.thread_id is None), key=_IN_ORDER[order], reverse=True)
    next = encode_cursor(tops[size - 1].heat, tops[size - 1].id) if len(tops) > size else None
    tops = tops[:size]
    if first and key is None:
        ahead = [_Row(*row) for row in rows(_FIRST, asked)]
        tops = sorted((row for row in ahead if row.thread_id is None), key=lambda row: first.index(row.id)) + tops
        found += ahead
    if led and led.thread_id and key is None and all(row.id != led.id for row in found):
        found.append(led)
    return Page(_threads(tops, found, note, viewer, asked["hidden"]), next)


def comments_shown(
    note: Note,
    *,
    viewer: Person | None,
    order: CommentOrder = CommentOrder.HOT,
    cursor: str | None = None,
    focus: int | None = None,
    size: int = PAGE_SIZE,
) -> CommentsShown:
    """The comments of a note with all that its page says of them. One query more than `page_comments`, another where only followers may write."""
    page = page_comments(note, viewer=viewer, order=order, cursor=cursor, size=size, focus=focus)
    total, newest = rows(_SUMS, {"note": note.id})[0]
    return CommentsShown(
        note_id=note.id,
        order=order,
        comments=page.items,
        next=page.next,
        total=max(total, len(page.items) + sum(len(comment.replies) for comment in page.items)),
        newest=newest,
        commenting=commenting_of(note, viewer),
        commenters=Commenters(note.commenters) if viewer and viewer.id == note.author_id else None,
        focus=focus,
    )


def page_replies(
    note: Note, thread_id: int, *, viewer: Person | None, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[CommentView]:
    """Replies of a thread in the order they were written. One query for a visitor, two for a member, and for new people or pictures."""
    size = max(1, min(size, MAX_PAGE_SIZE))
    key = decode_cursor(cursor, int)
    asked = _asked(note, viewer) | {"thread": thread_id, "id": key[0] if key else 0, "limit": size + 1}
    found = [_Row(*row) for row in rows(_REPLIES, asked)]
    next = encode_cursor(found[size - 1].id) if len(found) > size else None
    return Page(_threads([], found[:size], note, viewer, asked["hidden"]), next)


def list_arrivals(note: Note, *, viewer: Person | None, after: int) -> list[CommentView]:
    """Comments and replies written after one that the viewer has seen, oldest first, at most 50."""
    asked = _asked(note, viewer) | {"id": after, "limit": MOST_ARRIVALS}
    return _threads([], [_Row(*row) for row in rows(_ARRIVED, asked)], note, viewer, asked["hidden"])


def get_comment_view(note: Note, comment_id: int, *, viewer: Person | None) -> CommentView | None:
    """One comment of a note without its replies; None when it is not there for this viewer."""
    asked = _asked(note, viewer) | {"id": comment_id}
    return next(iter(_threads([], [_Row(*row) for row in rows(_ONE, asked)], note, viewer, asked["hidden"])), None)


def get_thread_view(note: Note, thread_id: int, *, viewer: Person | None) -> CommentView | None:
    """The first comment of a thread with its first replies."""
    asked = _asked(note, viewer) | {"first": [thread_id], "replies": SHOWN_REPLIES}
    found = [_Row(*row) for row in rows(_FIRST, asked)]
    return next(iter(_threads([row for row in found if row.thread_id is None], found, note, viewer, asked["hidden"])), None)


def commenting_of(note: Note, viewer: Person | None) -> Commenting:
    """Whether the viewer may comment on a note. A query only where followers may."""
    if viewer is None:
        return Commenting.CLOSED if note.commenters == Commenters.NOBODY else Commenting.SIGN_IN
    if viewer.id == note.author_id or note.commenters == Commenters.EVERYONE:
        return Commenting.OPEN
    if note.commenters == Commenters.NOBODY:
        return Commenting.CLOSED
    return Commenting.OPEN if followed_among(viewer.id, [note.author_id]) else Commenting.FOLLOWERS


def comment_lines(ids: Collection[int], *, viewer: Person | None) -> dict[int, tuple[int, str]]:
    """Of each comment that stands and may be seen: its note, and how it begins."""
    if not ids:
        return {}
    asked = {"ids": list(ids), "hidden": list(hidden_from(viewer.id)) if viewer else [], "viewer": viewer.id if viewer else 0}
    found = rows(
        f"SELECT c.id, c.note_id, c.author_id, c.text FROM notes_comment c WHERE c.id = ANY(%(ids)s) AND c.deleted_at IS NULL AND {_SEEN}",
        asked,
    )
    people = person_cards(author_id for _, _, author_id, _ in found)
    return {id: (note_id, _beginning(text)) for id, note_id, author_id, text in found if author_id in people}


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def _asked(note: Note, viewer: Person | None) -> dict[str, Any]:
    asked = {"note": note.id, "author": note.author_id}
    return asked | ({"viewer": viewer.id, "hidden": list(hidden_from(viewer.id))} if viewer else {"viewer": 0, "hidden": []})


def _led_to(focus: int, asked: dict[str, Any]) -> _Row | None:
    return next((_Row(*row) for row in rows(_ONE, asked | {"id": focus})), None)


def _threads(tops: Sequence[_Row], found: Sequence[_Row], note: Note, viewer: Person | None, hidden: Collection[int]) -> list[CommentView]:
    """Views of `tops` with their replies among `found`; without `tops`, of all that was found, none under another."""
    named = {id for row in found for id in (row.author_id, row.addressee_id, *row.mentioned_ids) if id}
    people = person_cards(named.difference(hidden))
    pictures = _pictures.fill((id for row in found for id in row.picture_ids), picture_views)
    draw = _Drawing(note, viewer, people, pictures)
    if not tops:
        return [draw(row) for row in found if row.author_id in people]
    replies: dict[int, list[CommentView]] = {}
    for row in sorted(found, key=lambda row: row.id):
        if row.thread_id is not None and row.author_id in people:
            replies.setdefault(row.thread_id, []).append(draw(row))
    return [draw(row, tuple(replies.get(row.id, ()))) for row in tops if row.author_id in people or row.id in replies]


_pictures: Memory[int, PictureView] = Memory(5_000)


class _Drawing:
    """From rows to views, for one viewer of one note."""

    def __init__(self, note: Note, viewer: Person | None, people: dict[int, PersonCard], pictures: dict[int, PictureView]) -> None:
        self._note, self._people, self._pictures = note, people, pictures
        self._viewer_id = viewer.id if viewer else 0
        self._own_note = self._viewer_id == note.author_id
        self._editable_since = clock.now() - settings.TALLGRASS_COMMENT_EDITABLE

    def __call__(self, row: _Row, replies: tuple[CommentView, ...] = ()) -> CommentView:
        author = self._people.get(row.author_id) if row.deleted_at is None else None
        mine = row.author_id == self._viewer_id
        more = row.replies > len(replies) and len(replies) >= SHOWN_REPLIES
        return CommentView(
            id=row.id,
            note_id=self._note.id,
            thread_id=row.thread_id,
            author=author,
            text=row.text if author else "",
            pictures=tuple(self._pictures[id] for id in row.picture_ids if id in self._pictures) if author else (),
            mentions={self._people[id].handle: self._people[id].name for id in row.mentioned_ids if id in self._people},
            addressee=self._people.get(row.addressee_id or 0) if row.reply_to_id != row.thread_id else None,
            written_at=row.written_at,
            edited_at=row.edited_at,
            likes=max(row.likes, int(row.liked)),
            liked=row.liked,
            reply_count=max(row.replies, len(replies)),
            replies=replies,
            next_replies=encode_cursor(replies[SHOWN_REPLIES - 1].id) if more else None,
            pinned=row.id == self._note.pinned_comment_id,
            by_note_author=author is not None and row.author_id == self._note.author_id,
            liked_by_author=author is not None and row.liked_by_author,
            mine=mine and author is not None,
            withheld=row.withheld,
            may_edit=mine and author is not None and row.written_at > self._editable_since,
            may_delete=author is not None and (mine or self._own_note),
            may_pin=self._own_note and author is not None and row.thread_id is None,
        )
