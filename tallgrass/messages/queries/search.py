"""Search in one's own letters. A plain scan, bounded to one's own conversations: it needs no word boundaries, so Chinese is found as well
as English, and nothing of anybody's letters stands in an index that others' searches go through (docs/decisions/search-in-letters.md)."""

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import apart_from, person_cards
from tallgrass.messages.errors import nothing_to_search
from tallgrass.messages.queries.letters import COLUMNS, VISIBLE, letter_views
from tallgrass.messages.types import Found
from tallgrass.platform.database import rows
from tallgrass.platform.pagination import PAGE_SIZE, Page, decode_cursor, encode_cursor

LONGEST = 50
_AROUND = 24
"""Letters of text shown on either side of what was found."""


def search_letters(viewer: Person, words: str, cursor: str | None = None) -> Page[Found]:
    """Letters with these words in the viewer's own conversations, newest first.

    Raises:
        DomainError: `nothing_to_search`.
    """
    wanted = " ".join(words.split())[:LONGEST]
    if not wanted:
        raise nothing_to_search()
    key = decode_cursor(cursor, int)
    found = rows(
        # One conversation after the other, by its index: whatever the planner thinks, no letters of others are ever read.
        "SELECT p.other_id, l.* FROM letters_participant p CROSS JOIN LATERAL ("
        f"  SELECT {COLUMNS} FROM letters_letter l WHERE l.conversation_id = p.conversation_id AND l.number > p.cleared_number"
        f"   AND l.id < %(below)s AND l.text ILIKE %(pattern)s AND (l.withheld_at IS NULL OR l.sender_id = %(me)s) AND {VISIBLE}"
        "   ORDER BY l.number DESC LIMIT %(size)s) AS l"
        " WHERE p.person_id = %(me)s AND NOT coalesce(p.other_id = ANY(%(apart)s::bigint[]), false) AND p.box <> 'declined'"
        " ORDER BY l.id DESC LIMIT %(size)s",
        {
            "me": viewer.id,
            "apart": list(apart_from(viewer.id)),
            "below": key[0] if key else 2**63 - 1,
            "pattern": f"%{_escaped(wanted)}%",
            "size": PAGE_SIZE + 1,
        },
    )
    shown = found[:PAGE_SIZE]
    people = person_cards({row[0] for row in shown if row[0]})
    views = letter_views([row[1:] for row in shown], viewer.id)
    hits = [Found(view, people.get(row[0]), *_around(view.text, wanted)) for row, view in zip(shown, views, strict=True)]
    return Page(hits, encode_cursor(shown[-1][1]) if len(found) > PAGE_SIZE else None)


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _around(text: str, wanted: str) -> tuple[str, str, str]:
    at = text.casefold().find(wanted.casefold())
    if at < 0:  # Letters that change their length when folded: the whole is shown, without a mark.
        return text[: _AROUND * 2], "", ""
    start, end = max(0, at - _AROUND), at + len(wanted)
    after = text[end : end + _AROUND * 2]
    return ("…" if start else "") + text[start:at], text[at:end], after + ("…" if end + _AROUND * 2 < len(text) else "")
