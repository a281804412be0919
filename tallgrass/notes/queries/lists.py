"""Lists of notes: ids by keyset first, then cards."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from tallgrass.accounts.models import Person
from tallgrass.notes.models import Note
from tallgrass.notes.queries.cards import note_cards, own_cards
from tallgrass.notes.queries.latest import latest_notes
from tallgrass.notes.types import NoteCard, State, Visibility
from tallgrass.platform.database import rows
from tallgrass.platform.pagination import MAX_PAGE_SIZE, PAGE_SIZE, Page, bad_cursor, decode_cursor, encode_cursor, page_of

_END_OF_TIME = 2**62


def page_notes_by_authors(
    author_ids: Collection[int], *, viewer: Person | None, cursor: str | None, size: int = PAGE_SIZE
) -> Page[NoteCard]:
    """Notes of these authors, newest first, exact.

    Those who follow many find a page among the latest notes of all, which a web process knows and any other finds by one short
    walk; only when those do not hold a page is every author asked for theirs.
    """
    at, id = place_in_time(cursor)
    limit = bounded(size) + 1
    known = latest_notes.page(author_ids, (at, id), limit)
    if known is not None:
        return as_cards(known, viewer, size)
    asked = {"authors": list(author_ids), "at": at, "id": id, "limit": limit, "window": _WINDOW}
    found = rows(_AMONG_THE_LATEST, asked) if len(author_ids) >= _MANY else []
    if len(found) < limit:
        found = rows(_OF_EACH, asked)
    return as_cards(found, viewer, size)


_MANY, _WINDOW = 20, 2000

_AMONG_THE_LATEST = """
SELECT id, published_at FROM (
    SELECT id, published_at, author_id, visibility FROM notes_note WHERE state = 'published' AND (published_at, id) < (%(at)s, %(id)s)
    ORDER BY published_at DESC, id DESC LIMIT %(window)s) AS latest
WHERE author_id = ANY(%(authors)s) AND visibility <> 'me' ORDER BY published_at DESC, id DESC LIMIT %(limit)s
"""
_OF_EACH = """
SELECT n.id, n.published_at FROM unnest(%(authors)s::bigint[]) AS a (id) CROSS JOIN LATERAL (
    SELECT id, published_at FROM notes_note n WHERE n.author_id = a.id AND n.state = 'published' AND n.visibility <> 'me'
    AND (n.published_at, n.id) < (%(at)s, %(id)s) ORDER BY n.published_at DESC, n.id DESC LIMIT %(limit)s) n
ORDER BY n.published_at DESC, n.id DESC LIMIT %(limit)s
"""


def page_notes_of(author_id: int, *, viewer: Person | None, cursor: str | None, size: int = PAGE_SIZE) -> Page[NoteCard]:
    """One author's notes, newest first; their own eyes also see what is only for them, and what review withholds or limits, marked."""
    own = viewer if viewer and viewer.id == author_id else None
    at, id = place_in_time(cursor)
    found = rows(
        "SELECT id, published_at FROM notes_note WHERE author_id = %(author)s AND state = ANY(%(states)s) AND (published_at, id) < (%(at)s, %(id)s)"
        " ORDER BY published_at DESC, id DESC LIMIT %(limit)s",
        {
            "author": author_id,
            "states": ["published", "withheld"] if own else ["published"],
            "at": at,
            "id": id,
            "limit": bounded(size) + 1,
        },
    )
    return as_cards(found, viewer, size, own=own)


def page_daily_notes(author_id: int, *, viewer: Person | None, cursor: str | None, size: int = PAGE_SIZE) -> Page[NoteCard]:
    """One author's public notes that sell nothing, newest first: what they live, beside what they show."""
    at, id = place_in_time(cursor)
    found = rows(
        "SELECT id, published_at FROM notes_note n WHERE author_id = %(author)s AND state = 'published' AND visibility = 'public'"
        " AND (published_at, id) < (%(at)s, %(id)s) AND NOT EXISTS (SELECT 1 FROM notes_notegoods g WHERE g.note_id = n.id)"
        " ORDER BY published_at DESC, id DESC LIMIT %(limit)s",
        {"author": author_id, "at": at, "id": id, "limit": bounded(size) + 1},
    )
    return as_cards(found, viewer, size)


def page_channel_notes(channel: str, *, viewer: Person | None, cursor: str | None, size: int = PAGE_SIZE) -> Page[NoteCard]:
    """Public notes of a channel, newest first, exact."""
    at, id = place_in_time(cursor)
    found = rows(
        "SELECT id, published_at FROM notes_note WHERE channel = %(channel)s AND state = 'published' AND visibility = 'public' AND NOT limited"
        " AND (published_at, id) < (%(at)s, %(id)s) ORDER BY published_at DESC, id DESC LIMIT %(limit)s",
        {"channel": channel, "at": at, "id": id, "limit": bounded(size) + 1},
    )
    return as_cards(found, viewer, size)


def count_channel_acts(person_id: int, since: datetime, until: datetime) -> dict[str, int]:
    """How often a person liked or saved notes of each channel between two moments; of at most the latest 1,000 acts. One query."""
    found = rows(
        "SELECT n.channel, count(*) FROM (SELECT note_id FROM ("
        "   (SELECT note_id, id FROM notes_like WHERE person_id = %(person)s AND created_at >= %(since)s AND created_at < %(until)s ORDER BY id DESC LIMIT 500)"
        "   UNION ALL (SELECT note_id, id FROM notes_save WHERE person_id = %(person)s AND created_at >= %(since)s AND created_at < %(until)s ORDER BY id DESC LIMIT 500)"
        " ) AS latest) AS acts JOIN notes_note n ON n.id = acts.note_id WHERE n.channel <> '' GROUP BY n.channel",
        {"person": person_id, "since": since, "until": until},
    )
    return dict(found)


def page_liked_notes(person_id: int, *, viewer: Person | None, cursor: str | None, size: int = PAGE_SIZE) -> Page[NoteCard]:
    """Notes a person liked, latest like first."""
    return _page_by_taste("notes_like", person_id, viewer, cursor, size)


def page_saved_notes(person_id: int, *, viewer: Person | None, cursor: str | None, size: int = PAGE_SIZE) -> Page[NoteCard]:
    """Notes a person saved, latest first."""
    return _page_by_taste("notes_save", person_id, viewer, cursor, size)


def page_drafts(author_id: int, cursor: str | None) -> Page[Note]:
    """What an author has not published: drafts and scheduled notes, latest begun first."""
    return _page_of_own(author_id, [State.DRAFT, State.SCHEDULED], cursor)


def page_deleted(author_id: int, cursor: str | None) -> Page[Note]:
    """What an author took back in the last 30 days."""
    return _page_of_own(author_id, [State.DELETED], cursor)


def find_empty_draft(author: Person) -> Note | None:
    """A draft with nothing in it, to begin with instead of heaping up empty ones."""
    return (
        Note.objects.of(author.id)
        .filter(state=State.DRAFT, title="", body="", picture_count=0, video_id=None, text_card__isnull=True)
        .first()
    )


def _page_of_own(author_id: int, states: list[State], cursor: str | None) -> Page[Note]:
    key = decode_cursor(cursor, int)
    found = Note.objects.of(author_id).filter(state__in=states, **({"id__lt": key[0]} if key else {})).order_by("-id")
    return page_of(list(found[: PAGE_SIZE + 1]), PAGE_SIZE, lambda note: (note.id,))


def _page_by_taste(table: str, person_id: int, viewer: Person | None, cursor: str | None, size: int) -> Page[NoteCard]:
    key = decode_cursor(cursor, int)
    found = rows(
        f"SELECT note_id, id FROM {table} WHERE person_id = %s AND id < %s ORDER BY id DESC LIMIT %s",
        [person_id, key[0] if key else _END_OF_TIME, bounded(size) + 1],
    )
    page = page_of(found, bounded(size), lambda row: (row[1],))
    return Page(note_cards([note_id for note_id, _ in page.items], viewer=viewer), page.next)


def as_cards(found: list[tuple[int, datetime]], viewer: Person | None, size: int, *, own: Person | None = None) -> Page[NoteCard]:
    """`own`: the author who looks at their own notes."""
    size = bounded(size)
    shown = found[:size]
    next = encode_cursor(_micros(shown[-1][1]), shown[-1][0]) if len(found) > size else None
    ids = [id for id, _ in shown]
    return Page(own_cards(ids, author=own) if own else note_cards(ids, viewer=viewer), next)


def place_in_time(cursor: str | None) -> tuple[datetime, int]:
    key = decode_cursor(cursor, int, int)
    if key is None:
        return datetime(9999, 1, 1, tzinfo=UTC), _END_OF_TIME
    try:
        return datetime.fromtimestamp(key[0] / 1_000_000, UTC), key[1]
    except (ValueError, OverflowError, OSError):
        raise bad_cursor() from None


def _micros(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000_000)


def bounded(size: int) -> int:
    return max(1, min(size, MAX_PAGE_SIZE))


def list_newest(channel: str, limit: int) -> list[int]:
    """Ids of the newest public notes of a channel (empty for all)."""
    found = rows(
        "SELECT id FROM notes_note WHERE state = 'published' AND visibility = 'public' AND NOT limited AND (%(channel)s = '' OR channel = %(channel)s)"
        " ORDER BY published_at DESC, id DESC LIMIT %(limit)s",
        {"channel": channel, "limit": limit},
    )
    return [id for (id,) in found]


_CANDIDATE = "n.channel, n.id, n.author_id, n.published_at, coalesce(c.likes, 0) AS likes, coalesce(c.saves, 0) AS saves, coalesce(c.shares, 0) AS shares"
_CANDIDATES = (
    "FROM notes_note n LEFT JOIN notes_notecounts c ON c.note_id = n.id"
    " WHERE n.state = 'published' AND n.visibility = 'public' AND NOT n.limited"
)
CandidateRow = tuple[str, int, int, datetime, int, int, int]
"""Channel, note id, author id, published at, likes, saves, shares."""


def list_liveliest(limit: int) -> list[CandidateRow]:
    """Public notes of the last 90 days that may come up in Explore: the liveliest of each channel. Passes all of them: one to two seconds for a
    million."""
    return rows(
        f"SELECT channel, id, author_id, published_at, likes, saves, shares FROM (SELECT {_CANDIDATE}, row_number() OVER (PARTITION BY n.channel"
        " ORDER BY coalesce(c.likes, 0) + coalesce(c.saves, 0) + 4 * coalesce(c.shares, 0) DESC, n.id DESC) AS place"
        f" {_CANDIDATES} AND n.published_at > now() - interval '90 days') AS placed WHERE place <= %(limit)s",
        {"limit": limit},
    )


def list_latest(channels: Sequence[str], limit: int) -> tuple[list[CandidateRow], list[CandidateRow]]:
    """Public notes that may come up in Explore: the newest of all, and the newest of each of some channels. Two queries."""
    newest = "ORDER BY n.published_at DESC, n.id DESC LIMIT %(limit)s"
    of_all = rows(f"SELECT {_CANDIDATE} {_CANDIDATES} {newest}", {"limit": limit})
    of_each = rows(
        "SELECT l.* FROM unnest(%(channels)s::text[]) AS x (channel) CROSS JOIN LATERAL"
        f" (SELECT {_CANDIDATE} {_CANDIDATES} AND n.channel = x.channel {newest}) AS l",
        {"channels": list(channels), "limit": limit},
    )
    return of_all, of_each


def public_among(ids: Collection[int]) -> set[int]:
    """Those of `ids` that anyone may see. One query."""
    return set(Note.objects.published().filter(id__in=ids, visibility=Visibility.PUBLIC).values_list("id", flat=True)) if ids else set()


def authors_of(ids: Collection[int]) -> dict[int, int]:
    """The authors of published notes, by note. One query."""
    return dict(Note.objects.published().filter(id__in=ids).values_list("id", "author_id")) if ids else {}
